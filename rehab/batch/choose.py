"""Which weeks of a client are wanted, and on which days they are due."""

import datetime
import re
from dataclasses import dataclass

from rehab.handout.weeks import next_block
from rehab.model.programme import Programme

AHEAD = datetime.timedelta(days=6)  # so many days before its first day a block is due
_SPAN = re.compile(r"(\d{1,3})(?:-(\d{1,3}))?")


@dataclass(frozen=True, slots=True)
class Choice:
    """The weeks, and the days they are due on; without days, always."""

    weeks: tuple[int, ...]
    first: datetime.date | None = None
    last: datetime.date | None = None


class NoSuchWeeks(Exception):
    """A programme that has other weeks."""

    def __init__(self, have: tuple[int, ...]) -> None:
        super().__init__(have)
        self.have = have


def is_choice(text: str) -> bool:
    """Whether it can be typed: due, all, 5 or 5-8."""
    return text in ("due", "all") or bool(_numbers(text))


def chosen(programme: Programme, text: str) -> Choice:
    """The weeks of this programme.

    Raises:
        NoSuchWeeks: It does not have them.
    """
    have = tuple(week.number for week in programme.weeks)
    if text == "due":
        return _due(programme)
    wanted = have if text == "all" else _numbers(text)
    if not wanted or not set(wanted) <= set(have):
        raise NoSuchWeeks(have)
    return Choice(wanted)


def _due(programme: Programme) -> Choice:
    """The block from the first unreported week on; none when every week came back."""
    block = programme.chosen(next_block(programme))
    if not block:
        return Choice((), datetime.date.max, datetime.date.max)
    weeks = tuple(week.number for week in block)
    return Choice(weeks, block[0].start - AHEAD, block[-1].days[-1])


def is_due(
    first: datetime.date | None, last: datetime.date | None, today: datetime.date
) -> bool:
    """Whether today is one of the days.

    >>> march, later = datetime.date(2026, 3, 1), datetime.date(2026, 3, 2)
    >>> is_due(march, march, march), is_due(later, later, march)
    (True, False)
    >>> is_due(None, None, march)
    True
    """
    return first is None or last is None or first <= today <= last


def _numbers(text: str) -> tuple[int, ...]:
    match = _SPAN.fullmatch(text)
    if not match:
        return ()
    return tuple(range(int(match[1]), int(match[2] or match[1]) + 1))
