"""An outline as PDF operators: straight lines, curves, parts of circles."""

import re
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from rehab.render.arcs import curves

_STEP = re.compile(r"([A-Za-z])([^A-Za-z]*)")
_NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)")
_SHAPE = re.compile(rf"M(?:[MLHVCAaz\s,]|{_NUMBER.pattern})+")
_TAKES = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "A": 7, "a": 7, "z": 0}
_OPERATORS = {"M": "m", "L": "l", "H": "l", "V": "l", "C": "c"}

Place: TypeAlias = tuple[str, str]
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


def outline(path: str) -> Iterator[str]:
    """The operators that draw this path."""
    start = here = ("0", "0")
    for letter, given in _steps(path):
        if letter == "z":
            yield "h"
            here = start
        elif letter in "Aa":
            lines, here = _arc(letter, given, here)
            yield from lines
        else:
            here = _end(letter, given, here)
            start = here if letter == "M" else start
            drawn = given if letter == "C" else here
            yield f"{' '.join(drawn)} {_OPERATORS[letter]}"


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


def _end(letter: str, given: Sequence[str], here: Place) -> Place:
    if letter == "H":
        return given[0], here[1]
    if letter == "V":
        return here[0], given[0]
    return given[-2], given[-1]


def _arc(letter: str, given: Sequence[str], here: Place) -> tuple[list[str], Place]:
    """A part of a circle as curves, and where it ends."""
    rx, ry, turned, large, sweep, x, y = given
    require(rx == ry and float(rx) and turned == "0" and {large, sweep} <= {"0", "1"})
    begin, end = (float(here[0]), float(here[1])), (float(x), float(y))
    if letter == "a":
        end = begin[0] + end[0], begin[1] + end[1]
    pieces = curves(begin, end, float(rx), large=large == "1", sweep=sweep == "1")
    lines = [" ".join(f"{n:.0f}" for n in piece) + " c" for piece in pieces]
    return lines, (f"{end[0]:.0f}", f"{end[1]:.0f}") if letter == "a" else (x, y)
