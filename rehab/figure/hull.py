"""The hull of circles as path data: arcs and tangents, exact.

All numbers on paper are hundredths of a millimetre, written as whole numbers.
"""

from collections.abc import Sequence
from math import acos, atan2, cos, hypot, pi, sin
from typing import TypeAlias

Circle: TypeAlias = tuple[float, float, float]  # x, y and radius, y downward
Point: TypeAlias = tuple[float, float]
_Run: TypeAlias = tuple[Circle, float, float]  # a circle's arc, from and to

FULL = 2 * pi
TINY = 1e-9  # rounding
_SHARES = tuple(n / 8 for n in range(9))  # of an arc that becomes corners
FLAT = 1.5  # an arc that leaves its chord by less is drawn as a line


def hull_path(circles: Sequence[Circle]) -> str:
    """The outline of the smallest convex shape around all circles."""
    runs = _runs(circles)
    if len(runs) == 1:
        return circle_path(*runs[0][0])
    return "".join(_arc(run, "L" if n else "M") for n, run in enumerate(runs)) + "z"


def hull_points(circles: Sequence[Circle]) -> list[Point]:
    """The same outline as corners, close enough to the arcs for the eye."""
    return [
        (
            x + r * cos(start + share * (end - start)),
            y + r * sin(start + share * (end - start)),
        )
        for (x, y, r), start, end in _runs(circles)
        for share in _SHARES
    ]


def cut(points: Sequence[Point], at: Point, way: Point) -> list[Point]:
    """The part of a convex outline that lies behind a line, seen this way."""

    def beyond(point: Point) -> float:
        return (point[0] - at[0]) * way[0] + (point[1] - at[1]) * way[1]

    kept: list[Point] = []
    for here, there in zip(points, [*points[1:], *points[:1]], strict=True):
        far, farther = beyond(here), beyond(there)
        if far <= 0:
            kept.append(here)
        if far * farther < 0:
            share = far / (far - farther)
            dx, dy = there[0] - here[0], there[1] - here[1]
            kept.append((here[0] + share * dx, here[1] + share * dy))
    return kept


def circle_path(x: float, y: float, radius: float) -> str:
    """A full circle."""
    r = round(radius)
    half = f"a{r} {r} 0 1 1 "
    return f"M{round(x) - r} {round(y)}{half}{2 * r} 0{half}{-2 * r} 0z"


def _arc(run: _Run, begin: str) -> str:
    (x, y, r), start, end = run
    text = f"{begin}{round(x + r * cos(start))} {round(y + r * sin(start))}"
    if r * (1 - cos(min(end - start, pi) / 2)) > FLAT:
        large, radius = int(end - start > pi), round(r)
        to = f"{round(x + r * cos(end))} {round(y + r * sin(end))}"
        text += f"A{radius} {radius} 0 {large} 1 {to}"
    return text


def _runs(circles: Sequence[Circle]) -> list[_Run]:
    """Which circle is outermost in which directions, once around.

    Goes from the rightmost circle to whichever next reaches farther.
    """
    first = max(circles, key=lambda c: (c[0] + c[2], c[1]))
    runs: list[_Run] = []
    now, angle = first, 0.0
    while angle < FULL and len(runs) < 4 * len(circles):
        following, turn = _next(circles, now, angle)
        if following is None:
            runs.append((now, angle, FULL))
            break
        runs.append((now, angle, min(turn, FULL)))
        now, angle = following, turn
    if len(runs) > 1 and runs[0][0] is runs[-1][0]:
        runs[0] = (first, runs[-1][1], FULL + runs[0][2])
        runs.pop()
    return [run for run in runs if run[2] - run[1] > TINY] or runs[:1]


def _next(
    circles: Sequence[Circle], now: Circle, angle: float
) -> tuple[Circle | None, float]:
    """The circle that takes over first after this direction, and where.

    Of several on one tangent the farthest: those between touch it only.
    """
    best, at, farthest = None, angle + FULL, 0.0
    x, y, radius = now
    for other in circles:
        dx, dy, more = other[0] - x, other[1] - y, other[2] - radius
        apart = hypot(dx, dy)
        if other is now or apart <= abs(more) + TINY:
            continue
        # other reaches farther where apart * cos(direction - way) > -more
        turn = (atan2(dy, dx) - acos(-more / apart) - angle) % FULL
        if turn < TINY / 1000:
            continue
        later, far = angle + turn - at, apart * apart - more * more
        if later < -TINY or (later < TINY and far > farthest):
            best, at, farthest = other, angle + turn, far
    return best, at


def polygon_path(points: Sequence[Point]) -> str:
    """Straight lines through the points, closed."""
    return "M" + "L".join(f"{round(x)} {round(y)}" for x, y in points) + "z"


def convex(points: Sequence[Point]) -> list[Point]:
    """The corners of the smallest convex shape around the points."""
    ordered = sorted(set(points))
    if len(ordered) <= 1:
        return ordered
    return _half(ordered)[:-1] + _half(ordered[::-1])[:-1]


def _half(points: Sequence[Point]) -> list[Point]:
    kept: list[Point] = []
    for point in points:
        while len(kept) > 1 and _bend(kept[-2], kept[-1], point) <= 0:
            kept.pop()
        kept.append(point)
    return kept


def _bend(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
