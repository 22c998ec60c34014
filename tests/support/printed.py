"""A finished PDF read back: its headings, letters and boxes, where they stand."""

import ctypes
import functools
import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import pypdfium2
from pypdfium2 import raw

MM = 72 / 25.4  # points
TEAL, WHITE, DARK = (15, 90, 107), (255, 255, 255), (17, 17, 17)
WATERMARK = 100  # points; no other letter is as large
SMALL = 6.5  # mm; smaller white boxes are to tick on a list, not on a day


@dataclass(frozen=True, slots=True)
class Rect:
    """Where something stands, in mm from the top left of its page."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def middle(self) -> tuple[float, float]:
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def holds(self, other: "Rect") -> bool:
        x, y = other.middle
        return self.left <= x <= self.right and self.top <= y <= self.bottom


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter as it is printed."""

    text: str
    points: float
    at: Rect


@dataclass(frozen=True, slots=True)
class Side:
    """One side of paper."""

    width: float
    height: float
    headings: tuple[str, ...]
    watermark: str  # the word across a draft
    letters: tuple[Letter, ...]
    boxes: tuple[Rect, ...]  # to fill in, a day each
    tags: tuple[Rect, ...]  # what is new, each with a dark border

    @property
    def text(self) -> str:
        """The letters, bare."""
        return bare("".join(letter.text for letter in self.letters))

    def plain(self, rect: Rect) -> tuple[Letter, ...]:
        """What is printed there, without what is new."""
        here = (one for one in self.letters if rect.holds(one.at))
        return tuple(o for o in here if not any(tag.holds(o.at) for tag in self.tags))

    def within(self, rect: Rect) -> str:
        """The same as a text, bare."""
        return bare("".join(one.text for one in self.plain(rect)))


def sides(pdf: bytes) -> tuple[Side, ...]:
    """Every side of the PDF."""
    with pypdfium2.PdfDocument(pdf) as document:
        headings: dict[int, list[str]] = {}
        for mark in document.get_toc():
            at = mark.get_dest().get_index()
            headings.setdefault(at, []).append(mark.get_title())
        return tuple(
            _side(page, tuple(headings.get(n, ()))) for n, page in enumerate(document)
        )


def bare(text: str) -> str:
    """The text without spaces, and without hyphens, which end a line unread."""
    return "".join(text.split()).replace("-", "")


def _side(page: pypdfium2.PdfPage, headings: tuple[str, ...]) -> Side:
    width, height = page.get_size()
    at = functools.partial(_rect, height)
    letters, outlines = tuple(_letters(page, at)), tuple(_outlines(page, at))
    borders = {rect for colour, rect in outlines if colour == TEAL}
    white = dict.fromkeys(rect for colour, rect in outlines if colour == WHITE)
    return Side(
        width / MM,
        height / MM,
        headings,
        "".join(one.text for one in letters if one.points > WATERMARK),
        tuple(one for one in letters if one.points <= WATERMARK),
        tuple(b for b in white if b in borders and min(b.width, b.height) > SMALL),
        tuple(r for c, r in outlines if c == DARK and r not in white and r.height > 1),
    )


def _rect(height: float, left: float, bottom: float, right: float, top: float) -> Rect:
    return Rect(left / MM, (height - top) / MM, right / MM, (height - bottom) / MM)


def _letters(page: pypdfium2.PdfPage, at: Callable[..., Rect]) -> Iterator[Letter]:
    """All but spaces."""
    text, matrix = page.get_textpage(), raw.FS_MATRIX()
    for n in range(text.count_chars()):
        letter = chr(raw.FPDFText_GetUnicode(text, n))
        raw.FPDFText_GetMatrix(text, n, matrix)
        size = raw.FPDFText_GetFontSize(text, n) * (matrix.c**2 + matrix.d**2) ** 0.5
        if not letter.isspace() and letter.isprintable():
            yield Letter(letter, size, at(*text.get_charbox(n)))


def _outlines(
    page: pypdfium2.PdfPage, at: Callable[..., Rect]
) -> Iterator[tuple[tuple[int, ...], Rect]]:
    """The colour of each shape, and how much room it takes."""
    for one in page.get_objects():
        if one.type == raw.FPDF_PAGEOBJ_PATH:
            for colour in _colours(one):
                yield colour, _rounded(at(*one.get_bounds()))


def _colours(path: pypdfium2.PdfObject) -> Iterator[tuple[int, ...]]:
    """What a shape is filled with, and what its line has."""
    fills, strokes = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path, fills, strokes)
    if fills.value:
        yield _colour(raw.FPDFPageObj_GetFillColor, path)
    if strokes.value:
        yield _colour(raw.FPDFPageObj_GetStrokeColor, path)


def _colour(asked: Callable[..., int], path: pypdfium2.PdfObject) -> tuple[int, ...]:
    colour = [ctypes.c_uint() for _ in range(4)]
    asked(path, *colour)
    return tuple(part.value for part in colour[:3])


def _rounded(rect: Rect) -> Rect:
    return Rect(
        *(round(edge, 2) for edge in (rect.left, rect.top, rect.right, rect.bottom))
    )


def overlapping(letters: Sequence[Letter], share: float = 0.25) -> Iterator[str]:
    """Pairs of letters of which one covers more than this share of the other.

    Neighbours of one word may: an fi is one shape.
    """
    cells: dict[tuple[int, int], list[int]] = {}
    for n, one in enumerate(letters):
        x, y = one.at.middle
        columns, lines = ((int(v) - 1, int(v), int(v) + 1) for v in (x, y))
        near = itertools.product(columns, lines)
        for at in (at for cell in near for at in cells.get(cell, ())):
            if n - at > 1 and _shared(one.at, letters[at].at) > share:
                yield f"{letters[at].text}{one.text} at {x:.0f}, {y:.0f} mm"
        cells.setdefault((int(x), int(y)), []).append(n)


def _shared(one: Rect, other: Rect) -> float:
    wide = min(one.right, other.right) - max(one.left, other.left)
    high = min(one.bottom, other.bottom) - max(one.top, other.top)
    least = min(one.width * one.height, other.width * other.height)
    return wide * high / least if least > 0 and wide > 0 and high > 0 else 0.0
