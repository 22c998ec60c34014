"""Easier and harder: what follows from the order of the ladders."""

from rehab.model.exercise import Exercise
from rehab.model.phase import Phase, Place
from rehab.model.programme import Library
from rehab.planner.allowed.case import Case


def rungs_above(library: Library, ladder: str, exercise: str) -> tuple[str, ...]:
    """The harder exercises of the ladder, nearest first."""
    rungs = library.catalogue.ladders[ladder]
    return rungs[rungs.index(exercise) + 1 :] if exercise in rungs else ()


def rungs_below(library: Library, ladder: str, exercise: str) -> tuple[str, ...]:
    """The easier exercises of the ladder, nearest first."""
    rungs = library.catalogue.ladders[ladder]
    return tuple(reversed(rungs[: rungs.index(exercise)])) if exercise in rungs else ()


def harder_rung(
    case: Case, phase: Phase, place: Place, exercise: Exercise, taken: frozenset[str]
) -> Exercise | None:
    """The next rung the client may do, or None at the top for them.

    The rung right above may be of any level the phase and the place allow; one
    reached by passing over others is harder by at most ``skip_levels_max``.
    """
    if place.ladder is None:
        return None
    most = phase.level_max
    if place.level_max is not None:
        most = min(most, place.level_max)
    for name in rungs_above(case.library, place.ladder, exercise.id):
        rung = case.library.exercises[case.client.swaps.get(name, name)]
        if not case.why_not(rung, phase, level_max=most) and rung.id not in taken:
            return rung
        most = min(most, exercise.level + case.plan.rung_up.skip_levels_max)
    return None


def easier_rung(
    case: Case, phase: Phase, place: Place, exercise: Exercise
) -> Exercise | None:
    """The nearest easier exercise the client may do, for the card's last line."""
    if place.ladder is None:
        return None
    for name in rungs_below(case.library, place.ladder, exercise.id):
        rung = case.library.exercises[name]
        if not case.why_not(rung, phase, level_max=exercise.level):
            return rung
    return None
