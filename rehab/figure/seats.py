"""What is sat on, lain on or leaned on: chair, bench and worktop."""

from collections.abc import Iterator
from math import cos, radians, sin

from rehab.figure import style
from rehab.figure.camera import Camera
from rehab.figure.canvas import Canvas
from rehab.figure.hull import convex, polygon_path
from rehab.figure.parts import lowest, place
from rehab.figure.shapes import Item, Range, Stage, box
from rehab.figure.vector import Vec
from rehab.model.prop import (
    Bench,
    Chair,
    Counter,
)

_SEAT = 0.255  # of a chair
_BACKREST = 0.27  # above the seat
_BEHIND = -0.034  # nearness: between the far and the near limbs


def chair(prop: Chair, stage: Stage) -> Iterator[Item]:
    """A kitchen chair: sat on, or its back held by the hands."""
    body, camera = stage.body, stage.camera
    if prop.side is None:
        seat = lowest(body, prop.under) if prop.height is None else prop.height
        middle = place(body, prop.under)[0] + prop.dx
    else:
        seat = _SEAT if prop.height is None else prop.height
        away = 0.12 if prop.side == "front" else -0.12
        middle = place(body, "hands")[0] + away + prop.gap
    sign = 1.0 if prop.facing == "front" else -1.0

    def span(start: float, end: float) -> Range:
        a, b = middle + sign * start, middle + sign * end
        return min(a, b), max(a, b)

    z = (-0.12, 0.12)
    top = seat + _BACKREST
    yield box(camera, (span(-0.13, -0.105), (seat, top), z), depth=_BEHIND - 0.0005)
    for leg in (-0.13, 0.105):
        y = (0.0, seat - 0.022)
        yield box(camera, (span(leg, leg + 0.025), y, z), depth=_BEHIND - 0.0004)
    seat_y = (seat - 0.028, seat)
    yield box(camera, (span(-0.13, 0.13), seat_y, z), depth=_BEHIND - 0.0003)


def bench(prop: Bench, stage: Stage) -> Iterator[Item]:
    """A weight bench; with a slope its front end is up."""
    body, camera = stage.body, stage.camera
    top = lowest(body, prop.under) if prop.height is None else prop.height
    x, half = place(body, prop.under)[0] + prop.dx, prop.length / 2
    wide = (-prop.half_width, prop.half_width)
    for share in (-0.8, 0.8):
        rise = share * half * sin(radians(prop.slope))
        leg = x + share * half * cos(radians(prop.slope))
        y = (0.0, max(0.01, top + rise - 0.03))
        yield box(camera, ((leg - 0.012, leg + 0.012), y, (-0.07, 0.07)), depth=-0.032)
    if not prop.slope:
        y = (top - 0.045, top)
        yield box(camera, ((x - half, x + half), y, wide), depth=-0.031)
        return
    yield _slope(camera, (x, top), half, wide, prop.slope)


def _slope(
    camera: Camera, at: tuple[float, float], half: float, wide: Range, degrees: float
) -> Item:
    c, s = cos(radians(degrees)), sin(radians(degrees))
    corners: tuple[Vec, ...] = tuple(
        (at[0] + a * half * c + b * s, at[1] + a * half * s - b * c, z)
        for a, b in ((-1, 0), (1, 0), (1, 0.045), (-1, 0.045))
        for z in wide
    )

    def draw(canvas: Canvas) -> str:
        path = polygon_path(convex([canvas.point(p) for p in corners]))
        return style.edged(path, style.PROP, canvas.pen.prop)

    return Item("solid", camera.near((0.0, 0.0, -0.031)), corners, draw)


def counter(prop: Counter, stage: Stage) -> Iterator[Item]:
    """A kitchen worktop in front, its edge under the hands."""
    body, camera = stage.body, stage.camera
    top = lowest(body, "hands") if prop.height is None else prop.height
    x = min(body.points["wrist_r"][0], body.points["wrist_l"][0]) + prop.gap
    z = (-0.2, 0.2)
    yield box(camera, ((x + 0.03, x + 0.26), (0.0, top - 0.03), z), depth=_BEHIND)
    yield box(camera, ((x, x + 0.28), (top - 0.035, top), z), depth=_BEHIND + 0.001)
