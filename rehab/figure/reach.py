"""A wrist or an ankle brought to a place: two bones in space, as joint angles."""

from math import hypot, sqrt

from rehab.figure.anatomy import SEGMENTS
from rehab.figure.body import Body
from rehab.figure.bones import written
from rehab.figure.fault import Fault
from rehab.figure.parts import place
from rehab.figure.skeleton import rebuilt
from rehab.figure.vector import (
    Vec,
    add,
    apply,
    axis_z,
    back,
    dot,
    length,
    minus,
    times,
    unit,
)
from rehab.model.figure import Pose, Reach

_WHO = {
    "hands": ("arm_r", "arm_l"),
    "right_hand": ("arm_r",),
    "left_hand": ("arm_l",),
    "feet": ("leg_r", "leg_l"),
    "right_foot": ("leg_r",),
    "left_foot": ("leg_l",),
}
_POLES: dict[str, Vec] = {
    "back": (-1.0, 0.0, 0.0),
    "front": (1.0, 0.0, 0.0),
    "down": (0.0, -1.0, 0.0),
    "up": (0.0, 1.0, 0.0),
    "out": (0.0, 0.0, 1.0),
    "in": (0.0, 0.0, -1.0),
}
_PARALLEL = 1e-6  # body heights: two ways nearer than this are one
_STRETCH = 0.03  # body heights that a shoulder or a hip gives when it reaches
_REST_HEIGHT = 0.0205  # of a wrist whose hand lies on the floor


def reached(body: Body, pose: Pose) -> Body:
    """The body with every reach of the pose carried out.

    Raises:
        Fault: If a reach names no limb, no part, or no way to bend.
    """
    posture = body.posture
    limbs = []
    for who, reach in pose.reach.items():
        if who not in _WHO:
            raise Fault(f"unknown limb, got {who!r}", (who,), tuple(_WHO))
        for limb in _WHO[who]:
            try:
                posture = posture.but(**_angles(body, limb, reach))
            except Fault as fault:
                raise fault.inside(who) from None
            limbs.append(limb)
    return rebuilt(body, posture, limbs) if limbs else body


def _angles(body: Body, limb: str, reach: Reach) -> dict[str, float]:
    """The angles of hip and knee, or shoulder and elbow, that bring the limb there."""
    arm, side = limb.startswith("arm"), limb[-1]
    upper, lower = ("upper_arm", "forearm") if arm else ("thigh", "shank")
    one, two = SEGMENTS[upper], SEGMENTS[lower]
    base = body.points[f"{'shoulder' if arm else 'hip'}_{side}"]
    frame = body.frames["thorax" if arm else "pelvis"]
    way = minus(_target(body, base, side, reach), base)
    if (missing := length(way) - one - two) > _STRETCH:
        raise Fault(f"{limb} is {missing:.3f} of body height too short to get there")
    far = max(min(length(way), (one + two) * 0.9995), abs(one - two) + 0.02)
    along = unit(way)
    pole = apply(frame, _pole(reach, apply(back(frame), along), side, arm=arm))
    across = _across(pole, along)
    share = (one * one + far * far - two * two) / (2 * one * far)
    ahead = max(-1.0, min(1.0, share))
    sideways = times(across, one * sqrt(1 - ahead * ahead))
    middle = add(base, add(times(along, one * ahead), sideways))
    first = unit(minus(middle, base))
    second = unit(minus(add(base, times(along, far)), middle))
    return dict(written(frame, first, second, side, arm=arm))


def _target(body: Body, base: Vec, side: str, reach: Reach) -> Vec:
    sign = 1 if side == "r" else -1
    x, y, z = base[0], _REST_HEIGHT, base[2]
    if reach.part is not None:
        x, y, across = _part(body, reach.part.replace("*", side))
        if reach.full or reach.model_fields_set & {"z", "dz"}:
            z = across
    y = y + reach.dy if reach.y is None else reach.y
    z = z + reach.dz * sign if reach.z is None else reach.z * sign
    return (x + reach.dx, y, z)


def _part(body: Body, part: str) -> Vec:
    try:
        return place(body, part)
    except Fault as fault:
        raise fault.inside("part") from None


def _across(pole: Vec, along: Vec) -> Vec:
    """The way elbow or knee leaves the straight line."""
    aside = minus(pole, times(along, dot(pole, along)))
    if length(aside) < _PARALLEL:
        raise Fault("the limb cannot bend along its own line", ("bend",))
    return unit(aside)


def _pole(reach: Reach, along: Vec, side: str, *, arm: bool) -> Vec:
    """Where elbow or knee goes: as told, or the natural way in the sagittal plane."""
    if reach.bend is None:
        if hypot(along[0], along[1]) < _PARALLEL:  # straight to the side
            return _POLES["back" if arm else "front"]
        return apply(axis_z(-90.0 if arm else 90.0), (along[0], along[1], 0.0))
    pole: Vec = (0.0, 0.0, 0.0)
    for word in reach.bend.split():
        if word not in _POLES:
            raise Fault(f"unknown way to bend, got {word!r}", ("bend",), tuple(_POLES))
        pole = add(pole, _POLES[word])
    return (pole[0], pole[1], pole[2] if side == "r" else -pole[2])
