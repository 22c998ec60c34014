"""Two bone directions in space as joint angles."""

from collections.abc import Iterator
from math import acos, asin, atan2, degrees

from rehab.figure.anatomy import LIMITS
from rehab.figure.vector import (
    Turn,
    Vec,
    after,
    apply,
    axis_x,
    axis_z,
    back,
    cross,
    dot,
    mirrored,
    times,
    unit,
)


def written(
    frame: Turn, first: Vec, second: Vec, side: str, *, arm: bool
) -> Iterator[tuple[str, float]]:
    """Two bone directions as flexion, abduction, rotation and the bend between."""
    joint, hinge = ("shoulder", "elbow") if arm else ("hip", "knee")
    axis = unit(cross(first, second) if arm else cross(second, first))
    up = times(first, -1.0)
    columns = (cross(up, axis), up, axis)
    turn = after(back(frame), back(columns))
    if side == "l":
        turn = mirrored(turn)
    x, y, z = apply(turn, (0.0, -1.0, 0.0))
    abduction, flexion = asin(max(-1.0, min(1.0, z))), degrees(atan2(x, -y))
    plain = after(axis_z(flexion), axis_x(-degrees(abduction)))
    left = after(back(plain), turn)
    if flexion < LIMITS[joint][0] - 5:
        flexion += 360
    yield f"{joint}_{side}", flexion
    yield f"{joint}_abd_{side}", degrees(abduction)
    yield f"{joint}_rot_{side}", degrees(atan2(left[0][2], left[0][0]))
    yield f"{hinge}_{side}", degrees(acos(max(-1.0, min(1.0, dot(first, second)))))
