"""Things in the hands, on the shoulders or along the back."""

from collections.abc import Iterator
from math import cos, radians, sin

from rehab.figure import style
from rehab.figure.body import Body
from rehab.figure.camera import Camera
from rehab.figure.canvas import Canvas
from rehab.figure.parts import place
from rehab.figure.shapes import Item, Layer, Stage, around, blob, tube
from rehab.figure.vector import Vec, add, apply, between, times, unit
from rehab.model.prop import (
    AnkleWeight,
    Backpack,
    Dumbbells,
    Kettlebell,
    MedicineBall,
)

_SIDES = {"both": "rl", "right": "r", "left": "l"}
_HAND_LAYER: dict[str, Layer] = {"r": "hand_r", "l": "hand_l"}
_UP: Vec = (0.0, 1.0, 0.0)
_ACROSS: Vec = (0.0, 0.0, 1.0)
CUFF, CUFF_RADIUS = (0.18, 0.3), 0.029  # of the shin; in body heights


def grips(body: Body) -> Vec:
    """The middle between both hands."""
    return between(body.points["grip_r"], body.points["grip_l"], 0.5)


def dumbbells(prop: Dumbbells, stage: Stage) -> Iterator[Item]:
    """A handle with a weight at each end, in one hand or in each."""
    body = stage.body
    for side in _SIDES[prop.hand]:
        hand, grip = body.frames[f"wrist_{side}"], body.points[f"grip_{side}"]
        axis = {
            "along": apply(hand, (1.0, 0.0, 0.0)),
            "across": apply(hand, _ACROSS),
            "x": (1.0, 0.0, 0.0),
            "z": _ACROSS,
            "down": _UP,
        }[prop.axis]
        if prop.axis == "down":  # both hands hold the upper weight
            grip = add(grips(body), times(_UP, -prop.half))
        for start, end, radius in (
            (-0.60, 0.60, 0.0075),
            (-1.15, -0.72, 0.026),
            (0.72, 1.15, 0.026),
        ):
            a = add(grip, times(axis, start * prop.half))
            b = add(grip, times(axis, end * prop.half))
            yield tube(a, b, radius, style.PROP_DARK, _HAND_LAYER[side])


def kettlebell(prop: Kettlebell, stage: Stage) -> Iterator[Item]:
    """A ball under a handle; the handle is in the hands."""
    body = stage.body
    swing = radians(prop.swing)
    down: Vec = (sin(swing), -cos(swing), 0.0)
    grip = grips(body) if prop.hand == "both" else body.points[f"grip_{prop.hand[0]}"]
    ball = add(grip, times(down, prop.size + 0.035))
    wide = times((cos(swing), sin(swing), 0.0), prop.size * 0.62)

    def draw(canvas: Canvas) -> str:
        corners = [add(ball, wide), add(grip, times(wide, 0.8))]
        corners += [add(grip, times(wide, -0.8)), add(ball, times(wide, -1.0))]
        path = "M" + "L".join(
            "{} {}".format(*map(round, canvas.point(c))) for c in corners
        )
        thick = round(0.017 * canvas.scale)
        handle = style.stroked(path, thick + 2 * canvas.pen.prop)
        handle += style.stroked(path, thick, style.PROP_DARK)
        return handle + blob(canvas, (ball,), prop.size, style.PROP_DARK)

    layer: Layer = "hands" if prop.hand == "both" else _HAND_LAYER[prop.hand[0]]
    points = (*around(stage.camera, ball, prop.size), grip)
    yield Item(layer, 0.0, points, draw)


def medicine_ball(prop: MedicineBall, stage: Stage) -> Iterator[Item]:
    """A ball between the hands, or already on its way."""
    body = stage.body
    r = prop.diameter / 2
    hands = grips(body)
    shoulders = between(body.points["shoulder_r"], body.points["shoulder_l"], 0.5)
    way = unit((hands[0] - shoulders[0], 0.0, hands[2] - shoulders[2]))
    centre = add(hands, times(way, prop.away))

    def draw(canvas: Canvas) -> str:
        (x, y), size = canvas.point(centre), r * canvas.scale
        text = blob(canvas, (centre,), r, style.PROP_SIDE)
        for bow in (-0.8, 0.8):  # two seams, bent like those of a ball
            seam = f"M{round(x - size)} {round(y)}q{round(size)} {round(bow * size)} "
            seam += f"{round(2 * size)} 0"
            text += style.stroked(seam, canvas.pen.detail, style.INK_FAR)
        return text

    points = tuple(around(stage.camera, centre, r))
    yield Item("front" if prop.away else "hands", 0.0, points, draw)


def ankle_weight(prop: AnkleWeight, stage: Stage) -> Iterator[Item]:
    """A cuff round the shin, just above the ankle."""
    points, side = stage.body.points, prop.side[0]
    ankle, knee = points[f"ankle_{side}"], points[f"knee_{side}"]
    low, high = (between(ankle, knee, share) for share in CUFF)
    yield tube(low, high, CUFF_RADIUS, style.PROP_DARK, "front")


def backpack(prop: Backpack, stage: Stage) -> Iterator[Item]:
    """A filled rucksack with its straps."""
    body = stage.body
    if prop.where in ("back", "chest"):
        sign = -1.0 if prop.where == "back" else 1.0
        frame, chest = body.frames["chest"], place(body, "chest")
        centre = add(chest, apply(frame, (sign * 0.115, -0.01, 0.0)))
        yield _sack(stage.camera, centre, apply(frame, (0.0, 1.0, 0.0)), "trunk")
        return
    both = prop.where == "hands"
    grip = grips(body) if both else body.points[f"grip_{prop.where[0]}"]
    layer: Layer = "hands" if both else _HAND_LAYER[prop.where[0]]
    yield tube(grip, add(grip, (0.0, -0.05, 0.0)), 0.007, style.PROP_DARK, layer)
    below = add(grip, (0.0, -0.135, 0.0))
    yield _sack(stage.camera, below, (0.0, 1.0, 0.0), layer)


def _sack(camera: Camera, centre: Vec, up: Vec, layer: Layer) -> Item:
    forward = (up[1], -up[0], 0.0)
    corners = tuple(
        add(centre, add(times(up, a), add(times(forward, b), (0.0, 0.0, c))))
        for a in (-0.075, 0.075)
        for b in (-0.03, 0.03)
        for c in (-0.05, 0.05)
    )
    pocket = tuple(add(corner, times(up, -0.03)) for corner in corners[:4])

    def draw(canvas: Canvas) -> str:
        text = blob(canvas, corners, 0.025, style.PROP_DARK)
        return text + blob(canvas, pocket, 0.012, style.SHOE)

    points = [p for corner in corners for p in around(camera, corner, 0.025)]
    return Item(layer, 0.0, tuple(points), draw)
