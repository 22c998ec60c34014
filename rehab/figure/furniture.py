"""Things that stand on the floor: mat, ball, chair, bench, step, worktop, wall."""

from collections.abc import Iterator

from rehab.figure import style
from rehab.figure.body import Body
from rehab.figure.canvas import Canvas
from rehab.figure.hull import circle_path, convex, polygon_path
from rehab.figure.parts import lowest, place
from rehab.figure.shapes import Item, Range, Stage, around, blob, box, ring
from rehab.model.prop import (
    Ball,
    Block,
    Mat,
    Pillow,
    Roller,
    Step,
    Wall,
)

MAT_HEIGHT = 0.022


def reach_of(body: Body, axis: int) -> Range:
    """From the least to the most of the body along one axis."""
    spheres = body.spheres.values()
    return (
        min(centre[axis] - radius for centre, radius in spheres),
        max(centre[axis] + radius for centre, radius in spheres),
    )


def mat(prop: Mat, stage: Stage) -> Iterator[Item]:
    """One mat for all panels, under the whole figure in each."""
    x, z, m = stage.x, stage.z, prop.margin
    wide = min(-prop.half_width, z[0] - 0.02), max(prop.half_width, z[1] + 0.02)
    sides = (x[0] - m, x[1] + m), (-MAT_HEIGHT, 0.0), wide
    yield box(stage.camera, sides, layer="floor")


def ball(prop: Ball, stage: Stage) -> Iterator[Item]:
    """An exercise ball, with seams."""
    body = stage.body
    x, r = place(body, prop.under)[0] + prop.dx, prop.diameter / 2

    def draw(canvas: Canvas) -> str:
        (cx, cy), radius = canvas.point((x, r, 0.0)), r * canvas.scale
        text = style.edged(circle_path(cx, cy, radius), style.PROP, canvas.pen.line)
        for share in (0.35, 0.75):
            text += (
                f'<ellipse cx="{round(cx)}" cy="{round(cy)}" '
                f'rx="{round(radius * share)}" ry="{round(radius)}" fill="none" '
                f'stroke="{style.DETAIL}" stroke-width="{canvas.pen.detail}"/>'
            )
        return text

    points = tuple(around(stage.camera, (x, r, 0.0), r))
    yield Item("solid", -0.02, points, draw)


def roller(prop: Roller, stage: Stage) -> Iterator[Item]:
    """A foam roller, seen along its axis in side view."""
    body = stage.body
    x, r = place(body, prop.under)[0] + prop.dx, prop.diameter / 2
    near = ring((x, r, 0.18), (0.0, 0.0, 1.0), r)
    far = ring((x, r, -0.18), (0.0, 0.0, 1.0), r)

    def draw(canvas: Canvas) -> str:
        path = polygon_path(convex([canvas.point(p) for p in near + far]))
        face = polygon_path([canvas.point(p) for p in near])
        text = style.outlined(path, style.PROP_SIDE, canvas.pen.prop)
        return text + style.edged(face, style.PROP, canvas.pen.detail)

    yield Item("solid", -0.02, (*near, *far), draw)


def pillow(prop: Pillow, stage: Stage) -> Iterator[Item]:
    """A soft flat pillow."""
    x, half = place(stage.body, prop.under)[0] + prop.dx, prop.length / 2
    r = prop.height / 2
    corners = tuple((x + a * half, r, z) for a in (-1, 1) for z in (-0.14, 0.14))

    def draw(canvas: Canvas) -> str:
        return blob(canvas, corners, r, style.PROP)

    points = [p for corner in corners for p in around(stage.camera, corner, r)]
    yield Item("solid", -0.02, tuple(points), draw)


def step(prop: Step, stage: Stage) -> Iterator[Item]:
    """A step under a part."""
    body, camera = stage.body, stage.camera
    top = lowest(body, prop.under) if prop.height is None else prop.height
    x, half = place(body, prop.under)[0] + prop.dx, prop.length / 2
    yield box(camera, ((x - half, x + half), (0.0, top), (-0.13, 0.13)))


def block(prop: Block, stage: Stage) -> Iterator[Item]:
    """A box where the file says."""
    camera = stage.camera
    middle = sum(prop.x) / 2, sum(prop.y) / 2, sum(prop.z) / 2
    yield box(camera, (prop.x, prop.y, prop.z), depth=camera.near(middle))


def wall(prop: Wall, stage: Stage) -> Iterator[Item]:
    """A wall at the foremost, hindmost or outermost part of the figure."""
    body, camera = stage.body, stage.camera
    axis = 0 if prop.side in ("front", "back") else 2
    least, most = reach_of(body, axis)
    ahead = prop.side in ("front", "right")
    at = most + prop.gap if ahead else least - prop.gap
    thick = (at, at + 0.03) if ahead else (at - 0.03, at)
    long = (-0.2, 0.2)
    x, z = (thick, long) if axis == 0 else (long, thick)
    yield box(camera, (x, (0.0, prop.height), z), layer="floor")
