"""Which state the client is in: episode, silent or well; nobody is well on pain alone.

*Episode*: a spasm or flare-up within the clear days (28), or pain above the usual by
the scale's important change (2). *Well*: a month clear, every score of that month at 1
or less, every task's capacity at its demand, nothing paused, and the plan in its last
phase. *Silent* is everything between: it may feel fine, and something is not met yet.

What was not reported or tried is not met.
"""

import datetime
import statistics
from collections.abc import Iterator, Sequence

from rehab.model.client import Client
from rehab.model.diary import Diary
from rehab.model.intake import Paused
from rehab.model.measure import RegisterRule
from rehab.model.phase import Phase
from rehab.model.programme import Facts, Reason
from rehab.model.standing import Event, Point, Standing
from rehab.standing.known import clear_for, known_until, pains
from rehab.standing.register import DAY, Ends, register
from rehab.standing.tasks import still_paused, unmet

WEEK = 7 * DAY


def standing(
    client: Client, diary: Diary, rule: RegisterRule, phase: Phase, ends: Ends
) -> Standing:
    """The state on the last known day; ``phase`` is the one to be printed."""
    day = known_until(client, diary, ends)
    events, scores = register(client, diary, rule, ends), pains(client, diary, ends)
    if bad := tuple(_episode(client, events, scores, rule, day)):
        return Standing(on=day, state="episode", reasons=bad, events=events)
    gone = tuple(_not_gone(scores, rule, day))
    if open_points := (*gone, *_not_ready(client, phase, day)):
        return Standing(on=day, state="silent", reasons=open_points, events=events)
    tasks = len(client.intake.tasks) if client.intake else 0
    well = Reason("register.well", {"clear": rule.clear_days, "tasks": tasks})
    return Standing(on=day, state="well", reasons=(well,), events=events)


def _episode(
    client: Client,
    events: Sequence[Event],
    scores: Sequence[Point],
    rule: RegisterRule,
    day: datetime.date,
) -> Iterator[Reason]:
    clear = clear_for(client, events, day)
    if clear < rule.clear_days:
        clear_facts: Facts = {"days": clear, "clear": rule.clear_days}
        yield Reason("register.episode_event", clear_facts)
    recent = [point.value for point in scores if day - WEEK < point.on <= day]
    pain, usual = statistics.median(recent or [0]), client.usual_pain
    if pain - usual >= rule.rise_points:
        yield Reason("register.episode_pain", {"pain": pain, "usual": usual})


def _not_gone(
    scores: Sequence[Point], rule: RegisterRule, day: datetime.date
) -> Iterator[Reason]:
    month = day - rule.clear_days * DAY
    recent = [point.value for point in scores if month < point.on <= day]
    facts: Facts = {"clear": rule.clear_days, "most": rule.gone_at_most}
    if not recent:
        yield Reason("register.silent_unscored", facts)
    elif max(recent) > rule.gone_at_most:
        yield Reason("register.silent_pain", {**facts, "pain": max(recent)})


def _not_ready(client: Client, phase: Phase, day: datetime.date) -> Iterator[Reason]:
    tasks = client.intake.tasks if client.intake else ()
    short, paused = unmet(client, day), still_paused(client, day)
    if not tasks:
        yield Reason("register.silent_untested")
    elif short:
        names = ", ".join(task.name for task in short)
        facts: Facts = {"short": len(short), "tasks": len(tasks), "names": names}
        yield Reason("register.silent_tasks", facts)
    if paused:
        yield Reason("register.silent_paused", {"names": _named(paused)})
    if not phase.last:
        yield Reason("register.silent_phase", {"phase": phase.name})


def _named(paused: Sequence[Paused]) -> str:
    return ", ".join(activity.name for activity in paused)
