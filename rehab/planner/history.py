"""What came back so far, and whether a phase's criteria are met by it."""

import statistics
from collections.abc import Callable
from dataclasses import dataclass

from rehab.model.client import Client
from rehab.model.diary import WeekRecord
from rehab.model.phase import Criterion, Phase
from rehab.planner.case import Case
from rehab.planner.colour import colour_of

MORNINGS_MIN = 4  # fewer next-morning scores than this are no baseline


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one week went. ``none`` is a past week without a report."""

    phase: str
    colour: str  # projected, green, amber, thin, none, red, stop
    record: WeekRecord | None = None


def outcome(
    case: Case, phase: Phase, number: int, planned: int, before: tuple[Outcome, ...]
) -> Outcome:
    """The outcome of week ``number``: from its record, or projected after the last.

    ``planned`` sessions were on the sheet; ``before`` are the earlier outcomes.
    """
    records = {record.week: record for record in case.diary.weeks}
    record = records.get(number)
    if record is None:
        past = number <= case.diary.last_week
        return Outcome(phase.id, "none" if past else "projected")
    colour = colour_of(
        record,
        planned=planned,
        baseline=_baseline(case.client, before),
        pain=case.plan.pain_rules[phase.pain_rule],
        rule=case.plan.week_rule,
    )
    return Outcome(phase.id, colour, record)


def _baseline(client: Client, before: tuple[Outcome, ...]) -> float:
    """Median next-morning pain of the week before, never above the usual pain.

    Without that bound a sore week would raise the bar for the next one, and more
    pain could end in more dose.
    """
    mornings = _mornings(before[-1:]) if before else []
    if len(mornings) >= MORNINGS_MIN:
        return min(client.usual_pain, statistics.median(mornings))
    return client.usual_pain


def _mornings(outcomes: tuple[Outcome, ...]) -> list[int]:
    return [
        session.next_morning
        for past in outcomes
        if past.record
        for session in past.record.sessions
        if session.next_morning is not None
    ]


@dataclass(frozen=True, kw_only=True, slots=True)
class Evidence:
    """What the criteria are judged against."""

    client: Client
    phase: Phase
    history: tuple[Outcome, ...]
    levels: dict[str, int]  # ladder: level of its exercise now; 6 at its last rung
    signed: bool  # the physio ended the phase with this week

    @property
    def here(self) -> tuple[Outcome, ...]:
        """The outcomes of this phase's weeks."""
        return tuple(o for o in self.history if o.phase == self.phase.id)


def met(criterion: Criterion, facts: Evidence) -> bool:
    """Whether the diary (or the physio) shows it. What is not reported is not met."""
    value = _measure(criterion, facts)
    if value is None:
        return False
    low, high = criterion.at_least, criterion.at_most
    return (low is None or value >= low) and (high is None or value <= high)


def _measure(criterion: Criterion, facts: Evidence) -> float | None:
    """The value the criterion is about; None when nothing was reported."""
    if criterion.measure == "ladder_level":
        return min((facts.levels.get(n, 0) for n in criterion.ladders), default=0)
    return MEASURES[criterion.measure](facts)


def _confidence(facts: Evidence) -> float | None:
    last = facts.history[-1].record if facts.history else None
    return last.confidence if last else None


def _morning_pain(facts: Evidence) -> float | None:
    scores = _mornings(facts.history[-1:])
    return statistics.median(scores) if scores else None


def _run(outcomes: tuple[Outcome, ...], colours: tuple[str, ...]) -> int:
    """How many weeks at the end have one of the colours, without a break."""
    count = 0
    for past in reversed(outcomes):
        if past.colour not in colours:
            break
        count += 1
    return count


def _spasm_free_days(facts: Evidence) -> int:
    days = 0
    for past in reversed(facts.history):
        record = past.record
        if record and (record.flare or any(s.spasm for s in record.sessions)):
            return days
        days += 7 if record else 0
    return days + facts.client.spasm_free_days


MEASURES: dict[str, Callable[[Evidence], float | None]] = {
    "green_weeks": lambda f: _run(f.here, ("green",)),
    "banked_weeks": lambda f: sum(o.colour == "green" for o in f.here),
    "weeks_without_red": lambda f: _run(f.here, ("green", "amber", "thin")),
    "spasm_free_days": _spasm_free_days,
    "confidence": _confidence,
    "morning_pain": _morning_pain,
    "diary_days": lambda f: sum(len(o.record.sessions) for o in f.here if o.record),
    "triggers_known": lambda f: None if f.client.triggers is None else 1,
    "physio": lambda f: 1 if f.signed else None,
}
