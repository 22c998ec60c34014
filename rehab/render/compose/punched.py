"""Room for holes at the inner edge of each side, printed on both sides of the paper.

The page stays as it is and its box moves: what is on a front goes to the right, what is
on a back to the left.
"""

import pydyf

from rehab.render.compose.press import Pdf

SHIFT_MM = 6.0  # 19 mm are left at the holes on A4, and 7 mm on the other side
BOXES = ("MediaBox", "TrimBox", "BleedBox")
_POINTS = 72 / 25.4  # of a mm
_REFERENCE = 3  # "12 0 R": a number, and two more


def moved(box: pydyf.Array, number: int) -> pydyf.Array:
    """The box of a page, counted from 0, that leaves room for holes.

    >>> moved([0, 0, 595.28, 841.89], 0)
    [-17.01, 0, 578.27, 841.89]
    """
    left, low, right, high = box
    by = SHIFT_MM * _POINTS * (-1 if number % 2 == 0 else 1)
    return pydyf.Array([round(left + by, 2), low, round(right + by, 2), high])


def punch(pdf: Pdf) -> None:
    """Move the boxes of all pages that WeasyPrint made."""
    for at, number in enumerate(pdf.pages["Kids"][::_REFERENCE]):
        page = pdf.objects[number]
        for name in BOXES:
            page[name] = moved(page[name], at)
