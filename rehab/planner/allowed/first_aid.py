"""The moves of the card for a spasm that has struck: those this client may do."""

from rehab.planner.allowed.case import Case


def rescue_moves(case: Case) -> tuple[str, ...]:
    """The steps of the rescue, as far as the client may go, and then a rest.

    Each step goes further than the one before, so one that is ruled out ends them:
    the first rest that fits takes its place. Before the triggers are known there is
    only the rest.
    """
    words = case.library.catalogue
    steps: list[str] = []
    for name in words.rescue if case.client.triggers is not None else ():
        if not _fits(case, name):
            break
        steps.append(name)
    if len(steps) < len(words.rescue):
        rests = (name for name in words.rescue_rest if _fits(case, name))
        steps += [name for name in rests if name not in steps][:1]
    return tuple(steps)


def _fits(case: Case, name: str) -> bool:
    """Nothing is against it, nor is another set in its place."""
    exercise, phase = case.library.exercises[name], case.plan.phases[0]
    return case.why_not(exercise, phase, level_max=exercise.level) is None
