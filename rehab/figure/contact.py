"""What touches the floor: the body is lifted, and tipped where two parts must touch."""

from collections.abc import Callable
from math import cos, radians, sin
from typing import TypeAlias

from rehab.figure.body import Body, shifted
from rehab.figure.fault import Fault
from rehab.figure.parts import lowest, names_of
from rehab.figure.roots import nearest_root
from rehab.figure.skeleton import build
from rehab.figure.vector import after, axis_z
from rehab.model.figure import Pose

_MOST_TIP = 120.0  # degrees
_Touch: TypeAlias = tuple[str, float]  # part, height it stands on

# Spheres of a foot or a hand that keeps its direction hang from this joint.
_HUNG = {
    "ankle": ("heel", "instep", "ball", "toe"),
    "wrist": ("palm", "finger", "thumb"),
}


def on_the_ground(body: Body, pose: Pose) -> Body:
    """The body with its contacts on the floor, or its lowest point if it has none.

    Raises:
        Fault: If two parts cannot touch together, with the gap that is left.
    """
    touches = [_touch(contact) for contact in pose.contact]
    if len(touches) > 1:
        body = _tipped(body, touches[0], touches[1])
    if touches:
        part, height = touches[0]
        return shifted(body, (0.0, height - lowest(body, part), 0.0))
    low = min(centre[1] - radius for centre, radius in body.spheres.values())
    return shifted(body, (0.0, -low, 0.0))


def _touch(contact: str | dict[str, float]) -> _Touch:
    if isinstance(contact, str):
        return contact, 0.0
    ((part, height),) = contact.items()
    return part, height


def _tipped(body: Body, first: _Touch, second: _Touch) -> Body:
    one, two = _height_when_tipped(body, first[0]), _height_when_tipped(body, second[0])
    rise = first[1] - second[1]

    def gap(degrees: float) -> float:
        return one(degrees) - two(degrees) - rise

    tip = nearest_root(gap, 0.0, -_MOST_TIP, _MOST_TIP)
    if tip is None:
        left = f"{abs(gap(0.0)):.3f} of body height"
        raise Fault(f"cannot put both {first[0]} and {second[0]} down: {left} apart")
    return build(body.posture, after(axis_z(tip), body.root))


def _height_when_tipped(body: Body, part: str) -> Callable[[float], float]:
    """The part's lowest point after a turn about the pelvis, without a new body."""
    arms = [_arm(body, name) for name in names_of(body, part)]

    def height(degrees: float) -> float:
        c, s = cos(radians(degrees)), sin(radians(degrees))
        return min(x * s + y * c + fixed for x, y, fixed in arms)

    return height


def _arm(body: Body, name: str) -> tuple[float, float, float]:
    """What turns with the body (x, y), and what is added to the height unturned."""
    centre, radius = body.spheres[name]
    kind, _, side = name.rpartition("_")
    for joint, hung in _HUNG.items():
        kept = body.posture.feet if joint == "ankle" else body.posture.hands
        if kind in hung and side in kept:
            x, y, _ = body.points[f"{joint}_{side}"]
            return x, y, centre[1] - y - radius
    return centre[0], centre[1], -radius
