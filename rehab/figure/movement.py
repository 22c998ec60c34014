"""Where an arrow goes: from a part, or along the way a part takes between panels."""

import itertools
from collections.abc import Iterator, Sequence
from math import acos, cos, hypot, pi, sin

from rehab.figure.body import Body, shifted
from rehab.figure.camera import Camera
from rehab.figure.hull import Point
from rehab.figure.parts import place
from rehab.figure.skeleton import build
from rehab.figure.vector import Turn, Vec, after, back, between
from rehab.model.figure import Arrow

_STEPS = 6  # of a traced path
_CLEAR = 0.03  # body heights between an arrow and the body
_ABOVE_FLOOR = 0.03
_NO_AXIS, _HALF = 1e-6, 0.5
_WAYS = {
    "left": (-1.0, 0.0),
    "right": (1.0, 0.0),
    "up": (0.0, 1.0),
    "down": (0.0, -1.0),
}


def arrow_points(
    arrow: Arrow, bodies: Sequence[Body], camera: Camera, panel: int
) -> list[Point]:
    """The arrow's line as points to the right and up, in body heights.

    Raises:
        Fault: If the arrow names a part that no body has.
    """
    points = _raw(arrow, bodies, camera, panel)
    dx, dy = arrow.offset or _free_offset(points, bodies[panel], camera, arrow.side)
    points = [(x + dx, y + dy) for x, y in points]
    if arrow.trace:
        points = _cut(points, *arrow.span)
    return points[::-1] if arrow.reverse else points


def _raw(
    arrow: Arrow, bodies: Sequence[Body], camera: Camera, panel: int
) -> list[Point]:
    if arrow.trace:
        first, last = arrow.between or (0, len(bodies) - 1)
        way = _way_of(arrow.trace, bodies[first], bodies[last])
        return [camera.see(point)[:2] for point in way]
    x, y, _ = camera.see(place(bodies[panel], arrow.at or "pelvis"))
    gx, gy = arrow.go or (0.0, 0.0)
    bow = (x + gx / 2 - gy * arrow.bend, y + gy / 2 + gx * arrow.bend)
    return [(x, y), bow, (x + gx, y + gy)]


def _way_of(part: str, start: Body, end: Body) -> Iterator[Vec]:
    """The part's places as every angle goes evenly from one pose to the other."""
    for step in range(_STEPS + 1):
        yield place(_halfway(start, end, step / _STEPS), part)


def _halfway(start: Body, end: Body, share: float) -> Body:
    if share in (0.0, 1.0):
        return end if share else start
    old, new = start.posture.angles, end.posture.angles
    angles = {joint: old[joint] + (new[joint] - old[joint]) * share for joint in old}
    body = build(start.posture.but(**angles), _turned(start.root, end.root, share))
    return shifted(body, between(start.points["pelvis"], end.points["pelvis"], share))


def _turned(start: Turn, end: Turn, share: float) -> Turn:
    """A share of the way from one turn to another, about the one axis between them."""
    (a, b, c), (d, e, f), (g, h, i) = after(back(start), end)
    angle = acos(max(-1.0, min(1.0, (a + e + i - 1) / 2)))
    size = 2 * sin(angle)
    if abs(size) < _NO_AXIS:
        return start if share < _HALF else end
    x, y, z = (h - f) / size, (c - g) / size, (d - b) / size
    co, si = cos(angle * share), sin(angle * share)
    k = 1 - co
    part = (
        (co + x * x * k, x * y * k - z * si, x * z * k + y * si),
        (y * x * k + z * si, co + y * y * k, y * z * k - x * si),
        (z * x * k - y * si, z * y * k + x * si, co + z * z * k),
    )
    return after(start, part)


def _free_offset(
    points: Sequence[Point], body: Body, camera: Camera, side: str | None
) -> Point:
    """The smallest shift that keeps an arrow off the body and above the floor."""
    eighths = [(cos(n * pi / 4), sin(n * pi / 4)) for n in range(8)]
    ways = [_WAYS[side]] if side else eighths
    discs = [disc[:3] for disc in camera.discs(body).values()]
    dense = [
        (p[0] + (q[0] - p[0]) * t / 3, p[1] + (q[1] - p[1]) * t / 3)
        for p, q in itertools.pairwise(points)
        for t in range(4)
    ]
    for far in range(24):
        for dx, dy in ways:
            shift = dx * far * 0.015, dy * far * 0.015
            moved = [(x + shift[0], y + shift[1]) for x, y in dense]
            above = not camera.is_level or all(y > _ABOVE_FLOOR for _, y in moved)
            if above and all(_is_clear(point, discs) for point in moved):
                return shift
    return (0.0, 0.0)


def _is_clear(point: Point, discs: Sequence[tuple[float, float, float]]) -> bool:
    return all(
        hypot(point[0] - x, point[1] - y) > radius + _CLEAR for x, y, radius in discs
    )


def _cut(points: Sequence[Point], start: float, end: float) -> list[Point]:
    """The part of a line between two shares of its length, as six points."""
    marks = [0.0]
    for p, q in itertools.pairwise(points):
        marks.append(marks[-1] + hypot(q[0] - p[0], q[1] - p[1]))
    total = marks[-1]
    return [
        _along(points, marks, total * (start + (end - start) * n / 5)) for n in range(6)
    ]


def _along(points: Sequence[Point], marks: Sequence[float], at: float) -> Point:
    for i in range(len(points) - 1):
        if marks[i + 1] >= at:
            share = (at - marks[i]) / ((marks[i + 1] - marks[i]) or 1)
            (x, y), (to_x, to_y) = points[i], points[i + 1]
            return x + (to_x - x) * share, y + (to_y - y) * share
    return points[-1]
