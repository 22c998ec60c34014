"""Commas between numbers in brackets: 2,5 is two numbers, and was meant as one."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from rehab.reader.places import Path, Source

_FRACTIONS = (5, 25, 75)  # that weights end in: 2,5 kg and 1,25 kg
_SHORT, _LOW = 3, 5  # a list of so many, and whole numbers before a fraction


class Word(NamedTuple):
    """A bare word of a list: which item, and its first and last letter's number."""

    text: str
    item: int
    start: int
    end: int


def comma_slips(items: Sequence[Word]) -> Iterator[tuple[int, str, str]]:
    """Yield the first 2,5 of a list that has a space after its other commas."""
    pairs = [pair for pair in pairwise(items) if _numbers(*pair)]
    tight = [pair for pair in pairs if _gap(*pair) == len(",")]
    if tight and len(tight) < len(pairs):
        (one, item, *_), (two, *_) = tight[0]
        yield item, *two_numbers(one, two)


def two_numbers(one: object, two: object) -> tuple[str, str]:
    """What is wrong with 2,5 in a list, and what to write."""
    message = f"{one},{two} is two numbers, {one} and {two}"
    return message, f"write {one}.{two}, or {one}, {two} with a space between"


def _numbers(one: Word, two: Word) -> bool:
    """Whether they could be the two halves of a number with a comma."""
    return one.text.isdecimal() and two.text[:1].isdecimal()


def _gap(one: Word, two: Word) -> int:
    """How many signs stand between them."""
    return two.start - one.end


def tight_number(source: Source, path: Path) -> tuple[int, int] | None:
    """A 2,5 that may be one number, in a list where no comma has a space after it.

    It may be one where the list does not rise, or is so short that it does both ways.
    """
    data: object = source.data
    for part in path:
        data = data.get(part) if isinstance(data, dict) else None
    if not isinstance(data, list) or not all(type(one) is int for one in data):
        return None
    rises = all(one < two for one, two in pairwise(data))
    for number, (one, two) in enumerate(pairwise(data)):
        doubtful = not rises or (len(data) <= _SHORT and one < _LOW)
        if doubtful and two in _FRACTIONS and _are_tight(source, path, number, one):
            return one, two
    return None


def _are_tight(source: Source, path: Path, number: int, one: int) -> bool:
    here = source.marks.get((*path, number), (0, 0))
    there = source.marks.get((*path, number + 1))
    return there == (here[0], here[1] + len(str(one)) + len(","))
