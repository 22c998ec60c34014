"""Bands and straps: lines between parts and points."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import hypot

from rehab.figure import style
from rehab.figure.body import Body
from rehab.figure.canvas import Canvas
from rehab.figure.hull import polygon_path
from rehab.figure.limbs import Limb
from rehab.figure.parts import place
from rehab.figure.shapes import Item, Layer, Stage, box
from rehab.figure.vector import Vec
from rehab.model.prop import Band, Strap

_HOOK = 0.02  # half the size of a wall hook, in body heights
_BETWEEN = -0.02  # nearness: behind the trunk, in front of the far leg


def band(prop: Band, stage: Stage) -> Iterator[Item]:
    """A stretch band: a loop from hand to hook or foot, or a strip between hands."""
    body, camera = stage.body, stage.camera
    a, b = (_at(end, body) for end in prop.ends)
    for end in prop.ends:
        if not isinstance(end, str):
            x, y, z = end
            wide = (x - _HOOK / 2, x + _HOOK / 2)
            sides = wide, (y - _HOOK, y + _HOOK), (z - _HOOK, z + _HOOK)
            yield box(camera, sides, layer="back")
    layer: Layer = "solid" if prop.behind else "front"
    strip = {*prop.ends} == {"grip_r", "grip_l"}
    item = (_strip if strip else _loop)(a, b, prop.width, layer)
    yield replace(item, depth=_BETWEEN)
    if not prop.behind:
        yield _fists(prop.ends)


def _fists(ends: Sequence[str | Vec]) -> Item:
    """The near hands once more, over the band they hold."""

    def draw(canvas: Canvas) -> str:
        near, points = canvas.camera.near, canvas.body.points
        trunk = near(points["pelvis"])
        held = [side for side in "rl" if f"grip_{side}" in ends]
        return "".join(
            Limb(canvas, "arm", side, far=False).fist()
            for side in held
            if near(points[f"grip_{side}"]) > trunk
        )

    return Item("front", 0.0, (), draw)


def _strip(a: Vec, b: Vec, width: float, layer: Layer) -> Item:
    return _line((a, b), width, style.BAND, layer)


def _loop(a: Vec, b: Vec, width: float, layer: Layer) -> Item:
    """Two strands from a to b, with paper between them where there is room."""

    def draw(canvas: Canvas) -> str:
        (x, y), (to_x, to_y) = canvas.point(a), canvas.point(b)
        apart = hypot(to_x - x, to_y - y) or 1.0
        half = width * canvas.scale
        dx, dy = -(to_y - y) / apart * half, (to_x - x) / apart * half
        corners = [(x + dx, y + dy), (to_x + dx, to_y + dy)]
        corners += [(to_x - dx, to_y - dy), (x - dx, y - dy)]
        thick = max(canvas.pen.line, round(1.1 * half))
        return style.stroked(polygon_path(corners), thick, style.BAND)

    return Item(layer, 0.0, (a, b), draw)


def strap(prop: Strap, stage: Stage) -> Iterator[Item]:
    """A strap or a towel through several points."""
    body = stage.body
    points = tuple(_at(end, body) for end in prop.through)
    yield _line(points, 0.007, style.PROP_SIDE, "front")


def _at(end: str | Vec, body: Body) -> Vec:
    return place(body, end) if isinstance(end, str) else end


def _line(points: tuple[Vec, ...], width: float, fill: str, layer: Layer) -> Item:
    def draw(canvas: Canvas) -> str:
        pairs = (map(round, canvas.point(point)) for point in points)
        path = "M" + "L".join("{} {}".format(*pair) for pair in pairs)
        thick = round(2 * width * canvas.scale)
        line = style.stroked(path, thick + 2 * canvas.pen.prop, cap="round")
        return line + style.stroked(path, thick, fill, cap="round")

    return Item(layer, 0.0, points, draw)
