"""Where a curve crosses zero, nearest to where it is asked."""

from collections.abc import Callable, Iterator

CLOSE = 1e-7  # body heights: far finer than any pen
STEP = 4.0  # degrees of one step outward


def nearest_root(
    curve: Callable[[float], float], start: float, low: float, high: float
) -> float | None:
    """The root between ``low`` and ``high`` that is closest to ``start``, if any.

    Marches outward in both directions until the curve changes its sign.
    """
    here = curve(start)
    if abs(here) < CLOSE:
        return start
    last = {1: (start, here), -1: (start, here)}
    for sign, at in _outward(start, low, high):
        value = curve(at)
        before, was = last[sign]
        if was * value <= 0:
            return _between(curve, before, was, at, value)
        last[sign] = (at, value)
    return None


def _outward(start: float, low: float, high: float) -> Iterator[tuple[int, float]]:
    """Ever farther from the start, and last of all the two ends themselves."""
    ends = {1: high, -1: low}
    count = 0
    while ends:
        count += 1
        for sign, end in list(ends.items()):
            at = start + sign * count * STEP
            if sign * (end - at) <= 0:
                at = end
                del ends[sign]
            if sign * (end - start) >= 0:
                yield sign, at


def _between(
    curve: Callable[[float], float], a: float, fa: float, b: float, fb: float
) -> float:
    """The root in between, by false position with the Illinois halving."""
    middle = b
    for _ in range(40):
        middle = (a * fb - b * fa) / (fb - fa)
        value = curve(middle)
        if abs(value) < CLOSE:
            break
        if value * fb < 0:
            a, fa = b, fb
        else:
            fa /= 2
        b, fb = middle, value
    return middle
