"""A movement that was forbidden comes back, one severity at a time."""

from collections.abc import Mapping

from rehab.model.client import Client
from rehab.model.phase import Phase
from rehab.model.plan import Plan
from rehab.model.record import Decision, Record
from rehab.planner.outcome.past_week import Outcome
from rehab.planner.outcome.streaks import run_of


def lowered(
    triggers: Mapping[str, int] | None, decisions: tuple[Decision, ...]
) -> Mapping[str, int] | None:
    """The severities with each decided one a step lower; at 0 it is gone."""
    if triggers is None:
        return None
    now = dict(triggers)
    for decision in decisions:
        if decision.option == "lower_trigger" and decision.trigger in now:
            now[decision.trigger] -= 1
    return {tag: severity for tag, severity in now.items() if severity > 0}


def triggers_in(
    client: Client, record: Record, number: int
) -> Mapping[str, int] | None:
    """The severities that hold for the sheet of this week."""
    told = tuple(one for one in record.decisions if one.after_week < number)
    return lowered(client.triggers, told)


def lowerable(
    plan: Plan,
    phase: Phase,
    history: tuple[Outcome, ...],
    triggers: Mapping[str, int] | None,
    last_lowered: int,
) -> tuple[str, ...]:
    """The triggers that may come down one severity now: after enough green weeks.

    ``last_lowered`` is the week of the last one that did, or 0.
    """
    rule = plan.trigger_return
    if rule is None or not phase.returns_triggers or not triggers:
        return ()
    green = run_of(history, ("green",))
    since = len(history) - last_lowered
    needed = rule.green_weeks_between if last_lowered else rule.green_weeks
    return tuple(sorted(triggers)) if min(green, since) >= needed else ()
