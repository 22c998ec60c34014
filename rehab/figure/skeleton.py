"""Forward kinematics: angles in, spheres, joints and segment frames out."""

from collections.abc import Iterable

from rehab.figure.body import Body
from rehab.figure.posture import SIDES, Posture
from rehab.figure.segments import Draft, arm, head, leg, trunk
from rehab.figure.vector import (
    Turn,
)


def build(posture: Posture, root: Turn) -> Body:
    """The body with its pelvis at the origin."""
    draft = Draft()
    trunk(draft, posture, root)
    head(draft, posture)
    for side in SIDES:
        leg(draft, posture, side)
        arm(draft, posture, side)
    return Body(posture, root, draft.spheres, draft.points, draft.frames)


def rebuilt(body: Body, posture: Posture, limbs: Iterable[str]) -> Body:
    """The same trunk in the same place, with these limbs in the new posture."""
    draft = Draft()
    draft.spheres, draft.points = dict(body.spheres), dict(body.points)
    draft.frames = dict(body.frames)
    for limb in limbs:
        kind, _, side = limb.partition("_")
        if kind == "head":
            head(draft, posture)
        else:
            (leg if kind == "leg" else arm)(draft, posture, side)
    return Body(posture, body.root, draft.spheres, draft.points, draft.frames)
