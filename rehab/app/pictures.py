"""The drawings of a library: SVG text by exercise, and what is wrong with them.

A page asks for a picture by its name, the address without ``figures/`` and ``.svg``:

==================  ===========================================================
``bridge``          all poses on one card, 52 mm wide
``bridge-1``        the first pose as large as a how-to page has room; -2, -3
``bridge-small-1``  the first pose, 22 x 18 mm: an easier version; -2, -3
``bridge-thumb``    the one pose that tells the exercise, 21 x 12 mm
``bridge-move``     the same pose, 34 x 18 mm: a move for a bad day
``bridge-plain``    the same pose without arrows, 38 x 38 mm: somebody who does it
``bridge-icon``     the first pose as a white shape, 10 x 10 mm
==================  ===========================================================

``bridge-with-kettlebell`` and on are the same with the client's kettlebell in the
hands, as the figure says under ``lifted_with``. A clinic's own drawing is the same
under each name, and has no icon.
"""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from rehab.disk.paths import Where, folders
from rehab.figure.checks import faults_of
from rehab.figure.draw import draw
from rehab.figure.fault import Fault
from rehab.figure.single import (
    ANYBODY,
    Paper,
    pose_pictures,
    shape,
    silhouette,
    size_mm,
    thumb_pose,
)
from rehab.figure.style import Look
from rehab.model.exercise import Exercise
from rehab.model.figure import Figure, Shape, Stand, View
from rehab.model.problem import Problem
from rehab.model.programme import Library
from rehab.reader.library import near_of, problem_in
from rehab.reader.places import Read, problem_at

_Made = TypeVar("_Made", str, Stand)
DRAWN_KEPT = 2048  # drawings of a process that makes the sheets of many clients

# The most a picture takes in a how-to; several side by side share the width.
HOW_TO: Mapping[Shape, Paper] = MappingProxyType(
    {
        "one": Paper(60, 25),
        "narrow": Paper(92, 25),
        "wide": Paper(106, 25),
        "flat": Paper(66, 24),
    }
)
SMALL = Paper(22, 18, line=0.27, arrow=0.64, windows=True)
ICON = Paper(10, 10)
FROM_ABOVE = 30  # degrees
ONE_POSE: Mapping[str, Paper] = MappingProxyType(
    {
        "thumb": Paper(21, 12, line=0.24, arrow=0.55, windows=True),
        "move": Paper(34, 18, line=0.28, arrow=0.72, windows=True),
        "plain": Paper(38, 38, line=0.37, arrow=0, windows=True),
    }
)
_NAME = re.compile(
    r"(?P<id>\w+)(?:-with-(?P<thing>\w+))?"
    r"(?:-(?P<kind>thumb|move|plain|icon|(?:small-)?[123]))?",
    re.ASCII,
)
_NAMED = re.compile(r'"figures/([\w-]+)\.svg"', re.ASCII)


