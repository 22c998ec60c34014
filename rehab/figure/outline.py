"""The smooth outline of a row of circles: an arm or a leg as one line."""

import itertools
from collections.abc import Sequence
from math import hypot, sqrt

from rehab.figure.hull import Circle, Point, hull_path


class Outline:
    """A row of circles seen as one limb.

    Where the row is foreshortened a smooth line would fold over itself; then the
    outline falls back to the hulls of neighbours.
    """

    def __init__(self, circles: Sequence[Circle]) -> None:
        self.circles = circles
        self.is_smooth = _is_stretched(circles)
        if self.is_smooth:
            pairs = [_tangents(circles, i) for i in range(len(circles))]
            self._one = [pair[0] for pair in pairs]
            self._other = [pair[1] for pair in pairs]

    def path(
        self,
        first: int = 0,
        last: int | None = None,
        *,
        round_first: bool = True,
        round_last: bool = True,
    ) -> str:
        """The part between two circles; an end is round or cut flat."""
        circles = self.circles
        last = len(circles) - 1 if last is None else last
        if not self.is_smooth:
            return "".join(hull_path(circles[i : i + 2]) for i in range(first, last))
        way = range(first, last)
        text = f"M{_pair(self._one[first])}"
        text += "".join(curve(self._one, i, i + 1) for i in way)
        r = round(circles[last][2])
        end = _pair(self._other[last])
        text += f"A{r} {r} 0 0 1 {end}" if round_last else f"L{end}"
        text += "".join(curve(self._other, i + 1, i) for i in reversed(way))
        if not round_first:
            return text + "z"
        r = round(circles[first][2])
        return f"{text}A{r} {r} 0 1 1 {_pair(self._one[first])}z"


def _pair(point: Point) -> str:
    return f"{round(point[0])} {round(point[1])}"


def curve(points: Sequence[Point], i: int, k: int) -> str:
    """A Catmull-Rom curve from one point to its neighbour, as a Bézier."""
    step, last = k - i, len(points) - 1
    before, ahead = points[max(0, min(last, i - step))], points[k]
    here, beyond = points[i], points[max(0, min(last, k + step))]
    one = here[0] + (ahead[0] - before[0]) / 6, here[1] + (ahead[1] - before[1]) / 6
    two = ahead[0] - (beyond[0] - here[0]) / 6, ahead[1] - (beyond[1] - here[1]) / 6
    return f"C{_pair(one)} {_pair(two)} {_pair(ahead)}"


def _is_stretched(circles: Sequence[Circle]) -> bool:
    steps = [
        (b[0] - a[0], b[1] - a[1], b[2] - a[2]) for a, b in itertools.pairwise(circles)
    ]
    sizes = [hypot(x, y) for x, y, _ in steps]
    if sum(sizes) <= 1.2 * max(circle[2] for circle in circles):
        return False
    if any(
        s <= 1.05 * abs(r) + 1e-6 for s, (_, _, r) in zip(sizes, steps, strict=True)
    ):
        return False
    turns = itertools.pairwise(steps)
    return all(a[0] * b[0] + a[1] * b[1] > 0 for a, b in turns)


def _tangents(circles: Sequence[Circle], i: int) -> tuple[Point, Point]:
    """Where the outline touches a circle on either side."""
    before, behind = circles[max(0, i - 1)], circles[min(len(circles) - 1, i + 1)]
    dx, dy = behind[0] - before[0], behind[1] - before[1]
    apart = hypot(dx, dy)
    tx, ty = dx / apart, dy / apart
    sine = max(-0.9, min(0.9, (before[2] - behind[2]) / apart))
    cosine = sqrt(1 - sine * sine)
    x, y, r = circles[i]
    one = x + r * (ty * cosine + tx * sine), y + r * (-tx * cosine + ty * sine)
    other = x + r * (-ty * cosine + tx * sine), y + r * (tx * cosine + ty * sine)
    return one, other
