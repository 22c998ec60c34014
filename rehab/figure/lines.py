"""Bands and straps: lines between parts and points."""

from collections.abc import Iterator

from rehab.figure import style
from rehab.figure.body import Body
from rehab.figure.canvas import Canvas
from rehab.figure.parts import place
from rehab.figure.shapes import Item, Layer, Stage, box
from rehab.figure.vector import Vec
from rehab.model.prop import Band, Strap

_HOOK = 0.02  # half the size of a wall hook, in body heights


def band(prop: Band, stage: Stage) -> Iterator[Item]:
    """A stretch band: grey with dark edges, hooked to a point or held."""
    body, camera = stage.body, stage.camera
    a, b = (_at(end, body) for end in prop.ends)
    for end in prop.ends:
        if not isinstance(end, str):
            x, y, z = end
            wide = (x - _HOOK / 2, x + _HOOK / 2)
            sides = wide, (y - _HOOK, y + _HOOK), (z - _HOOK, z + _HOOK)
            yield box(camera, sides, layer="back")
    layer: Layer = "back" if prop.behind else "front"
    yield _line((a, b), prop.width, style.BAND, layer)


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
