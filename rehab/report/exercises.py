"""Which exercises there are: found by words, by pattern, by what is at hand."""

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from rehab.model.exercise import Exercise

NEAR, VERY_NEAR = 0.6, 0.8  # how alike two names are, from 0 to 1
MOST = 4  # names that a hint shows


def meant(name: str, known: Mapping[str, Exercise]) -> tuple[str, ...]:
    """The exercises that somebody may mean who typed this name.

    A slip of the pen first, then those that have a word of it in their names, then
    what merely looks alike.
    """
    tidy = "_".join(_words(name))
    near = get_close_matches(tidy, known, 1, VERY_NEAR)
    shared = [] if near else [one for one in known if _shared(tidy, known[one])]
    best = max((_shared(tidy, known[one]) for one in shared), default=0)
    shared = [one for one in shared if _shared(tidy, known[one]) == best]
    close = near or shared[:MOST] or get_close_matches(tidy, known, 1, NEAR)
    return tuple(close)


def _shared(tidy: str, exercise: Exercise) -> int:
    """How many words of what was typed are in the exercise's id or name."""
    there = {*_words(exercise.id), *_words(exercise.name)}
    return len(there & set(tidy.split("_")))


def _words(text: str) -> Iterator[str]:
    yield from re.findall(r"[a-z0-9]+", text.lower())
