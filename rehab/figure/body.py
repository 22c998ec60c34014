"""A posture in space: spheres, joints and the directions of segments."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias

from rehab.figure.posture import Posture
from rehab.figure.vector import (
    Turn,
    Vec,
)

Sphere: TypeAlias = tuple[Vec, float]  # centre and radius


@dataclass(frozen=True, slots=True)
class Body:
    """A posture in space. Names end in _r and _l where there are two."""

    posture: Posture
    root: Turn
    spheres: Mapping[str, Sphere]
    points: Mapping[str, Vec]  # joints
    frames: Mapping[str, Turn]  # of segments


def shifted(body: Body, by: Vec) -> Body:
    """The same body somewhere else."""
    bx, by_, bz = by
    spheres = {
        name: ((x + bx, y + by_, z + bz), radius)
        for name, ((x, y, z), radius) in body.spheres.items()
    }
    points = {n: (x + bx, y + by_, z + bz) for n, (x, y, z) in body.points.items()}
    return replace(body, spheres=spheres, points=points)
