"""What has to be done next for a client, from the first draft to the next sheets."""

import datetime
import shutil

import pytest

from rehab.app.next_step import next_step
from rehab.app.papers import Stopped, papers_with
from rehab.app.planned import Planned, lay_out, plan_client
from rehab.caseload.caseload import caseload
from rehab.checking.check import check
from rehab.handout.weeks import next_block
from rehab.model.record import Decision, Record
from rehab.signing.reviewing import decide, hand_out, sign
from tests.support.cases import ROOT, client, diary_of, library
from tests.support.reviews import planned_with
from tests.support.signing import issued_for

MONDAY = datetime.date(2026, 11, 23)
DAY = datetime.timedelta(days=1)
SAM = ROOT / "examples" / "first-visit" / "client.yaml"
ROW = "{{day: {day}, before: 2, during: 3, next_morning: 2}}"


@pytest.fixture
def sam(tmp_path):
    file = tmp_path / "sam" / "client.yaml"
    file.parent.mkdir()
    shutil.copy(SAM, file)
    return file


def papers(file, day):
    return papers_with(library(), ROOT / "exercises", file, None, day)


def step(file, day):
    read = papers(file, day)
    return next_step(read, lay_out(read), day)


def planned(file, day):
    made = lay_out(papers(file, day))
    assert isinstance(made, Planned), made
    return made


def going_on(file, day):
    go_on = Decision(after_week=0, option="go_on", by="Robin Hale", on=day)
    decide(papers(file, day), file, go_on)


def add_week(file, week, first, **more):
    rows = [ROW.format(day=first + n * DAY) for n in range(7)]
    lines = [f"  - week: {week}\n    sessions: [{', '.join(rows)}]\n"]
    lines += [f"    {key}: {value}\n" for key, value in more.items()]
    diary = file.with_name("diary.yaml")
    text = diary.read_text("utf-8") if diary.exists() else "weeks:\n"
    diary.write_text(text + "".join(lines), "utf-8")


def on_paper(file, day):
    made = planned(file, day)
    block = next_block(made.programme)
    sign(made, file, block, "Robin Hale", day, needs_proof=False)
    assert step(file, day).kind == "hand_out"
    hand_out(planned(file, day), file, block, day)


def test_from_the_first_draft_to_the_second_sheets(sam):
    assert (step(sam, MONDAY).kind, step(sam, MONDAY).weeks) == ("sign", (1,))
    on_paper(sam, MONDAY)
    waiting = step(sam, MONDAY + 3 * DAY)
    assert (waiting.kind, waiting.on) == ("wait", MONDAY + 7 * DAY)
    late = step(sam, MONDAY + 7 * DAY)
    assert (late.kind, late.weeks) == ("type_in", (1,))
    add_week(sam, 1, MONDAY)
    day = MONDAY + 7 * DAY
    assert (step(sam, day).kind, step(sam, day).weeks) == ("decide", (1,))
    going_on(sam, day)
    assert step(sam, day).kind == "sign"
    on_paper(sam, day)
    assert step(sam, day).kind == "wait"


def test_a_stop_sign_comes_before_everything(sam):
    on_paper(sam, MONDAY)
    add_week(sam, 1, MONDAY)
    diary = sam.with_name("diary.yaml")
    text = diary.read_text("utf-8")
    diary.write_text(text.replace("2}]", "2, stop_sign: true}]"), "utf-8")
    found = step(sam, MONDAY + 7 * DAY)
    assert (found.kind, found.weeks) == ("stop_sign", (1,))


def test_an_old_screen_is_said_before_anybody_signs(sam):
    sam.write_text(sam.read_text("utf-8").replace("2026-11-20", "2026-10-31"), "utf-8")
    on_paper(sam, MONDAY)
    add_week(sam, 1, MONDAY)
    going_on(sam, MONDAY + 7 * DAY)
    found = step(sam, MONDAY + 7 * DAY)
    assert found.kind == "screen"
    assert [reason.rule for reason in found.reasons] == ["sign.old_screen"]


def test_problems_and_refusals_are_steps_too(sam):
    text = sam.read_text("utf-8")
    sam.write_text(text.replace("usual_pain: 3", "usual_pain: 30"), "utf-8")
    assert step(sam, MONDAY).kind == "mend"
    sam.write_text(text.replace("infection: no", "infection: yes"), "utf-8")
    found = step(sam, MONDAY)
    assert found.kind == "refused"
    assert found.reasons


def test_a_caseload_has_a_row_for_each_client(sam):
    on_paper(sam, MONDAY)
    other = sam.parent.parent / "kim" / "client.yaml"
    other.parent.mkdir()
    shutil.copy(sam, other)
    text = other.read_text("utf-8").replace("usual_pain: 3", "usual_pain: 30")
    other.write_text(text, "utf-8")
    (kim, row), problems = caseload(sam.parent.parent, None, MONDAY + 2 * DAY)
    assert problems == ()
    assert kim.step.kind == "mend"
    assert [problem.line for problem in kim.problems] == [22, 5]
    assert (row.name, row.week, row.phase) == ("Sam", 1, "Find your triggers")
    assert (row.step.kind, row.review_on) == ("wait", MONDAY + 7 * DAY)
    assert row.colour is None
    assert "is that of" in row.problems[0].message
    (_, late), _ = caseload(sam.parent.parent, None, MONDAY + 9 * DAY)
    assert (late.unreported, late.step.kind) == ((1,), "type_in")


def kinds(*, back, decisions=(), **changes):
    """What is due on a Monday, when weeks 1-4 were handed out and one came back."""
    record = Record(issued=(issued_for(),), decisions=decisions)
    diary = diary_of({1: back})
    programme = planned_with(client(**changes), diary=diary, record=record)
    made = Planned(programme, library(), ROOT / "exercises")
    found = next_step(papers(SAM, MONDAY), made, MONDAY + 7 * DAY)
    return found.kind, found.weeks, [why.rule for why in found.reasons]


def test_sheets_at_home_are_waited_for_only_while_they_are_right():
    again = "issued.print_again"
    assert kinds(back="green") == ("wait", (), [])
    assert kinds(back="amber") == ("wait", (), ["issued.done_again"])
    assert kinds(back="red") == ("decide", (1,), [again])
    changed = kinds(back="green", exclude=["deadlift_raised"])
    assert changed == ("decide", (1,), [again] * 3)
    repeat = Decision(after_week=1, option="repeat", by="Robin Hale", on=MONDAY)
    kind, weeks, why = kinds(back="green", decisions=(repeat,))
    assert (kind, weeks, why[0]) == ("sign", (2, 3, 4, 5), again)


def test_a_session_of_a_day_to_come_is_a_problem_wherever_the_diary_is_read(sam):
    on_paper(sam, MONDAY)
    add_week(sam, 1, MONDAY)
    day = MONDAY + 5 * DAY  # the seventh row is of the next day
    assert step(sam, day).kind == "mend"
    diary = sam.with_name("diary.yaml")
    for ahead in (False, True):
        found = plan_client(sam, None, None, day, ahead=ahead)
        assert isinstance(found, Stopped)
        (problem,) = found.problems
        assert problem.message == "2026-11-29 is in the future"
        assert problem.file == str(diary)
    for file in (sam, diary):
        problems = check((file,), day).problems
        assert [one.file for one in problems] == [str(diary)]
