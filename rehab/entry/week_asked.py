"""The questions about one week, in the order of the paper. Enter skips each."""

import datetime
from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

import click

from rehab.app import words
from rehab.entry.answers import (
    Unclear,
    a_score,
    a_text,
    a_yes,
    an_absence,
    days_meant,
    exercises_done,
    scores,
)
from rehab.entry.diaries import Desk
from rehab.entry.sittings import Sitting, exercise_lines
from rehab.model.diary import SCORES, SIGNS, SessionRecord, WeekRecord

T = TypeVar("T")


def ask_week(desk: Desk, number: int) -> WeekRecord:
    """Show the sheet, ask about each session, then about the week."""
    sittings = desk.sittings(number)
    _show(desk, number, sittings)
    today = desk.held.today or datetime.date.max
    past = [sitting for sitting in sittings if sitting.day <= today]
    if len(past) < len(sittings):
        click.echo(words().say("diary.not_yet", days=len(sittings) - len(past)))
    asked = [_session(desk, s, n, len(past)) for n, s in enumerate(past, 1)]
    sessions = _with_signs(desk, number, [one for one in asked if one])
    done = any(one.did != () for one in sessions)
    given = {"week": number, "sessions": sessions, **_of_week(desk, done=done)}
    return WeekRecord.model_validate(given)


def _show(desk: Desk, number: int, sittings: Sequence[Sitting]) -> None:
    sheet = desk.held.sheet(number)
    if sheet:
        dates = words().span(sheet.first, sheet.last)
        click.echo(words().say("diary.week", number=number, dates=dates))
    lines = list(exercise_lines(desk.weeks[number])) if number in desk.weeks else []
    widths = [max((len(line[n]) for line in lines), default=0) for n in (0, 1)]
    for place, (key, name, dose) in enumerate(lines, 1):
        padded = {"id": key.ljust(widths[0]), "name": name.ljust(widths[1])}
        click.echo(words().say("diary.exercise", **padded, place=place, dose=dose))
    if not lines and sittings:
        click.echo(words().say("diary.no_sheet"))
    click.echo(words().say("diary.help"))


def _ask(key: str, meaning: Callable[[str], T], **slots: object) -> T:
    """Ask until the answer means something."""
    question = words().say(f"diary.ask.{key}", **slots)
    while True:
        answer = click.prompt(
            question, default="", show_default=False, prompt_suffix=" "
        )
        try:
            return meaning(" ".join(answer.split()))
        except Unclear as unclear:
            click.echo(words().say(unclear.key, **unclear.slots))


def _session(desk: Desk, sitting: Sitting, place: int, of: int) -> SessionRecord | None:
    """What was done and felt; None when nothing was done."""
    known, order = desk.vocabulary, _order(desk, sitting)
    marks = " ".join(str(order.index(name) + 1) for name in sitting.exercises)
    slots = {"day": words().day(sitting.day), "place": place, "of": of}
    click.echo(words().say("diary.session", **slots, exercises=marks))
    did = _ask("done", lambda text: exercises_done(known, text, order))
    if did == ():
        return None
    given = {"day": sitting.day, "did": did, **_scores(desk)}
    return SessionRecord.model_validate(given)


def _order(desk: Desk, sitting: Sitting) -> tuple[str, ...]:
    """All exercises of the week, so that a number means the same every day."""
    for week in desk.weeks.values():
        if any(sitting.day in given.days for given in week.prescriptions):
            return tuple(given.exercise.id for given in week.prescriptions)
    return sitting.exercises


def _scores(desk: Desk) -> dict[str, int | None]:
    """Four scores, one by one or several on a line."""
    given: list[int | None] = []
    while (left := len(SCORES) - len(given)) > 0:
        key = SCORES[len(given)]
        given += _ask(key, partial(_some_scores, desk, left))
    return dict(zip(SCORES, given, strict=True))


def _some_scores(desk: Desk, most: int, text: str) -> list[int | None]:
    return scores(desk.vocabulary, text, most)


def _with_signs(
    desk: Desk, number: int, sessions: list[SessionRecord]
) -> tuple[SessionRecord, ...]:
    """The sessions with aches, spasms and stop signs; a day without one gets a row."""
    sheet = desk.held.sheet(number)
    if sheet is None:
        return tuple(sessions)
    for key in SIGNS:
        done = [session.day for session in sessions if session.day]
        days = _ask(key, partial(days_meant, desk.vocabulary, sheet.days, done))
        for day in days:
            sessions = _signed(sessions, day, key)
    return tuple(sorted(sessions, key=lambda one: one.day or sheet.first))


def _signed(
    sessions: list[SessionRecord], day: datetime.date, key: str
) -> list[SessionRecord]:
    at = max((n for n, one in enumerate(sessions) if one.day == day), default=None)
    if at is None:
        row = {"day": day, "did": (), key: True}
        return [*sessions, SessionRecord.model_validate(row)]
    marked = sessions[at].model_copy(update={key: True})
    return [*sessions[:at], marked, *sessions[at + 1 :]]


def _of_week(desk: Desk, *, done: bool) -> dict[str, object]:
    known = desk.vocabulary
    given: dict[str, object] = {
        "flare": _ask("flare", lambda text: a_yes(known, text)),
        "confidence": _ask("confidence", lambda text: a_score(known, text)),
        "new_medicine": _ask("new_medicine", a_text),
        "new_symptoms": _ask("new_symptoms", a_text),
        "note": _ask("note", a_text),
    }
    return given if done else {**given, "away": _ask("away", an_absence)}
