r"""A calendar file as RFC 5545 has it: whole days, escaped, folded.

>>> escaped("3; 2,5\n")
'3\\; 2\\,5\\n'
"""

import datetime
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

LONGEST_LINE = 75  # bytes, without its end
HEAD = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//rehab//rehab export//EN")


@dataclass(frozen=True, kw_only=True, slots=True)
class Event:
    """What stands on one day; ``key`` tells it from every other one."""

    day: datetime.date
    key: str
    title: str
    text: str = ""


def calendar(events: Iterable[Event], today: datetime.date) -> str:
    """The file. The same event has the same mark in every file of it."""
    lines = [*HEAD]
    for event in events:
        lines += _event(event, today)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _event(event: Event, today: datetime.date) -> Iterator[str]:
    mark = hashlib.sha256(event.key.encode()).hexdigest()[:32]
    yield "BEGIN:VEVENT"
    yield f"UID:{mark}@rehab"
    yield f"DTSTAMP:{today:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{event.day:%Y%m%d}"
    yield f"SUMMARY:{escaped(event.title)}"
    if event.text:
        yield f"DESCRIPTION:{escaped(event.text)}"
    yield "TRANSP:TRANSPARENT"  # the day stays free for other things
    yield "END:VEVENT"


def escaped(text: str) -> str:
    """A text as the value of a property."""
    for sign in ("\\", ";", ","):
        text = text.replace(sign, f"\\{sign}")
    return "\\n".join(text.split("\n"))


def _folded(line: str) -> Iterator[str]:
    """Pieces of at most so many bytes, no letter cut; all but the first are indented.

    >>> [len(part.encode()) for part in _folded("é" * 50)]
    [74, 27]
    """
    piece = ""
    for letter in line:
        if len((piece + letter).encode()) > LONGEST_LINE:
            yield piece
            piece = " "
        piece += letter
    yield piece
