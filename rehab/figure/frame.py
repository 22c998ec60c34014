"""A window on the picture plane."""

from collections.abc import Sequence
from dataclasses import dataclass

from rehab.figure.hull import Point


@dataclass(frozen=True, slots=True)
class Frame:
    """A window on the picture plane, in body heights."""

    left: float
    low: float
    right: float
    high: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From low to high."""
        return self.high - self.low

    def around(self, points: Sequence[Point], room: float) -> "Frame":
        """The frame widened to hold the points with room about them."""
        if not points:
            return self
        xs, ys = [x for x, _ in points], [y for _, y in points]
        return Frame(
            min(self.left, min(xs) - room),
            min(self.low, min(ys) - room),
            max(self.right, max(xs) + room),
            max(self.high, max(ys) + room),
        )
