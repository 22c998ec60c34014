"""How high each ladder stands."""

from rehab.model.phase import Phase
from rehab.planner.allowed.case import Case
from rehab.planner.selection.ladders import harder_rung
from rehab.planner.selection.places import HARDEST, place_name
from rehab.planner.state import State


def levels(case: Case, phase: Phase, state: State) -> dict[str, int]:
    """Each ladder's level now; the last rung the client may do counts as the top."""
    levels = {gap.place: HARDEST for gap in state.selection.gaps}
    for slot in state.slots:
        above = harder_rung(case, phase, slot.place, slot.exercise, frozenset())
        levels[place_name(slot.place)] = slot.exercise.level if above else HARDEST
    return levels
