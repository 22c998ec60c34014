"""The log of a phase that looks for triggers: a line for any day of the week."""

import datetime
import re
from collections.abc import Sequence
from functools import partial

from rehab.app.words import words
from rehab.entry.answers import Unclear, a_day, a_score, a_text
from rehab.entry.diaries import OpenDiary
from rehab.entry.question import ask
from rehab.model.diary import SessionRecord
from rehab.reader.csv_cells import Vocabulary

_PAIN = re.compile(r"(\d+|[-?])(?:/10)?(?:[ ,;:]+(.*))?")


def ask_log(
    opened: OpenDiary, number: int, sessions: Sequence[SessionRecord]
) -> list[SessionRecord]:
    """A row for each line of the log on a day without a session, up to today."""
    had, sheet = opened.had(number), opened.held.sheet(number)
    if had is None or sheet is None or not had.phase.logged:
        return []
    last = opened.held.today or datetime.date.max
    there = {session.day for session in sessions}
    days = [day for day in sheet.days if day <= last and day not in there]
    if not days:
        return []
    told = ", ".join(words().day(day) for day in days)
    return ask("log", partial(_lines, opened.vocabulary, days), days=told)


def _lines(
    known: Vocabulary, days: Sequence[datetime.date], text: str
) -> list[SessionRecord]:
    """Each with its day first, parted by semicolons."""
    lines: list[SessionRecord] = []
    for part in filter(None, (part.strip() for part in text.split(";"))):
        line = typed_log(known, [_of_these(part, days)], part)
        if any(line.day == other.day for other in lines):
            raise Unclear("log_twice", day=words().day(line.day or days[0]))
        lines.append(line)
    return lines


def _of_these(part: str, days: Sequence[datetime.date]) -> datetime.date:
    """The day that a line begins with, one of those without a session."""
    name = part.split(maxsplit=1)[0]
    try:
        return a_day(name, days)
    except Unclear:
        listed = ", ".join(map(words().day, days))
        raise Unclear("log_day", answer=name, days=listed) from None


def typed_log(
    words: Vocabulary, week: Sequence[datetime.date], text: str
) -> SessionRecord:
    """A line typed as an option: its day first."""
    day, _, rest = text.strip().partition(" ")
    found = log_line(words, a_day(day, week), rest.strip() or "none")
    if found is None:
        raise Unclear("day", answer=text, first=week[0], last=week[-1])
    return found


def log_line(words: Vocabulary, day: datetime.date, text: str) -> SessionRecord | None:
    """The day's row: no exercise, perhaps a pain score, and what happened.

    None when nothing was written; "none" is a line that says nothing happened.
    """
    if not text or text.lower() in words.nothing:
        return None
    pain, note = None, text
    if found := _PAIN.fullmatch(text):
        pain, note = a_score(words, found[1]), found[2] or ""
    if note.lower() in words.no:
        note = ""
    return SessionRecord(day=day, did=(), during=pain, note=a_text(note))
