"""What weeks that follow each other add up to."""

from collections.abc import Callable
from itertools import takewhile

from rehab.model.programme import Colour
from rehab.planner.outcome.past_week import Outcome


def mornings(outcomes: tuple[Outcome, ...]) -> list[int]:
    """Every next-morning score of these weeks, 0-10."""
    return [
        session.next_morning
        for past in outcomes
        if past.record
        for session in past.record.sessions
        if session.next_morning is not None
    ]


def run_of(outcomes: tuple[Outcome, ...], colours: tuple[Colour, ...]) -> int:
    """How many weeks at the end have one of the colours, without a break."""
    return len(_at_the_end(outcomes, lambda past: past.colour in colours))


def empty_weeks(outcomes: tuple[Outcome, ...]) -> tuple[Outcome, ...]:
    """The weeks at the end in which no session is known to have been done."""
    return _at_the_end(outcomes, lambda past: not past.done)


def sheets_without_red(here: tuple[Outcome, ...]) -> tuple[Outcome, ...]:
    """Those at the end that had not one red session, without a break."""
    return _at_the_end(here, lambda past: past.without_red)


def _at_the_end(
    outcomes: tuple[Outcome, ...], holds: Callable[[Outcome], bool]
) -> tuple[Outcome, ...]:
    """Those at the end for which it holds, without a break, in their order."""
    return tuple(takewhile(holds, reversed(outcomes)))[::-1]


def banked_weeks(here: tuple[Outcome, ...], flare_costs: int) -> int:
    """Good weeks of this phase; each flare takes some away, never more than there are.

    >>> from rehab.model.diary import WeekRecord
    >>> good = Outcome("hold", "green", banked=True)
    >>> flare = Outcome("hold", "red", WeekRecord(week=4, flare=True))
    >>> banked_weeks((good, good, good, flare, good), flare_costs=2)
    2
    """
    banked = 0
    for past in here:
        banked += past.banked
        if past.flare:
            banked = max(0, banked - flare_costs)
    return banked
