"""What is wrong among the weeks of one diary."""

import datetime
from collections import Counter
from collections.abc import Callable, Iterator

from rehab.model.diary import Diary, SessionRecord, WeekRecord
from rehab.model.problem import Problem
from rehab.reader.expected import Expected
from rehab.reader.hints import ONCE, did_you_mean
from rehab.reader.places import Path, Read, Source, line_of, problem_at, problem_at_key
from rehab.reader.whose import whose_problems


def diary_problems(
    read: Read[Diary], expected: Expected | None = None
) -> Iterator[Problem]:
    """Yield what is given twice, and what does not go with what is expected."""
    held = expected or Expected()
    yield from whose_problems(read, held.reference)
    yield from _weeks(read, held)
    yield from _days_twice(read, held)
    for number, record in enumerate(read.value.weeks):
        for place, session in enumerate(record.sessions):
            path: Path = ("weeks", number, "sessions", place)
            if session.day:
                yield from _day(read.source, path, record, session.day, held)
            for at, name, found in _names(path, session):
                if words := _wrong(name, record.week, held):
                    yield found(read.source, at, *words)
            yield from _sore(read.source, path, session)
            yield from _done_twice(read.source, path, session)


def _weeks(read: Read[Diary], held: Expected) -> Iterator[Problem]:
    seen: dict[int, int] = {}
    for number, record in enumerate(read.value.weeks):
        path, week = ("weeks", number, "week"), record.week
        line = line_of(read.source, path)
        if week in seen:
            hint = f"first on line {seen[week]}"
            yield problem_at(read.source, path, f"week {week} given twice", hint)
        elif _never_out(record, held):
            message = f"week {week} was never handed out"
            hint = f"the last one that was is week {max(held.handed_out)}"
            yield problem_at(read.source, path, message, hint)
        sheet = held.sheet(week)
        dated = any(session.day for session in record.sessions)
        if not dated and held.today and sheet and sheet.first > held.today:
            message = f"week {week} has not begun"
            hint = f"it begins on {sheet.first}, and today is {held.today}"
            yield problem_at(read.source, path, message, hint)
        seen.setdefault(week, line)


def _never_out(record: WeekRecord, held: Expected) -> bool:
    """Whether it tells of a sheet nobody had. Time away needs none."""
    first = min(held.handed_out, default=record.week)
    away = record.away is not None and not record.sessions
    return record.week > first and record.week not in held.handed_out and not away


def _days_twice(read: Read[Diary], held: Expected) -> Iterator[Problem]:
    seen: Counter[datetime.date] = Counter()
    lines: dict[datetime.date, int] = {}
    for number, record in enumerate(read.value.weeks):
        sheet = held.sheet(record.week)
        most = sheet.times if sheet else held.times
        for place, session in enumerate(record.sessions):
            if (day := session.day) is None:
                continue
            path = ("weeks", number, "sessions", place, "day")
            seen[day] += 1
            if seen[day] > most:
                times = "twice" if most == 1 else f"more than {most} times"
                hint = f"first on line {lines[day]}; one row for each session"
                yield problem_at(read.source, path, f"{day} given {times}", hint)
            lines.setdefault(day, line_of(read.source, path))


def _day(
    source: Source, path: Path, record: WeekRecord, day: datetime.date, held: Expected
) -> Iterator[Problem]:
    sheet, path = held.sheet(record.week), (*path, "day")
    if held.today and day > held.today:
        hint = f"today is {held.today}"
        yield problem_at(source, path, f"{day} is in the future", hint)
    elif sheet and not sheet.first <= day <= sheet.last:
        span = f"{sheet.first} to {sheet.last}"
        message = f"{day} is not in week {record.week}, {span}"
        other = held.week_of(day.isoformat())
        hint = f"it is in week {other}" if other else ""
        yield problem_at(source, path, message, hint)


def _names(
    path: Path, session: SessionRecord
) -> Iterator[tuple[Path, str, Callable[..., Problem]]]:
    """Every exercise that the session names: its place, a value's or a key's."""
    for number, name in enumerate(session.did or ()):
        yield (*path, "did", number), name, problem_at
    for key in ("less", "more"):
        for number, name in enumerate(getattr(session, key)):
            yield (*path, key, number), name, problem_at
    for name in session.doses:
        yield (*path, "doses", name), name, problem_at_key
    for name in session.kg:
        yield (*path, "kg", name), name, problem_at_key
    if session.sore:
        yield (*path, "sore"), session.sore, problem_at


def _done_twice(
    source: Source, path: Path, session: SessionRecord
) -> Iterator[Problem]:
    """Numbers of exercises that were meant for pains name one of them twice."""
    done = session.did or ()
    for number, name in enumerate(done):
        if name in done[:number]:
            message = f'"{name}" is given twice in one session'
            yield problem_at(source, (*path, "did", number), message, ONCE)


def _sore(source: Source, path: Path, session: SessionRecord) -> Iterator[Problem]:
    """What hurt in a session was done in it."""
    if session.sore and session.did is not None and session.sore not in session.did:
        message = f'"{session.sore}" hurt, and is not among the exercises done'
        hint = did_you_mean(session.sore, session.did, "done") or "leave it out"
        yield problem_at(source, (*path, "sore"), message, hint)


def _wrong(name: str, week: int, held: Expected) -> tuple[str, str] | None:
    """What is wrong with the name, and what was probably meant."""
    sheet = held.sheet(week)
    on_it = sheet.exercises if sheet else None
    if on_it is not None and name in on_it:
        return None
    if held.exercises and name not in held.exercises:
        hint = did_you_mean(name, on_it or held.exercises, "known")
        return f'unknown exercise "{name}"', hint
    if on_it is None:
        return None
    hint = did_you_mean(name, on_it, "on it")
    return f'"{name}" was not on the sheet of week {week}', hint
