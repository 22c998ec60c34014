"""An arrow that was put beside the body, moved until it touches the body.

An arrow that leaves the body starts on its skin; one that pushes ends there; one
that runs past comes close sideways.
"""

import itertools
from collections.abc import Iterable, Sequence
from math import hypot, sqrt

from rehab.figure.hull import Circle, Point

GAP = 0.012  # body heights between the skin and an end of an arrow
BESIDE = 0.038  # and between the skin and an arrow that runs past, for its head
FARTHEST = 0.3  # an arrow farther away than this is meant to be there
_DENSE = 4  # points in a step of the line


def touching(points: Sequence[Point], discs: Iterable[Circle]) -> tuple[Point, bool]:
    """How far to move the arrow, and whether its tail is what touches the body."""
    body = tuple(discs)
    if any(_inside(point, body) for point in points):
        return (0.0, 0.0), True
    tail, head = points[0], points[-1]
    back, ahead = _way(points[1], tail), _way(points[-2], head)
    behind, before = _first(tail, back, body), _first(head, ahead, body)
    (dx, dy), beside = _sideways(points, body)
    if min(behind, before, beside) > FARTHEST:
        return (0.0, 0.0), True
    if beside < min(behind, before) / 2:
        return (dx, dy), True
    if behind <= before:
        return _moved(back, behind), True
    return _moved(ahead, before), False


def _inside(point: Point, body: Sequence[Circle]) -> bool:
    return any(hypot(point[0] - x, point[1] - y) < r for x, y, r in body)


def _way(start: Point, end: Point) -> Point:
    dx, dy = end[0] - start[0], end[1] - start[1]
    far = hypot(dx, dy) or 1.0
    return dx / far, dy / far


def _moved(way: Point, far: float) -> Point:
    return way[0] * (far - GAP), way[1] * (far - GAP)


def _first(start: Point, way: Point, body: Sequence[Circle]) -> float:
    """How far it is to the body this way."""
    found = [2 * FARTHEST]
    for x, y, r in body:
        dx, dy = x - start[0], y - start[1]
        along = dx * way[0] + dy * way[1]
        off = dx * dx + dy * dy - along * along
        if along > 0 and off < r * r:
            found.append(along - sqrt(r * r - off))
    return min(found)


def _sideways(points: Sequence[Point], body: Sequence[Circle]) -> tuple[Point, float]:
    """The shortest way to the body from anywhere on the line, and how far it is."""
    dense = [
        (p[0] + (q[0] - p[0]) * t / _DENSE, p[1] + (q[1] - p[1]) * t / _DENSE)
        for p, q in itertools.pairwise(points)
        for t in range(_DENSE + 1)
    ]
    far, point, disc = min(
        (hypot(x - px, y - py) - r, (px, py), (x, y))
        for px, py in dense
        for x, y, r in body
    )
    way, room = _way(point, disc), max(0.0, far - BESIDE)
    return (way[0] * room, way[1] * room), far
