"""The next rung of a ladder, once it is due, with the dose it begins with.

From the top of a rung where no weight near its own is at hand, it takes the next
heavier for the same work.
"""

from rehab.model.exercise import (
    Exercise,
)
from rehab.model.numbers import ROUNDING
from rehab.model.phase import Phase
from rehab.model.programme import Facts, Reason
from rehab.model.replace import replace
from rehab.planner.allowed.case import Case
from rehab.planner.allowed.loads import Loads, Wanted
from rehab.planner.dosing.mark import (
    hands,
)
from rehab.planner.dosing.new_slot import new_slot
from rehab.planner.dosing.slot import Slot
from rehab.planner.next_dose.rung_dose import (
    begun_low,
    first_dose,
    first_percent,
    load_to_keep,
    percent_of_kept,
    room_on,
    was_forbidden,
)
from rehab.planner.next_dose.rung_due import (
    heaviest_for_mark,
    is_due,
    is_out_of_weights,
    leads_on,
    passed_over,
    stays_on_rung,
)
from rehab.planner.selection.ladders import harder_rungs
from rehab.planner.selection.places import Choice


def promoted(
    case: Case, phase: Phase, slot: Slot, taken: frozenset[str]
) -> Slot | None:
    """The slot on the next rung of its ladder, or None while it stays on this one."""
    if stays_on_rung(case, phase, slot):
        return None
    for rung in harder_rungs(case, phase, slot.place, slot.exercise, taken):
        if passed_over(case, slot, rung):
            continue
        on = _on_with_heavier_load(case, phase, slot, rung)
        on = on or _on_with_its_load(case, phase, slot, rung)
        if on is not None:
            return on
        if not rung.dose.load_rank:
            return None  # without a load it is waited for
    return _other_thing(case, phase, slot)


def _other_thing(case: Case, phase: Phase, slot: Slot) -> Slot | None:
    """The same exercise with another thing, where its weights and rungs end.

    Light dumbbells at home are no reason to leave a bar on the floor.
    """
    same, few = slot.exercise, case.plan.steps.coarse_repetitions
    wanted = load_to_keep(case, slot, same)
    if wanted is None or (slot.next_step and not is_out_of_weights(slot)):
        return None
    for most in (wanted.most, _most_for_mark_kg(case, slot, same)):
        heavier = Wanted(wanted.kg, wanted.kg + 2 * ROUNDING, most)
        found = case.loads(same, heavier)
        if isinstance(found, Loads) and found.kilograms != slot.loads.kilograms:
            on = _slot_on_rung(case, phase, slot, same, found)
            if (on.base.repetitions or 0) >= few:
                return on
    return None


def _on_with_its_load(
    case: Case, phase: Phase, slot: Slot, rung: Exercise
) -> Slot | None:
    """The slot on the rung with about its load, if there is one and it is due."""
    return _if_due(case, phase, slot, rung, load_to_keep(case, slot, rung))


def _on_with_heavier_load(
    case: Case, phase: Phase, slot: Slot, rung: Exercise
) -> Slot | None:
    """The slot on the rung with a weight far above, where no step is left here.

    From one of two pieces to both, or from dumbbells to a bar: if no near one leads on,
    and the work comes with enough in a set.
    """
    wanted = load_to_keep(case, slot, rung)
    if wanted is None or slot.next_step:
        return None
    near = case.loads(rung, wanted)
    if isinstance(near, Loads) and leads_on(near, wanted.kg):
        return None
    far = wanted._replace(most=_most_for_mark_kg(case, slot, rung))
    on = _if_due(case, phase, slot, rung, far)
    few = case.plan.steps.coarse_repetitions
    return on if on and (on.base.repetitions or 0) >= few else None


def _most_for_mark_kg(case: Case, slot: Slot, rung: Exercise) -> float:
    """The heaviest that its mark has room for, in the rung's own kilograms."""
    return heaviest_for_mark(case, slot.place.ladder) / hands(rung)


def _if_due(
    case: Case, phase: Phase, slot: Slot, rung: Exercise, wanted: Wanted | None
) -> Slot | None:
    """The slot on the rung with such a load, if there is one and it is due."""
    found = case.loads(rung, wanted)
    if isinstance(found, Reason) or not is_due(case, slot, rung, found):
        return None
    return _slot_on_rung(case, phase, slot, rung, found)


def _slot_on_rung(
    case: Case, phase: Phase, slot: Slot, rung: Exercise, found: Loads
) -> Slot:
    """The slot on the rung, remembering where it came from."""
    choice = Choice(slot.place, rung, Reason("chosen.rung_up"))
    facts: Facts = {"was": slot.exercise.name, "weeks": slot.rung_weeks}
    facts["sheet_days"] = slot.sheet_days
    start, up = first_dose(case, phase, slot, rung, found, facts), slot.weights_up
    fresh = new_slot(case, phase, choice, found, start, weights_up=up)
    room = room_on(case, slot, fresh)
    other = rung.id != slot.exercise.id
    fresh = replace(fresh, new_rung=other, moved="stepped", room=room)
    percent = first_percent(case, rung, slot.exercise)
    begun = begun_low(case, phase, choice, fresh, percent_of_kept(slot, fresh, percent))
    still = slot.freed and was_forbidden(case, rung, {})
    return replace(begun, freed=begun.freed or still)
