"""The questions about one session: what was done, the pain, and which one hurt."""

import re
from collections.abc import Sequence
from functools import partial

from rehab.app.words import words
from rehab.console.terminal import show
from rehab.entry.answers import scores
from rehab.entry.diaries import OpenDiary
from rehab.entry.named import exercises_done, sore_of_done, used_kg
from rehab.entry.question import ask
from rehab.entry.rise import looks_sore
from rehab.entry.sittings import Sitting
from rehab.model.diary import SCORES, SessionRecord
from rehab.reader.csv_cells import Vocabulary, yes_or_no

ASKED = 3  # of the scores; the effort, last, is taken when it is typed with them


def ask_session(
    opened: OpenDiary, number: int, sitting: Sitting, place: int, of: int
) -> SessionRecord | None:
    """What was done and felt; None when nothing was done."""
    known, order = opened.vocabulary, opened.exercises(number)
    marks = " ".join(str(order.index(name) + 1) for name in sitting.exercises)
    slots = {"day": words().day(sitting.day), "place": place, "of": of}
    show(words().say("diary.session", **slots, exercises=marks))
    did, typed = ask("done", partial(_done, known, order))
    if did == ():
        return None
    kg = _kg(opened, number, sitting, order if did is None else did)
    given = {"day": sitting.day, "did": did, "kg": kg, **_scores(opened, typed)}
    session = SessionRecord.model_validate(given)
    if not looks_sore(opened, number, session):
        return session
    done = order if did is None else did
    sore = ask("sore", lambda text: sore_of_done(opened.vocabulary, text, order, done))
    return session.model_copy(update={"sore": sore})


def _done(
    known: Vocabulary, order: tuple[str, ...], text: str
) -> tuple[tuple[str, ...] | None, list[int | None]]:
    """Which were done; behind a word for all of them there may be the scores."""
    every, _, rest = text.partition(" ")
    if rest and not every.isdecimal() and yes_or_no(known, every):
        return None, scores(known, rest, len(SCORES))
    return exercises_done(known, text, order), []


def _kg(
    opened: OpenDiary, number: int, sitting: Sitting, done: tuple[str, ...]
) -> dict[str, float]:
    """The kilograms used, where the sheet has a box for them."""
    had = opened.had(number)
    there = set(sitting.exercises) & set(done)
    asked = [row.key for row in had.rows if row.asks_kg] if had else []
    asked = [name for name in asked if name in there]
    if not asked:
        return {}
    order = opened.exercises(number)
    alone = tuple(asked) if len(asked) == 1 else order
    return ask("kg", lambda text: _used(opened, text, alone, order))


def _used(
    opened: OpenDiary, text: str, alone: tuple[str, ...], order: tuple[str, ...]
) -> dict[str, float]:
    """A number alone is that of the only one that is asked for."""
    bare = re.fullmatch(r"\s*[\d.,]+\s*(?:kg)?\s*", text)
    return used_kg(opened.vocabulary, text, alone if bare else order)


def _scores(opened: OpenDiary, typed: Sequence[int | None]) -> dict[str, int | None]:
    """The pain, one by one or several on a line, and the effort if it was typed."""
    given = [*typed]
    while len(given) < ASKED:
        key, left = SCORES[len(given)], len(SCORES) - len(given)
        given += ask(key, partial(_some_scores, opened, left))
    return dict(zip(SCORES, [*given, None][: len(SCORES)], strict=True))


def _some_scores(opened: OpenDiary, most: int, text: str) -> list[int | None]:
    return scores(opened.vocabulary, text, most)
