"""What a week will be by its counts: how many red, amber and missed sessions it takes.

Every number is found by asking what colour such a week would have.
"""

from functools import cache
from itertools import count

from rehab.model.limits import NextWeek
from rehab.model.programme import Colour
from rehab.model.rules import WeekRule
from rehab.planner.outcome.colour import week_colour


@cache
def by_counts(rule: WeekRule, planned: int) -> NextWeek:
    """The counts from which a week of so many planned sessions is red, or repeated.

    >>> rule = WeekRule(green_done_min=0.8, green_amber_max=0.34, red_sessions=2,
    ...     green_unknown_max=0.34, thin_done_below=0.6, exercise_done_min=0.6,
    ...     less_done_below=0.8, source="worked example")
    >>> found = by_counts(rule, 5)
    >>> found.red_from, found.repeat_red, found.repeat_amber_from
    (2, 1, 2)
    >>> found.missed_more_than
    1
    """

    def colour(*, red: int = 0, amber: int = 0, missed: int = 0) -> Colour:
        told: list[tuple[Colour, int]] = [("red", red), ("amber", amber)]
        told.append(("green", max(0, planned - missed - red - amber)))
        rows = [name for name, times in told for _ in range(times)]
        return week_colour(rule, planned, rows, flare=False, done=planned - missed)

    red_from = next(n for n in count(1) if colour(red=n) == "red")
    some = range(1, planned + 1)
    return NextWeek(
        red_from=red_from,
        repeat_red=next(
            (n for n in range(1, red_from) if colour(red=n) != "green"), None
        ),
        repeat_amber_from=next((n for n in some if colour(amber=n) != "green"), None),
        missed_more_than=max(
            n for n in range(planned + 1) if colour(missed=n) == "green" or not n
        ),
    )
