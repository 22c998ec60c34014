"""Feet and hands that keep a direction in the world, whatever the limb does."""

from math import atan2, degrees, hypot

from rehab.figure.vector import Turn, axis_y, axis_z

_FINGERS = {"forward": 90.0, "back": -90.0, "up": 180.0, "down": 0.0}
_UPRIGHT_ENOUGH = 0.3  # a shank nearer to upright than this has no heading


def flat_foot(shank: Turn, *, upright: bool) -> Turn:
    """A sole parallel to the floor, pointing where the shank points."""
    (x, _, _), _, (z, _, _) = shank
    if not upright or hypot(x, z) < _UPRIGHT_ENOUGH:
        return axis_y(0.0)
    return axis_y(degrees(atan2(-z, x)))


def pointing_hand(heading: str) -> Turn:
    """A hand whose fingers point forward, back, up or down."""
    return axis_z(_FINGERS[heading])
