"""An outline as PDF operators: straight lines, curves, parts of circles."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from rehab.render.arcs import Point, curves

_STEP = re.compile(r"([A-Za-z])([^A-Za-z]*)")
_NUMBER = re.compile(r"-?(?>\d+\.?\d*|\.\d+)")  # whole: digits are never tried again
_SHAPE = re.compile(rf"M(?>[MLHVCAaz\s,]|{_NUMBER.pattern})++")
_TAKES = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "A": 7, "a": 7, "z": 0}
_OPERATORS = {"M": "m", "L": "l", "H": "l", "V": "l", "C": "c"}

Step: TypeAlias = tuple[str, tuple[str, ...]]


class NotPlainError(ValueError):
    """Something that only WeasyPrint can paint."""


def require(plain: object) -> None:
    """Leave the drawing to WeasyPrint unless this holds."""
    if not plain:
        raise NotPlainError


def numbers(text: str) -> list[str]:
    """The numbers in this text, which has nothing else."""
    require(not _NUMBER.sub("", text).strip(" ,"))
    return _NUMBER.findall(text)


def outline(path: str, unit: float) -> Iterator[str]:
    """The operators that draw this path, in whole numbers of this unit."""
    start = here = (0.0, 0.0)
    for letter, given in _steps(path):
        if letter == "z":
            yield "h"
            here = start
            continue
        numbers = [float(number) / unit for number in given]
        begin, here = here, _end(letter, numbers, here)
        if letter in "Aa":
            yield from _arc(given, begin, here, numbers[0])
            continue
        start = here if letter == "M" else start
        yield _line(numbers if letter == "C" else here, _OPERATORS[letter])


def _line(given: Iterable[float], operator: str) -> str:
    return f"{' '.join(f'{number:.0f}' for number in given)} {operator}"


def _steps(path: str) -> Iterator[Step]:
    """The letters of a path, each with its own numbers."""
    require(_SHAPE.fullmatch(path))
    for letter, rest in _STEP.findall(path):
        given, takes = tuple(_NUMBER.findall(rest)), _TAKES[letter]
        if not takes:
            require(not given)
            yield letter, ()
            continue
        require(given and len(given) % takes == 0)
        for i in range(0, len(given), takes):
            yield "L" if letter == "M" and i else letter, given[i : i + takes]


def _end(letter: str, given: Sequence[float], here: Point) -> Point:
    if letter == "H":
        return given[0], here[1]
    if letter == "V":
        return here[0], given[0]
    if letter == "a":
        return here[0] + given[-2], here[1] + given[-1]
    return given[-2], given[-1]


def _arc(
    given: Sequence[str], begin: Point, end: Point, radius: float
) -> Iterator[str]:
    """A part of a circle as curves."""
    rx, ry, turned, large, sweep, *_ = given
    require(rx == ry and radius and turned == "0" and {large, sweep} <= {"0", "1"})
    for piece in curves(begin, end, radius, large=large == "1", sweep=sweep == "1"):
        yield _line(piece, "c")
