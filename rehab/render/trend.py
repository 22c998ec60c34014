"""Small drawings for the physio: scores over time, and how far a task is in reach.

Pure: numbers in, SVG out; each with a title that tells the same in words. Black on
white only.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

WIDTH, HEIGHT, LEFT, RIGHT = 250.0, 104.0, 38.0, 18.0  # points
DOT = 3.2
BAR_WIDTH, BAR_HEIGHT = 84.0, 11.0
_LETTERS = 'font-family="Fira Sans"'
_HALO = ' fill="#fff" stroke="#fff" stroke-width="3"'  # a number stays clear of lines


@dataclass(frozen=True, slots=True)
class Dot:
    """One score: days after the first, its value, what is written beside it."""

    day: int
    value: float
    text: str
    date: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Scale:
    """The ends of a measure, as drawn, and where a change begins to count."""

    lowest: float
    highest: float
    needed: float | None = None


def trend(dots: Sequence[Dot], scale: Scale, *, title: str, size: float) -> str:
    """The scores as a line of dots; the broken line is where a change counts."""
    top, floor = 1.6 * size, HEIGHT - 1.7 * size
    span = max(1, dots[-1].day)
    drawn = [
        (
            LEFT + (WIDTH - LEFT - RIGHT) * dot.day / span,
            _height(dot.value, scale, top, floor),
        )
        for dot in dots
    ]
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in drawn)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH:g}pt" '
        f'height="{HEIGHT:g}pt" viewBox="0 0 {WIDTH:g} {HEIGHT:g}">'
        f"<title>{escape(title)}</title>"
        + _frame(scale, top, floor, size)
        + f'<polyline points="{line}" fill="none" stroke="#000" stroke-width="1.6"/>'
        + "".join(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{DOT}"/>' for x, y in drawn)
        + "".join(_labels(dots, drawn, size))
        + "</svg>"
    )


def _height(value: float, scale: Scale, top: float, floor: float) -> float:
    share = (value - scale.lowest) / (scale.highest - scale.lowest)
    return floor - (floor - top) * share


def _frame(scale: Scale, top: float, floor: float, size: float) -> str:
    """The two ends of the scale with their numbers, and the broken line."""
    lines = [
        f'<path d="M{LEFT - 8:g} {y:.1f}H{WIDTH:g}" stroke="#777" stroke-width=".6"/>'
        + _text(LEFT - 11, y + size / 3, f"{value:g}", size, "end")
        for value, y in ((scale.highest, top), (scale.lowest, floor))
    ]
    if scale.needed is not None:
        y = _height(scale.needed, scale, top, floor)
        lines.append(
            f'<path d="M{LEFT - 8:g} {y:.1f}H{WIDTH:g}" stroke="#000" '
            'stroke-width=".9" stroke-dasharray="4 3"/>'
        )
    return "".join(lines)


def _labels(
    dots: Sequence[Dot], drawn: Sequence[tuple[float, float]], size: float
) -> list[str]:
    """The first and the last score and day; what is between is only a dot."""
    parts = []
    for n in sorted({0, len(dots) - 1}):
        x, y = drawn[n]
        beside = x, y - DOT - 3, dots[n].text, size, "middle"
        parts += [_text(*beside, extra=_HALO), _text(*beside)]
        anchor = "start" if n == 0 else "end"
        edge = LEFT - 8 if n == 0 else WIDTH
        parts.append(_text(edge, HEIGHT - 0.3 * size, dots[n].date, size, anchor))
    return parts


def _text(  # noqa: PLR0913
    x: float, y: float, text: str, size: float, anchor: str, *, extra: str = ""
) -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size:g}" '
        f'text-anchor="{anchor}" {_LETTERS}{extra}>{escape(text)}</text>'
    )


def reach(share: float, *, title: str) -> str:
    """A bar as full as the task is in reach; never fuller than full."""
    full = BAR_WIDTH * min(1.0, max(0.0, share))
    box = f'width="{BAR_WIDTH - 1:g}" height="{BAR_HEIGHT - 1:g}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{BAR_WIDTH:g}pt" '
        f'height="{BAR_HEIGHT:g}pt" viewBox="0 0 {BAR_WIDTH:g} {BAR_HEIGHT:g}">'
        f"<title>{escape(title)}</title>"
        f'<rect x="0" y="0" width="{full:.1f}" height="{BAR_HEIGHT:g}"/>'
        f'<rect x=".5" y=".5" {box} fill="none" stroke="#000"/></svg>'
    )
