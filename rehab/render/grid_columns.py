"""The columns of a tick grid: days, and the times of a day."""

import datetime
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from rehab.model.programme import Week
from rehab.render.language import Words


@dataclass(frozen=True, slots=True)
class Column:
    """One day, or one time of a day; ``last`` of its day."""

    head: tuple[str, str]
    day: datetime.date
    time: int
    last: bool


def times_of(week: Week) -> int:
    """How many columns a day has: one for each time that something is done on it."""
    if week.phase.daily:
        return week.phase.times_per_day
    return max((given.times_a_day for given in week.prescriptions), default=1)


def columns(words: Words, week: Week) -> tuple[Column, ...]:
    """The weekdays with their dates, each as often as something is done on a day."""
    times = times_of(week)
    return tuple(
        Column(_head(words, week, day, time), day, time, time == times - 1)
        for day in week.days
        for time in range(times)
    )


def _head(words: Words, week: Week, day: datetime.date, time: int) -> tuple[str, str]:
    weekday = words.many("weekdays")[day.weekday()]
    if not week.phase.daily or week.phase.times_per_day == 1:  # one head for a day
        return weekday, str(day.day)
    name = words.say(f"daily.grid.times_{week.phase.times_per_day}_{time + 1}")
    if len(week.days) == 1:
        return name, ""
    return words.say("daily.grid.day", weekday=weekday, day=day.day), name


def due(column: Column, days: Sequence[datetime.date], of: Collection[Column]) -> bool:
    """Whether something is due in this column, whose days name each time once.

    Once a day is ticked in the evening; twice is morning and evening.
    """
    on_day = [c for c in of if c.day == column.day]
    count = list(days).count(column.day)
    if count >= len(on_day):
        return count > 0
    wanted = {len(on_day) - 1} if count == 1 else {0, len(on_day) - 1}
    return count > 0 and column.time in wanted
