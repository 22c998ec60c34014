"""How wide a text is in the letters of the pages, before it is laid out."""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache

from rehab.disk import paths

FONTS = {False: "FiraSans_400Regular.ttf", True: "FiraSans_700Bold.ttf"}
POINT_MM = 25.4 / 72
_COUNTED = re.compile(r"(?<=\d) (?=\w)")
WIDE, OTHER = 1.0, 0.65  # of the size: letters of another font, Chinese and not


def width_mm(text: str, points: float, *, bold: bool = False) -> float:
    """The width of a text on one line.

    >>> round(width_mm("3 sets of 7, each side", 12), 1)
    39.4
    """
    widths = _widths(bold=bold)
    return sum(widths.get(one) or _foreign(one) for one in text) * points * POINT_MM


def joined(text: str) -> str:
    r"""The text with each number and what it counts on one line.

    >>> joined("3 sets of 7, 4 kg").split(" ")
    ['3\xa0sets', 'of', '7,', '4\xa0kg']
    """
    return _COUNTED.sub("\u00a0", text)


def line_count(
    text: str, room_mm: float, points: float, *, bold: bool = False, first_mm: float = 0
) -> int:
    """How many lines a text takes, at least one.

    ``first_mm`` is what stands before it on its first line. What a no-break space joins
    stays together, and so do a number and what it counts.

    >>> line_count("3 sets of 7, each side", 39.2, 12)
    2
    """
    lines, used = 1, first_mm
    space = width_mm(" ", points, bold=bold)
    for word in joined(text.replace("\n", " ")).split(" "):
        wide = width_mm(word, points, bold=bold)
        if used + wide > room_mm and used:
            lines, used = lines + 1, 0.0
        used += wide + space
    return lines


def _foreign(letter: str) -> float:
    return WIDE if unicodedata.east_asian_width(letter) in "WF" else OTHER


@cache
def _widths(*, bold: bool) -> Mapping[str, float]:
    """The width of each letter, as a share of the size.

    The font of the page is asked, as the layout will ask it.
    """
    from fontTools.ttLib import TTFont

    with TTFont(paths.builtin("templates") / "fonts" / FONTS[bold], lazy=True) as font:
        units, advance = font["head"].unitsPerEm, font["hmtx"]
        names = font.getBestCmap()
        return {chr(code): advance[name][0] / units for code, name in names.items()}
