"""Long things: barbell, the blocks under it, and a stick."""

from collections.abc import Iterator

from rehab.figure import style
from rehab.figure.body import Body
from rehab.figure.held import grips
from rehab.figure.shapes import Item, Layer, Stage, box, plate, tube
from rehab.figure.vector import Vec, add, apply, times
from rehab.model.prop import (
    Barbell,
    Blocks,
    Stick,
)

_ACROSS: Vec = (0.0, 0.0, 1.0)


def barbell(prop: Barbell, stage: Stage) -> Iterator[Item]:
    """A bar with a plate near each end."""
    body, camera = stage.body, stage.camera
    x, y, _ = grips(body) if prop.where == "hands" else _shoulders(body)
    half = prop.half
    near = 1.0 if camera.near(_ACROSS) >= 0 else -1.0
    if prop.plate:
        yield plate((x, y, -near * half * 0.82), _ACROSS, prop.plate, "back")
    layer: Layer = "hands" if prop.where == "hands" else "trunk"
    yield tube((x, y, -half), (x, y, half), 0.009, style.PROP_DARK, layer)
    if prop.plate:
        yield plate((x, y, near * half * 0.82), _ACROSS, prop.plate, "front")


def _shoulders(body: Body) -> Vec:
    """Where a bar lies behind the neck."""
    return add(body.points["thorax"], apply(body.frames["thorax"], (-0.045, 0.03, 0.0)))


def blocks(prop: Blocks, stage: Stage) -> Iterator[Item]:
    """A block under each plate of a bar in the hands."""
    body, camera = stage.body, stage.camera
    x = grips(body)[0] + prop.dx
    for sign in (-1.0, 1.0):
        z = sorted((sign * 0.30, sign * 0.40))
        near = camera.near((0.0, 0.0, sign)) > 0
        layer: Layer = "front" if near else "back"
        sides = (x - 0.08, x + 0.08), (0.0, prop.height), (z[0], z[1])
        yield box(camera, sides, layer=layer)


def stick(prop: Stick, stage: Stage) -> Iterator[Item]:
    """A broom handle: along the back, or across in both hands."""
    body = stage.body
    if prop.where == "hands":
        x, y, z = grips(body)
        wide = abs(body.points["grip_r"][2] - body.points["grip_l"][2]) / 2 + 0.16
        ends = (x, y, z - wide), (x, y, z + wide)
        yield tube(*ends, 0.009, style.PROP, "hands")
        return
    frame, (centre, radius) = body.frames["pelvis"], body.spheres["butt_r"]
    behind = times(apply(frame, (-1.0, 0.0, 0.0)), radius + 0.012)
    up = apply(frame, (0.0, 1.0, 0.0))
    low = add((centre[0], centre[1], 0.0), behind)
    ends = add(low, times(up, -0.12)), add(low, times(up, 0.56))
    yield tube(*ends, 0.009, style.PROP, "trunk")
