"""A diary is held against the sheets, the exercises, and today."""

import datetime
from pathlib import Path

import pytest

from rehab.model.dose import Dose
from rehab.model.record import Issued, IssuedDose, IssuedWeek, Record
from rehab.reader.expected import Expected, Sheet, expected
from rehab.reader.library import read_client, read_diary, read_library

SOUND = Path(__file__).parents[2] / "bad" / "sound"
START = datetime.date(2026, 1, 12)


def days(number):
    return START + datetime.timedelta(days=number)


def problems(tmp_path, rows, held):
    path = tmp_path / "diary.yaml"
    path.write_text(f"weeks:\n{rows}", "utf-8")
    found = read_diary(path, held)[1]
    return [str(problem).removeprefix(f"{path}:") for problem in found]


@pytest.fixture
def given():
    library, _ = read_library(SOUND / "exercises", SOUND / "plans")
    client, _ = read_client(SOUND / "client.yaml", library)
    return client, library.plans[client.plan], library.exercises


def record(*weeks):
    doses = {"hinge": IssuedDose(dose=Dose(repetitions=8), sessions=3)}
    sheets = tuple(
        IssuedWeek(week=n, start=days(7 * n - 7), phase="only", days=3, doses=doses)
        for n in weeks
    )
    issued = Issued(
        on=START,
        by="Sam",
        weeks="1",
        plan="easy",
        version="1",
        fingerprint="x",
        sheets=sheets,
    )
    return Record(issued=(issued,))


def test_a_day_outside_its_week_is_told_with_the_week_it_is_in(tmp_path):
    rows = "  - {week: 1, sessions: [{day: 2026-01-20}]}\n"
    assert problems(tmp_path, rows, Expected(start=START)) == [
        (
            "2:32: weeks › 1 › sessions › 1 › day: 2026-01-20 is not in week 1, "
            "2026-01-12 to 2026-01-18; it is in week 2"
        )
    ]


def test_a_day_after_today_is_in_the_future(tmp_path):
    rows = "  - {week: 1, sessions: [{day: 2026-01-14}]}\n"
    (found,) = problems(tmp_path, rows, Expected(today=days(1)))
    assert "2026-01-14 is in the future; today is 2026-01-13" in found
    assert problems(tmp_path, rows, Expected(today=days(2))) == []


def test_an_exercise_that_is_none_is_told_with_the_nearest(tmp_path, given):
    client, plan, exercises = given
    held = expected(client, plan, Record(), exercises)
    rows = "  - {week: 1, sessions: [{did: [hing], doses: {band: {repetitions: 2}}}]}\n"
    did, dose = problems(tmp_path, rows, held)
    assert 'unknown exercise "hing"; did you mean "hinge"?' in did
    assert dose.startswith("2:48:")
    assert 'unknown exercise "band"; did you mean "band_row"?' in dose


def test_a_week_that_was_never_handed_out_is_told(tmp_path, given):
    client, plan, exercises = given
    held = expected(client, plan, record(2, 3), exercises)
    rows = "  - week: 1\n  - week: 3\n  - week: 4\n"
    assert problems(tmp_path, rows, held) == [
        (
            "4:11: weeks › 3 › week: week 4 was never handed out; "
            "the last one that was is week 3"
        )
    ]


def test_without_a_record_any_week_may_come_back(tmp_path, given):
    client, plan, exercises = given
    held = expected(client, plan, Record(), exercises)
    assert problems(tmp_path, "  - week: 40\n", held) == []


def test_an_exercise_that_was_not_on_the_sheet_is_told(tmp_path, given):
    client, plan, exercises = given
    held = expected(client, plan, record(1), exercises)
    rows = (
        "  - week: 1\n    sessions:\n      - did: [hinge, deadlift]\n"
        "        doses: {band_row: {repetitions: 2}}\n"
    )
    did, dose = problems(tmp_path, rows, held)
    assert did.startswith("4:22:")
    assert '"deadlift" was not on the sheet of week 1; on it: hinge' in did
    assert dose.startswith("5:17:")


def test_a_day_may_come_as_often_as_its_sheet_has_sessions(tmp_path):
    sheet = Sheet(first=START, last=START, times=2)
    twice = "  - {week: 1, sessions: [{day: 2026-01-12}, {day: 2026-01-12}]}\n"
    assert problems(tmp_path, twice, Expected(sheets={1: sheet})) == []
    (found,) = problems(tmp_path, twice, Expected())
    assert "2026-01-12 given twice; first on line 2" in found


@pytest.mark.parametrize("text", ["weeks:\n", "weeks: []\n"])
def test_an_empty_diary_has_no_weeks_and_no_problems(tmp_path, text):
    path = tmp_path / "diary.yaml"
    path.write_text(text, "utf-8")
    diary, found = read_diary(path)
    assert (diary.weeks, found) == ((), ())


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "null\n", "~"])
def test_a_file_that_lost_all_it_held_is_no_diary(tmp_path, text):
    """Its stop signs would be gone without a word."""
    path = tmp_path / "diary.yaml"
    path.write_text(text, "utf-8")
    diary, (found,) = read_diary(path)
    assert diary is None
    assert "is empty; put back what was in it" in str(found)
