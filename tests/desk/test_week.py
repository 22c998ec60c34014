"""What came back, typed into a form: the same diary as by questions, or nothing."""

import datetime
import re
import shutil

import pytest

from rehab.desk import drafts
from rehab.reader.library import read_diary
from tests.desk.conftest import EXAMPLES
from tests.support.handed_out import record_of_week_1

ALEX = "steady-build"
PAIN = ("before", "during", "next_morning")


@pytest.fixture
def back(desk):
    """The Monday after week 1."""
    desk.clock.today = datetime.date(2026, 11, 30)
    return desk


def form_of(back, name=ALEX):
    page = back.get(f"/client/{back.key(name)}/week").text
    return dict(re.findall(r'name="(seen|week)" value="([^"]*)"', page)), page


def good_week(**more):
    fields = {f"all-{n}": "1" for n in range(3)}
    fields |= {f"{key}-{n}": "2" for key in PAIN for n in range(3)}
    return {**fields, "effort": "easy", "confidence": "7", **more}


def save(back, fields, name=ALEX):
    return back.post(f"/client/{back.key(name)}/week", fields)


def diary_of(folder, name=ALEX):
    read, problems = read_diary(folder / name / "diary.yaml", None)
    assert problems == ()
    return read


def test_the_form_has_the_days_and_exercises_of_the_sheet(back):
    hidden, page = form_of(back)
    assert hidden["week"] == "1"
    assert [d for d in ("Mon", "Wed", "Fri", "Tue") if f">{d}<" in page] == [
        *("Mon", "Wed", "Fri")
    ]
    assert "Chest-supported row" in page
    assert 'name="did-0-walk_build"' in page


def test_a_week_goes_into_the_diary_as_typed(back, folder):
    hidden, _ = form_of(back)
    assert save(back, {**hidden, **good_week(note="slept well")}).status_code == 303
    (week,) = diary_of(folder).weeks
    assert (week.week, week.effort, week.confidence) == (1, "easy", 7)
    assert week.note == "slept well"
    assert [str(one.day) for one in week.sessions] == [
        *("2026-11-23", "2026-11-25", "2026-11-27")
    ]
    assert all(one.did is None and one.during == 2 for one in week.sessions)


def test_some_ticks_are_what_was_done_and_an_empty_day_is_no_session(back, folder):
    hidden, _ = form_of(back)
    fields = {"did-0-pull_through": "1", "before-0": "1", "during-0": "3"}
    assert save(back, {**hidden, **fields, "sore-0": "3"}).status_code == 303
    (session,) = diary_of(folder).weeks[0].sessions
    assert session.did == ("pull_through",)
    assert session.sore == "pull_through"
    assert session.next_morning is None  # never 0


def test_every_fault_is_told_at_its_cell_and_nothing_is_written(back, folder):
    hidden, _ = form_of(back)
    faults = {
        "before-1": ("11", "from 0 to 10. Leave it empty if nobody wrote it down"),
        "during-0": ("2,5", "from 0 to 10. Leave it empty if nobody wrote it down"),
        "sore-0": ("9", "not on this sheet"),
        "confidence": ("lots", "from 0 to 10. Leave it empty if nobody wrote it down"),
        "effort": ("brutal", "is not known"),
    }
    typed = {field: text for field, (text, _) in faults.items()}
    answer = save(back, {**hidden, **good_week(), **typed})
    assert answer.status_code == 422
    for field, (_, says) in faults.items():
        assert says in re.search(rf'id="e-{field}">([^<]*)<', answer.text)[1]
        assert f'name="{field}" id="{field}" aria-invalid="true"' in answer.text
    assert 'id="before-0" value="2"' in answer.text  # the rest is still there
    assert not (folder / ALEX / "diary.yaml").exists()


def test_numbers_without_a_tick_are_asked_about(back, folder):
    hidden, _ = form_of(back)
    answer = save(back, {**hidden, "before-0": "2"})
    assert 'id="e-all-0"' in answer.text
    assert not (folder / ALEX / "diary.yaml").exists()


def test_nothing_at_all_wants_its_why(back, folder):
    hidden, _ = form_of(back)
    assert 'id="e-away"' in save(back, hidden).text
    assert save(back, {**hidden, "away": "holiday"}).status_code == 303
    assert diary_of(folder).weeks[0].away == "holiday"


def test_a_stop_sign_on_a_day_without_a_session_is_kept(back, folder):
    hidden, _ = form_of(back)
    assert save(back, {**hidden, "stop_sign-1": "1"}).status_code == 303
    (row,) = diary_of(folder).weeks[0].sessions
    assert row.stop_sign
    assert row.did == ()
    assert "stop sign" in back.get("/").text


def test_a_line_of_the_log_joins_the_session_of_its_day(back, folder):
    hidden, _ = form_of(back, "first-visit")
    fields = {"all-0": "1", "before-0": "2", "log-pain-0": "4", "log-what-0": "dishes"}
    more = {"log-pain-1": "3", "log-what-1": "car"}
    assert save(back, {**hidden, **fields, **more}, "first-visit").status_code == 303
    first, second = diary_of(folder, "first-visit").weeks[0].sessions
    assert (first.did, first.during, first.note) == (None, 4, "dishes")
    assert (second.did, second.during, second.note) == ((), 3, "car")


def test_what_an_editor_wrote_meanwhile_is_kept_and_shown(back, folder):
    hidden, _ = form_of(back)
    diary = folder / ALEX / "diary.yaml"
    diary.write_text("# mine\nweeks:\n  - {week: 1, away: work} # a note\n")
    answer = save(back, {**hidden, **good_week()})
    assert answer.status_code == 409
    assert "week: 1, away: work" in answer.text
    assert 'name="confidence" id="confidence" value="7"' in answer.text
    assert diary.read_text().startswith("# mine\nweeks:\n  - {week: 1, away: work}")


