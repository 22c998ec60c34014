"""The questions about one week, in the order of the paper. Enter skips each."""

import datetime
from collections.abc import Sequence
from functools import partial

from rehab.app.words import words, words_in
from rehab.console.terminal import show
from rehab.entry.answers import a_felt, a_score, a_text, a_yes, an_absence, days_meant
from rehab.entry.diaries import OpenDiary
from rehab.entry.log_asked import ask_log
from rehab.entry.question import ask
from rehab.entry.session_asked import ask_session
from rehab.entry.sittings import Sitting
from rehab.model.diary import SIGNS, SessionRecord, WeekRecord
from rehab.render.words import whose


def ask_week(opened: OpenDiary, number: int) -> WeekRecord:
    """Show the sheet, ask about each session, then about the week."""
    sittings = opened.sittings(number)
    _show(opened, number, sittings)
    today = opened.held.today or datetime.date.max
    past = [sitting for sitting in sittings if sitting.day <= today]
    if len(past) < len(sittings):
        show(words().say("diary.not_yet", days=len(sittings) - len(past)))
    asked = [
        ask_session(opened, number, s, n, len(past)) for n, s in enumerate(past, 1)
    ]
    rows = [one for one in asked if one]
    sessions = _with_signs(opened, number, [*rows, *ask_log(opened, number, rows)])
    done = any(one.did != () for one in sessions)
    given = {"week": number, "sessions": sessions, **_of_week(opened, done=done)}
    return WeekRecord.model_validate(given)


def _show(opened: OpenDiary, number: int, sittings: Sequence[Sitting]) -> None:
    sheet = opened.held.sheet(number)
    client = whose(words(), opened.papers.client)
    if sheet:
        dates = words().span(sheet.first, sheet.last)
        show(words().say("diary.week", client=client, number=number, dates=dates))
    had = opened.had(number)
    rows = had.rows if had else ()
    ids = max((len(row.key) for row in rows), default=0)
    names = max((len(row.name) for row in rows), default=0)
    for place, row in enumerate(rows, 1):
        padded = {"id": row.key.ljust(ids), "name": row.name.ljust(names)}
        show(words().say("diary.exercise", **padded, place=place, dose=row.dose))
    if not rows and sittings:
        show(words().say("diary.no_sheet"))
    show(words().say("diary.help"))


def _with_signs(
    opened: OpenDiary, number: int, sessions: list[SessionRecord]
) -> tuple[SessionRecord, ...]:
    """The sessions with aches, bouts and stop signs; a day without one gets a row."""
    sheet = opened.held.sheet(number)
    if sheet is None:
        return tuple(sessions)
    region = opened.region
    for key in SIGNS:
        if key == "spasm" and region.bout is None:
            continue
        done = [
            session.day for session in sessions if session.day and session.did != ()
        ]
        meant = partial(days_meant, opened.vocabulary, sheet.days, done)
        days = ask(key, meant, words_in(region))
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


def _of_week(opened: OpenDiary, *, done: bool) -> dict[str, object]:
    known = opened.vocabulary
    effort = ask("week_effort", lambda text: a_felt(known, text)) if done else None
    given: dict[str, object] = {
        "effort": effort,
        "flare": ask("flare", lambda text: a_yes(known, text)),
        "confidence": ask("confidence", lambda text: a_score(known, text)),
        "new_medicine": ask("new_medicine", a_text),
        "new_symptoms": ask("new_symptoms", a_text),
        "note": ask("note", a_text),
    }
    return given if done else {**given, "away": ask("away", an_absence)}
