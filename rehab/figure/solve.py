"""A pose as a body on the floor: angles, contacts, reaches, then what rests."""

from rehab.figure.body import Body, shifted
from rehab.figure.contact import on_the_ground
from rehab.figure.fault import Fault
from rehab.figure.lower import lowered
from rehab.figure.parts import place
from rehab.figure.posture import on_base, posture_of, root_turn
from rehab.figure.reach import reached
from rehab.figure.skeleton import build
from rehab.model.figure import Pose


def solve(pose: Pose) -> Body:
    """The body that takes this pose.

    Raises:
        Fault: If no body can take it, at the key that asks for it.
    """
    full = on_base(pose)
    body = build(posture_of(full), root_turn(full))
    for key, step in (
        ("contact", on_the_ground),
        ("reach", reached),
        ("lower", lowered),
        ("anchor", _anchored),
    ):
        try:
            body = step(body, full)
        except Fault as fault:
            raise fault.inside(key) from None
    return body


def _anchored(body: Body, pose: Pose) -> Body:
    sunk = min(centre[1] - radius for centre, radius in body.spheres.values())
    up = -sunk if not pose.contact and pose.reach and sunk < 0 else 0.0
    forward = pose.anchor_x - place(body, pose.anchor)[0] if pose.anchor else 0.0
    return shifted(body, (forward, up + pose.lift, 0.0))
