"""HTML cut at its marks into parts, and the parts into pieces.

The marks are comments, so the same HTML is a page of its own for WeasyPrint:

    <!--page-->   a part that begins on a new page
    <!--sheet-->  a part that begins on a new sheet of paper
    <!--piece-->  within a part: a piece, which no page break divides
    <!--with-->   a piece that stays on the page of the one before it
    <!--end-->    the last part is over
"""

import re
from dataclasses import dataclass

_PARTS = re.compile("<!--(page|sheet|end)-->")
_PIECES = re.compile("<!--(piece|with)-->")


@dataclass(frozen=True, slots=True)
class Piece:
    """So much HTML as no page break divides."""

    html: str
    joined: bool  # it stays on the page of the piece before it


@dataclass(frozen=True, slots=True)
class Part:
    """What begins on a new page: pieces, or HTML that fills pages in its own way."""

    new_sheet: bool
    html: str
    pieces: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class Cut:
    """A whole HTML page in parts."""

    head: str  # everything before the first part
    parts: tuple[Part, ...]

    @property
    def wholes(self) -> tuple[str, ...]:
        """The parts that fill pages in their own way, each once."""
        return tuple(dict.fromkeys(p.html for p in self.parts if not p.pieces))

    @property
    def pieces(self) -> tuple[str, ...]:
        """The pieces of the other parts, each once."""
        every = (piece.html for part in self.parts for piece in part.pieces)
        return tuple(dict.fromkeys(every))


def cut(html: str) -> Cut:
    """The page in parts; no parts where it has no marks."""
    head, *marked = _PARTS.split(html)
    kinds, texts = marked[::2], marked[1::2]
    found = zip(kinds, texts, strict=True)
    return Cut(head, tuple(_part(kind, text) for kind, text in found if kind != "end"))


def _part(kind: str, html: str) -> Part:
    opening, *marked = _PIECES.split(html)
    if marked:
        marked[-1] = marked[-1].rstrip().removesuffix(f"</{_tag(opening)}>")
    found = zip(marked[::2], marked[1::2], strict=True)
    pieces = (Piece(text.strip(), joined=kind == "with") for kind, text in found)
    return Part(kind == "sheet", html, tuple(pieces))


def _tag(opening: str) -> str:
    match = re.search(r"<(\w+)", opening)
    return match[1] if match else ""