class Undrawable(Exception):
    """A pose that no body can take."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("; ".join(map(str, problems)))
        self.problems = problems


def drawings_of(
    library: Library, folder: Where, wanted: Iterable[str], *, mirror: bool = False
) -> dict[str, str]:
    """The SVG text of each wanted exercise that has a drawing, all poses on a card.

    With ``mirror`` the left side works; a clinic's own drawing stays as it is.

    Raises:
        Undrawable: With every figure that cannot be drawn, at its line below
            ``folder``.
    """
    names = sorted(set(wanted))
    own = {name: library.drawings[name] for name in names if name in library.drawings}
    figures = _figures(library, _asked(names))
    drawn = _made(figures, folder, lambda figure, _: _card(figure, mirror=mirror))
    return dict(sorted((own | drawn).items()))


def pictures_of(
    library: Library, folder: Where, names: Iterable[str], look: Look = ANYBODY
) -> dict[str, str]:
    """The SVG text of each named picture that there is; the names are those above.

    Raises:
        Undrawable: With every figure that cannot be drawn, at its line below
            ``folder``.
    """
    wanted = _asked(names)
    own = {
        match[0]: library.drawings[match["id"]]
        for match in wanted
        if match["id"] in library.drawings and match["kind"] != "icon"
    }
    figures = _figures(library, wanted)
    drawn = _made(figures, folder, lambda figure, name: _picture(figure, name, look))
    return dict(sorted((own | drawn).items()))


def named_in(html: str) -> frozenset[str]:
    """The names of the pictures that a page asks for."""
    return frozenset(_NAMED.findall(html))


def shapes_of(
    library: Library, folder: Where, wanted: Iterable[str]
) -> dict[str, Stand]:
    """How the pictures of each name stand on a page; only those with a drawing.

    Raises:
        Undrawable: With every figure that cannot be drawn, at its line below
            ``folder``.
    """
    names = sorted(set(wanted))
    own = dict.fromkeys((n for n in names if n in library.drawings), Stand("one"))
    figures = _figures(library, _asked(names))
    return own | _made(figures, folder, lambda figure, _: _stand(figure))


def _asked(names: Iterable[str]) -> list[re.Match[str]]:
    return [match for name in sorted(set(names)) if (match := _NAME.fullmatch(name))]


def _figures(library: Library, names: Iterable[re.Match[str]]) -> dict[str, "_Figure"]:
    """The figures of these names that have poses, each with its thing in the hands."""
    exercises = {name: library.exercises.get(name["id"]) for name in names}
    figures = {
        name[0]: one.figure.lifted(name["thing"])
        for name, one in exercises.items()
        if one and one.figure and one.figure.poses
    }
    return {name: _Figure(repr(figure), figure) for name, figure in figures.items()}


def _made(
    figures: Mapping[str, "_Figure"],
    folder: Where,
    make: Callable[["_Figure", str], _Made],
) -> dict[str, _Made]:
    """What is made of each figure, by the name it goes by; empty texts are left out."""
    found, problems = {}, {}
    for name, figure in figures.items():
        try:
            found[name] = make(figure, name)
        except Fault as fault:
            file = folders(folder).file(f"{name.partition('-')[0]}.yaml")
            problems[file] = problem_of(fault.inside("figure"), file)
    if problems:
        raise Undrawable(tuple(problems.values()))
    return {name: text for name, text in found.items() if text}


@dataclass(frozen=True, slots=True)
class _Figure:
    """A figure that equals another with the same content."""

    content: str
    figure: Figure = field(compare=False)


@lru_cache(DRAWN_KEPT)
def _card(wanted: _Figure, *, mirror: bool) -> str:
    return draw(wanted.figure, mirror=mirror)


@lru_cache(DRAWN_KEPT)
def _stand(wanted: _Figure) -> Stand:
    figure = wanted.figure
    large, small = size_mm(figure, _how_to(figure)), size_mm(figure, SMALL)
    return Stand(shape(figure), *large, *small)


@lru_cache(DRAWN_KEPT)
def _picture(wanted: _Figure, name: str, look: Look) -> str:
    """The picture of this name, or none when the figure has fewer poses."""
    match = _NAME.fullmatch(name)
    figure = wanted.figure
    kind = match["kind"] if match else None
    if kind is None:
        return _card(wanted, mirror=False)
    if kind == "icon":
        return silhouette(_from_the_side(figure), ICON, look)
    if paper := ONE_POSE.get(kind):
        return pose_pictures(figure, paper, look, poses=[thumb_pose(figure)])[0]
    every = _poses(wanted, look, small=kind.startswith("small"))
    number = int(kind[-1]) - 1
    return every[number] if number < len(every) else ""


def _from_the_side(figure: Figure) -> Figure:
    """The figure as an icon: seen from above, a body that lies would stand."""
    view = figure.view
    if not isinstance(view, View) or view.elevation < FROM_ABOVE:
        return figure
    return figure.model_copy(update={"view": View()})


@lru_cache(DRAWN_KEPT)
def _poses(wanted: _Figure, look: Look, *, small: bool) -> tuple[str, ...]:
    """Every pose at one scale."""
    if small:
        return pose_pictures(wanted.figure, SMALL, look)
    return pose_pictures(wanted.figure, _how_to(wanted.figure), look)


def _how_to(figure: Figure) -> Paper:
    """The most that one pose takes in a how-to."""
    stand, number = shape(figure), len(figure.poses)
    paper = HOW_TO[stand]
    if stand == "flat":
        return replace(paper, height=paper.height * 2 / max(2, number))
    return replace(paper, width=paper.width / number)


def problems_of(library: Library, folder: Where) -> Iterator[Problem]:
    """Everything wrong with the drawings of the exercises in this folder."""
    for exercise in library.exercises.values():
        for fault in _faults(exercise):
            yield problem_of(fault, folders(folder).file(f"{exercise.id}.yaml"))


def drawn(read: Read[Exercise]) -> tuple[str, tuple[Problem, ...]]:
    """The card of an exercise that is in no library yet, and what is wrong with it."""
    figure = read.value.figure
    if figure is None or not figure.poses:
        return "", ()
    svg, faults = "", _faults(read.value)
    try:
        svg = _card(_Figure(repr(figure), figure), mirror=False)
    except Fault as fault:
        faults = faults or (fault.inside("figure"),)
    return svg, tuple(
        problem_at(read.source, one.place, one.message, near_of(one.message, one.known))
        for one in faults
    )


def _faults(exercise: Exercise) -> tuple[Fault, ...]:
    figure = exercise.figure
    if figure is None:
        return ()
    found = faults_of(figure) or tuple(
        Fault(fault.message, ("lifted_with", thing), fault.known)
        for thing in figure.lifted_with
        for fault in faults_of(figure.lifted(thing))
    )
    return tuple(fault.inside("figure") for fault in found)


def problem_of(fault: Fault, file: Path) -> Problem:
    """The fault at its line in the exercise's file."""
    return problem_in(file, fault.place, fault.message, fault.known)


def mixed(names: Iterable[str]) -> list[str]:
    """The names in an order that tells nothing, and is always the same."""
    return sorted(names, key=lambda name: hashlib.sha256(name.encode()).digest())
