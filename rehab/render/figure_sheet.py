"""All drawings on a sheet, as finished strings: to look at, or to guess.

A contact sheet tells the name and id of each. A quiz tells only a number, aloud
too: whoever names the exercise from its drawing alone has been shown it well.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rehab.model.exercise import Exercise
from rehab.render.language import Words
from rehab.render.view_picture import Picture, address, picture_of

COLUMNS = 4  # on A4


@dataclass(frozen=True, slots=True)
class CellView:
    """One drawing and what stands under it."""

    picture: Picture
    label: str
    id: str  # empty in a quiz


@dataclass(frozen=True, slots=True)
class FiguresView:
    """A sheet of drawings."""

    title: str
    language: str
    rows: tuple[tuple[CellView, ...], ...]


def figure_sheet_view(
    words: Words,
    drawn: Iterable[Exercise],
    *,
    language: str,
    quiz: bool,
) -> FiguresView:
    """The sheet of these exercises, in this order; each of them has a drawing."""
    cell = _secret if quiz else _named
    cells = [cell(words, number, e) for number, e in enumerate(drawn, 1)]
    title = words.say("figures.quiz" if quiz else "figures.title")
    return FiguresView(title, language, _rows(cells))


def _named(words: Words, number: int, exercise: Exercise) -> CellView:
    label = words.say("figures.named", number=number, name=exercise.name)
    return CellView(picture_of(words, exercise), label, exercise.id)


def _secret(words: Words, number: int, exercise: Exercise) -> CellView:
    alt = words.say("picture.quiz", number=number)
    label = words.say("picture.number", number=number)
    return CellView(Picture(address(exercise.id), alt), label, "")


def _rows(cells: Sequence[CellView]) -> tuple[tuple[CellView, ...], ...]:
    starts = range(0, len(cells), COLUMNS)
    return tuple(tuple(cells[n : n + COLUMNS]) for n in starts)
