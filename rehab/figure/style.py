"""How every drawing looks: greys and line widths, and the elements they make.

Widths are hundredths of a millimetre on paper. Lines under 25 turn grey on office
printers. Clothes are light and plain: a dark patch on a body looks like the place
that hurts.
"""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from rehab.figure.hull import circle_path

INK, INK_FAR = "#000", "#555"
SKIN, SKIN_FAR = "#e9e9e9", "#d0d0d0"
SHIRT, SHIRT_FAR = "#fff", "#e2e2e2"
TROUSERS, TROUSERS_FAR = "#cfcfcf", "#adadad"
SHOE, SHOE_FAR = "#555", "#757575"
HAIR = "#404040"
GHOST, GHOST_INK = "#f0f0f0", "#8c8c8c"
PROP, PROP_SIDE, PROP_DARK = "#f3f3f3", "#d0d0d0", "#5a5a5a"
DETAIL = "#aaa"  # a seam of a ball, the rim of a plate
BAND = "#5a5a5a"
PAD = "#b4b4b4"  # of a bench
ACCENT = "#0f5a6b"  # of the pages
FINE_DOT = 16  # the smallest radius that prints


Sex: TypeAlias = Literal["female", "male"]


@dataclass(frozen=True, slots=True)
class Look:
    """Who is drawn, and the colour of the arrows; without a sex, anybody."""

    accent: str = ACCENT
    sex: Sex | None = None


@dataclass(frozen=True, slots=True)
class Pen:
    """Line widths for one printed size, and how it looks."""

    line: int = 34
    far: int = 28  # of the limbs behind
    prop: int = 28
    detail: int = 20
    floor: int = 25
    ghost: int = 18
    arrow: int = 80
    look: Look = Look(INK)

    @property
    def halo(self) -> int:
        """The white around an arrow."""
        return self.arrow // 2


CARD = Pen()  # 52 mm wide


def pen(line_mm: float, arrow_mm: float, look: Look) -> Pen:
    """The pen whose main line is this wide; the others follow as on a card."""
    share = 100 * line_mm / CARD.line
    return Pen(
        line=round(100 * line_mm),
        far=round(CARD.far * share),
        prop=round(CARD.prop * share),
        detail=round(CARD.detail * share),
        floor=round(CARD.floor * share),
        ghost=round(CARD.ghost * share),
        arrow=round(100 * arrow_mm),
        look=look,
    )


def filled(path: str, fill: str) -> str:
    """A shape without a line."""
    return f'<path d="{path}" fill="{fill}"/>'


def outlined(path: str, fill: str, line: int, ink: str = INK) -> str:
    """A shape whose line lies outside it, so that neighbours merge without a seam."""
    return (
        f'<path d="{path}" fill="{ink}" stroke="{ink}" stroke-width="{2 * line}"/>'
        f'<path d="{path}" fill="{fill}"/>'
    )


def edged(path: str, fill: str, line: int, ink: str = INK) -> str:
    """A shape with a line along its edge."""
    return f'<path d="{path}" fill="{fill}" stroke="{ink}" stroke-width="{line}"/>'


def stroked(path: str, line: int, ink: str = INK, *, cap: str = "butt") -> str:
    """A line alone; its corners are round, as the whole drawing says."""
    return (
        f'<path d="{path}" fill="none" stroke="{ink}" stroke-width="{line}" '
        f'stroke-linecap="{cap}"/>'
    )


def dot(x: float, y: float, radius: float, fill: str) -> str:
    """A filled circle."""
    return filled(circle_path(x, y, radius), fill)
