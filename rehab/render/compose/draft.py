"""DRAFT over each page of a PDF, and a line above it, when the page is finished.

They are painted last and with letters of their own: whatever a clinic's own parts of
the page hold, and however they look, cannot cover them, hide them or leave them out.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeAlias

from rehab.disk import paths
from rehab.render.compose.elements import number
from rehab.render.compose.objects import Objects
from rehab.render.compose.press import Pdf
from rehab.render.letters import FONTS

WORD_POINTS, LINE_POINTS = 130, 12  # the line may be smaller
MIDDLE_MM, LINE_MM = 128, 6  # from the top of the page: of the word; below the line
TURNED = math.radians(40)
GREY, THICK = 0.7, 12  # of the outlines of the word, in thousandths of its size
WORD, LINE = "Draft", "DraftLine"  # what the two kinds of letters are called
EM = 1000
MARGIN_MM, ROOM_MM = 13, 184  # on both sides at least; for the line at most
UNKNOWN = "?"  # for what the font lacks
_MM = 72 / 25.4

Resources: TypeAlias = Any  # of pydyf, which has no types


@dataclass(frozen=True, slots=True)
class Draft:
    """What is said."""

    word: str  # across each page
    line: str  # above it, as large as it fits


@dataclass(frozen=True, slots=True)
class Letter:
    """How it is drawn, in thousandths of its size."""

    width: int
    box: str  # left, bottom, right and top
    steps: tuple[str, ...]


def over(
    pdf: Pdf, resources: Resources, boxes: Iterable[Sequence[float]], draft: Draft
) -> list[int]:
    """Add what is painted over pages of these sizes: the number of each stream."""
    objects = Objects(pdf)
    fonts = pdf.objects[number(_bytes(resources["Font"]))]
    for name, text in ((WORD, draft.word), (LINE, draft.line)):
        fonts[name] = f"{_font(objects, name, text)} 0 R"
    sizes = [(box[2], box[3]) for box in boxes]
    streams = {
        size: objects.add_stream("\n".join(_painted(*size, draft)).encode())
        for size in dict.fromkeys(sizes)
    }
    return [streams[size] for size in sizes]


def lay_over(pdf: Pdf, draft: Draft) -> None:
    """Paint it over all pages that WeasyPrint made."""
    pages = [pdf.objects[at] for at in pdf.pages["Kids"][::3]]  # "12 0 R"
    resources = pdf.objects[number(_bytes(pages[0]["Resources"]))]
    boxes = [page["MediaBox"] for page in pages]
    streams = over(pdf, resources, boxes, draft)
    for page, stream in zip(pages, streams, strict=True):
        held = _bytes(page["Contents"])
        own = pdf.objects[number(held)].stream
        own[:] = [b"q", *own, b"Q"]
        page["Contents"] = f"[{held.decode()} {stream} 0 R]"


def _bytes(reference: str | bytes) -> bytes:
    return reference if isinstance(reference, bytes) else reference.encode()


def _painted(width: float, height: float, draft: Draft) -> Iterator[str]:
    """The word along a slope, and the line in the middle of the upper margin."""
    yield "/Artifact BMC q BT"
    half = _width(draft.word) * WORD_POINTS / 2
    cos, sin = math.cos(TURNED), math.sin(TURNED)
    deep = WORD_POINTS * 0.345  # half of a capital letter
    x = width / 2 - half * cos + deep * sin
    y = height - MIDDLE_MM * _MM - half * sin - deep * cos
    yield f"/{WORD} {WORD_POINTS} Tf"
    yield f"{cos:.4f} {sin:.4f} {-sin:.4f} {cos:.4f} {x:.2f} {y:.2f} Tm"
    yield f"{_coded(draft.word)} Tj"
    wide = _width(draft.line)
    room = min(width - 2 * MARGIN_MM * _MM, ROOM_MM * _MM)
    points = min(LINE_POINTS, room / wide)
    yield f"/{LINE} {points:.2f} Tf 0 g"
    left, up = (width - wide * points) / 2, height - LINE_MM * _MM
    yield f"1 0 0 1 {left:.2f} {up:.2f} Tm"
    yield f"{_coded(draft.line)} Tj"
    yield "ET Q EMC"


def _coded(text: str) -> str:
    codes = {letter: code for code, letter in enumerate(_letters(text), 1)}
    return f"<{''.join(f'{codes[letter]:02x}' for letter in text)}>"


def _width(text: str) -> float:
    letters = _letters(text)
    return sum(letters[letter].width for letter in text) / EM


def _font(objects: Objects, name: str, text: str) -> int:
    """A font of just these letters, drawn by the page itself."""
    letters = _letters(text)
    drawn = (_drawn(one, outlined=name == WORD) for one in letters.values())
    procs = [objects.add_stream(one) for one in drawn]
    named = "".join(f"/c{code} {at} 0 R" for code, at in enumerate(procs, 1))
    codes = "".join(f"/c{code}" for code in range(1, len(procs) + 1))
    table = objects.add_stream(_said(letters))
    about = objects.add(
        f"<</Type/FontDescriptor/FontName/{name}/Flags 4/ItalicAngle 0>>"
    )
    return objects.add(
        f"<</Type/Font/Subtype/Type3/Name/{name}/FontBBox[0 0 0 0]"
        f"/FontMatrix[{1 / EM} 0 0 {1 / EM} 0 0]/CharProcs<<{named}>>"
        f"/Encoding<</Type/Encoding/Differences[1{codes}]>>/Resources<<>>"
        f"/FirstChar 1/LastChar {len(procs)}"
        f"/Widths[{' '.join(str(one.width) for one in letters.values())}]"
        f"/FontDescriptor {about} 0 R/ToUnicode {table} 0 R>>"
    )


def _drawn(letter: Letter, *, outlined: bool) -> bytes:
    """A letter in the colour of the text; or its outlines, through which one reads."""
    begin, end = f"{letter.width} 0 {letter.box} d1", "f"
    if outlined:
        begin, end = f"{letter.width} 0 d0 {THICK} w {GREY} G 1 j", "S"
    return "\n".join((begin, *letter.steps, end if letter.steps else "")).encode()


def _said(letters: Iterable[str]) -> bytes:
    """The table from the codes to letters, so that each can be read."""
    pairs = [
        f"<{code:02x}> <{letter.encode('utf-16-be').hex()}>"
        for code, letter in enumerate(letters, 1)
    ]
    codes = "\n".join(pairs)
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        "/CMapName /Draft def /CMapType 2 def\n"
        "1 begincodespacerange <00> <ff> endcodespacerange\n"
        f"{len(pairs)} beginbfchar\n{codes}\nendbfchar\n"
        "endcmap CMapName currentdict /CMap defineresource pop end end"
    ).encode()


@cache
def _letters(text: str) -> Mapping[str, Letter]:
    """Each letter of this text as the bold font of the sheets has it."""
    from fontTools.pens.basePen import BasePen
    from fontTools.ttLib import TTFont

    class Steps(BasePen):  # type: ignore[misc]
        def __init__(self, glyphs: object) -> None:
            super().__init__(glyphs)
            self.steps: list[str] = []
            self.points: list[tuple[float, float]] = []

        def _moveTo(self, point: tuple[float, float]) -> None:  # noqa: N802
            self._add("m", point)

        def _lineTo(self, point: tuple[float, float]) -> None:  # noqa: N802
            self._add("l", point)

        def _curveToOne(self, *points: tuple[float, float]) -> None:  # noqa: N802
            self._add("c", *points)

        def _add(self, operator: str, *points: tuple[float, float]) -> None:
            self.points += points
            self.steps.append(f"{_numbers(*points)} {operator}")

        def box(self) -> str:
            across, up = zip(*(self.points or [(0, 0)]), strict=True)
            return _numbers((min(across), min(up)), (max(across), max(up)))

        def _closePath(self) -> None:  # noqa: N802
            self.steps.append("h")

    def _numbers(*points: tuple[float, float]) -> str:
        return " ".join(f"{one * EM / units:.0f}" for point in points for one in point)

    found = {}
    fonts = paths.builtin("templates") / "fonts"
    with TTFont(fonts / FONTS[True], lazy=True) as font:
        units, names = font["head"].unitsPerEm, font.getBestCmap()
        glyphs = font.getGlyphSet()
        for letter in sorted(set(text)):
            glyph = glyphs[names.get(ord(letter), names[ord(UNKNOWN)])]
            pen = Steps(glyphs)
            glyph.draw(pen)
            width = round(glyph.width * EM / units)
            found[letter] = Letter(width, pen.box(), tuple(pen.steps))
    return found
