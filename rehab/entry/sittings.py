"""The sessions of a week in their order, as the sheet has them."""

import datetime
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from rehab.model.client import WEEKDAYS, Client
from rehab.model.record import IssuedDose, IssuedWeek
from rehab.planner.dosing.days import spread


@dataclass(frozen=True, slots=True)
class Sitting:
    """One session of a sheet, and the ids of its exercises."""

    day: datetime.date
    exercises: tuple[str, ...] = ()


def sittings(
    sheet: IssuedWeek, days: tuple[datetime.date, ...], client: Client
) -> Iterator[Sitting]:
    """Each session: on a day as many as its most frequent exercise has."""
    counts = {
        name: _on_days(issued, days, client) for name, issued in sheet.doses.items()
    }
    most: Counter[datetime.date] = Counter()
    for count in counts.values():
        most |= count
    for day in sorted(most):
        for time in range(most[day]):
            names = [name for name, count in counts.items() if count[day] > time]
            yield Sitting(day, tuple(names))


def usual_sittings(
    days: tuple[datetime.date, ...], client: Client
) -> Iterator[Sitting]:
    """The client's own weekdays, where nobody knows what was on the sheet."""
    return (Sitting(day) for day in _own(days, client))


def _on_days(
    issued: IssuedDose, days: tuple[datetime.date, ...], client: Client
) -> Counter[datetime.date]:
    """How often an exercise is done on each day, all its doses together."""
    found: Counter[datetime.date] = Counter()
    for one in issued.every:
        on = _dates(one, days, client)
        for turn in range(one.sessions if on else 0):
            found[on[turn % len(on)]] += 1
    return found


def _dates(
    issued: IssuedDose, days: tuple[datetime.date, ...], client: Client
) -> list[datetime.date]:
    """The dates of one dose; of weekdays that nobody wrote down, the client's own."""
    if issued.weekdays is not None:
        return [day for day in days if WEEKDAYS[day.weekday()] in issued.weekdays]
    own = {(day - days[0]).days: day for day in _own(days, client) or days}
    return [own[at] for at in spread(tuple(own), issued.sessions, rest_days=0)]


def _own(days: tuple[datetime.date, ...], client: Client) -> list[datetime.date]:
    return [day for day in days if WEEKDAYS[day.weekday()] in client.days]