def test_a_week_is_never_written_twice_by_two_tabs(back, folder):
    one, _ = form_of(back)
    two, _ = form_of(back)
    assert save(back, {**one, **good_week()}).status_code == 303
    again = save(back, {**two, **good_week(note="second")})
    assert again.status_code == 409
    (week,) = diary_of(folder).weeks
    assert week.note is None


def test_comments_stay(back, folder):
    diary = folder / ALEX / "diary.yaml"
    diary.write_text("# mine\nweeks: # all of them\n")
    hidden, _ = form_of(back)
    assert save(back, {**hidden, **good_week()}).status_code == 303
    assert diary.read_text().startswith("# mine\nweeks: # all of them\n")


def test_what_is_typed_comes_back_after_a_restart_until_it_is_saved(back, folder):
    hidden, page = form_of(back)
    path = re.search(r'data-draft="([^"]*)"', page)[1].removeprefix(back.root)
    assert back.post(path, {**hidden, "before-0": "4"}).status_code == 204
    _, page = form_of(back)  # the draft is read from the disk each time
    assert 'name="before-0" id="before-0" value="4"' in page
    (draft,) = (folder / ALEX).glob(".desk-*")
    assert draft.stat().st_mode & 0o077 == 0
    assert save(back, {**hidden, **good_week()}).status_code == 303
    assert not list((folder / ALEX).glob(".desk-*"))


def test_a_draft_can_be_forgotten_and_has_no_name_of_its_own_choice(back, folder):
    hidden, page = form_of(back)
    path = re.search(r'data-draft="([^"]*)"', page)[1].removeprefix(back.root)
    back.post(path, {**hidden, "before-0": "4"})
    assert back.post(path, {"forget": "1", "back": "week"}).status_code == 303
    assert not list((folder / ALEX).glob(".desk-*"))
    long = "9" * 300
    for name in ("..%2f..%2fevil", "evil", "client-week-1.yaml", "-1", "1.5", long):
        path = f"/client/{back.key(ALEX)}/draft/{name}"
        assert back.post(path, {"a": "b"}).status_code == 404


def test_a_file_of_any_name_has_drafts_of_its_own(back, folder):
    for name in ("Sam Doe.yaml", "sam-doe.yaml"):
        file = shutil.copy(folder / ALEX / "client.yaml", folder / ALEX / name)
        key = back.site.practice.place(file).key
        said = back.post(f"/client/{key}/draft/1", {"before-0": name})
        assert said.status_code == 204
        kept = drafts.read(drafts.of_week(back.site.practice.find(key), 1))
        assert kept["before-0"] == name
    assert len(list((folder / ALEX).glob(".desk-*"))) == 2


def test_days_still_to_come_are_not_asked(back):
    back.clock.today = datetime.date(2026, 11, 25)
    _, page = form_of(back)
    assert "before-1" in page
    assert "before-2" not in page
    assert "Sessions still to come" in page


@pytest.fixture
def handed_out(back, folder):
    """The sheets of Alex as handed out; then something else on the days of the file."""
    text = record_of_week_1(
        "2026-11-23",
        """\
days: 2
doses:
  pull_through:
    dose: {sets: 2, repetitions: 9, band: light}
    sessions: 2
    weekdays: [tue, sat]
  walk_brisk: {dose: {minutes: 12}, sessions: 1, weekdays: [sat]}
""",
    )
    (folder / ALEX / "record.yaml").write_text(text, "utf-8")
    return back


def test_the_form_is_the_sheet_that_was_handed_out_whatever_the_plan_says(
    handed_out, folder
):
    hidden, page = form_of(handed_out)
    assert [d for d in ("Tue", "Sat", "Mon", "Fri") if f">{d}<" in page] == [
        *("Tue", "Sat")
    ]
    ticks = re.findall(r'name="did-(\d)-(\w+)"', page)
    assert ticks == [("0", "pull_through"), ("1", "pull_through"), ("1", "walk_brisk")]
    fields = {"all-1": "1", "during-1": "6", "sore-1": "2"}
    assert save(handed_out, {**hidden, **fields}).status_code == 303
    (session,) = diary_of(folder).weeks[0].sessions
    assert (str(session.day), session.sore) == ("2026-11-28", "walk_brisk")


LIFTS = "heavy-slow-resistance"


@pytest.fixture
def lifting(back, folder):
    """The sheet of week 1 asks for kilograms instead of ticks."""
    shutil.copytree(EXAMPLES / "published" / LIFTS, folder / LIFTS)
    return back


def test_kilograms_stand_instead_of_a_tick_as_on_the_sheet(lifting, folder):
    hidden, page = form_of(lifting, LIFTS)
    boxes = re.findall(r'name="(kg-0-\w+)"', page)
    assert boxes == [f"kg-0-{key}" for key in re.findall(r'name="did-0-(\w+)"', page)]
    press, squat = (box.removeprefix("kg-0-") for box in boxes[:2])
    fields = {f"kg-0-{press}": "40", "before-0": "1", f"did-0-{squat}": "1"}
    for wrong in ("600", "0", "forty", "2 40"):
        answer = save(lifting, {**hidden, **fields, f"kg-0-{press}": wrong}, LIFTS)
        assert answer.status_code == 422
        assert "is no weight in kilograms" in answer.text
    assert save(lifting, {**hidden, **fields}, LIFTS).status_code == 303
    (session,) = diary_of(folder, LIFTS).weeks[0].sessions
    assert session.did == (press, squat)
    assert session.kg == {press: 40}


def test_where_no_kilograms_are_asked_for_there_is_no_box(back):
    _, page = form_of(back)
    assert 'name="kg-' not in page
