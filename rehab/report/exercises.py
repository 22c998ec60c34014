"""Which exercises there are: found by words, by pattern, by what is at hand."""

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches

from rehab.model.exercise import Catalogue, Exercise
from rehab.model.programme import Library

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


def found(
    library: Library,
    typed: Sequence[str] = (),
    *,
    pattern: str | None = None,
    kit: str | None = None,
    without: Sequence[str] = (),
) -> tuple[Exercise, ...]:
    """The exercises that have all these words, by pattern and then by level.

    ``kit`` is what they need; ``without`` are movements they do not ask for.
    """
    fitting = (
        one
        for one in library.exercises.values()
        if all(_has(one, word, library.catalogue) for word in typed)
        and pattern in (None, one.pattern)
        and (kit is None or kit in one.equipment)
        and not set(without) & set(one.tags)
    )
    return tuple(sorted(fitting, key=lambda one: (one.pattern, one.level, one.id)))


def _has(exercise: Exercise, word: str, catalogue: Catalogue) -> bool:
    """Whether its id, its names or what it needs have a word that begins so."""
    said = " ".join(
        (
            exercise.id,
            exercise.name,
            exercise.pattern,
            catalogue.patterns.get(exercise.pattern, ""),
            *exercise.equipment,
        )
    )
    return any(one.startswith(word.lower()) for one in _words(said))


def exercise_lines(shown: Sequence[Exercise]) -> Iterator[str]:
    """Id, name, pattern and level, and what it asks of the body."""
    rows = [(e.id, e.name, f"{e.pattern} {e.level}", _asks(e.tags)) for e in shown]
    yield from table(rows)


def _asks(tags: Mapping[str, int]) -> str:
    return ", ".join(f"{tag} {level}" for tag, level in tags.items())


def table(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Rows with their columns below each other.

    >>> list(table([("a", "bcd"), ("ef", "")]))
    ['a   bcd', 'ef']
    """
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        padded = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        yield "  ".join(padded).rstrip()
