"""The tick grid: exercises and scores by day."""

import datetime
from dataclasses import dataclass

from rehab.model.programme import Week
from rehab.render.language import Words
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
    words: Words, week: Week, due: tuple[datetime.date, ...]
) -> tuple[Cell, ...]:
    return tuple(_cell(words, due.count(day)) for day in week_days(week))


def _cell(words: Words, sessions: int) -> Cell:
    if not sessions:
        return Cell(due=False, text=words.say("grid.rest_day"))
    return Cell(
        due=True, text=words.say("grid.twice", n=sessions) if sessions > 1 else ""
    )


def _score(words: Words, week: Week, key: str) -> str:
    return words.say(f"grid.{key}", effort=week.phase.effort_max)


def grid(words: Words, week: Week) -> GridView:
    """The tick grid of one week."""
    sessions = session_days(week)
    scored = dict.fromkeys(_SCORES, sessions)
    scored["spasm"] = week_days(week)
    return GridView(
        days=tuple(day_head(words, day) for day in week_days(week)),
        exercises=tuple(
            GridRow(p.exercise.name, _cells(words, week, p.days))
            for p in week.prescriptions
        ),
        scores=tuple(
            GridRow(_score(words, week, key), _cells(words, week, due))
            for key, due in scored.items()
        ),
    )
