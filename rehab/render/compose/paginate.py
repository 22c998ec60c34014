"""What stands on which page, and how far down: from heights alone."""

from collections.abc import Sequence
from typing import TypeAlias

from rehab.render.compose.cut import Kind
from rehab.render.compose.press import Unfit

ROUNDING = 1e-6  # CSS pixels

Block: TypeAlias = Sequence[tuple[float, Kind]]  # heights of what stays together


def paginate(blocks: Sequence[Block], room: float) -> list[list[float]]:
    """For each page, how far down each piece on it begins, in CSS pixels.

    Raises:
        Unfit: A block is higher than a page has room.
    """
    pages: list[list[float]] = []
    below = room
    for block in blocks:
        downs, height = _stacked(block)
        if height > room + ROUNDING:
            raise Unfit(f"{height:.0f} px on a page of {room:.0f} px")
        if not pages or below + height > room + ROUNDING:
            pages.append([])
            below = 0.0
        pages[-1] += [below + down for down in downs]
        below += height
    return pages


def _stacked(block: Block) -> tuple[list[float], float]:
    """How far down the block each piece begins, and how high it is.

    Rows stand at the right of what is beside them, and the next piece under both.
    """
    downs: list[float] = []
    below = end = 0.0
    for height, kind in block:
        below = below if kind == "row" else end
        downs.append(below)
        end = max(end, below + height)
        below += 0.0 if kind == "beside" else height
    return downs, end
