"""A range of repetitions: it moves by its top, as 8 to 12 with the next weight."""

import datetime
from dataclasses import replace
from typing import Any

import pytest

from rehab.model.diary import SessionRecord, WeekRecord
from rehab.model.dose import Dose
from rehab.model.exercise import Exercise
from rehab.model.programme import Prescription, Reason
from rehab.planner.dosing.share import share
from rehab.planner.dosing.staircase import a_step_rule, staircase
from rehab.planner.next_dose.by_colour import WeekContext, react
from rehab.planner.next_dose.step_up import Judged, step_up
from rehab.planner.outcome.exercise import ExerciseWeek, exercise_week
from rehab.planner.outcome.past_week import Outcome
from tests.support.cases import library, plan, session
from tests.support.slots import standing

ROW = "chest_supported_row"


def ranged(sets: int, fewest: int, most: int, **load: Any) -> Dose:
    """Return a dose as a file writes it: from the fewest repetitions to the most."""
    written = {"sets": sets, "repetitions": (fewest, most), **load}
    return Dose.model_validate(written)


ASKED = ranged(2, 8, 12, load_kg=8.0)
MONDAY = datetime.date(2026, 11, 23)


def row() -> Exercise:
    return library().exercises[ROW]


def told(*repetitions: int | tuple[int, ...] | None) -> ExerciseWeek:
    """What three sessions tell, in each so many in a set, or nothing written."""
    days = tuple(MONDAY + datetime.timedelta(days=n) for n in (0, 2, 4))
    given = Prescription(
        exercise=row(),
        dose=ASKED,
        days=days,
        chosen=REASON,
        reason=REASON,
        envelope=0.0,
        lower=share(ASKED, 70),
    )
    rows = tuple(_did(one) for one in repetitions)
    record = WeekRecord(week=1, sessions=rows)
    past = Outcome("hold", "green", record, given=(given,))
    return exercise_week(plan().week_rule, past, ROW)


def _did(count: int | tuple[int, ...] | None) -> SessionRecord:
    if count is None:
        return session(2)
    many: dict[str, Any] = {"sets": 2, "repetitions": count}
    dose = Dose(scheme=count) if isinstance(count, tuple) else Dose(**many)
    return session(2, doses={ROW: dose})


REASON = Reason("start.catalogue")


def test_only_the_weight_moves_and_the_range_begins_again() -> None:
    steps = staircase(ASKED, Dose(sets=3, repetitions=20), (8.0, 10.0), a_step_rule())
    assert [(one.dose.load_kg, one.dose.repetitions) for one in steps] == [
        (8.0, 12),
        (10.0, 12),
    ]
    assert steps[1].dose.least == Dose(sets=2, repetitions=8, load_kg=10)
    assert steps[1].rise_percent < 0  # 8 with 10 kg after 12 with 8 kg


def test_the_top_of_all_sets_is_written_down_or_it_is_no_evidence() -> None:
    assert told(12, 12, 12).at_top
    assert told(12, 9, (12, 12)).at_top  # two sessions are enough
    assert told(13, 12, 12).at_top
    assert not told(12, (12, 11), 8).at_top
    assert not told(None, None, None).at_top


@pytest.mark.parametrize("count", [8, 10, 12, None])
def test_whatever_is_in_the_range_is_what_the_sheet_asks(count: int | None) -> None:
    assert told(count, count, count).got == "done"


def test_below_the_bottom_is_less_and_above_the_top_is_more() -> None:
    assert told(5, 5, 5).got in ("less", "lower")
    assert told(14, 14, 14).got == "more"


def test_the_next_weight_waits_for_the_top() -> None:
    slot = standing(ROW, ASKED, phase="slow_build", steady_weeks=9)
    week = WeekContext(plan=plan(), start_day=0, red_percents=(70,))
    judged = Judged(effort=3)
    below = react(slot, told(12, 9, 9), week, ASKED)
    assert (below.moved, below.reason.rule) == ("stayed", "dose.below_top")
    there = react(slot, told(12, 12, 12), week, ASKED)
    assert there.moved == "ready"
    stepped = step_up(there, plan(), judged)
    assert stepped.dose == ASKED.but(load_kg=10.0)


def test_a_red_week_leaves_a_share_of_both_numbers() -> None:
    slot = standing(ROW, ASKED)
    week = WeekContext(plan=plan(), start_day=0, red_percents=(70,))
    less = react(slot, ExerciseWeek(colour="red"), week, ASKED).dose
    assert (less.repetitions_from, less.repetitions, less.load_kg) == (5, 8, 8.0)
    assert share(ranged(3, 1, 2), 50) == Dose(sets=3, repetitions=1)


def test_a_weight_that_is_too_much_from_top_to_bottom_waits_for_the_physio() -> None:
    light = ranged(2, 8, 10, load_kg=8.0)
    slot = standing(ROW, light, phase="slow_build", steady_weeks=9, room=1000.0)
    far = next(one for one in slot.steps if one.variable == "load")
    heavy = replace(far, dose=light.but(load_kg=16.0), rise_percent=60.0)
    ready = replace(slot, steps=(slot.steps[0], heavy), moved="ready")
    waits = step_up(ready, plan(), Judged(effort=3))
    assert (waits.dose, waits.reason.rule) == (light, "dose.asks_physio")
    assert waits.asks_physio == heavy
