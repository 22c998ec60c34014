"""Small inputs that once gave a wrong programme. Each test says what is right.

A folder is an invented client, with a diary and a record where it needs them. What is
asserted is the meaning; the doses may be others.
"""

import datetime
import re
import shutil
from pathlib import Path

import pytest

from rehab.app.papers import Papers, Stopped
from rehab.app.planned import plan_client
from rehab.app.words import words
from rehab.commands import clock
from rehab.model.diary import Diary, SessionRecord, WeekRecord
from rehab.model.programme import Programme, Week
from rehab.model.proposal import Proposal
from rehab.planner.programme import build_programme
from rehab.render.words import reason_words
from rehab.report.review.whole import review_lines
from rehab.signing.reviewing import review
from tests.support.cases import in_week, library, region, short, week_numbered
from tests.support.doses import (
    amount,
    by_exercise,
    leaps,
    rises,
    rung_of,
    step_of,
)
from tests.support.folders import html_in, plain, programme_in, read_in, text_in

HERE = Path(__file__).parent
LYING = ("supine_lying", "prone_lying", "side_lying", "kneeling")
FROM_THE_FLOOR = 2  # so much of a tag means getting down to the floor
BEDS = {"bed"}


def reviewed(name: str) -> str:
    """Return what ``rehab review`` prints for this folder."""
    papers = read_in(HERE / name)
    assert isinstance(papers, Papers), papers
    found = review(papers)
    assert isinstance(found, Proposal)
    return "\n".join(
        review_lines(found, region(), "client.yaml", words().of_region(region()))
    )


# --- What was done counts -------------------------------------------------------------


def test_never_done_exercise_repeats_and_says_so() -> None:
    found = programme_in(HERE / "never_done")
    done = {
        week.week: {name for row in week.sessions for name in row.did or ()}
        for week in found.diary.weeks
    }
    undone = [
        (number, name)
        for number, names in done.items()
        for name in in_week(found, number)
        if name not in names
    ]
    assert {number for number, _ in undone} == set(done)
    most: dict[str, float] = {}
    for number, name in undone:
        before, after = in_week(found, number)[name], in_week(found, number + 1)[name]
        had = most[name] = max(before.weekly_volume, most.get(name, 0))
        assert after.weekly_volume <= had, (number, short(after.dose))
        if week_numbered(found, number + 1).easy or week_numbered(found, number).easy:
            continue
        said = reason_words(words(), after.reason)
        assert re.search(r"(?i)not done|never done|no session|not been done", said), (
            said
        )


def test_less_than_asked_does_not_rise() -> None:
    found = programme_in(HERE / "less_than_asked")
    last = found.diary.last_week
    first = in_week(found, 1)["chest_supported_row"]
    for week in found.weeks[1 : last + 1]:
        row = next(one for one in week.prescriptions if one.ladder == "row")
        assert row.exercise.id == "chest_supported_row", week.number
        assert row.weekly_volume <= first.weekly_volume, (week.number, short(row.dose))


def test_effort_of_ten_is_never_green_and_nothing_rises() -> None:
    found = programme_in(HERE / "effort_ten_is_green")
    last = found.diary.last_week
    for week in found.weeks[:last]:
        assert week.colour in {"amber", "red"}, (week.number, week.colour)
    assert not rises(found, 1, last + 1)


def test_ticks_alone_are_missing_scores_and_no_reason_to_doubt_the_diagnosis() -> None:
    said = reviewed("ticks_only").lower()
    assert re.search(r"scores? (is|are|were)? ?missing|missing scores", said)
    assert "diagnosis" not in said


# --- Time off -------------------------------------------------------------------------


def test_silence_is_not_signed_into_more(rehab, monkeypatch, tmp_path) -> None:
    monkeypatch.setattr(clock, "today", lambda: datetime.date(2026, 11, 28))
    folder = tmp_path / "silent"
    shutil.copytree(HERE / "silence_signed_into_more", folder)
    client = folder / "client.yaml"
    code, _, said = rehab("sign", "--unseen", client, "--by", "X", "--weeks", "26-27")
    assert code == 1, said
    assert re.search(r"\b9\b", said), said  # the first week that nobody typed in
    assert not (folder / "record.yaml").exists()


