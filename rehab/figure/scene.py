"""One panel's body and things in the order they are painted, far to near."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from rehab.figure.canvas import Canvas
from rehab.figure.limbs import Limb
from rehab.figure.shapes import Item, Layer
from rehab.figure.trunk import (
    draw_head,
    draw_trunk,
    hip_patch,
    shoulder_patch,
    silhouette,
)
from rehab.figure.vector import Vec, apply, between
from rehab.model.figure import Painted

_SIDEWAYS = 0.45  # a trunk turned more than this shows one side to the viewer
# Seen from the side a far limb always lies behind the trunk, a near one in front.
_CLEAR = {"leg": (0.03, 0.03), "arm": (0.02, 0.04)}
_CHAINS = {
    "leg": ("hip", "knee", "ankle", "pelvis"),
    "arm": ("shoulder", "elbow", "wrist", "thorax"),
}


class _Part(NamedTuple):
    near: float
    name: str  # trunk, head, leg_r, arm_l ...
    is_far: bool


def draw_scene(
    canvas: Canvas, items: Sequence[Item], order: Mapping[Painted, float]
) -> Iterator[str]:
    """Every element of one panel above its floor."""
    yield from _layer(canvas, items, "back")
    solids = sorted((i for i in items if i.layer == "solid"), key=lambda i: i.depth)
    parts = _parts(canvas, order)
    trunk = next(part.near for part in parts if part.name == "trunk")
    last_arm = max(part.near for part in parts if part.name.startswith("arm"))
    for part in parts:
        while solids and solids[0].depth < part.near:
            yield solids.pop(0).draw(canvas)
        if part.name.startswith("arm"):
            hand: Layer = "hand_r" if part.name.endswith("r") else "hand_l"
            yield from _layer(canvas, items, hand)
            if part.near == last_arm:
                yield from _layer(canvas, items, "hands")
        yield from _draw_part(canvas, part, in_front=part.near > trunk)
        if part.name == "trunk":
            yield from _layer(canvas, items, "trunk")
    for solid in solids:
        yield solid.draw(canvas)
    yield from _layer(canvas, items, "front")


def draw_floor(canvas: Canvas, items: Sequence[Item]) -> Iterator[str]:
    """What lies under everything: mats and walls."""
    return _layer(canvas, items, "floor")


def _layer(canvas: Canvas, items: Sequence[Item], layer: Layer) -> Iterator[str]:
    return (item.draw(canvas) for item in items if item.layer == layer)


def _draw_part(canvas: Canvas, part: _Part, *, in_front: bool) -> Iterator[str]:
    if part.name == "trunk":
        yield from draw_trunk(canvas)
    elif part.name == "head":
        yield from draw_head(canvas)
    else:
        kind, side = part.name.split("_")
        yield from Limb(canvas, kind, side, far=part.is_far).draw()
        if in_front and not part.is_far:
            patch = hip_patch if kind == "leg" else shoulder_patch
            yield patch(canvas, side)


def _parts(canvas: Canvas, order: Mapping[Painted, float]) -> list[_Part]:
    points, near = canvas.body.points, canvas.camera.near
    trunk = near(between(points["pelvis"], points["thorax"], 0.5))
    parts = [
        _Part(trunk - 0.012, "trunk", is_far=False),
        _Part(near(points["head"]) - 0.008, "head", is_far=False),
    ]
    parts += [_limb(canvas, kind, side, trunk) for kind in _CHAINS for side in "rl"]
    told = {_short(name): trunk + by for name, by in order.items()}
    parts = [part._replace(near=told.get(part.name, part.near)) for part in parts]
    return sorted(parts)


def _short(name: str) -> str:
    """``right_arm`` as ``arm_r``."""
    side, _, kind = name.partition("_")
    return f"{kind}_{side[0]}" if kind else name


def _limb(canvas: Canvas, kind: str, side: str, trunk: float) -> _Part:
    points, near = canvas.body.points, canvas.camera.near
    root, middle, end, frame = _CHAINS[kind]
    a, b, c = (near(points[f"{joint}_{side}"]) for joint in (root, middle, end))
    depth = (2 * a + 2 * b + c) / 5
    other = near(points[f"{root}_{'l' if side == 'r' else 'r'}"])
    across: Vec = apply(canvas.body.frames[frame], (0.0, 0.0, 1.0))
    if abs(near(across)) <= _SIDEWAYS:
        return _Part(depth, f"{kind}_{side}", is_far=False)
    behind, ahead = _CLEAR[kind]
    is_far = a < other
    depth = min(depth, trunk - behind) if is_far else max(depth, trunk + ahead)
    return _Part(depth, f"{kind}_{side}", is_far)


def outline_of(canvas: Canvas) -> str:
    """The path of the whole body, for a ghost."""
    limbs = [
        Limb(canvas, kind, side, far=False).silhouette()
        for kind in _CHAINS
        for side in "rl"
    ]
    return silhouette(canvas) + "".join(limbs)
