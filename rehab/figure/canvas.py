"""A body on paper: its circles at the drawing's scale."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rehab.figure.body import Body
from rehab.figure.camera import Camera, Disc
from rehab.figure.hull import Circle, Point, hull_path
from rehab.figure.style import CARD, Pen
from rehab.figure.vector import Vec


@dataclass(frozen=True, slots=True)
class Canvas:
    """One panel. Distances on paper are hundredths of a millimetre, y downward."""

    body: Body
    camera: Camera
    circles: Mapping[str, Circle]
    scale: float  # hundredths of a millimetre in a body height
    left: float  # where the world's zero is
    bottom: float
    pen: Pen = CARD

    def point(self, point: Vec) -> Point:
        """A point of the world."""
        x, y, _ = self.camera.see(point)
        return self.left + x * self.scale, self.bottom - y * self.scale

    def hull(self, *names: str) -> str:
        """The hull of these spheres."""
        return hull_path([self.circles[name] for name in names])

    def hulls(self, groups: Iterable[tuple[str, ...]], end: str = "") -> str:
        """Several hulls; ``end`` is added to each name."""
        return "".join(self.hull(*(name + end for name in group)) for group in groups)


def canvas(
    body: Body,
    camera: Camera,
    discs: Mapping[str, Disc],
    scale: float,
    corner: Point,
) -> Canvas:
    """The body with its world's zero at ``corner``."""
    left, bottom = corner
    circles = {
        name: (left + x * scale, bottom - y * scale, radius * scale)
        for name, (x, y, radius, _) in discs.items()
    }
    return Canvas(body, camera, circles, scale, left, bottom)
