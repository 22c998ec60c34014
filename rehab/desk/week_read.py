"""What a form of a week means: answers as the questions of the terminal take them."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from rehab.app.words import words
from rehab.desk.site import Form, desk_words
from rehab.entry.answers import Unclear, a_felt, a_score, a_text, an_absence
from rehab.entry.diaries import OpenDiary
from rehab.entry.log_asked import log_line
from rehab.entry.named import bare_kg, sore_of_done
from rehab.entry.sittings import Sitting
from rehab.model.diary import MOMENTS, SIGNS, SessionRecord, WeekRecord

T = TypeVar("T")


@dataclass(slots=True)
class Reading:
    """A form as it is read: what it means so far, and what is wrong at which field."""

    opened: OpenDiary
    form: Form
    order: tuple[str, ...]  # of the exercises, as their numbers on the sheet count
    weighed: frozenset[str]  # those with a box for the kilograms that were used
    errors: dict[str, str] = field(default_factory=dict)

    def at(self, name: str, meant: Callable[[str], T]) -> T | None:
        """What the field means; None when it is empty or unclear."""
        text = self.form.get(name)
        try:
            return meant(text) if text else None
        except Unclear as unclear:
            self.errors[name] = _said(unclear)
            return None

    def score(self, name: str) -> int | None:
        """A score from 0 to 10."""
        return self.at(name, lambda text: a_score(self.opened.vocabulary, text))

    def ticked(self, name: str) -> bool:
        """Whether a box is ticked."""
        return self.form.get(name) != ""


def _said(unclear: Unclear) -> str:
    """In the words of the terminal, but where they speak of its keys."""
    own = desk_words().section("back.unclear")
    key = unclear.key.rpartition(".")[2]
    if key in own:
        return desk_words().say(f"back.unclear.{key}", **unclear.slots)
    return words().say(unclear.key, **unclear.slots).strip()


def read_week(
    opened: OpenDiary, number: int, sittings: tuple[Sitting, ...], form: Form
) -> tuple[WeekRecord | None, dict[str, str]]:
    """The week, or what is wrong at each field."""
    rows = had.rows if (had := opened.had(number)) else ()
    weighed = frozenset(row.key for row in rows if row.asks_kg)
    reading = Reading(opened, form, opened.exercises(number), weighed)
    typed = [_session(reading, n, sitting) for n, sitting in enumerate(sittings)]
    sheet = opened.held.sheet(number)
    days = sheet.days if sheet else ()
    logged = [_log(reading, n, day) for n, day in enumerate(days)]
    sessions = _together([row for row in typed if row], [one for one in logged if one])
    known = opened.vocabulary
    given = {
        "week": number,
        "sessions": sessions,
        "effort": reading.at("effort", lambda text: a_felt(known, text)),
        "flare": reading.ticked("flare"),
        "confidence": reading.score("confidence"),
        "away": reading.at("away", an_absence),
        "new_medicine": reading.at("new_medicine", a_text),
        "new_symptoms": reading.at("new_symptoms", a_text),
        "note": reading.at("note", a_text),
    }
    if not given["away"] and not sessions:
        reading.errors.setdefault("away", desk_words().say("back.why_nothing"))
    if reading.errors:
        return None, reading.errors
    return WeekRecord.model_validate(given), {}


def _session(reading: Reading, n: int, sitting: Sitting) -> SessionRecord | None:
    """One column of the form; None when nothing stands in it."""
    kg = _kg(reading, n, sitting)
    ticked = tuple(
        name
        for name in sitting.exercises
        if reading.ticked(f"did-{n}-{name}") or name in kg
    )
    whole = reading.ticked(f"all-{n}") or (ticked and ticked == sitting.exercises)
    scores: dict[str, int | None] = {
        key: reading.score(f"{key}-{n}") for key in MOMENTS
    }
    signs = {key: reading.ticked(f"{key}-{n}") for key in SIGNS}
    done = sitting.exercises if whole else ticked
    known, order = reading.opened.vocabulary, reading.order
    sore = reading.at(f"sore-{n}", lambda text: sore_of_done(known, text, order, done))
    day: dict[str, object] = {"day": sitting.day, **scores, **signs}
    if whole or ticked:
        did = None if whole else ticked
        day |= {"did": did, "sore": sore, "kg": kg}
        return SessionRecord.model_validate(day)
    if any(score is not None for score in scores.values()) or sore:
        reading.errors.setdefault(f"all-{n}", desk_words().say("back.tick"))
    if any(signs.values()):
        return SessionRecord.model_validate({**day, "did": ()})
    return None


def _kg(reading: Reading, n: int, sitting: Sitting) -> dict[str, float]:
    """The kilograms that were used; they stand instead of a tick, as on the paper."""
    known, found = reading.opened.vocabulary, {}
    for name in filter(reading.weighed.__contains__, sitting.exercises):
        used = reading.at(f"kg-{n}-{name}", lambda text: bare_kg(known, text))
        if used is not None:
            found[name] = used
    return found


def _together(
    rows: list[SessionRecord], logged: list[SessionRecord]
) -> tuple[SessionRecord, ...]:
    """By their days; the line of a day that has a session goes into that session."""
    found = list(rows)
    for line in logged:
        at = next((n for n, row in enumerate(found) if row.day == line.day), None)
        if at is None:
            found.append(line)
            continue
        pains = [p for p in (found[at].during, line.during) if p is not None]
        told = {"during": max(pains, default=None), "note": line.note}
        found[at] = found[at].model_copy(update=told)
    return tuple(sorted(found, key=lambda row: row.day or datetime.date.min))


def _log(reading: Reading, n: int, day: datetime.date) -> SessionRecord | None:
    """A line of the log: pain and what happened, of any day."""
    pain, what = reading.score(f"log-pain-{n}"), reading.at(f"log-what-{n}", a_text)
    if pain is None and what is None:
        return None
    text = f"{'-' if pain is None else pain} {what or ''}".strip()
    return log_line(reading.opened.vocabulary, day, text)
