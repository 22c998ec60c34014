"""How high a part is while one joint turns, without a new body."""

from collections.abc import Callable
from math import cos, radians, sin

from rehab.figure.body import Body
from rehab.figure.parts import names_of
from rehab.figure.vector import (
    Vec,
    after,
    axis_x,
    axis_z,
    cross,
    dot,
    minus,
    times,
)

# The segment that carries the joint, and the limb that moves.
CARRIERS = {
    "hip": ("pelvis", "leg"),
    "knee": ("hip", "leg"),
    "ankle": ("knee", "leg"),
    "toes": ("ankle", "leg"),
    "shoulder": ("thorax", "arm"),
    "elbow": ("shoulder", "arm"),
}
_COLUMNS = {"abd": 0, "rot": 1, "": 2}  # the axis of a segment it turns about
_KEPT = {
    "leg": ("ankle", ("heel", "instep", "ball", "toe")),
    "arm": ("wrist", ("palm", "finger", "thumb")),
}


def swing_height(
    body: Body, part: str, joint: str, side: str
) -> Callable[[float], float]:
    """The part's lowest point as the joint turns, without a new body.

    A point on a hinge goes round in a circle, so its height is a wave of the angle.
    """
    limb, name = CARRIERS[root_of(joint)][1], root_of(joint)
    axis = _axis(body, joint, side)
    pivot = body.points[f"{'ball' if name == 'toes' else name}_{side}"]
    waves = [
        _wave(*_hung(body, name, limb, side), pivot, axis)
        for name in names_of(body, part)
    ]
    now = body.posture.angles[f"{joint}_{side}"]

    def height(angle: float) -> float:
        c, s = cos(radians(angle - now)), sin(radians(angle - now))
        return min(level + even * c + odd * s for level, even, odd in waves)

    return height


def root_of(joint: str) -> str:
    """``hip`` of ``hip_abd``."""
    return joint.partition("_")[0]


def _axis(body: Body, joint: str, side: str) -> Vec:
    """The line a joint turns about when its angle grows."""
    name, _, way = joint.partition("_")
    carrier, angles = CARRIERS[name][0], body.posture.angles
    frame = body.frames[carrier if carrier in body.frames else f"{carrier}_{side}"]
    mirror = 1.0 if side == "r" else -1.0
    if way:
        frame = after(frame, axis_z(angles[f"{name}_{side}"]))
    if way == "rot":
        frame = after(frame, axis_x(-mirror * angles[f"{name}_abd_{side}"]))
    column = _COLUMNS[way]
    sign = {"abd": -mirror, "rot": mirror}.get(way, -1.0 if name == "knee" else 1.0)
    return times((frame[0][column], frame[1][column], frame[2][column]), sign)


def _hung(body: Body, name: str, limb: str, side: str) -> tuple[Vec, float]:
    """The point that swings, and what lies below it whatever the angle."""
    centre, radius = body.spheres[name]
    joint, hung = _KEPT[limb]
    kept = body.posture.feet if limb == "leg" else body.posture.hands
    if side in kept and name.rpartition("_")[0] in hung:
        pivot = body.points[f"{joint}_{side}"]
        return pivot, radius - (centre[1] - pivot[1])
    return centre, radius


def _wave(
    centre: Vec, below: float, pivot: Vec, axis: Vec
) -> tuple[float, float, float]:
    arm = minus(centre, pivot)
    along = axis[1] * dot(axis, arm)
    return pivot[1] + along - below, arm[1] - along, cross(axis, arm)[1]
