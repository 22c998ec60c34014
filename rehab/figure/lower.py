"""One joint is bent until a part lies on the floor."""

from collections.abc import Callable

from rehab.figure.anatomy import LIMITS
from rehab.figure.body import Body
from rehab.figure.fault import Fault
from rehab.figure.parts import lowest
from rehab.figure.posture import SIDES
from rehab.figure.roots import nearest_root
from rehab.figure.skeleton import rebuilt
from rehab.figure.swing import CARRIERS, root_of, swing_height
from rehab.model.figure import Pose

_NEAR = 1e-5  # body heights


def lowered(body: Body, pose: Pose) -> Body:
    """The body with every part of ``lower`` on the floor.

    Raises:
        Fault: If the joint cannot bring the part down within its limits.
    """
    for part, by in pose.lower.items():
        ((joint, to),) = by.items() if isinstance(by, dict) else ((by, 0.0),)
        for side in _sides(part, joint):
            try:
                body = _one(body, _of_side(part, side), joint, side, to)
            except Fault as fault:
                raise fault.inside(part) from None
    return body


def _sides(part: str, joint: str) -> tuple[str, ...]:
    if joint == "neck":
        return ("",)
    return (part[0],) if part.startswith(("right_", "left_")) else SIDES


def _of_side(part: str, side: str) -> str:
    if not side or part.startswith(("right_", "left_")):
        return part
    return {"r": "right_", "l": "left_"}[side] + part


def _one(body: Body, part: str, joint: str, side: str, to: float) -> Body:
    key = f"{joint}_{side}" if side else joint
    now = body.posture.angles[key]
    height = _head_height(body, part) if joint == "neck" else None
    height = height or swing_height(body, part, joint, side)
    curve, (low, high) = height, LIMITS[joint]
    angle = nearest_root(lambda at: curve(at) - to, now, low, high)
    if angle is None:
        gap = f"{abs(curve(now) - to):.3f} of body height is left"
        raise Fault(f"{part} cannot reach the floor by the {joint}: {gap}")
    limb = "head" if joint == "neck" else f"{CARRIERS[root_of(joint)][1]}_{side}"
    bent = rebuilt(body, body.posture.but(**{key: angle}), (limb,))
    if abs(lowest(bent, part) - to) > _NEAR:
        raise Fault(f"{part} does not move with the {joint}")
    return bent


def _head_height(body: Body, part: str) -> Callable[[float], float]:
    def height(angle: float) -> float:
        posture = body.posture.but(neck=angle)
        return lowest(rebuilt(body, posture, ("head",)), part)

    return height
