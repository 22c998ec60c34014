"""What is painted on each page, as streams that pages share.

A page of a PDF may be painted by several streams, one after the other, and a stream
may be used by several pages. So a piece is stored once, and on each page a small
stream before it says how far up it goes. Pieces that keep company on all their pages
are stored together.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeAlias

from rehab.render.compose.ink import SCALE
from rehab.render.compose.painted import Painted
from rehab.render.compose.side import FilledSide

Spots: TypeAlias = list[tuple[int, float]]  # pages, and how far down on each

NEAR = 3  # decimals of a CSS pixel


@dataclass(frozen=True, slots=True)
class Inked:
    """Something so far down a page, and the first of its numbers."""

    painted: Painted
    top: float
    first: int


def inked(sides: Sequence[FilledSide]) -> list[list[Inked]]:
    """Give each piece its numbers on each side: where possible always the same."""
    kept: dict[Painted, list[int]] = defaultdict(list)
    return [list(_numbered(side, kept)) for side in sides]


def _numbered(side: FilledSide, kept: dict[Painted, list[int]]) -> Iterator[Inked]:
    taken = [range(0)]
    for painted, top in side.placed:
        count = painted.ink.numbers
        for first in kept[painted]:
            if not any(_overlap(range(first, first + count), r) for r in taken):
                break
        else:
            first = max(r.stop for r in taken)
            kept[painted].append(first)
        taken.append(range(first, first + count))
        yield Inked(painted, top, first)


def _overlap(one: range, other: range) -> bool:
    return one.start < other.stop and other.start < one.stop


def streams(pages: Sequence[Sequence[Inked]], height: float) -> Iterator[list[bytes]]:
    """For each page the streams that paint it, in order; pages are so high."""
    spots: dict[tuple[Painted, int], Spots] = defaultdict(list)
    for number, here in enumerate(pages):
        for one in here:
            spots[one.painted, one.first].append((number, one.top))
    company = {key: _company(where) for key, where in spots.items()}
    for here in pages:
        page: list[bytes] = []
        for _, run in groupby(here, key=lambda one: company[one.painted, one.first]):
            together = list(run)
            up = SCALE * (height - together[0].top)
            page.append(b"q %g 0 0 -%g 0 %.6f cm" % (SCALE, SCALE, up))
            page.append(_together(together))
        yield page


def _company(spots: Spots) -> tuple[tuple[int, ...], tuple[float, ...]]:
    """Alike for pieces that stand equally far apart on all their pages."""
    first = spots[0][1]
    return (
        tuple(page for page, _ in spots),
        tuple(round(top - first, NEAR) for _, top in spots),
    )


def _together(together: Sequence[Inked]) -> bytes:
    top = together[0].top
    inks = (one.painted.ink.at(one.top - top, one.first) for one in together)
    return b"\n".join((*inks, b"Q"))
