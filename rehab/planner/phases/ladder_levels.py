"""How high each ladder stands, and which of them stand at their mark."""

from rehab.model.exercise import Exercise
from rehab.model.phase import Phase
from rehab.model.programme import Reason
from rehab.planner.allowed.case import Case
from rehab.planner.dosing.mark import leads_beyond, mark_dose
from rehab.planner.dosing.slot import Slot
from rehab.planner.next_dose.rung_dose import load_to_keep
from rehab.planner.next_dose.rung_due import passed_over
from rehab.planner.selection.ladders import harder_rungs
from rehab.planner.selection.places import HARDEST, place_name
from rehab.planner.state import State


def levels(case: Case, phase: Phase, state: State) -> dict[str, int]:
    """Each ladder's level now; the last rung the client may do counts as the top."""
    gaps = {gap.place: HARDEST for gap in state.selection.gaps}
    return gaps | {
        place_name(slot.place): _level(case, phase, slot) for slot in state.slots
    }


def _level(case: Case, phase: Phase, slot: Slot) -> int:
    above = harder_rungs(case, phase, slot.place, slot.exercise, frozenset())
    harder = any(_open(case, slot, rung) for rung in above)
    return slot.exercise.level if harder else HARDEST


def as_far_as_it_goes(case: Case, phase: Phase, state: State) -> frozenset[str]:
    """The ladders on which nothing more is open: no step, and no harder rung."""
    return frozenset(
        place_name(slot.place)
        for slot in state.slots
        if slot.next_step is None
        and not slot.on_its_way
        and _level(case, phase, slot) == HARDEST
    )


def _open(case: Case, slot: Slot, rung: Exercise) -> bool:
    """Whether a harder rung can still be reached: its loads must fit at the top.

    One that leads away from the client's mark is never climbed.
    """
    if rung.level <= slot.exercise.level or passed_over(case, slot, rung):
        return False
    if slot.next_step is not None:
        return True
    return not isinstance(case.loads(rung, load_to_keep(case, slot, rung)), Reason)


def at_mark(case: Case, state: State) -> frozenset[str]:
    """The ladders whose exercise stands at the dose that passes.

    One that stood there, and goes on to the next mark since a trigger came down, passes
    while nothing cuts its dose.
    """
    return frozenset(
        place_name(slot.place)
        for slot in state.slots
        if _passes(case, slot)
        or (place_name(slot.place) in state.marks_passed and _goes_beyond(case, slot))
    )


def _passes(case: Case, slot: Slot) -> bool:
    mark = mark_dose(case, slot.place.ladder, slot.exercise, slot.loads)
    return mark is not None and slot.dose.at_least(mark)


def _goes_beyond(case: Case, slot: Slot) -> bool:
    return leads_beyond(case, slot.place.ladder) and not slot.way_back
