"""What stands on a week's sheet, by exercise: as handed out, else as planned now."""

import datetime
from collections.abc import Iterable, Sequence

from rehab.model.client import WEEKDAYS, Weekday
from rehab.model.programme import Prescription, Programme, Week
from rehab.model.record import IssuedDose


def on_sheet(programme: Programme, week: Week) -> dict[str, IssuedDose]:
    """What the client's sheet of the week said."""
    if sheet := programme.record.sheet(week.number):
        return sheet.doses
    return as_planned(week)


def as_planned(week: Week) -> dict[str, IssuedDose]:
    """What a sheet says that is printed now."""
    return {name: _issued(week.every(name)) for name in week.exercises}


def _issued(every: Sequence[Prescription]) -> IssuedDose:
    """The dose of an exercise, and with it those of other days."""
    first, *others = (
        IssuedDose(
            dose=given.dose,
            sessions=max(1, len(given.days)),
            weekdays=weekdays(given.days),
        )
        for given in every
    )
    return first.model_copy(update={"others": tuple(others)})


def weekdays(days: Iterable[datetime.date]) -> tuple[Weekday, ...]:
    """The weekdays of these dates, each once, in the order of the dates.

    >>> weekdays([datetime.date(2026, 1, 7), datetime.date(2026, 1, 5)])
    ('mon', 'wed')
    """
    return tuple(dict.fromkeys(WEEKDAYS[day.weekday()] for day in sorted(days)))
