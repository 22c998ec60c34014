"""What to do when something strikes, such as a spasm: the moves this client may do."""

from rehab.planner.allowed.case import Case


def rescue_moves(case: Case) -> tuple[str, ...]:
    """The steps of the rescue, as far as the client may go, and then a rest.

    Each step goes further than the one before, so one that is ruled out ends them:
    the first rest that fits takes its place. Before the triggers are known there is
    only the rest.
    """
    bout = case.region.bout
    if bout is None:
        return ()
    steps: list[str] = []
    for name in bout.moves if case.client.triggers is not None else ():
        if not _fits(case, name):
            break
        steps.append(name)
    if len(steps) < len(bout.moves):
        rests = (name for name in bout.rest if _fits(case, name))
        steps += [name for name in rests if name not in steps][:1]
    return tuple(steps)


def _fits(case: Case, name: str) -> bool:
    """Nothing is against it, nor is another set in its place."""
    exercise, phase = case.library.exercises[name], case.plan.phases[0]
    return case.why_not(exercise, phase, level_max=exercise.level) is None
