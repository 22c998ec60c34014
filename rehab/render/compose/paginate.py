"""What stands on which page, and how far down: from heights alone."""

from collections.abc import Sequence
from itertools import accumulate

from rehab.render.compose.press import Unfit

ROUNDING = 1e-6  # CSS pixels


def paginate(blocks: Sequence[Sequence[float]], room: float) -> list[list[float]]:
    """For each page, how far down each piece on it begins, in CSS pixels.

    A block is the heights of pieces that stay together.

    Raises:
        Unfit: A block is higher than a page has room.
    """
    pages: list[list[float]] = []
    below = room
    for block in blocks:
        *downs, height = accumulate(block, initial=0.0)
        if height > room + ROUNDING:
            raise Unfit(f"{height:.0f} px on a page of {room:.0f} px")
        if not pages or below + height > room + ROUNDING:
            pages.append([])
            below = 0.0
        pages[-1] += [below + down for down in downs]
        below += height
    return pages
