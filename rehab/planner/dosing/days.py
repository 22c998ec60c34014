"""Which days of the week an exercise falls on.

>>> spread((0, 1, 2, 3, 4), 3, rest_days=0)
(0, 2, 4)
>>> spread((0, 1, 3, 4), 3, rest_days=1)
(0, 3)
"""

import datetime
from collections.abc import Iterable
from functools import lru_cache
from itertools import combinations

from rehab.model.client import WEEKDAYS
from rehab.model.dose import Dose
from rehab.model.exercise import KILOGRAMS, Exercise
from rehab.model.numbers import WEEK
from rehab.model.phase import Phase, Place
from rehab.model.policy import TableRow
from rehab.model.programme import Prescription
from rehab.planner.allowed.case import Case
from rehab.planner.dosing.heavy import is_heavy


def sessions(
    case: Case,
    phase: Phase,
    place: Place,
    exercise: Exercise,
    row: TableRow | None = None,
) -> int:
    """How many sessions a week, within the phase's and the exercise's range."""
    asked = (row and row.sessions_per_week) or place.sessions_per_week
    if asked:
        return min(asked, exercise.sessions_per_week[1], WEEK)
    most = min(phase.sessions_per_week[1], max(1, exercise.sessions_per_week[1]))
    return min(len(set(case.client.days)), most)


def days_of(  # noqa: PLR0913 - what the days of an exercise hang on
    case: Case,
    phase: Phase,
    place: Place,
    exercise: Exercise,
    dose: Dose,
    *,
    row: TableRow | None = None,
    week: int = 1,
) -> tuple[int, ...]:
    """Weekdays (Monday 0) on which the exercise is done, spread with rest between.

    Of choices that are as far apart, weights fall on days that have weights already.
    ``row`` is the one of a table; what it says of sessions is exact. ``week`` of the
    phase is for those of every other day.
    """
    times = times_a_day(exercise, phase, place)
    if phase.daily:
        return tuple(n for n in offsets(exercise, phase) for _ in range(times))
    kept, first = case.client.days_for.get(exercise.id), case.client.start.weekday()
    if kept is None and (place.by_the_calendar or (row and row.days)):
        days = by_the_calendar(row if row and row.days else place, first, week)
        return tuple(day for day in days for _ in range(times))
    wanted = sessions(case, phase, place, exercise, row)
    exact = row is not None and row.sessions_per_week is not None
    heavy = is_heavy(case, exercise, dose) and not exact
    if heavy:
        wanted = min(wanted, case.plan.heavy.sessions_per_week)
    own = tuple(sorted({WEEKDAYS.index(day) for day in kept or case.client.days}))
    open_days = tuple(range(WEEK)) if place.any_day and kept is None else own
    rest = 0 if exact else _rest_days(case, place, exercise, heavy=heavy)
    turn = next((n for n, one in enumerate(phase.places) if one == place), 0)
    wanted, liked = min(wanted, len(open_days)), own
    lifted = exercise.dose.load_rank == KILOGRAMS
    if rest and lifted and kept is None and not place.any_day:
        liked = _days_with_weights(case, phase, own)
    found = spread(open_days, wanted, rest_days=rest, liked=liked, turn=turn)
    return tuple(day for day in found for _ in range(times))


def _days_with_weights(
    case: Case, phase: Phase, own: tuple[int, ...]
) -> tuple[int, ...]:
    """The days on which this phase's weights fall, if nothing else is asked."""
    most = min(phase.sessions_per_week[1], len(own))
    return spread(own, most, rest_days=case.plan.rest_days_after_load)


