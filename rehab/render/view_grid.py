"""The boxes of a week: the exercises to tick, and the numbers to write."""

import datetime
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby

from rehab.model.programme import Prescription, Week
from rehab.render.grid_columns import Column, columns, due, times_of
from rehab.render.language import Words
from rehab.render.letters import width_mm
from rehab.render.sheet_words import said
from rehab.render.view_material import (
    Material,
    day_minutes,
    dose_of,
    number_in,
    sentence,
)
from rehab.render.view_new import what_is_new
from rehab.render.view_picture import Picture
from rehab.render.view_rules import asks_effort, asks_well
from rehab.render.week_room import NUMBER_MM, TICK_POINTS, shorter_tag


@dataclass(frozen=True, slots=True)
class DayHead:
    """The head of a column."""

    name: str
    date: str
    minutes: str  # or that it is a rest day
    span: int = 1  # columns


@dataclass(frozen=True, slots=True)
class Box:
    """One day of one row: to fill in, or not."""

    due: bool
    span: int = 1  # columns: all of a day, or one time of it
    unit: str = ""  # of a number to be written; else it is to tick
    idle: str = ""  # what stands there on a day of other exercises


@dataclass(frozen=True, slots=True)
class TickRow:
    """One exercise."""

    number: int
    name: str
    dose: str
    new: str  # what is new since the sheet before; else empty
    new_short: str  # the same in fewer words
    picture: Picture | None
    boxes: tuple[Box, ...]

    @property
    def tag_first(self) -> bool:
        """Whether what is new stands beside the name, where there is more room."""
        name = NUMBER_MM + width_mm(self.name, TICK_POINTS, bold=True)
        return name <= width_mm(self.dose, TICK_POINTS)


@dataclass(frozen=True, slots=True)
class LogRow:
    """One thing to write each day."""

    name: str
    hint: str
    short: str  # the name where there is little room
    example: str
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class GridView:
    """All boxes of one sheet."""

    days: tuple[DayHead, ...]
    ticks: tuple[TickRow, ...]
    log: tuple[LogRow, ...]

    @property
    def drawn(self) -> bool:
        """Whether there are drawings; without them a strip of doses has no names."""
        return any(row.picture for row in self.ticks)

    @property
    def without_pictures(self) -> "GridView":
        """The same, with less on it."""
        ticks = tuple(replace(row, picture=None) for row in self.ticks)
        return replace(self, ticks=ticks)


def session_days(week: Week) -> tuple[datetime.date, ...]:
    """The days with something to do."""
    return tuple(sorted({day for p in week.prescriptions for day in p.days}))


def grid(material: Material, week: Week) -> GridView:
    """The boxes of one week."""
    words, whole = material.words, columns(material.words, week)
    headed = whole if week.phase.daily else tuple(c for c in whole if c.last)
    return GridView(
        days=tuple(_head(material, week, column) for column in headed),
        ticks=tuple(_ticks(material, week, whole)),
        log=tuple(_log(words, week, whole)),
    )


def _head(material: Material, week: Week, column: Column) -> DayHead:
    words, name, span = material.words, column.head, _span(week)
    if column.day not in session_days(week):
        return DayHead(*name, words.say("grid.rest"), span)
    if not column.last:
        return DayHead(*name, "", span)
    return DayHead(*name, str(day_minutes(week, column.day, material.pace)), span)


def _span(week: Week) -> int:
    """Columns under one head: on a week's sheet those of a day stand under one."""
    return 1 if week.phase.daily else times_of(week)


def _ticks(material: Material, week: Week, whole: tuple[Column, ...]) -> list[TickRow]:
    words = material.words
    rows = [
        TickRow(
            number=number_in(week, given.exercise.id),
            name=given.exercise.name,
            dose=sentence(_dose(material, given)),
            new=what_is_new(words, material.programme, week, given),
            new_short=what_is_new(words, material.programme, week, given, brief=True),
            picture=material.thumb(given),
            boxes=tuple(_with_words(words, week, whole, given)),
        )
        for given in week.prescriptions
    ]
    return [
        replace(row, new=row.new_short) if shorter_tag(row, len(rows)) else row
        for row in rows
    ]


def _dose(material: Material, given: Prescription) -> str:
    """In words; where there is a choice of weights it says which."""
    how = material.lifted(given.exercise, given.dose, given.pieces)
    return dose_of(material.words, given, how)


def _with_words(
    words: Words, week: Week, whole: tuple[Column, ...], given: Prescription
) -> Iterator[Box]:
    """The boxes of a row: to tick, for the kilograms, or that the exercise is off.

    A day on which another row has a dose of the same exercise is none to rest from it.
    """
    unit = words.say("grid.kg") if given.asks_kg else ""
    rests, at = set(session_days(week)) - _days_of(week, given.exercise.id), 0
    for box in _boxes(week, whole, partial(due, days=given.days, of=whole)):
        day = whole[at].day
        text = words.say("grid.idle") if day in rests else ""
        yield replace(box, unit=unit) if box.due else replace(box, idle=text)
        at += box.span


def _days_of(week: Week, exercise: str) -> set[datetime.date]:
    """The days of an exercise, whatever its dose."""
    rows = (row for row in week.prescriptions if row.exercise.id == exercise)
    return {day for row in rows for day in row.days}


def _boxes(
    week: Week, whole: tuple[Column, ...], is_due: Callable[[Column], bool]
) -> tuple[Box, ...]:
    """A box in each column; one for all of a day where that has one at most."""
    found = []
    for _, on_day in groupby(whole, lambda column: column.day):
        given = [is_due(column) for column in on_day]
        if week.phase.daily or sum(given) > 1:
            found += [Box(due=one) for one in given]
        else:
            found.append(Box(due=any(given), span=len(given)))
    return tuple(found)


def _log(words: Words, week: Week, whole: tuple[Column, ...]) -> list[LogRow]:
    """Pain is written where there is a session; the rest every day."""
    sessions = _sessions(week)
    at_session = _boxes(week, whole, partial(_session, week, sessions, whole))
    a_day = _boxes(week, whole, lambda c: c.last)
    every_time = _boxes(week, whole, lambda c: week.phase.daily or c.last)
    rows = {
        "before": at_session,
        "during": at_session,
        "morning": a_day,
        "colour": every_time,
    }
    if asks_effort(week):
        rows["effort"] = at_session
    if asks_well(week):
        rows["well"] = at_session
    return [
        LogRow(
            name=said(words, week, f"log.{key}"),
            hint=said(words, week, f"log.{key}_hint"),
            short=words.say(f"log.{key}_short"),
            example=words.say(f"log.{key}_example"),
            boxes=boxes,
        )
        for key, boxes in rows.items()
    ]


def _sessions(week: Week) -> list[datetime.date]:
    """Each day as many times as its most frequent exercise."""
    most = {
        day: max(given.days.count(day) for given in week.prescriptions)
        for day in session_days(week)
    }
    return [day for day, count in most.items() for _ in range(count)]


def _session(
    week: Week,
    sessions: Sequence[datetime.date],
    whole: tuple[Column, ...],
    column: Column,
) -> bool:
    """Whether pain is written in this column."""
    if week.phase.daily:
        return column.day in sessions
    return due(column, sessions, whole)
