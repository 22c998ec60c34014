"""The sessions of a week in their order, as the sheet has them."""

import datetime
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from rehab.app.words import words
from rehab.model.client import WEEKDAYS
from rehab.model.programme import Week
from rehab.reader.expected import Sheet
from rehab.render.words import short_dose_of


@dataclass(frozen=True, slots=True)
class Sitting:
    """One session of a sheet, and the ids of its exercises."""

    day: datetime.date
    exercises: tuple[str, ...] = ()


def sheet_of(week: Week) -> Sheet:
    """The days that a week of the programme covers."""
    return Sheet(
        first=week.start,
        last=week.days[-1],
        times=week.phase.times_per_day,
        planned=week.exercises,
    )


def sittings(week: Week) -> Iterator[Sitting]:
    """Each session: on a day as many as its most frequent exercise has."""
    counts = {
        name: Counter(day for given in week.every(name) for day in given.days)
        for name in week.exercises
    }
    most: Counter[datetime.date] = Counter()
    for count in counts.values():
        most |= count
    for day in sorted(most):
        for time in range(most[day]):
            names = [name for name, count in counts.items() if count[day] > time]
            yield Sitting(day, tuple(names))


def usual_sittings(sheet: Sheet, weekdays: tuple[str, ...]) -> Iterator[Sitting]:
    """The client's own weekdays, where nobody knows what was on the sheet."""
    for day in sheet.days:
        if WEEKDAYS[day.weekday()] in weekdays:
            yield Sitting(day)


def exercise_lines(week: Week) -> Iterator[tuple[str, str, str]]:
    """Id, name and dose of each exercise on the sheet, in its order."""
    for given in week.prescriptions:
        yield given.exercise.id, given.exercise.name, short_dose_of(words(), given)