def by_the_calendar(said: Place | TableRow, first: int, week: int) -> tuple[int, ...]:
    """The weekdays that are named, or every so many days from the phase's first one.

    ``first`` is the weekday that sheets begin with.

    >>> [by_the_calendar(Place(exercise="run", every_days=2), 0, n) for n in (1, 2)]
    [(0, 2, 4, 6), (1, 3, 5)]
    """
    if said.days:
        return tuple(sorted({WEEKDAYS.index(day) for day in said.days}))
    every = said.every_days if isinstance(said, Place) else None
    before, every = WEEK * (week - 1), every or 1
    found = (n for n in range(WEEK) if (before + n) % every == 0)
    return tuple(sorted((first + n) % WEEK for n in found))


def _rest_days(case: Case, place: Place, exercise: Exercise, *, heavy: bool) -> int:
    """Free days between two sessions: the place's, else the plan's for kilograms."""
    if place.rest_days is not None:
        return place.rest_days
    if heavy:
        rule = case.plan.heavy
        return rule.older_rest_days if case.older else rule.rest_days
    lifted = exercise.dose.load_rank == KILOGRAMS
    return case.plan.rest_days_after_load if lifted else 0


def times_a_day(exercise: Exercise, phase: Phase, place: Place) -> int:
    """How many times on one of its days: the phase's, within the exercise's range."""
    if place.once_a_day:
        return 1
    return min(phase.times_per_day, max(1, exercise.sessions_per_week[1] // WEEK))


def offsets(exercise: Exercise, phase: Phase) -> tuple[int, ...]:
    """Days of a daily sheet on which the exercise is done, the first being 0."""
    days = phase.sheet_days
    share = days * exercise.sessions_per_week[1] / WEEK
    count = max(1, min(days, round(share)))
    return tuple(round(n * (days - 1) / max(1, count - 1)) for n in range(count))


def planned_sessions(given: Iterable[Prescription]) -> int:
    """Sessions on a sheet: on each day as many as its most frequent exercise."""
    most: dict[datetime.date, int] = {}
    for one in given:
        for day in one.days:
            most[day] = max(most.get(day, 0), one.days.count(day))
    return sum(most.values()) or 1


@lru_cache(maxsize=1024)
def spread(
    open_days: tuple[int, ...],
    wanted: int,
    *,
    rest_days: int,
    liked: tuple[int, ...] = (),
    turn: int = 0,
) -> tuple[int, ...]:
    """Up to ``wanted`` of the open days, far apart, ``rest_days`` free days between.

    Among equals the one with most of the ``liked`` days, then the earliest. Exercises
    of one day a week take ``turn``s, so that they do not all fall on the first.
    """
    for count in range(min(wanted, len(open_days)), 1, -1):
        choices = combinations(open_days, count)
        best = max(choices, key=lambda days: (sorted(_gaps(days)), _runs(days, liked)))
        if min(_gaps(best)) > rest_days:
            return best
    days = tuple(day for day in open_days if day in liked) or open_days
    return (days[turn % len(days)],)


def _runs(days: tuple[int, ...], liked: tuple[int, ...]) -> tuple[int, int]:
    """How many are liked, and how even: fewer long runs without a free day."""
    pairs = list(zip(_gaps(days), [*_gaps(days)[1:], _gaps(days)[0]], strict=True))
    return len(set(days) & set(liked)), -sum(a == b == 1 for a, b in pairs)


def _gaps(days: tuple[int, ...]) -> list[int]:
    """Days from each to the next, round the week."""
    return [(b - a) % WEEK for a, b in zip(days, (*days[1:], days[0]), strict=True)]


def sheet_dates(
    phase: Phase, start: datetime.date, days: tuple[int, ...]
) -> tuple[datetime.date, ...]:
    """The dates of these days of a sheet: weekdays, or counted from its first day."""
    if phase.daily:
        return tuple(start + datetime.timedelta(days=n) for n in days)
    return dates(start, days)


def dates(
    week_start: datetime.date, days: tuple[int, ...]
) -> tuple[datetime.date, ...]:
    """The dates of the weekdays in the seven days from ``week_start``."""
    first = week_start.weekday()
    ahead = sorted((day - first) % WEEK for day in days)
    return tuple(week_start + datetime.timedelta(days=n) for n in ahead)
