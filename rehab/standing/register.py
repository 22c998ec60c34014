"""The register of spasms and flare-ups, and which spells of them are one episode.

An episode has a clear month on either side: two spasms with fewer clear days between
them are the same one. A spasm that the physio notes as over within the day is listed,
and is no episode by itself. One whose length nobody knows counts as one.

>>> import datetime
>>> day = datetime.date(2026, 1, 1)
>>> spells = [Spell(day, day), Spell(day.replace(day=20), day.replace(day=21))]
>>> numbered(spells, 28), numbered(spells, 10)
([1, 1], [1, 2])
"""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from rehab.model.client import Client
from rehab.model.diary import Diary, WeekRecord
from rehab.model.intake import Episode
from rehab.model.measure import RegisterRule
from rehab.model.programme import Week
from rehab.model.standing import Event, Kind

DAY = datetime.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Spell:
    """Days of a spasm or flare-up."""

    on: datetime.date
    last: datetime.date
    kind: Kind = "told"
    told: Episode | None = None

    @property
    def short(self) -> bool:
        """Known to be over within a day."""
        return self.told is not None and self.told.lasted_days == 0


Ends: TypeAlias = Mapping[int, tuple[datetime.date, datetime.date]]


def ends_of(weeks: Sequence[Week]) -> Ends:
    """The first and the last day of each sheet, by its number."""
    return {week.number: (week.days[0], week.days[-1]) for week in weeks}


def register(
    client: Client, diary: Diary, rule: RegisterRule, ends: Ends
) -> tuple[Event, ...]:
    """Every spasm and flare-up, oldest first, with the number of its episode."""
    told = [_told(e) for e in (client.intake.episodes if client.intake else ())]
    ticked = [
        spell
        for record in diary.weeks
        if record.week in ends
        for spell in _ticked(record, *ends[record.week])
    ]
    new = [s for s in ticked if not any(_same(s, t) for t in told)]
    spells = sorted([*told, *new], key=lambda s: (s.on, s.last, s.kind))
    numbers = numbered(spells, rule.clear_days)
    return tuple(
        Event(on=s.on, last=s.last, kind=s.kind, number=n, told=s.told)
        for s, n in zip(spells, numbers, strict=True)
    )


def _told(episode: Episode) -> Spell:
    more = max(0, (episode.lasted_days or 1) - 1)
    return Spell(episode.on, episode.on + more * DAY, "told", episode)


def _ticked(
    record: WeekRecord, first: datetime.date, last: datetime.date
) -> Iterator[Spell]:
    """Spasms of a week; a flare-up without one lasts the week, for all we know."""
    spasms = {s.day or last for s in record.sessions if s.spasm}
    yield from (Spell(day, day, "spasm") for day in sorted(spasms))
    if record.flare:
        yield Spell(min({first, *spasms}), last, "flare")


def _same(ticked: Spell, told: Spell) -> bool:
    """Whether the physio wrote down in full what the diary ticked."""
    return ticked.on <= told.last and told.on <= ticked.last


def numbered(spells: Sequence[Spell], clear_days: int) -> list[int]:
    """The number of each spell's episode; 0 for a short one that stands alone."""
    numbers: list[int] = []
    count, over = 0, None  # the last day of the episode that is counted now
    for spell in spells:
        apart = over is None or (spell.on - over).days > clear_days
        if apart and spell.short:
            numbers.append(0)
            continue
        count += apart
        over = spell.last if apart or over is None else max(over, spell.last)
        numbers.append(count)
    return numbers


def begun_since(events: Sequence[Event], day: datetime.date) -> int:
    """How many episodes began on this day or later."""
    first = {e.number: e.on for e in reversed(events) if e.number}
    return sum(on >= day for on in first.values())
