"""Whether what came back meets a phase's criteria."""

import datetime
import statistics
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from rehab.model.client import Client
from rehab.model.criterion import Criterion, Test
from rehab.model.diary import WeekRecord
from rehab.model.numbers import WEEK
from rehab.model.phase import Phase
from rehab.planner.outcome.dates import days_of_all, sheet_start
from rehab.planner.outcome.past_week import Outcome
from rehab.planner.outcome.streaks import banked_weeks, mornings, run_of
from rehab.planner.phases.measures_sessions import value_of


@dataclass(frozen=True, kw_only=True, slots=True)
class Evidence:
    """What the criteria are judged against."""

    client: Client
    phase: Phase
    history: tuple[Outcome, ...]
    levels: dict[str, int]  # ladder: level of its exercise now; 6 at its last rung
    marks: Mapping[str, int]  # ladder: weeks running at its pass mark
    signed: bool  # the physio ended the phase with this week
    visit: int = 1
    flare_costs: int = 0  # banked weeks that a flare takes away
    banked_needed: int | None = None  # after a step back, instead of the plan's

    @property
    def next_day(self) -> datetime.date:
        """The first day of the next sheet."""
        return sheet_start(self.client, self.history)

    @property
    def here(self) -> tuple[Outcome, ...]:
        """The outcomes of this phase's weeks, since it was entered last."""
        return tuple(o for o in self.history if o.visit == self.visit)


def met(criterion: Test, facts: Evidence) -> bool:
    """Whether the diary (or the physio) shows it. What is not reported is not met."""
    others = criterion.or_else if isinstance(criterion, Criterion) else ()
    return _within(criterion, facts) or any(_within(other, facts) for other in others)


def _within(criterion: Test, facts: Evidence) -> bool:
    value = measured(criterion, facts)
    if value is None:
        return False
    low, high = criterion.at_least, criterion.at_most
    if criterion.measure == "banked_weeks" and facts.banked_needed is not None:
        low = facts.banked_needed
    return (low is None or value >= low) and (high is None or value <= high)


def measured(criterion: Test, facts: Evidence) -> float | None:
    """The value the criterion is about; None when nothing was reported."""
    if criterion.measure == "ladder_level":
        return min((facts.levels.get(n, 0) for n in criterion.ladders), default=0)
    if criterion.measure == "weeks_at_mark":
        there = [n for n in criterion.ladders if n in facts.levels]
        return min((facts.marks.get(n, 0) for n in there), default=0)
    if criterion.measure == "weeks_since":
        return _weeks_since(criterion, facts)
    if criterion.measure == "agreed":
        agreed = facts.client.agreed.get(criterion.what or "")
        return 1 if agreed and agreed < facts.next_day else None
    if criterion.measure in MEASURES:
        return MEASURES[criterion.measure](facts)
    return value_of(criterion, facts.here, facts.history, facts.client.usual_pain)


def _weeks_since(test: Test, facts: Evidence) -> int | None:
    """Whole weeks from the event to the first day of the next sheet."""
    event = facts.client.events.get(test.event or "")
    return (facts.next_day - event).days // WEEK if event else None


def _confidence(facts: Evidence) -> float | None:
    last = facts.history[-1].record if facts.history else None
    return last.confidence if last else None


def _morning_pain(facts: Evidence) -> float | None:
    scores = mornings(facts.history[-1:])
    return statistics.median(scores) if scores else None


def _morning_rise(facts: Evidence) -> float | None:
    """How far that is above the usual pain of that week. Pain 0-10."""
    pain = _morning_pain(facts)
    return None if pain is None else pain - facts.history[-1].usual_pain


def _days_told(record: WeekRecord) -> int:
    """Days that a sheet tells of; rows without a date count by themselves."""
    days = [row.day for row in record.sessions]
    return len({day for day in days if day}) + days.count(None)


def _spasm_free_days(facts: Evidence) -> int:
    days = 0
    for past in reversed(facts.history):
        record = past.record
        if record and (record.flare or any(s.spasm for s in record.sessions)):
            return days
        days += past.days if record else 0
    return days + facts.client.spasm_free_days


MEASURES: dict[str, Callable[[Evidence], float | None]] = {
    "green_weeks": lambda f: run_of(f.here, ("green",)),
    "banked_weeks": lambda f: banked_weeks(f.here, f.flare_costs),
    "spasm_free_days": _spasm_free_days,
    "confidence": _confidence,
    "morning_pain": _morning_pain,
    "morning_rise": _morning_rise,
    "diary_days": lambda f: sum(_days_told(o.record) for o in f.here if o.record),
    "triggers_known": lambda f: None if f.client.triggers is None else 1,
    "physio": lambda f: 1 if f.signed else None,
    "day_of_programme": lambda f: days_of_all(f.history) + 1,
}
