"""Easier and harder: what follows from the order of the ladders.

One walk goes up and down; the physio's swaps hold on both.
"""

from collections.abc import Iterable, Iterator

from rehab.model.exercise import Exercise
from rehab.model.phase import Phase, Place
from rehab.planner.allowed.case import Case


def _walk(
    case: Case, place: Place, exercise: Exercise, step: int
) -> Iterator[Exercise]:
    """The other exercises of the place's ladder, nearest first; ``step`` 1 is up."""
    rungs = case.library.catalogue.ladders[place.ladder] if place.ladder else ()
    swaps = case.client.swaps
    stands_for = {
        exercise.id,
        *(old for old, new in swaps.items() if new == exercise.id),
    }
    at = next((i for i, name in enumerate(rungs) if name in stands_for), None)
    if at is None:
        return
    others = rungs[at + step :: step] if step > 0 or at else ()
    yield from standing_there(case, others)


def standing_there(case: Case, names: Iterable[str]) -> Iterator[Exercise]:
    """The exercises of these names, each one that was swapped out as its other."""
    for name in names:
        yield case.library.exercises[case.client.swaps.get(name, name)]


def harder_rungs(
    case: Case, phase: Phase, place: Place, exercise: Exercise, taken: frozenset[str]
) -> Iterator[Exercise]:
    """The rungs above that the client may do, none of a lower level, nearest first.

    One that is reached by passing over others is harder by at most the plan's
    ``skip_levels_max``; what only the kit speaks against is no step that is left out.
    """
    most = phase.level_max
    if place.level_max is not None:
        most = min(most, place.level_max)
    for rung in _walk(case, place, exercise, 1):
        if rung.level < exercise.level or rung.id == exercise.id:
            continue
        if rung.id not in taken and not case.why_not(rung, phase, level_max=most):
            yield rung
        elif not case.only_kit_against(rung, phase):
            most = min(most, exercise.level + case.plan.rung_up.skip_levels_max)


def easier_rung(
    case: Case, phase: Phase, place: Place, exercise: Exercise
) -> Exercise | None:
    """The nearest easier exercise the client may do."""
    return next(easier_rungs(case, phase, place, exercise), None)


def easier_rungs(
    case: Case, phase: Phase, place: Place, exercise: Exercise
) -> Iterator[Exercise]:
    """The rungs below that the client may do, nearest first."""
    for rung in _walk(case, place, exercise, -1):
        if rung.id != exercise.id:
            if not case.why_not(rung, phase, level_max=exercise.level):
                yield rung