def test_weeks_of_silence_cost_one_cut_and_one_rung() -> None:
    found = programme_in(HERE / "eight_weeks_of_silence")
    had = {one.ladder: one.exercise.id for one in found.weeks[7].prescriptions}
    for week in found.weeks[8:24]:
        for one in week.prescriptions:
            where = (week.number, one.exercise.id, short(one.dose))
            sets = one.dose.sets
            assert (sets, getattr(one.dose, _inside(one.dose))) != (1, 1), where
            if one.ladder in had:
                least = rung_of(one.ladder, had[one.ladder]) - 1
                assert rung_of(one.ladder, one.exercise.id) >= least, where
    assert not leaps(found, found.diary.last_week + 1, 24)


def _inside(dose) -> str:
    names = ("repetitions", "minutes", "metres", "hold_seconds", "scheme")
    return next(name for name in names if getattr(dose, name) is not None)


# --- Bad weeks ------------------------------------------------------------------------


def test_flare_takes_half_then_a_quarter_and_then_the_dose_is_back() -> None:
    found = programme_in(HERE / "one_flare_in_light_load")
    for name, had in in_week(found, 2).items():
        after = [by_exercise(week)[name].dose for week in found.weeks[2:7]]
        back = next((n for n, dose in enumerate(after) if dose == had.dose), None)
        assert back is not None, (name, [short(dose) for dose in after])
        parts = [amount(dose) / amount(had.dose) for dose in after[:back]]
        assert parts == sorted(parts), name
        near = step_of(had.dose) / amount(had.dose) + 1e-9
        for share, load in ((0.5, 0.8), (0.75, 0.9)):  # fewer where it is not lighter
            most, least = share + near, share * load - near
            assert any(least <= part <= most for part in parts), (name, parts)
        assert parts[0] < 0.75, (name, parts)
        for week in found.weeks[2 + back : found.diary.last_week + 1]:
            later = by_exercise(week).get(name)
            if later and not week.easy:
                assert later.weekly_volume >= had.weekly_volume, (week.number, name)


def test_phase_that_keeps_all_in_a_red_day_keeps_all() -> None:
    found = programme_in(HERE / "red_percent_ignored")
    _, red, after = found.weeks[:3]
    assert red.colour == "red"
    first = by_exercise(found.weeks[0])
    for name, one in by_exercise(after).items():
        had = by_exercise(red).get(name) or first.get(name)
        assert had is None or one.dose == had.dose, (name, short(one.dose))
        if one.reason.rule == "start.catalogue":
            assert one.dose == one.exercise.dose.start, name


def test_less_pain_moves_on_however_many_doses_were_skipped() -> None:
    found = programme_in(HERE / "acute_skipped_doses")
    assert found.weeks[found.diary.last_week].phase.id != found.weeks[0].phase.id


def test_sheets_of_a_day_are_told_as_days() -> None:
    said = reviewed("acute_skipped_doses")
    told = said[: said.index("Ask again before you decide")]
    assert "Day" in told
    assert not re.findall(r"(?i)\bweeks?\b", told)


# --- Swaps ----------------------------------------------------------------------------


def test_swap_there_and_back_has_the_dose_it_had() -> None:
    found = programme_in(HERE / "swap_there_and_back")
    had, now, later = (in_week(found, n)["chest_supported_row"] for n in (4, 5, 6))
    assert now.dose == had.dose
    assert later.dose.load_kg == had.dose.load_kg
    assert later.weekly_volume <= 1.3 * had.weekly_volume


def test_what_was_swapped_out_is_not_offered_as_the_easier_one() -> None:
    found = programme_in(HERE / "swap_leaks_into_easier")
    _is_nowhere("chest_supported_row", found)


