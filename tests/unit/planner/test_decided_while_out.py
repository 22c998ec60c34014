"""A decision while sheets are at home: they stay, and what was decided holds."""

import datetime
from typing import Any

import pytest

from rehab.model.diary import Diary
from rehab.model.programme import Programme
from rehab.model.record import Decision, Record
from rehab.planner.programme import build_programme
from rehab.review.issued import issue
from tests.support.cases import client, library, plan

ON = datetime.date(2026, 11, 21)
SWAP: dict[str, Any] = {
    "option": "swap",
    "exercise": "deadlift_raised",
    "instead": "pull_through",
}
DOWN: dict[str, Any] = {"option": "rung_down", "exercise": "deadlift_raised"}
KIT: dict[str, Any] = {
    "bands": ["light", "medium", "heavy"],
    "equipment": ["bench", "chair", "step", "blocks"],
}


def on_old_sheets(
    *decided: dict[str, Any], red: tuple[int, ...] = (), sheets: int = 4, **file: Any
) -> Programme:
    """So many sheets at once; what is decided meanwhile is on none of them."""
    was = build_programme(client(**KIT, **file), plan(), library())
    assert isinstance(was, Programme)
    weeks = []
    for number in range(1, sheets + 1):
        week = was.week(number)
        assert week is not None
        pain = 4 if number in red else 2
        scores = {"before": 2, "during": pain, "next_morning": pain, "effort": 3}
        days = sorted({day for given in week.prescriptions for day in given.days})
        rows = [{"day": day, **scores} for day in days]
        weeks.append({"week": number, "confidence": 8, "sessions": rows})
    by = {"by": "R. Hale", "on": ON}
    decisions = tuple(Decision.model_validate({**by, **one}) for one in decided)
    issued = issue(was, range(1, sheets + 1), "R. Hale", ON, "x")
    record = Record(issued=(issued,), decisions=decisions)
    diary = Diary.model_validate({"weeks": weeks})
    found = build_programme(client(**KIT, **file), plan(), library(), diary, record)
    assert isinstance(found, Programme)
    return found


@pytest.mark.parametrize("decided", [SWAP, DOWN], ids=["swap", "rung down"])
def test_it_holds_in_the_next_phase_which_says_who_wanted_it(decided) -> None:
    found = on_old_sheets({**decided, "after_week": 3})
    old, new = found.week(4), found.week(5)
    assert old is not None
    assert new is not None
    assert (old.phase.id, new.phase.id) == ("light_load", "hold")
    assert "deadlift_raised" not in new.exercises
    given = new.given("pull_through")
    assert given is not None
    assert given.chosen.facts["by"] == "R. Hale"
    assert given.reason.rule == "start.catalogue"


def test_it_holds_on_falling_back_a_phase_and_begins_low_there() -> None:
    swap = {**SWAP, "after_week": 2}
    found = on_old_sheets(swap, red=(3, 4), entry_phase="slow_build")
    week = found.week(5)
    assert week is not None
    assert week.phase.id == "hold"
    assert "deadlift_raised" not in week.exercises
    given = week.given("pull_through")
    assert given is not None
    assert (given.chosen.facts["by"], given.dose.repetitions) == ("R. Hale", 7)


def test_a_dose_that_was_set_of_it_holds_too() -> None:
    dose: dict[str, Any] = {"sets": 2, "repetitions": 8, "band": "light"}
    told: dict[str, Any] = {
        "option": "set_dose",
        "exercise": "pull_through",
        "dose": dose,
    }
    swap, told = {**SWAP, "after_week": 2}, {**told, "after_week": 3}
    week = on_old_sheets(swap, told).week(5)
    assert week is not None
    given = week.given("pull_through")
    assert given is not None
    assert (given.dose.repetitions, given.reason.rule) == (8, "dose.set")


def test_it_holds_where_the_sheets_at_home_lead_its_exercise_on() -> None:
    """Week 7 has one bell from the floor on paper; the physio wanted less, not more."""
    at_home: dict[str, Any] = {"entry_phase": "slow_build", "sheets": 8}
    planned = on_old_sheets(**at_home).week(7)
    found = on_old_sheets({**SWAP, "after_week": 3}, **at_home)
    assert planned is not None
    assert "deadlift_kettlebell" in planned.exercises
    for number in (7, 8, 9):
        week = found.week(number)
        assert week is not None
        assert "deadlift_kettlebell" not in week.exercises, number
    assert "pull_through" in week.exercises


def test_a_red_week_before_its_first_sheet_is_one_for_it_too() -> None:
    found = on_old_sheets({**SWAP, "after_week": 2}, red=(4,), entry_phase="slow_build")
    week = found.week(5)
    assert week is not None
    given = week.given("pull_through")
    assert given is not None
    assert (given.dose.repetitions, given.reason.rule) == (7, "start.lower")
