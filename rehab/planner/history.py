"""What came back so far, and whether a phase's criteria are met by it."""

import statistics
from dataclasses import dataclass

from rehab.model.client import Client
from rehab.model.diary import Diary, WeekRecord
from rehab.model.plan import Criterion, Phase, Plan
from rehab.planner.colour import colour_of

MORNINGS_MIN = 4  # fewer next-morning scores than this are no baseline


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one week went. ``none`` is a past week without a report."""

    phase: str
    colour: str  # projected, green, amber, thin, none, red, stop
    record: WeekRecord | None = None


def outcome(
    number: int,
    planned: int,
    phase: Phase,
    plan: Plan,
    client: Client,
    diary: Diary,
    before: tuple[Outcome, ...],
) -> Outcome:
    """The outcome of a week: from its record, or projected after the last one."""
    records = {record.week: record for record in diary.weeks}
    record = records.get(number)
    if record is None:
        past = number <= max(records, default=0)
        return Outcome(phase.id, "none" if past else "projected")
    colour = colour_of(
        record,
        planned=planned,
        baseline=_baseline(client, before),
        pain=plan.pain_rules[phase.pain_rule],
        rule=plan.week_rule,
    )
    return Outcome(phase.id, colour, record)


def _baseline(client: Client, before: tuple[Outcome, ...]) -> float:
    """Median next-morning pain of the week before, else the usual pain."""
    mornings = _mornings(before[-1:]) if before else []
    if len(mornings) >= MORNINGS_MIN:
        return statistics.median(mornings)
    return client.usual_pain


def _mornings(outcomes: tuple[Outcome, ...]) -> list[int]:
    return [
        session.next_morning
        for past in outcomes
        if past.record
        for session in past.record.sessions
        if session.next_morning is not None
    ]


@dataclass(frozen=True, slots=True)
class Facts:
    """What the criteria are judged against."""

    client: Client
    phase: Phase
    history: tuple[Outcome, ...]
    levels: dict[str, int]  # ladder: level of its exercise now; 6 at its last rung


def met(criterion: Criterion, facts: Facts) -> bool:
    """Whether the diary (or the physio) shows it. What is not reported is not met."""
    value = _measure(criterion, facts)
    if value is None:
        return False
    low, high = criterion.at_least, criterion.at_most
    return (low is None or value >= low) and (high is None or value <= high)


def _measure(criterion: Criterion, facts: Facts) -> float | None:
    here = tuple(o for o in facts.history if o.phase == facts.phase.id)
    client = facts.client
    match criterion.measure:
        case "green_weeks":
            return _run(here, ("green",))
        case "banked_weeks":
            return sum(o.colour == "green" for o in here)
        case "weeks_without_red":
            return _run(here, ("green", "amber", "thin"))
        case "spasm_free_days":
            return _spasm_free_days(facts.history, client)
        case "confidence":
            last = facts.history[-1].record if facts.history else None
            return last.confidence if last else None
        case "morning_pain":
            scores = _mornings(facts.history[-1:])
            return statistics.median(scores) if scores else None
        case "diary_days":
            return sum(len(o.record.sessions) for o in here if o.record)
        case "triggers_known":
            return _yes(client.triggers is not None)
        case "ladder_level":
            return min((facts.levels.get(n, 0) for n in criterion.ladders), default=0)
        case "physio":
            return _yes(facts.phase.id in client.signed)


def _yes(answer: bool) -> float | None:  # noqa: FBT001 - an answer, not a switch
    return 1 if answer else None


def _run(outcomes: tuple[Outcome, ...], colours: tuple[str, ...]) -> int:
    """How many weeks at the end have one of the colours, without a break."""
    count = 0
    for past in reversed(outcomes):
        if past.colour not in colours:
            break
        count += 1
    return count


def _spasm_free_days(history: tuple[Outcome, ...], client: Client) -> int:
    days = 0
    for past in reversed(history):
        record = past.record
        if record and (record.flare or any(s.spasm for s in record.sessions)):
            return days
        days += 7 if record else 0
    return days + client.spasm_free_days
