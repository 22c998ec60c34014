"""Every side of paper of the handout, and what stands on it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from rehab.render.compose.cut import Cut, Part, Piece
from rehab.render.compose.paginate import paginate
from rehab.render.compose.painted import Painted

Heights: TypeAlias = Mapping[str, Sequence[float]]  # by text, in CSS pixels
Ends: TypeAlias = tuple[float, float]  # top and bottom, in CSS pixels


@dataclass(frozen=True, slots=True)
class Placed:
    """A text, or one page of it, so many CSS pixels from the top of a page."""

    text: str
    page: int
    top: float


@dataclass(frozen=True, slots=True)
class Side:
    """One page, in the order it is read."""

    placed: tuple[Placed, ...] = ()
    section: bool = False  # they are pieces of one section


@dataclass(frozen=True, slots=True)
class FilledSide:
    """The same when everything is painted."""

    placed: tuple[tuple[Painted, float], ...]
    section: bool


def sides_of(handout: Cut, heights: Heights, room: Ends) -> list[Side]:
    """The pages in order, with the empty backs of sheets of paper.

    Raises:
        Unfit: Pieces that stay together are higher than a page.
    """
    sides: list[Side] = []
    for part in handout.parts:
        if part.new_sheet and len(sides) % 2:
            sides.append(Side())
        if part.pieces:
            sides += _from_pieces(part, heights, room)
        else:
            pages = range(len(heights[part.html]))
            sides += (Side((Placed(part.html, n, 0.0),)) for n in pages)
    return sides


def _from_pieces(part: Part, heights: Heights, room: Ends) -> Iterator[Side]:
    """The pages of a part in pieces, one set below the other."""
    top, bottom = room
    blocks = [[heights[p.html][0] for p in block] for block in _blocks(part)]
    pieces = iter(part.pieces)
    for downs in paginate(blocks, bottom - top):
        here = zip(downs, pieces, strict=False)
        placed = (Placed(piece.html, 0, top + down) for down, piece in here)
        yield Side(tuple(placed), section=True)


def _blocks(part: Part) -> Sequence[Sequence[Piece]]:
    """The pieces that stay together, together."""
    blocks: list[list[Piece]] = []
    for piece in part.pieces:
        if blocks and piece.joined:
            blocks[-1].append(piece)
        else:
            blocks.append([piece])
    return blocks
