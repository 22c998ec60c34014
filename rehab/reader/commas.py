"""Commas between numbers in brackets: 2,5 is two numbers, and was meant as one."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from rehab.reader.guards import Fault
from rehab.reader.places import Mark, Path, Source

_FRACTIONS = (5, 25, 75)  # that weights end in: 2,5 kg and 1,25 kg


class Word(NamedTuple):
    """A bare word of a list: its place, and its first and last letter's number."""

    text: str
    mark: Mark
    start: int
    end: int


def comma_faults(items: Sequence[Word]) -> Iterator[Fault]:
    """Yield the first 2,5 of a list that has a space after its other commas."""
    pairs = [pair for pair in pairwise(items) if _numbers(*pair)]
    tight = [pair for pair in pairs if _gap(*pair) == len(",")]
    if tight and len(tight) < len(pairs):
        (one, mark, *_), (two, *_) = tight[0]
        yield Fault(*mark, *two_numbers(one, two))


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
    """A 2,5 in a list of weights, where no comma of it has a space after it."""
    data: object = source.data
    for part in path:
        data = data.get(part) if isinstance(data, dict) else None
    if not isinstance(data, list):
        return None
    for number, (one, two) in enumerate(pairwise(data)):
        if type(one) is not int or two not in _FRACTIONS:
            continue
        here = source.marks.get((*path, number))
        there = source.marks.get((*path, number + 1))
        if here and there and there == (here[0], here[1] + len(str(one)) + 1):
            return one, two
    return None