def test_what_was_swapped_out_does_not_come_back_after_time_off() -> None:
    papers = read_in(HERE / "swap_leaks_into_easier")
    assert isinstance(papers, Papers)
    first = papers.client.start
    row = SessionRecord(before=2, during=2, next_morning=2, effort=3)
    for weeks_off in (1, 2, 3, 4, 5):
        days = [first + datetime.timedelta(days=n) for n in (0, 1, 2, 4, 5)]
        done = tuple(row.model_copy(update={"day": day}) for day in days)
        weeks = [WeekRecord(week=1, sessions=done)]
        away = [WeekRecord(week=2 + n, away="holiday") for n in range(weeks_off)]
        found = build_programme(
            papers.client, papers.plan, library(), Diary(weeks=(*weeks, *away))
        )
        assert isinstance(found, Programme)
        _is_nowhere("chest_supported_row", found)


def _is_nowhere(name: str, found: Programme) -> None:
    for week in found.weeks:
        for one in (*week.prescriptions, *week.flare_menu):
            assert one.exercise.id != name, week.number
            assert one.easier is None or one.easier.id != name, week.number


# --- What is at home ------------------------------------------------------------------


def test_row_does_not_begin_with_a_benchmark_lift() -> None:
    found = programme_in(HERE / "benchmark_as_first_row")
    rows = [
        (week.number, one.exercise)
        for week in found.weeks
        for one in week.prescriptions
        if one.exercise.pattern == "row"
    ]
    number, first = rows[0]
    assert not first.benchmark, first.id
    assert number <= 4


def test_a_kilogram_of_body_weight_makes_no_other_programme() -> None:
    one, two = (programme_in(HERE / f"weight_{kg}_kg") for kg in (79, 80))
    assert len(one.weeks) == len(two.weeks)
    for light, heavy in zip(one.weeks, two.weeks, strict=True):
        assert by_exercise(light).keys() == by_exercise(heavy).keys(), light.number
        for name, of in by_exercise(light).items():
            other = by_exercise(heavy)[name]
            assert of.dose.band == other.dose.band, (light.number, name)
            if of.dose.load_kg and other.dose.load_kg:
                apart = _pieces_apart(one, of.dose.load_kg, other.dose.load_kg)
                assert apart <= 1, (light.number, name)
            else:
                assert of.dose.load_kg == other.dose.load_kg, (light.number, name)


def _pieces_apart(found: Programme, one: float, two: float) -> int:
    """Return how many weights of some piece of equipment lie between two loads."""
    apart = [
        abs(loads.index(one) - loads.index(two))
        for weights in found.client.weights_kg.values()
        for pieces in (1, 2)
        if one in (loads := [kg * pieces for kg in sorted(weights)]) and two in loads
    ]
    return min(apart, default=99)


def test_kettlebells_alone_load_a_row_and_a_hinge() -> None:
    found = programme_in(HERE / "kettlebells_only")
    bells = found.client.weights_kg["kettlebell"]
    totals = {n * kg for kg in bells for n in (1, 2)}
    for pattern in ("row", "hinge"):
        loads = {
            one.dose.load_kg
            for week in found.weeks
            for one in week.prescriptions
            if one.exercise.pattern == pattern
        }
        assert loads & totals, pattern


def test_goal_names_no_lift_that_is_not_on_the_sheet() -> None:
    text = text_in(HERE / "kettlebells_only").lower()
    found = programme_in(HERE / "kettlebells_only")
    names = " ".join(
        one.exercise.name.lower() for week in found.weeks for one in week.prescriptions
    )
    for lift in ("row", "deadlift", "superman"):
        assert f"the {lift}" not in text or lift in names, lift


# --- What may be done -----------------------------------------------------------------


def test_who_cannot_get_to_the_floor_does_nothing_there() -> None:
    found = programme_in(HERE / "floor_transfer_hard")
    for name in sorted(_shown(found)):
        exercise = library().exercises[name]
        down = [tag for tag in LYING if exercise.tags.get(tag, 0) >= FROM_THE_FLOOR]
        assert not down or BEDS & set(exercise.equipment), (name, down)


def _shown(found: Programme) -> set[str]:
    """Return every exercise that a page names: also the easier ones and the rescue."""
    given = [
        one for week in found.weeks for one in (*week.prescriptions, *week.flare_menu)
    ]
    easier = {one.easier.id for one in given if one.easier}
    return {one.exercise.id for one in given} | easier | set(found.rescue)


