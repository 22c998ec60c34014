"""What one pain score says, by the moment it was written down for.

Every rise is above the usual pain of the client file, so that the sheet can print
each limit as a number of its own. Nobody's usual pain is amber: an amber score at or
under it begins one above it, or that client could never have a green week.
"""

from collections.abc import Iterable
from typing import NamedTuple

from rehab.model.diary import MOMENTS, Moment, SessionRecord
from rehab.model.limits import Verdict
from rehab.model.rules import PainRule


class _Limits(NamedTuple):
    """From where on: rises above the usual pain, and scores. None: no such limit."""

    rise_amber: int | None
    rise_red: int | None
    amber: int | None
    none: int | None  # nothing more that day


def verdict(rule: PainRule, usual_pain: int, moment: Moment, score: int) -> Verdict:
    """What the score says, the worst that fits. Pain 0-10.

    >>> rule = PainRule(name="No worse", before_rise_amber=1, before_rise_red=2,
    ...     before_none=6, during_red=6, morning_rise_amber=1, morning_rise_red=2,
    ...     source="worked example")
    >>> [verdict(rule, 2, "before", score) for score in (2, 3, 4, 6)]
    ['green', 'amber', 'red', 'stop_today']
    """
    limits, rise = _limits(rule, moment), score - usual_pain
    if _reaches(score, limits.none):
        return "stop_today"
    if _reaches(rise, limits.rise_red):
        return "red"
    over = limits.amber is not None and score >= max(limits.amber, usual_pain + 1)
    if over or _reaches(rise, limits.rise_amber):
        return "amber"
    return "green"


def stopped_at(
    rule: PainRule, usual_pain: int, sessions: Iterable[SessionRecord]
) -> int | None:
    """The worst score that ends the exercises of a day; None without one. Pain 0-10."""
    scores = (
        (moment, score)
        for session in sessions
        for moment in MOMENTS
        if (score := getattr(session, moment)) is not None
    )
    ended = [s for m, s in scores if verdict(rule, usual_pain, m, s) == "stop_today"]
    return max(ended, default=None)


def _reaches(value: int, limit: int | None) -> bool:
    return limit is not None and value >= limit


def _limits(rule: PainRule, moment: Moment) -> _Limits:
    if moment == "before":
        rises = (rule.before_rise_amber, rule.before_rise_red)
        return _Limits(*rises, None, rule.before_none)
    if moment == "during":
        rises = (rule.during_rise_amber, rule.during_rise_red)
        return _Limits(*rises, rule.during_amber, rule.during_red)
    rises = (rule.morning_rise_amber, rule.morning_rise_red)
    return _Limits(*rises, None, rule.morning_none)
