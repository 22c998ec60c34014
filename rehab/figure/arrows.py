"""Arrows on paper: a thick line with a head, and a white halo around both."""

import itertools
from collections.abc import Sequence
from math import hypot

from rehab.figure import style
from rehab.figure.hull import Point, polygon_path
from rehab.figure.outline import curve

_HEAD_LONG, HEAD_WIDE = 3.1, 1.75  # widths of the line
_BARB = 0.375  # how far the head's corners lean back, the same


def draw_arrow(
    points: Sequence[Point],
    *,
    both: bool,
    ahead: bool = True,
    pen: style.Pen = style.CARD,
) -> str:
    """An arrow along the points; with ``both`` it has a head at each end.

    Too short a line grows at its head, or without ``ahead`` at its tail.
    """
    line, heads = drawn_line(points, both=both, ahead=ahead, pen=pen), []
    for _ in range(2 if both else 1):
        line, head = _headed(line, pen.arrow)
        heads.append(head)
        line.reverse()
    path = _path(line)
    head = "".join(heads)
    halo = pen.halo
    return (
        style.stroked(path, pen.arrow + 2 * halo, "#fff")
        + style.edged(head, "#fff", 2 * halo, "#fff")
        + style.stroked(path, pen.arrow, pen.look.accent)
        + style.filled(head, pen.look.accent)
    )


def drawn_line(
    points: Sequence[Point], *, both: bool, ahead: bool, pen: style.Pen
) -> list[Point]:
    """The points of an arrow as it is drawn, long enough for its heads."""
    least = (3 if both else 2) * _HEAD_LONG * pen.arrow
    if ahead:
        return _long_enough(list(points[::-1]), least)[::-1]
    return _long_enough(list(points), least)


def _long_enough(points: list[Point], least: float) -> list[Point]:
    """The first step lengthened until the line is this long."""
    total = sum(hypot(q[0] - p[0], q[1] - p[1]) for p, q in _steps(points))
    missing = least - total
    if missing <= 0:
        return points
    (x, y), (to_x, to_y) = points[0], points[1]
    share = missing / (hypot(to_x - x, to_y - y) or 1)
    return [(x - (to_x - x) * share, y - (to_y - y) * share), *points[1:]]


def _steps(points: Sequence[Point]) -> list[tuple[Point, Point]]:
    return list(itertools.pairwise(points))


def _headed(points: list[Point], width: int) -> tuple[list[Point], str]:
    """The line cut back to make room, and the head at its end."""
    long, wide, barb = (width * k for k in (_HEAD_LONG, HEAD_WIDE, _BARB))
    (x, y), (x0, y0) = points[-1], points[-2]
    apart = hypot(x - x0, y - y0) or 1
    ux, uy = (x - x0) / apart, (y - y0) / apart
    base = x - ux * long, y - uy * long
    corners = [
        (x, y),
        (
            base[0] - uy * wide - ux * barb,
            base[1] + ux * wide - uy * barb,
        ),
        (
            base[0] + uy * wide - ux * barb,
            base[1] - ux * wide - uy * barb,
        ),
    ]
    room = (long * 1.15) ** 2
    kept = [p for p in points[:-1] if (p[0] - x) ** 2 + (p[1] - y) ** 2 > room]
    return [*(kept or points[:1]), base], polygon_path(corners)


def _path(points: Sequence[Point]) -> str:
    (x, y), rest = points[0], points[1:]
    start = f"M{round(x)} {round(y)}"
    if len(rest) == 1:
        return f"{start}L{round(rest[0][0])} {round(rest[0][1])}"
    return start + "".join(curve(points, i, i + 1) for i in range(len(rest)))