@pytest.mark.parametrize("name", ["pregnant_30_weeks", "pregnant_and_frail"])
def test_late_in_pregnancy_nobody_lies_on_the_front_or_bends_to_the_floor(name) -> None:
    found = programme_in(HERE / name)
    for shown in sorted(_shown(found)):
        assert not library().exercises[shown].tags.get("prone_lying"), shown
    assert not [move for move in found.rescue if "cherry_picker" in move]
    text = text_in(HERE / name)
    said = re.findall(r"(?i).{40}(?:face down|on your front|cherry).{40}", text)
    assert not said, said[:3]


def test_movement_screen_asks_nothing_that_a_broken_vertebra_forbids() -> None:
    html = html_in(HERE / "vertebral_fracture", "physio")
    (screen,) = re.findall(r'(?s)<table class="plain screen">.*?</table>', html)
    said = re.findall(r"(?i)bend(?:ing)? forward|heel drop", plain(screen))
    assert not said


# --- A client of weight_80_kg, with a line changed ------------------------------------


def changed(folder: Path, old: str, new: str) -> Path:
    """Write the client with one line changed; return the file."""
    text = (HERE / "weight_80_kg" / "client.yaml").read_text("utf-8")
    assert text.count(old) == 1
    file = folder / "client.yaml"
    file.write_text(text.replace(old, new), encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("key", "old", "new"),
    [
        pytest.param("name", "name: Test", 'name: "  "'),
        pytest.param("birth_year", "birth_year: 1984", "birth_year: 74"),
        pytest.param(
            "weights_kg",
            "dumbbells: [2,4,6,8,10,12,14,16]",
            "dumbbells: [2,5, 5, 7,5]",  # a comma for the decimal point
        ),
    ],
)
def test_slip_of_the_pen_is_a_problem_at_its_line(key, old, new, tmp_path) -> None:
    file = changed(tmp_path, old, new)
    found = read_in(tmp_path)
    assert isinstance(found, Stopped)
    lines = file.read_text("utf-8").splitlines()
    assert {one.line for one in found.problems} == {
        number for number, line in enumerate(lines, start=1) if new in line
    }
    assert all(one.where.startswith(key) for one in found.problems)


def test_three_days_a_week_are_enough_to_leave_the_first_phase(tmp_path) -> None:
    changed(tmp_path, "entry_phase: light_load", "entry_phase: find_triggers")
    papers = read_in(tmp_path)
    assert isinstance(papers, Papers)
    first = build_programme(papers.client, papers.plan, library())
    assert isinstance(first, Programme)
    weeks = [
        WeekRecord(week=week.number, sessions=_calm(week), confidence=8)
        for week in first.weeks[: first.weeks[0].phase.weeks.max]
    ]
    back = Diary(weeks=tuple(weeks))
    found = build_programme(papers.client, papers.plan, library(), back)
    assert isinstance(found, Programme)
    assert found.weeks[back.last_week].phase.id != "find_triggers"


def _calm(week: Week) -> tuple[SessionRecord, ...]:
    """Return a calm session on each of the client's own days."""
    own = {0, 2, 4}  # Monday, Wednesday, Friday
    return tuple(
        SessionRecord(day=day, before=2, during=2, next_morning=2, effort=3)
        for day in week.days
        if day.weekday() in own
    )


def test_signed_sheet_is_a_draft_again_when_the_usual_pain_changes(
    rehab, monkeypatch, tmp_path
) -> None:
    monkeypatch.setattr(clock, "today", lambda: datetime.date(2026, 11, 29))
    file = changed(tmp_path, "goals:", "when: at home\ngoals:")
    code, _, said = rehab(
        "sign", "--unseen", file, "--by", "Robin Hale", "--weeks", "1-4"
    )
    assert code == 0, said
    _, signed, _ = rehab("plan", file, "--weeks", "1-4")
    assert "reviewed by Robin Hale" in signed
    text = file.read_text("utf-8").replace("usual_pain: 2", "usual_pain: 3")
    file.write_text(text, encoding="utf-8")
    _, now, _ = rehab("plan", file, "--weeks", "1-4")
    assert "draft" in now


