"""The tick grid: exercises and scores by day."""

import datetime
from dataclasses import dataclass

from rehab.model.programme import Week
from rehab.render.grid_columns import columns, due
from rehab.render.language import Words
from rehab.render.sheet_words import said
from rehab.render.view_material import week_days

_SCORES = ("before", "during", "morning", "effort", "light")


@dataclass(frozen=True, slots=True)
class Cell:
    """One day of one row: to fill in, or not."""

    due: bool
    text: str


@dataclass(frozen=True, slots=True)
class GridRow:
    """One row of the tick grid."""

    name: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class GridView:
    """What the client ticks and writes, day by day."""

    days: tuple[tuple[str, str], ...]  # weekday and day of the month
    exercises: tuple[GridRow, ...]
    scores: tuple[GridRow, ...]


def session_days(week: Week) -> tuple[datetime.date, ...]:
    """The days with something to do."""
    return tuple(sorted({day for p in week.prescriptions for day in p.days}))


def day_head(words: Words, day: datetime.date) -> tuple[str, str]:
    """The head of a day's column, in two parts."""
    return words.many("weekdays")[day.weekday()], str(day.day)


def _cells(
    words: Words, week: Week, days: tuple[datetime.date, ...]
) -> tuple[Cell, ...]:
    whole = columns(words, week)
    return tuple(_cell(words, due(column, days, whole)) for column in whole)


def _last_cells(
    words: Words, week: Week, days: tuple[datetime.date, ...]
) -> tuple[Cell, ...]:
    """Once a day, in the day's last column."""
    return tuple(
        _cell(words, int(column.last and column.day in days))
        for column in columns(words, week)
    )


def _cell(words: Words, sessions: int) -> Cell:
    if not sessions:
        return Cell(due=False, text=words.say("grid.rest_day"))
    return Cell(
        due=True, text=words.say("grid.twice", n=sessions) if sessions > 1 else ""
    )


def _score(words: Words, week: Week, key: str) -> str:
    if key == "morning":
        return said(words, week, "grid.morning")
    return words.say(f"grid.{key}", effort=week.phase.effort_max)


def _scores(words: Words, week: Week) -> tuple[GridRow, ...]:
    """Each session has its scores; the next morning is one score a day."""
    sessions = [day for day in session_days(week) for _ in range(_most(week, day))]
    rows = dict.fromkeys(_SCORES, tuple(sessions))
    rows["spasm"] = tuple(
        day for day in week_days(week) for _ in range(_most(week, day))
    )
    return tuple(
        GridRow(
            _score(words, week, key),
            _last_cells(words, week, days)
            if key == "morning"
            else _cells(words, week, tuple(days)),
        )
        for key, days in rows.items()
    )


def _most(week: Week, day: datetime.date) -> int:
    """Sessions on a day of a daily sheet; a weekly sheet has one column a day."""
    if not week.phase.daily:
        return 1
    return max([1, *(given.days.count(day) for given in week.prescriptions)])


def grid(words: Words, week: Week) -> GridView:
    """The tick grid of one week."""
    return GridView(
        days=tuple(column.head for column in columns(words, week)),
        exercises=tuple(
            GridRow(p.exercise.name, _cells(words, week, p.days))
            for p in week.prescriptions
        ),
        scores=_scores(words, week),
    )
