"""How every drawing looks: greys and line widths, and the elements they make.

Widths are hundredths of a millimetre on paper. Lines under 25 turn grey on office
printers; the greys survive a hard black and white copy: shirt white, shorts black.
"""

from rehab.figure.hull import circle_path

INK, INK_FAR = "#000", "#555"
LINE, LINE_FAR = 34, 28
SKIN, SKIN_FAR = "#fff", "#dedede"
SHIRT, SHIRT_FAR = "#dcdcdc", "#bdbdbd"
SHORTS, SHORTS_FAR = "#8f8f8f", "#787878"
SHOE, SHOE_FAR = "#4d4d4d", "#6e6e6e"
HAIR = "#404040"
GHOST, GHOST_INK, GHOST_LINE = "#f0f0f0", "#8c8c8c", 18
PROP, PROP_SIDE, PROP_DARK, PROP_LINE = "#f3f3f3", "#d0d0d0", "#5a5a5a", 28
DETAIL, DETAIL_LINE = "#aaa", 20  # a seam of a ball, the rim of a plate
FLOOR_LINE = 25
BAND = "#a0a0a0"
ARROW_LINE, HALO = 80, 40
FINE_DOT = 16  # the smallest radius that prints


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