# --- A row of a table is what its author wrote ----------------------------------------

EDGE = "library/plans/edge.yaml"
OUT_OF_ORDER = (
    "{from_week: 3, dose: {sets: 3, repetitions: 5, load_kg: 22.5}}, "
    "{from_week: 1, dose: {sets: 3, repetitions: 5, load_kg: 21.25}}"
)
IN_ORDER = (
    "{from_week: 1, dose: {sets: 3, repetitions: 5, load_kg: 21.25}}, "
    "{from_week: 3, dose: {sets: 3, repetitions: 5, load_kg: 22.5}}"
)
CURES = {  # what stands in the plan or the client's file, and what they may write
    "{sets: 4, repetitions: 15}": "{sets: 3, repetitions: 12}",
    OUT_OF_ORDER: IN_ORDER,
    ", load_kg: 99": "",
    "[20, 22.5, 25]": "[20, 21.25, 22.5, 25]",
}


def test_table_that_cannot_be_done_as_written_is_a_problem_at_its_row() -> None:
    folder = HERE / "tables"
    found = plan_client(folder / "client.yaml", None, folder / "library")
    assert isinstance(found, Stopped)
    lines = (folder / EDGE).read_text("utf-8").splitlines()
    here = [(one, lines[one.line - 1][one.column - 1 :]) for one in found.problems]
    assert [(one.message, at[: at.index("}")]) for one, at in here] == [
        ("is above the cap of nordic: 3, got 4", "4, repetitions: 15"),
        ("is above the cap of nordic: 12, got 15", "15"),
        (
            "week 1 comes after week 3",
            "1, dose: {sets: 3, repetitions: 5, load_kg: 21.25",
        ),
        ("the client has no 21.25 kg for press", "21.25"),
        ("squat_hsr takes no weight", "99"),
    ]
    assert all(one.file.endswith("edge.yaml") and one.hint for one in found.problems)


def cured(folder: Path, *but: str) -> Path:
    """Write the folder with what the problems ask for; return the client's file."""
    shutil.copytree(HERE / "tables", folder)
    for file in (folder / EDGE, folder / "client.yaml"):
        text = file.read_text("utf-8")
        for old, new in CURES.items():
            text = text if old in but else text.replace(old, new)
        file.write_text(text, encoding="utf-8")
    return folder / "client.yaml"


@pytest.mark.parametrize("left", CURES)
def test_each_of_them_alone_is_refused(rehab, left, tmp_path) -> None:
    client = cured(tmp_path / "edge", left)
    library = client.parent / "library"
    code, _, said = rehab("plan", client, "--library", library)
    assert code == 1
    assert "edge.yaml:" in said


def test_table_that_can_be_done_is_given_as_it_is_written(rehab, tmp_path) -> None:
    client = cured(tmp_path / "edge")
    library = client.parent / "library"
    code, said, wrong = rehab("plan", client, "--library", library, "--weeks", "1-4")
    assert code == 0, wrong
    weeks = re.split(r"(?m)^Week", said)[1:]
    for number, week in enumerate(weeks, start=1):
        kg = "21.25" if number < 3 else "22.5"
        assert re.search(r"(?m)^ *Nordic hamstring lower +3×12 ", week), week
        assert re.search(rf"(?m)^ *Press +3×5, {re.escape(kg)} kg ", week), week
        assert re.search(r"(?m)^ *Squat, slow and heavy +2×15 ", week), week
    assert len(weeks) == 4
    _, why, _ = rehab("explain", client, "--library", library, "--week", "3")
    assert why.count("The plan's table, row from week 1") == 2
    assert why.count("The plan's table, row from week 3") == 1


def test_every_folder_has_a_test() -> None:
    text = Path(__file__).read_text("utf-8")
    folders = {path.name for path in HERE.iterdir() if (path / "client.yaml").is_file()}
    weights = {name for name in folders if name.startswith("weight_")}
    assert folders - weights == {n for n in folders if f'"{n}"' in text} - weights
