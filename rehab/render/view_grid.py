"""The boxes of a week: the exercises to tick, and the numbers to write."""

import datetime
from dataclasses import dataclass, replace

from rehab.model.programme import Week
from rehab.render.grid_columns import Column, columns, due
from rehab.render.language import Words
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


@dataclass(frozen=True, slots=True)
class DayHead:
    """The head of a column."""

    name: str
    date: str
    minutes: str  # or that it is a rest day


@dataclass(frozen=True, slots=True)
class Box:
    """One day of one row: to fill in, or not."""

    due: bool
    text: str = ""


@dataclass(frozen=True, slots=True)
class TickRow:
    """One exercise."""

    number: int
    name: str
    dose: str
    new: str  # what is new since the sheet before; else empty
    picture: Picture | None
    boxes: tuple[Box, ...]

    @property
    def tag_first(self) -> bool:
        """Whether what is new stands beside the name, where there is more room."""
        return len(self.name) <= len(self.dose)


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
    return GridView(
        days=tuple(_head(material, week, column) for column in whole),
        ticks=tuple(_ticks(material, week, whole)),
        log=tuple(_log(words, week, whole)),
    )


def _head(material: Material, week: Week, column: Column) -> DayHead:
    words, name = material.words, column.head
    if column.day not in session_days(week):
        return DayHead(*name, words.say("grid.rest"))
    if not column.last and week.phase.daily:
        return DayHead(*name, "")
    return DayHead(*name, str(day_minutes(week, column.day, material.pace)))


def _ticks(material: Material, week: Week, whole: tuple[Column, ...]) -> list[TickRow]:
    words = material.words
    return [
        TickRow(
            number=number_in(week, given.exercise.id),
            name=given.exercise.name,
            dose=sentence(dose_of(words, given)),
            new=what_is_new(words, material.programme, week, given),
            picture=material.thumb(given.exercise),
            boxes=tuple(_box(words, due(c, given.days, whole)) for c in whole),
        )
        for given in week.prescriptions
    ]


def _box(words: Words, sessions: int) -> Box:
    if sessions > 1:
        return Box(due=True, text=words.say("grid.twice", n=sessions))
    return Box(due=bool(sessions))


def _log(words: Words, week: Week, whole: tuple[Column, ...]) -> list[LogRow]:
    """Pain is written where there is a session; the rest every day."""
    days = session_days(week)
    at_session = tuple(Box(column.day in days) for column in whole)
    a_day = tuple(Box(column.last) for column in whole)
    every = tuple(Box(due=True) for _ in whole)
    rows = {
        "before": at_session,
        "during": at_session,
        "morning": a_day,
        "colour": every,
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
