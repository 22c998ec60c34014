"""Arcs of circles as the curves that PDF has."""

from collections.abc import Iterator
from itertools import count as count_from
from math import atan2, cos, hypot, pi, sin, sqrt, tan
from typing import TypeAlias

Point: TypeAlias = tuple[float, float]
Curve: TypeAlias = tuple[float, float, float, float, float, float]
_NEAR = 0.5  # of a unit: how far a curve may be from its arc
_MOST = 1.1 * pi  # of a circle in one curve


def curves(
    begin: Point, end: Point, radius: float, *, large: bool, sweep: bool
) -> Iterator[Curve]:
    """The arc from ``begin`` to ``end`` as SVG means it: two handles and an end each.

    >>> [piece] = curves((1, 0), (0, 1), 1, large=False, sweep=True)
    >>> [round(number, 3) for number in piece]
    [1.0, 0.552, 0.552, 1.0, 0.0, 1.0]
    """
    if begin == end:
        return
    radius = max(radius, hypot(end[0] - begin[0], end[1] - begin[1]) / 2)
    centre = _centre(begin, end, radius, left=large != sweep)
    first = atan2(begin[1] - centre[1], begin[0] - centre[0])
    turn = atan2(end[1] - centre[1], end[0] - centre[0]) - first
    if sweep and turn < 0:
        turn += 2 * pi
    elif not sweep and turn > 0:
        turn -= 2 * pi
    count = next(n for n in count_from(1) if _is_near(radius, abs(turn) / n))
    part = turn / count
    for i in range(count):
        yield _piece(centre, radius, first + i * part, first + (i + 1) * part)


def _is_near(radius: float, turn: float) -> bool:
    """Whether one curve is close enough to so much of a circle."""
    quarter = turn / 4
    off = 2 / 27 * radius * sin(quarter) ** 6 / cos(quarter) ** 2
    return turn <= _MOST and off <= _NEAR


def _centre(begin: Point, end: Point, radius: float, *, left: bool) -> Point:
    """Beside the middle of the chord."""
    half = (end[0] - begin[0]) / 2, (end[1] - begin[1]) / 2
    chord = half[0] ** 2 + half[1] ** 2
    away = sqrt(max(0.0, radius**2 / chord - 1)) * (1 if left else -1)
    x, y = begin[0] + half[0], begin[1] + half[1]
    return x - away * half[1], y + away * half[0]


def _piece(centre: Point, radius: float, begin: float, end: float) -> Curve:
    handle = 4 / 3 * tan((end - begin) / 4)
    (x, y), r = centre, radius
    c, s, d, t = cos(begin), sin(begin), cos(end), sin(end)
    return (
        *(x + r * (c - handle * s), y + r * (s + handle * c)),
        *(x + r * (d + handle * t), y + r * (t - handle * d)),
        *(x + r * d, y + r * t),
    )
