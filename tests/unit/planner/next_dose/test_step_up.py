"""Who steps up this week, and what makes an exercise wait."""

from collections.abc import Collection
from dataclasses import replace
from typing import Any

import pytest

from rehab.model.dose import Dose
from rehab.model.plan import Plan
from rehab.planner.dosing.slot import Slot
from rehab.planner.next_dose.step_up import Judged, step_up, take_turns
from tests.support.cases import client, plan, short
from tests.support.slots import case_of, standing

ROW, LIFT, SQUAT, REACH = (
    *("chest_supported_row", "deadlift_raised", "sit_to_stand_weight"),
    "row_kettlebell_two_hands",
)


def due(exercise: str, dose: Dose, **changes: Any) -> Slot:
    """Return the exercise after a green week, with a fifth of room."""
    slot = standing(exercise, dose, moved="ready", steady_weeks=1, rung_weeks=9)
    return replace(slot, **{"room": slot.work(dose) * 1.2, **changes})


def at(exercise: str, repetitions: int, kg: float, **changes: Any) -> Slot:
    return due(exercise, Dose(sets=2, repetitions=repetitions, load_kg=kg), **changes)


def turns(
    *slots: Slot, effort: float | None = 3, of: Plan | None = None
) -> tuple[Slot, ...]:
    return take_turns(slots, of or plan(), Judged(effort), lambda *_: None)


def moved(slots: Collection[Slot]) -> list[bool]:
    return [slot.moved == "stepped" for slot in slots]


def test_repetitions_rise_in_every_exercise_that_is_due() -> None:
    slots = [at(name, 8, 8.0) for name in (ROW, LIFT, SQUAT, REACH)]
    found = turns(*slots)
    assert [short(slot.dose) for slot in found] == ["2×9 8 kg"] * 4
    assert {slot.reason.rule for slot in found} == {"step.amount"}


def test_new_weights_come_to_two_exercises_a_week_those_first_that_waited_longest() -> (
    None
):
    slots = [
        at(ROW, 10, 8.0),
        at(LIFT, 10, 8.0, steady_weeks=3),
        at(REACH, 10, 8.0, steady_weeks=2),
    ]
    assert all(slot.next_step.variable == "load" for slot in slots)
    assert moved(turns(*slots)) == [False, True, True]


def test_of_exercises_that_waited_as_long_the_first_places_step() -> None:
    slots = [at(name, 10, 8.0) for name in (ROW, LIFT, REACH)]
    assert moved(turns(*slots)) == [True, True, False]


def test_an_exercise_whose_turn_has_not_come_is_ready_next_week_too() -> None:
    slots = [at(name, 10, 8.0) for name in (ROW, LIFT, REACH)]
    waiting = turns(*slots)[2]
    assert (waiting.dose, waiting.steady_weeks) == (slots[2].dose, 1)
    assert waiting.moved == "ready"


@pytest.mark.parametrize("kind", ["stayed", "returned", "cut"])
def test_only_an_exercise_whose_week_counted_steps(kind: str) -> None:
    assert moved(turns(at(ROW, 8, 8.0, moved=kind))) == [False]


def test_an_exercise_on_its_way_back_does_not_step() -> None:
    less = Dose(sets=2, repetitions=5, load_kg=8.0)
    assert moved(turns(at(ROW, 8, 8.0, way_back=(less,)))) == [False]


def test_a_step_waits_for_the_room_but_a_fortieth() -> None:
    # 2 x 9 x 8 kg is 144; 144 / 1.025 is 140.5
    assert step_up(at(ROW, 8, 8.0, room=140.6), plan(), Judged(3)).moved == "stepped"
    waits = step_up(at(ROW, 8, 8.0, room=140.0), plan(), Judged(3))
    assert waits.reason.rule == "dose.waits_envelope"
    assert waits.reason.facts["needs"] == 144


def test_minutes_have_no_fortieth_to_spare() -> None:
    slot = due("walk_build", Dose(minutes=12), room=12.9)
    assert step_up(slot, plan(), Judged(3)).reason.rule == "dose.waits_envelope"
    assert short(step_up(replace(slot, room=13.0), plan(), Judged(3)).dose) == (
        "1×13 min"
    )


