"""What is sat on, lain on or leaned on: chair, bench and worktop."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import cos, radians, sin

from rehab.figure import style
from rehab.figure.canvas import Canvas
from rehab.figure.hull import Point, convex, polygon_path
from rehab.figure.parts import lowest, place
from rehab.figure.shapes import Item, Range, Stage, box, tube
from rehab.figure.vector import Vec
from rehab.model.prop import (
    Bench,
    Chair,
    Counter,
)

_SEAT = 0.255  # of a chair
_BACKREST = 0.27  # above the seat
_PAD = 0.05  # how thick
_ROD = 0.012  # radius
_ENDS = ((-1.0, 0.0), (1.0, 0.0), (1.0, _PAD), (-1.0, _PAD))
_UNDER = -0.032  # nearness: under who lies there
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
    """A weight bench: a pad on a steel frame. With a slope its front end is up."""
    body = stage.body
    top = lowest(body, prop.under) if prop.height is None else prop.height
    x, half = place(body, prop.under)[0] + prop.dx, prop.length / 2
    c, s = cos(radians(prop.slope)), sin(radians(prop.slope))

    def below(share: float, deep: float) -> Point:
        """A place so far along the pad, and so deep under its surface."""
        return x + share * half * c + deep * s, top + share * half * s - deep * c

    wide = prop.half_width
    legs = [below(share, _PAD / 2) for share in ((0.1, 0.8) if s else (-0.8, 0.8))]
    feet = [(legs[0][0], 0.0), (legs[1][0] + (0.06 if s else 0.0), 0.0)]
    for leg, foot in zip(legs, feet, strict=True):
        yield _rod((*leg, 0.0), (*foot, 0.0))
        yield _rod((foot[0], _ROD, -wide), (foot[0], _ROD, wide))
    yield _rod((feet[0][0], _ROD, 0.0), (feet[1][0], _ROD, 0.0))
    yield _pad([below(end, deep) for end, deep in _ENDS], wide)
    if s:
        low, high = below(-1.0, 0.0)
        seat = ((-0.19, 0.0), (0.0, 0.0), (0.0, -_PAD), (-0.19, -_PAD))
        yield _pad([(low + dx, high + dy) for dx, dy in seat], wide)


def _rod(a: Vec, b: Vec) -> Item:
    return replace(tube(a, b, _ROD, style.PROP_DARK, "solid"), depth=_UNDER)


def _pad(side: Sequence[Point], wide: float) -> Item:
    """A cushion: its outline from the side, as wide on both sides of the middle."""
    corners: tuple[Vec, ...] = tuple((x, y, z) for x, y in side for z in (-wide, wide))

    def draw(canvas: Canvas) -> str:
        path = polygon_path(convex([canvas.point(p) for p in corners]))
        return style.edged(path, style.PAD, canvas.pen.prop)

    return Item("solid", _UNDER + 0.001, corners, draw)


def counter(prop: Counter, stage: Stage) -> Iterator[Item]:
    """A kitchen worktop in front, its edge under the hands."""
    body, camera = stage.body, stage.camera
    top = lowest(body, "hands") if prop.height is None else prop.height
    x = min(body.points["wrist_r"][0], body.points["wrist_l"][0]) + prop.gap
    z = (-0.2, 0.2)
    yield box(camera, ((x + 0.03, x + 0.26), (0.0, top - 0.03), z), depth=_BEHIND)
    yield box(camera, ((x, x + 0.28), (top - 0.035, top), z), depth=_BEHIND + 0.001)
