"""Arrows on paper: a thick line with a head, and a white halo around both."""

import itertools
from collections.abc import Sequence
from math import hypot

from rehab.figure import style
from rehab.figure.hull import Point, polygon_path
from rehab.figure.outline import curve

_HEAD_LONG, _HEAD_WIDE = 3.1 * style.ARROW_LINE, 1.75 * style.ARROW_LINE
_BARB = 30  # how far the head's corners lean back


def draw_arrow(points: Sequence[Point], *, both: bool) -> str:
    """An arrow along the points; with ``both`` it has a head at each end."""
    line, heads = list(points), []
    if not both:
        line = _long_enough(line)
    for _ in range(2 if both else 1):
        line, head = _headed(line)
        heads.append(head)
        line.reverse()
    path = _path(line)
    head = "".join(heads)
    halo = style.HALO
    return (
        style.stroked(path, style.ARROW_LINE + 2 * halo, "#fff", cap="round")
        + style.edged(head, "#fff", 2 * halo, "#fff")
        + style.stroked(path, style.ARROW_LINE)
        + style.filled(head, style.INK)
    )


def _long_enough(points: list[Point]) -> list[Point]:
    """The tail lengthened until the arrow is two heads long."""
    total = sum(hypot(q[0] - p[0], q[1] - p[1]) for p, q in _steps(points))
    missing = 2 * _HEAD_LONG - total
    if missing <= 0:
        return points
    (x, y), (to_x, to_y) = points[0], points[1]
    share = missing / (hypot(to_x - x, to_y - y) or 1)
    return [(x - (to_x - x) * share, y - (to_y - y) * share), *points[1:]]


def _steps(points: Sequence[Point]) -> list[tuple[Point, Point]]:
    return list(itertools.pairwise(points))


def _headed(points: list[Point]) -> tuple[list[Point], str]:
    """The line cut back to make room, and the head at its end."""
    (x, y), (x0, y0) = points[-1], points[-2]
    apart = hypot(x - x0, y - y0) or 1
    ux, uy = (x - x0) / apart, (y - y0) / apart
    base = x - ux * _HEAD_LONG, y - uy * _HEAD_LONG
    corners = [
        (x, y),
        (
            base[0] - uy * _HEAD_WIDE - ux * _BARB,
            base[1] + ux * _HEAD_WIDE - uy * _BARB,
        ),
        (
            base[0] + uy * _HEAD_WIDE - ux * _BARB,
            base[1] - ux * _HEAD_WIDE - uy * _BARB,
        ),
    ]
    room = (_HEAD_LONG * 1.15) ** 2
    kept = [p for p in points[:-1] if (p[0] - x) ** 2 + (p[1] - y) ** 2 > room]
    return [*(kept or points[:1]), base], polygon_path(corners)


def _path(points: Sequence[Point]) -> str:
    (x, y), rest = points[0], points[1:]
    start = f"M{round(x)} {round(y)}"
    if len(rest) == 1:
        return f"{start}L{round(rest[0][0])} {round(rest[0][1])}"
    return start + "".join(curve(points, i, i + 1) for i in range(len(rest)))
