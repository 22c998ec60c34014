"""The printed weeks as a calendar: a session an event, and the day of the review.

It goes to where others may look: neither who it is nor what for stands in it.
"""

import datetime
from collections.abc import Iterator, Sequence
from itertools import groupby

from rehab.app.pages import signed
from rehab.app.planned import Planned
from rehab.app.words import words_of
from rehab.model.programme import Prescription, Week
from rehab.render.grid_columns import Column, columns, due
from rehab.render.language import Words
from rehab.render.sheet_words import sheet_name
from rehab.render.view_material import (
    Material,
    dose_at_a_time,
    number_in,
    sentence,
)
from rehab.report.export.ics import Event, calendar


def calendar_text(made: Planned, numbers: Sequence[int], today: datetime.date) -> str:
    """The calendar file of these weeks, whose sheets it names as they are."""
    said = words_of(made)
    draft = said.say("export.draft") if signed(made, numbers) is None else ""
    printed = made.programme.chosen(numbers)
    events = [
        *(event for week in printed for event in _sessions(made, week, said, draft)),
        _review(made, printed, said),
    ]
    return calendar(events, today)


def _sessions(made: Planned, week: Week, said: Words, draft: str) -> Iterator[Event]:
    whole = columns(said, week)
    sheet = sheet_name(said, made.programme, week)
    for _, times in groupby(whole, lambda column: column.day):
        given = [(column, _due(week, column, whole)) for column in times]
        of_day = [(column, some) for column, some in given if some]
        for place, (column, some) in enumerate(of_day, 1):
            key = "export.session_of" if of_day[1:] else "export.session"
            slots = {"sheet": sheet, "place": place, "of": len(of_day)}
            lines = [_line(said, week, one) for one in some]
            yield Event(
                day=column.day,
                key=f"{made.programme.client.reference} {column.day} {column.time}",
                title=draft + said.say(key, **slots),
                text="\n".join([*lines, said.say("export.sheet_counts")]),
            )


def _due(
    week: Week, column: Column, whole: Sequence[Column]
) -> tuple[Prescription, ...]:
    return tuple(p for p in week.prescriptions if due(column, p.days, whole))


def _line(said: Words, week: Week, given: Prescription) -> str:
    """The dose of one time: how many there are on a day, the events say."""
    return said.say(
        "export.exercise",
        number=number_in(week, given.exercise.id),
        name=given.exercise.name,
        dose=sentence(dose_at_a_time(said, given)),
    )


def _review(made: Planned, printed: Sequence[Week], said: Words) -> Event:
    programme = made.programme
    day = Material(programme, made.library, said, tuple(printed), {}).review_date
    key = f"{programme.client.reference} review {day}"
    return Event(day=day, key=key, title=said.say("export.review"))
