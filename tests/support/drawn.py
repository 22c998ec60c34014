"""Builders that these tests share: a pose, its body, a figure."""

from typing import Any

import pytest

from rehab.figure.body import Body
from rehab.figure.fault import Fault
from rehab.figure.posture import on_base, posture_of, root_turn
from rehab.figure.skeleton import build
from rehab.figure.solve import solve
from rehab.model.figure import Figure, Pose


def body(**fields: Any) -> Body:
    """Return the body in this pose, on its floor."""
    return solve(Pose(**fields))


def loose(**fields: Any) -> Body:
    """Return the body in this pose with its pelvis at the origin."""
    pose = on_base(Pose(**fields))
    return build(posture_of(pose), root_turn(pose))


def figure(*poses: dict[str, Any], **fields: Any) -> Figure:
    """Return a figure of these poses, or of one that only stands."""
    return Figure(**{"poses": poses or ({},), **fields})


def fault_of(**fields: Any) -> Fault:
    """Return why no body can take this pose."""
    with pytest.raises(Fault) as raised:
        solve(Pose(**fields))
    return raised.value
