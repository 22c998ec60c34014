"""Weeks and days that are to be added, and that a diary has already."""

import datetime
from collections.abc import Iterator

from rehab.model.diary import Diary
from rehab.model.problem import Problem
from rehab.reader.places import Path, Read, line_of, problem_at


def taken(new: Read[Diary], old: Read[Diary], file: str) -> Iterator[Problem]:
    """Yield a problem for each, with the line it has in the old one's ``file``."""
    weeks = {
        record.week: line_of(old.source, ("weeks", number, "week"))
        for number, record in enumerate(old.value.weeks)
    }
    days = {day: line_of(old.source, path) for _, day, path in _days(old)}
    for number, record in enumerate(new.value.weeks):
        if record.week in weeks:
            hint = f"line {weeks[record.week]} of {file}; change it there"
            message = f"week {record.week} is in the diary already"
            yield problem_at(new.source, ("weeks", number, "week"), message, hint)
    for week, day, path in _days(new):
        if day in days and week not in weeks:
            message, hint = f"{day} is in the diary already", f"line {days[day]}"
            yield problem_at(new.source, path, message, f"{hint} of {file}")


def _days(read: Read[Diary]) -> Iterator[tuple[int, datetime.date, Path]]:
    """Week, date and place of each session that has a date."""
    for number, record in enumerate(read.value.weeks):
        for place, session in enumerate(record.sessions):
            if session.day:
                path: Path = ("weeks", number, "sessions", place, "day")
                yield record.week, session.day, path
