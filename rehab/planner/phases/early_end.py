"""When a phase may end early: so many quiet weeks running. The physio signs it."""

from collections.abc import Sequence
from typing import NamedTuple

from rehab.model.diary import WeekRecord
from rehab.model.phase import EarlyEnd, Phase
from rehab.model.programme import Colour
from rehab.planner.outcome.past_week import Outcome

WORST = 10  # where no score was written down


class Told(NamedTuple):
    """What came back of one week, for this rule."""

    colour: Colour
    effort: float | None  # 0-10, the median
    planned: int  # sessions
    record: WeekRecord | None


def may_end(phase: Phase, number: int, weeks: Sequence[Told]) -> bool:
    """Whether it may end with week ``number`` of the programme.

    ``weeks`` are those of this phase since it was entered last.
    """
    rule = phase.early_end
    if rule is None or number < rule.not_before_week:
        return False
    last = weeks[-rule.weeks :]
    return len(last) == rule.weeks and all(_quiet(rule, one) for one in last)


def told(past: Outcome) -> Told:
    """The same of a week that is over."""
    return Told(past.colour, past.effort, past.planned, past.record)


def _quiet(rule: EarlyEnd, one: Told) -> bool:
    done = len(one.record.done) if one.record else 0
    return (
        one.colour == "green"
        and one.effort is not None
        and one.effort <= rule.effort_at_most
        and done >= rule.done_min * one.planned
        and _pain(one.record) <= rule.pain_at_most
    )


def _pain(record: WeekRecord | None) -> int:
    """The worst score of the week; without any, the worst there is."""
    rows = record.sessions if record else ()
    given = [s for row in rows for s in (row.during, row.next_morning) if s is not None]
    return max(given, default=WORST)
