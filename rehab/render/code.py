"""A QR code of an address. The only module that imports segno."""

from collections.abc import Iterator, Sequence
from itertools import groupby

import segno

QUIET = 4  # modules left white on each side, as the standard asks
CLINIC_CODE = "clinic/web.svg"  # where a page asks for the code of the clinic's page
LEVEL = "m"  # readable with 15 % of it gone: paper is folded and gets wet


def code_svg(address: str) -> str:
    """The code as SVG text: black, plain paths, always the same for one address."""
    code = segno.make_qr(address, error=LEVEL, boost_error=False)
    rows = [list(row) for row in code.matrix_iter(border=QUIET)]
    runs = "".join(_runs(rows))
    size = len(rows)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" '
        f'width="{size}" height="{size}"><path d="{runs}" fill="#000"/></svg>'
    )


def code_file(exercise_id: str) -> str:
    """Where a page asks for the code of this exercise.

    >>> code_file("bird_dog")
    'codes/bird_dog.svg'
    """
    return f"codes/{exercise_id}.svg"


def _runs(rows: Sequence[Sequence[int]]) -> Iterator[str]:
    """Dark modules that lie side by side, as one box."""
    for y, row in enumerate(rows):
        x = 0
        for dark, same in groupby(row):
            width = len(list(same))
            if dark:
                yield f"M{x} {y}h{width}v1h-{width}z"
            x += width
