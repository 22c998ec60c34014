"""What a diary is held against: the sheets, the exercises, and today's date."""

import datetime
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from rehab.model.client import Client
from rehab.model.numbers import WEEK
from rehab.model.plan import Plan
from rehab.model.record import IssuedWeek, Record
from rehab.reader.names import Names


@dataclass(frozen=True, kw_only=True, slots=True)
class Sheet:
    """The days one sheet covers, and what stood on it."""

    first: datetime.date
    last: datetime.date
    times: int = 1  # sessions on one day
    exercises: tuple[str, ...] | None = None  # None: nobody wrote it down
    planned: tuple[str, ...] = ()  # what would stand on it now

    @property
    def in_order(self) -> tuple[str, ...]:
        """The exercises, as a number on the sheet counts them."""
        return self.planned if self.exercises is None else self.exercises

    @property
    def days(self) -> tuple[datetime.date, ...]:
        """Every day of the sheet."""
        count = (self.last - self.first).days + 1
        return tuple(self.first + datetime.timedelta(days=n) for n in range(count))


@dataclass(frozen=True, kw_only=True, slots=True)
class Expected:
    """What is known. Nothing is checked against what is not."""

    sheets: Mapping[int, Sheet] = field(default_factory=dict)
    start: datetime.date | None = None  # of week 1, when every sheet is a week
    times: int = 1  # sessions on one day, where there is no sheet
    handed_out: Collection[int] = ()  # weeks, when a record is kept
    exercises: Collection[str] = ()
    names: Names = field(default_factory=Names)  # what may be written for their ids
    today: datetime.date | None = None
    reference: str | None = None  # of the client

    def sheet(self, week: int) -> Sheet | None:
        """The sheet of this week, or the week that it would cover."""
        if week in self.sheets or self.start is None:
            return self.sheets.get(week)
        first = self.start + datetime.timedelta(days=WEEK * (week - 1))
        last = first + datetime.timedelta(days=WEEK - 1)
        return Sheet(first=first, last=last, times=self.times)

    def week_of(self, day: str) -> int | None:
        """The week that a date, such as 2026-01-31, falls in."""
        try:
            asked = datetime.date.fromisoformat(day)
        except ValueError:
            return None
        for week, sheet in self.sheets.items():
            if sheet.first <= asked <= sheet.last:
                return week
        if self.start is None or asked < self.start:
            return None
        return (asked - self.start).days // WEEK + 1


def expected(  # noqa: PLR0913, PLR0917 - all that a diary hangs on
    client: Client,
    plan: Plan,
    record: Record,
    exercises: Collection[str],
    today: datetime.date | None = None,
    names: Names | None = None,
) -> Expected:
    """What the files say that a diary can hold."""
    numbers = {sheet.week for issued in record.handed_out for sheet in issued.sheets}
    sheets = {n: _issued(plan, s) for n in numbers if (s := record.sheet(n))}
    daily = any(phase.sheet_days != WEEK for phase in plan.phases)
    return Expected(
        sheets=sheets,
        start=None if daily else client.start,
        times=max(phase.times_per_day for phase in plan.phases),
        handed_out=numbers,
        exercises=exercises,
        names=names or Names(),
        today=today,
        reference=client.reference,
    )


def _issued(plan: Plan, sheet: IssuedWeek) -> Sheet:
    phase = plan.phase_called(sheet.phase)
    return Sheet(
        first=sheet.start,
        last=sheet.start + datetime.timedelta(days=phase.sheet_days - 1),
        times=phase.times_per_day,
        exercises=tuple(sheet.doses),
    )
