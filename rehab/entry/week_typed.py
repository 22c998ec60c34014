"""A week given as options of the command line, for those who ask no questions."""

import datetime
import re
import shlex
from collections.abc import Collection, Mapping, Sequence

import click

from rehab.app.words import words
from rehab.console.terminal import show
from rehab.entry.answers import (
    Unclear,
    a_day,
    a_felt,
    a_score,
    a_text,
    a_yes,
    an_absence,
)
from rehab.entry.diaries import OpenDiary
from rehab.entry.log_asked import typed_log
from rehab.entry.named import exercises_done, the_sore_one, used_kg
from rehab.model.client import WEEKDAYS
from rehab.model.diary import OF_SESSION, SCORES, SIGNS, SessionRecord, WeekRecord
from rehab.model.names import tidy
from rehab.reader.hints import did_you_mean

UNKNOWN = re.compile(r"(?i)\b(?:day|date) *= *[?–-]")  # said not to be known


def typed_week(
    opened: OpenDiary,
    number: int,
    sessions: Sequence[str],
    log: Sequence[str],
    options: Mapping[str, object],
) -> WeekRecord:
    """The week that the options describe; a mistake is a wrong command line."""
    given = dict(options)
    try:
        if isinstance(away := given.get("away"), str):
            given["away"] = an_absence(away)
        if isinstance(sure := given.get("confidence"), str):
            given["confidence"] = a_score(opened.vocabulary, sure)
        if isinstance(felt := given.get("effort"), str):
            given["effort"] = a_felt(opened.vocabulary, felt)
    except Unclear as unclear:
        why = words().say(unclear.key, **unclear.slots).strip()
        raise click.UsageError(why) from None
    read = [_session(opened, number, text) for text in sessions]
    unknown = [at for at, text in enumerate(sessions) if UNKNOWN.search(text)]
    rows = _dated(opened, number, read, unknown)
    lines = tuple(_log(opened, number, text) for text in log)
    week = {"week": number, "sessions": _in_order((*rows, *lines)), **given}
    return WeekRecord.model_validate(week)


def _in_order(rows: Sequence[SessionRecord]) -> tuple[SessionRecord, ...]:
    """By their days, when every row has one."""
    if any(row.day is None for row in rows):
        return tuple(rows)
    return tuple(sorted(rows, key=lambda row: row.day or datetime.date.min))


def _log(opened: OpenDiary, number: int, text: str) -> SessionRecord:
    try:
        return typed_log(opened.vocabulary, _days(opened, number), text)
    except Unclear as unclear:
        why = words().say(unclear.key, **unclear.slots).strip()
        shown = words().say("diary.typed.wrong_log", text=text, why=why)
        raise click.UsageError(shown) from None


def _dated(
    opened: OpenDiary,
    number: int,
    rows: Sequence[SessionRecord],
    unknown: Collection[int],
) -> tuple[SessionRecord, ...]:
    """With the sheet's dates, those that are left, when there is a row for each."""
    left = [sitting.day for sitting in opened.sittings(number)]
    for row in rows:
        if row.day in left:
            left.remove(row.day)
    without = [
        at for at, row in enumerate(rows) if row.day is None and at not in unknown
    ]
    if not left or not without:
        return tuple(rows)
    if len(without) != len(left):
        show(_which_days(len(without), left), err=True)
        return tuple(rows)
    days = dict(zip(without, left, strict=True))
    dated = ({"day": days[at]} if at in days else {} for at in range(len(rows)))
    return tuple(
        row.model_copy(update=day) for row, day in zip(rows, dated, strict=True)
    )


def _which_days(sessions: int, left: Sequence[datetime.date]) -> str:
    """A day that nobody named would be lost without a word."""
    names = [WEEKDAYS[day.weekday()] for day in left]
    return words().say(
        "diary.typed.which_days",
        sessions=words().count("sessions", sessions),
        days=len(left),
        listed=", ".join(names),
        first=names[0],
    )


def _session(opened: OpenDiary, number: int, text: str) -> SessionRecord:
    try:
        parts = shlex.split(text)
    except ValueError:
        raise click.UsageError(words().say("diary.typed.quote", text=text)) from None
    given: dict[str, object] = {}
    last = ""
    try:
        for part in parts:
            head, equals, value = part.partition("=")
            if last == "note" and not equals:
                raise click.UsageError(words().say("diary.typed.note", word=head))
            last = key = _key(opened, head)
            if key in given:
                raise click.UsageError(words().say("diary.typed.twice", word=key))
            if key in SCORES and not equals:
                raise click.UsageError(words().say("diary.typed.number", word=head))
            given[key] = _value(opened, number, key, value if equals else "yes")
    except Unclear as unclear:
        why = words().say(unclear.key, **unclear.slots).strip()
        shown = words().say("diary.typed.wrong", text=text, why=why)
        raise click.UsageError(shown) from None
    return SessionRecord.model_validate(given)


def _key(opened: OpenDiary, head: str) -> str:
    key = opened.vocabulary.columns.get(tidy(head), head)
    if key not in OF_SESSION:
        hint = did_you_mean(head, OF_SESSION, "one of")
        raise click.UsageError(words().say("diary.typed.key", word=head, hint=hint))
    return key


def _value(opened: OpenDiary, number: int, key: str, text: str) -> object:
    known = opened.vocabulary
    if key == "effort" and tidy(text) in known.felt:
        raise Unclear("effort_of_week", answer=text)
    if key in SCORES:
        return a_score(known, text)
    if key in (*SIGNS, "well"):
        return a_yes(known, text)
    if key == "note":
        return a_text(text)
    if key == "day":
        return None if text in known.nothing else a_day(text, _days(opened, number))
    order = opened.exercises(number)
    if key in ("kg", "sore"):
        return (used_kg if key == "kg" else the_sore_one)(known, text, order)
    named = exercises_done(known, text, order)
    return order if named is None and key in ("less", "more") else named


def _days(opened: OpenDiary, number: int) -> tuple[datetime.date, ...]:
    sheet = opened.held.sheet(number)
    if sheet is None:
        raise click.UsageError(words().say("diary.typed.no_days", number=number))
    return sheet.days
