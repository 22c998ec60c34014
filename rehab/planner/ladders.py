"""Easier and harder: what follows from the order of the ladders."""

from rehab.model.client import Client
from rehab.model.exercise import Exercise
from rehab.model.plan import Phase, Plan
from rehab.model.programme import Library, Reason
from rehab.planner.allow import ruled_out


def rungs_above(library: Library, ladder: str, exercise: str) -> tuple[str, ...]:
    """The harder exercises of the ladder, nearest first."""
    rungs = library.catalogue.ladders[ladder]
    return rungs[rungs.index(exercise) + 1 :] if exercise in rungs else ()


def rungs_below(library: Library, ladder: str, exercise: str) -> tuple[str, ...]:
    """The easier exercises of the ladder, nearest first."""
    rungs = library.catalogue.ladders[ladder]
    return tuple(reversed(rungs[: rungs.index(exercise)])) if exercise in rungs else ()


def harder_rung(
    exercise: Exercise,
    ladder: str | None,
    client: Client,
    plan: Plan,
    phase: Phase,
    library: Library,
    taken: frozenset[str],
) -> tuple[Exercise | None, tuple[tuple[str, Reason], ...]]:
    """The next rung the client may do, and what ruled out those passed over.

    The rung right above may be of any level; one that is reached by passing
    over others may be harder by at most the plan's ``skip_levels_max``.
    """
    passed: list[tuple[str, Reason]] = []
    if ladder is None:
        return None, ()
    pain = plan.pain_rules[phase.pain_rule]
    for name in rungs_above(library, ladder, exercise.id):
        rung = library.exercises[name]
        reason = ruled_out(rung, client, library, level_max=phase.level_max, pain=pain)
        if reason is None and name in taken:
            reason = Reason("ruled_out.taken")
        if reason is None and passed and _too_far(exercise, rung, plan):
            reason = Reason("ruled_out.too_far", {"level": rung.level})
        if reason is None:
            return rung, tuple(passed)
        passed.append((name, reason))
    return None, tuple(passed)


def _too_far(exercise: Exercise, rung: Exercise, plan: Plan) -> bool:
    return rung.level > exercise.level + plan.rung_up.skip_levels_max


def easier_rung(
    exercise: Exercise,
    ladder: str | None,
    client: Client,
    plan: Plan,
    phase: Phase,
    library: Library,
) -> Exercise | None:
    """The nearest easier exercise the client may do, for the card's last line."""
    if ladder is None:
        return None
    pain = plan.pain_rules[phase.pain_rule]
    for name in rungs_below(library, ladder, exercise.id):
        rung = library.exercises[name]
        if not ruled_out(rung, client, library, level_max=exercise.level, pain=pain):
            return rung
    return None
