"""What a typed answer means. One that cannot be understood is said to be so."""

import datetime
import re
from collections.abc import Sequence
from difflib import get_close_matches
from typing import get_args

from rehab.entry.days_typed import a_weekday, parted
from rehab.model.as_written import weekdays
from rehab.model.client import WEEKDAYS
from rehab.model.diary import Away, Felt
from rehab.model.names import tidy
from rehab.model.units import shows
from rehab.reader.csv_cells import Vocabulary, day, score, yes_or_no
from rehab.reader.guards import forbidden

MOST = 10  # of a score
NEAR, SURE = 0.6, 0.8  # how alike two words are, from 0 to 1: asked, and taken
LETTERS = 2_000  # of a text


class Unclear(Exception):
    """An answer nobody can use: which sentence says so, and its slots."""

    def __init__(self, key: str, **slots: object) -> None:
        super().__init__(key)
        self.key, self.slots = f"diary.unclear.{key}", slots


def a_score(words: Vocabulary, text: str) -> int | None:
    """0 to 10, or None when it was not given."""
    if not text or text.lower() in words.nothing:
        return None
    number = score(text)
    if not isinstance(number, int) or number > MOST:
        raise Unclear("score", answer=text)
    return number


def scores(words: Vocabulary, text: str, most: int) -> list[int | None]:
    """One score, or several at once in the order of the questions.

    A comma alone does not part them: 2,5 is no answer, and not two answers.
    """
    parts = re.split(r"[,;]?\s+|;", text.strip())
    given = [a_score(words, part) for part in parts]
    if len(given) > most:
        raise Unclear("many_scores", answer=text, most=most)
    return given


def a_yes(words: Vocabulary, text: str) -> bool:
    """Yes or no; no answer is a no."""
    said = yes_or_no(words, text) if text else False
    if said is None:
        raise Unclear("yes", answer=text)
    return said


def a_text(text: str) -> str | None:
    """Any words, or None where nothing shows."""
    if len(text) > LETTERS:
        raise Unclear("long", most=LETTERS)
    if forbidden(text):
        raise Unclear("no_text")
    return text if any(map(shows, text)) else None


def days_meant(
    words: Vocabulary,
    week: Sequence[datetime.date],
    done: Sequence[datetime.date],
    text: str,
) -> tuple[datetime.date, ...]:
    """The days of a sign: weekdays or dates; a yes is enough after one session."""
    said = yes_or_no(words, text) if text else False
    if said is False:
        return ()
    if said:
        if len(set(done)) != 1:
            raise Unclear("which_days", answer=text)
        return tuple(done[:1])
    named = ((weekdays(part) or (part,)) for part in parted(text) or [text])
    return tuple(a_day(day, week) for days in named for day in days)


def a_day(text: str, week: Sequence[datetime.date]) -> datetime.date:
    """A day of this week: its weekday or its date."""
    for one in week:
        names = (one.isoformat(), str(one.day), WEEKDAYS[one.weekday()])
        if day(text) in names or a_weekday(text) == names[-1]:
            return one
    raise Unclear("day", answer=text, first=week[0], last=week[-1])


def an_absence(text: str) -> Away | None:
    """Why nothing was done, in one of the words of the diary, or its beginning.

    >>> an_absence("ill"), an_absence("Hollidays")
    ('illness', 'holiday')
    """
    known: tuple[Away, ...] = get_args(Away)
    if not text:
        return None
    said = tidy(text)
    begun = [word for word in known if said and word.startswith(said)]
    meant = begun if len(begun) == 1 else get_close_matches(said, known, 1, SURE)
    if not meant:
        near = get_close_matches(said, known, 1, NEAR)
        key = "near_away" if near else "away"
        told = {"near": near[0] if near else "", "known": ", ".join(known)}
        raise Unclear(key, answer=text, **told)
    return next(word for word in known if word == meant[0])


def a_felt(words: Vocabulary, text: str) -> Felt | None:
    """How hard the week was, in one of the words of the paper or short for it."""
    known: tuple[Felt, ...] = get_args(Felt)
    if not text or text.lower() in words.nothing:
        return None
    said = words.felt.get(tidy(text))
    if said is None:
        near = get_close_matches(tidy(text), words.felt, 1, NEAR)
        plain = [felt.replace("_", " ") for felt in known]
        key = "near_felt" if near else "felt"
        meant = words.felt[near[0]].replace("_", " ") if near else ""
        raise Unclear(key, answer=text, near=meant, known=", ".join(plain))
    return next(felt for felt in known if felt == said)
