"""Time off: which row of the plan counts, and what it leaves of a dose."""

import datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from rehab.model.diary import Diary, WeekRecord
from rehab.planner.allowed.case import Case
from rehab.planner.next_dose.missed_time import Gap, gap_before
from rehab.planner.outcome.past_week import Outcome
from tests.support.cases import build, client, library, plan, session, week_numbered

VECTORS = yaml.safe_load(
    (Path(__file__).parents[3] / "data" / "vectors.yaml").read_text("utf-8")
)


def gap_of(days: int, age: int) -> Gap | None:
    """Return the gap after one dated session and then nothing, ``days`` ago."""
    start = datetime.date(2026, 11, 23)
    person = client(start=start, birth_year=start.year - age)
    weeks = 1 + days // 7
    end = start + datetime.timedelta(weeks=weeks)
    last = end - datetime.timedelta(days=days + 1)
    record = WeekRecord(week=1, sessions=(session(2, day=last),))
    history = [Outcome("hold", "green", record, planned=3)]
    history += [Outcome("hold", "none")] * (weeks - 1)
    case = Case(person, plan(), library(), Diary(weeks=(record,)))
    return gap_before(case, tuple(history))


@pytest.mark.parametrize("vector", VECTORS["missed_days"], ids=str)
def test_a_gap_is_judged_by_its_days_and_the_age(vector: list[Any]) -> None:
    days, age, load, volume, rungs, restart = vector
    gap = gap_of(days, age)
    if days < 7:
        assert gap is None
        return
    assert gap is not None
    assert gap.days == days
    assert gap.row.restart == restart
    if load is not None:
        assert gap.row.load_percent == 100 + load
        assert gap.row.volume_percent == 100 + volume
        assert gap.row.rungs_down == rungs


def test_a_light_phase_keeps_its_load_and_its_rung_for_four_weeks() -> None:
    """Two weeks off the routine: 60 % of the volume, all of the weight."""
    person = client(entry_phase="hold")
    weeks = (WeekRecord(week=1, sessions=(session(2),) * 5), WeekRecord(week=4))
    found = week_numbered(build(person, diary=Diary(weeks=weeks)), 4)
    row = next(p for p in found.prescriptions if p.ladder == "row")
    assert row.reason.rule == "dose.missed"
    assert row.dose.load_kg == 4
    assert row.exercise.id == "chest_supported_row"


def test_a_long_time_off_begins_with_light_load_and_asks_the_physio() -> None:
    person = client(entry_phase="slow_build")
    weeks = (WeekRecord(week=1, sessions=(session(2),) * 5), WeekRecord(week=9))
    found = week_numbered(build(person, diary=Diary(weeks=weeks)), 10)
    assert found.phase.id == "light_load"
    assert "ask.missed" in {reason.rule for reason in found.asks}


def test_a_row_in_which_nothing_was_done_is_no_session() -> None:
    row = session(2, did=())
    week = WeekRecord(week=1, sessions=(row,) * 5)
    found = build(client(entry_phase="hold"), diary=Diary(weeks=(week,)))
    assert week_numbered(found, 1).colour == "thin"