def test_a_step_of_more_than_a_fifth_waits_for_the_physio() -> None:
    # one repetition more of four is 25 %; 2×5 with 8 kg is 80
    slot = step_up(at(ROW, 4, 8.0, room=77.0), plan(), Judged(3))
    assert (slot.moved, slot.reason.rule) == ("stayed", "dose.asks_or_saves")
    assert slot.asks_physio is not None
    assert short(slot.asks_physio.dose) == "2×5 8 kg"


def test_a_weight_more_than_a_quarter_heavier_needs_two_weeks() -> None:
    """From 8 kg on two kettlebells are left: 12 kg is half as much again."""
    person = client(weights_kg={"kettlebell": [8.0, 12.0, 14.0]})
    dose = Dose(sets=2, repetitions=10, load_kg=8.0)
    slot = standing(LIFT, dose, case=case_of(person), moved="ready", room=200.0)
    once = step_up(replace(slot, steady_weeks=1), plan(), Judged(3))
    assert once.reason.rule == "dose.waits_weeks"
    assert once.reason.facts["needed"] == 2
    twice = step_up(replace(slot, steady_weeks=2), plan(), Judged(3))
    assert short(twice.dose) == "2×8 12 kg"


def test_a_new_rung_sees_only_more_repetitions_for_two_weeks() -> None:
    one = {"new_rung": True, "rung_weeks": 1}
    assert step_up(at(ROW, 8, 8.0, **one), plan(), Judged(3)).moved == "stepped"
    waits = step_up(at(ROW, 10, 8.0, **one), plan(), Judged(3))
    assert waits.reason.rule == "dose.waits_rung"
    two = {"new_rung": True, "rung_weeks": 2}
    assert short(step_up(at(ROW, 10, 8.0, **two), plan(), Judged(3)).dose) == (
        "2×8 10 kg"
    )


@pytest.mark.parametrize(
    ("effort", "rule"),
    [(3, "step.amount"), (3.5, "dose.too_hard"), (None, "dose.waits_effort")],
)
def test_light_load_rises_only_where_it_felt_easy(
    effort: float | None, rule: str
) -> None:
    dose = Dose(sets=2, repetitions=8, load_kg=8.0)
    slot = standing(ROW, dose, phase="light_load", moved="ready", steady_weeks=1)
    slot = replace(slot, room=200.0)
    assert step_up(slot, plan(), Judged(effort)).reason.rule == rule


def test_the_build_rises_whatever_the_effort_said_while_it_was_green() -> None:
    assert step_up(at(ROW, 8, 8.0), plan(), Judged(None)).moved == "stepped"


def test_the_hold_takes_one_step_in_four_weeks() -> None:
    dose = Dose(sets=2, repetitions=8, load_kg=8.0)
    slot = standing(ROW, dose, phase="hold", moved="ready", room=200.0)
    for count, kind in ((3, "stayed"), (4, "stepped")):
        found = step_up(replace(slot, steady_weeks=count), plan(), Judged(3))
        assert found.moved == kind


def test_a_movement_that_was_forbidden_takes_twice_as_long_while_it_is_a_trigger() -> (
    None
):
    slot = at(LIFT, 8, 8.0, freed=True)
    still, gone = (step_up(slot, plan(), Judged(3, t)) for t in (("flexion",), ()))
    assert still.reason.facts["needed"] == 2
    assert gone.moved == "stepped"


def test_at_the_top_there_is_nothing_more() -> None:
    slot = due("prone_chest_lift", Dose(sets=3, repetitions=10, hold_seconds=4))
    assert step_up(slot, plan(), Judged(3)).reason.rule == "dose.top"


def test_the_room_never_shrinks_below_the_step_that_was_taken() -> None:
    slot = step_up(at(ROW, 8, 8.0, room=141.0), plan(), Judged(3))
    assert slot.room == slot.work(slot.dose) == 144
