"""One accent colour, dark enough to be read on white paper."""

import math
import re
from typing import Annotated, TypeAlias

from pydantic import AfterValidator

from rehab.model.as_written import told

USUAL = "#0f5a6b"  # where a clinic has none of its own
TINT_PERCENT = 9
LEAST_CONTRAST = 4.5  # with white; WCAG 2.2, 1.4.3: of text in a usual size
_COLOUR = re.compile("#[0-9a-fA-F]{6}")
_SHARES = (0.2126, 0.7152, 0.0722)  # of red, green and blue in how light it looks


def contrast(colour: str) -> float:
    """How much this colour differs from white, 1 to 21.

    >>> contrast("#000000"), contrast("#ffffff")
    (21.0, 1.0)
    """
    shares = zip(_SHARES, _parts(colour), strict=True)
    light = sum(share * _linear(part / 255) for share, part in shares)
    return 1.05 / (light + 0.05)


def darker(colour: str) -> str:
    """The lightest shade of this colour that passes; itself if it does.

    >>> darker("#0b5c8a"), darker("#ffcc00")
    ('#0b5c8a', '#8e7200')
    """
    shades = (_shade(colour, percent) for percent in range(100, -1, -1))
    return next(shade for shade in shades if contrast(shade) >= LEAST_CONTRAST)


def tint(colour: str) -> str:
    """The colour as a pale ground for text: nine parts of a hundred on white.

    >>> tint("#0f5a6b"), tint("#000000")
    ('#eaf1f2', '#e9e9e9')
    """
    parts = (255 - (255 - part) * TINT_PERCENT // 100 for part in _parts(colour))
    red, green, blue = parts
    return f"#{red:02x}{green:02x}{blue:02x}"


def _shade(colour: str, percent: int) -> str:
    red, green, blue = (part * percent // 100 for part in _parts(colour))
    return f"#{red:02x}{green:02x}{blue:02x}"


def _parts(colour: str) -> tuple[int, int, int]:
    red, green, blue = bytes.fromhex(colour[1:])
    return red, green, blue


def _linear(part: float) -> float:
    low = 0.04045
    return part / 12.92 if part <= low else float(((part + 0.055) / 1.055) ** 2.4)


def _legible(colour: str) -> str:
    if not _COLOUR.fullmatch(colour):
        hint = 'write # and six digits in quotes, such as "#0b5c8a"'
        raise told(f'is no colour, got "{colour}"', hint)
    if (ratio := contrast(colour)) < LEAST_CONTRAST:
        shown = math.floor(ratio * 100) / 100  # never shown as what is enough
        message = (
            f'"{colour}" has a contrast of {shown:.2f} to 1 with white; '
            f"{LEAST_CONTRAST} is needed to read it"
        )
        raise told(message, f'a darker one that passes: "{darker(colour)}"')
    return colour.lower()


Colour: TypeAlias = Annotated[str, AfterValidator(_legible)]
