"""Where the figure is seen from: points in space become points on paper."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import cos, radians, sin
from typing import TypeAlias

from rehab.figure.body import Body
from rehab.figure.vector import Vec
from rehab.model.figure import Figure, View

Disc: TypeAlias = tuple[float, float, float, float]  # right, up, radius, nearness

_NAMED = {
    "side": (0.0, 0.0),
    "front": (90.0, 0.0),
    "back": (-90.0, 0.0),
    "top": (0.0, 90.0),
    "three-quarter": (30.0, 10.0),
    "rear-quarter": (-30.0, 10.0),
}
_LEVEL = 1.0  # degrees of elevation below which the floor is a line


@dataclass(frozen=True, slots=True)
class Camera:
    """A direction of view without perspective; angles in degrees."""

    azimuth: float
    elevation: float

    @property
    def is_level(self) -> bool:
        """Whether the floor is seen edge on."""
        return abs(self.elevation) < _LEVEL

    @property
    def across(self) -> tuple[Vec, Vec]:
        """The ways in space that point to the right and up on paper."""
        ca, sa = cos(radians(self.azimuth)), sin(radians(self.azimuth))
        ce, se = cos(radians(self.elevation)), sin(radians(self.elevation))
        return (ca, 0.0, -sa), (-sa * se, ce, -ca * se)

    def see(self, point: Vec) -> Vec:
        """To the right, up, and towards the viewer."""
        ca, sa = cos(radians(self.azimuth)), sin(radians(self.azimuth))
        ce, se = cos(radians(self.elevation)), sin(radians(self.elevation))
        x, y, z = point
        depth = x * sa + z * ca
        return (x * ca - z * sa, y * ce - depth * se, y * se + depth * ce)

    def near(self, point: Vec) -> float:
        """How near a point is to the viewer."""
        return self.see(point)[2]

    def discs(self, body: Body) -> Mapping[str, Disc]:
        """Every sphere of a body as a circle on paper, in body heights."""
        ca, sa = cos(radians(self.azimuth)), sin(radians(self.azimuth))
        ce, se = cos(radians(self.elevation)), sin(radians(self.elevation))
        seen = {}
        for name, ((x, y, z), radius) in body.spheres.items():
            depth = x * sa + z * ca
            up, near = y * ce - depth * se, y * se + depth * ce
            seen[name] = (x * ca - z * sa, up, radius, near)
        return seen


def camera_of(figure: Figure) -> Camera:
    """The camera a figure asks for."""
    view = figure.view
    if isinstance(view, View):
        return Camera(view.azimuth, view.elevation)
    return Camera(*_NAMED[view])
