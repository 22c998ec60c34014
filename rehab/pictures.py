"""The drawings of a library: SVG text by exercise, and what is wrong with them."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from rehab.figure.checks import faults_of
from rehab.figure.draw import draw
from rehab.figure.fault import Fault
from rehab.model.exercise import Exercise
from rehab.model.figure import Figure
from rehab.model.problem import Problem
from rehab.model.programme import Library
from rehab.reader.library import problem_in

DRAWN_KEPT = 512  # drawings of a process that makes the sheets of many clients


class Undrawable(Exception):
    """A pose that no body can take."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("; ".join(map(str, problems)))
        self.problems = problems


def drawings_of(
    library: Library, folder: Path, wanted: Iterable[str], *, mirror: bool = False
) -> dict[str, str]:
    """The SVG text of each wanted exercise that has a drawing.

    With ``mirror`` the left side works; a clinic's own drawing stays as it is.

    Raises:
        Undrawable: With every figure that cannot be drawn, at its line below
            ``folder``.
    """
    found, problems = {}, []
    for name in sorted(set(wanted)):
        try:
            found[name] = _drawing(library, name, mirror=mirror)
        except Fault as fault:
            problems.append(problem_of(fault, folder / f"{name}.yaml"))
    if problems:
        raise Undrawable(tuple(problems))
    return {name: svg for name, svg in found.items() if svg}


def _drawing(library: Library, name: str, *, mirror: bool) -> str:
    figure = library.exercises[name].figure
    if name in library.drawings:
        return library.drawings[name]
    if figure is None or not figure.poses:
        return ""
    try:
        return _drawn(_Figure(repr(figure), figure), mirror=mirror)
    except Fault as fault:
        raise fault.inside("figure") from None


@dataclass(frozen=True, slots=True)
class _Figure:
    """A figure that equals another with the same content."""

    content: str
    figure: Figure = field(compare=False)


@lru_cache(DRAWN_KEPT)
def _drawn(wanted: _Figure, *, mirror: bool) -> str:
    return draw(wanted.figure, mirror=mirror)


def problems_of(library: Library, folder: Path) -> Iterator[Problem]:
    """Everything wrong with the drawings of the exercises in this folder."""
    for exercise in library.exercises.values():
        for fault in _faults(exercise):
            yield problem_of(fault, folder / f"{exercise.id}.yaml")


def _faults(exercise: Exercise) -> tuple[Fault, ...]:
    found = faults_of(exercise.figure) if exercise.figure else ()
    return tuple(fault.inside("figure") for fault in found)


def problem_of(fault: Fault, file: Path) -> Problem:
    """The fault at its line in the exercise's file."""
    return problem_in(file, fault.place, fault.message, fault.known)


def mixed(names: Iterable[str]) -> list[str]:
    """The names in an order that tells nothing, and is always the same."""
    return sorted(names, key=lambda name: hashlib.sha256(name.encode()).digest())
