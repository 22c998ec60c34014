"""Solid shapes in space, each drawn from any side."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import cos, pi, sin
from typing import Literal, TypeAlias

from rehab.figure import style
from rehab.figure.body import Body
from rehab.figure.camera import Camera
from rehab.figure.canvas import Canvas
from rehab.figure.hull import convex, hull_path, polygon_path
from rehab.figure.vector import Vec, add, cross, times, unit

Layer: TypeAlias = Literal[
    "floor", "back", "solid", "trunk", "hand_r", "hand_l", "hands", "front"
]
Range: TypeAlias = tuple[float, float]
Sides: TypeAlias = tuple[Range, Range, Range]  # of a box along x, y and z
CORNERS = 24  # of a circle in space
_EDGE_ON = 1e-6  # a face that is seen as a line
_UPRIGHT = 0.9  # a direction this near to straight up
_THIN = 0.15  # a plate turned so far that its rim hides its face


@dataclass(frozen=True, slots=True)
class Stage:
    """What a thing is fitted to: the body, and how far the bodies of all panels reach.

    ``x`` and ``z`` are from the least to the most, in body heights.
    """

    body: Body
    camera: Camera
    x: Range
    z: Range


@dataclass(frozen=True, slots=True)
class Item:
    """Something to draw beside the body. ``points`` are what must be in the frame."""

    layer: Layer
    depth: float  # nearness to the viewer; only solids are sorted by it
    points: tuple[Vec, ...]
    draw: Callable[[Canvas], str]


def around(camera: Camera, centre: Vec, radius: float) -> list[Vec]:
    """The outermost points of a sphere on paper."""
    ways = camera.across
    return [add(centre, times(way, sign * radius)) for way in ways for sign in (-1, 1)]


def box(
    camera: Camera, sides: Sides, *, layer: Layer = "solid", depth: float = -0.035
) -> Item:
    """A box with its edges along the axes."""
    x, y, z = sides
    faces = [face for face in _faces(sides) if camera.near(face[0]) > _EDGE_ON]

    def draw(canvas: Canvas) -> str:
        return "".join(_face(canvas, way, corners) for way, corners in faces)

    corners = tuple((a, b, c) for a in x for b in y for c in z)
    return Item(layer, depth, corners, draw)


def _face(canvas: Canvas, way: Vec, corners: Sequence[Vec]) -> str:
    light = way[1] > 0 or canvas.camera.is_level
    path = polygon_path([canvas.point(corner) for corner in corners])
    return style.edged(path, style.PROP if light else style.PROP_SIDE, canvas.pen.prop)


def _faces(sides: Sides) -> list[tuple[Vec, list[Vec]]]:
    """Each side of a box: where it looks, and its corners in turn."""
    low, high = [side[0] for side in sides], [side[1] for side in sides]
    faces = []
    for axis in range(3):
        for end, sign in ((low, -1.0), (high, 1.0)):
            way, one, two = [0.0] * 3, (axis + 1) % 3, (axis + 2) % 3
            way[axis] = sign
            corners = []
            for a, b in ((low, low), (high, low), (high, high), (low, high)):
                corner = [0.0] * 3
                corner[axis], corner[one], corner[two] = end[axis], a[one], b[two]
                corners.append((corner[0], corner[1], corner[2]))
            faces.append(((way[0], way[1], way[2]), corners))
    return faces


def blob(canvas: Canvas, centres: Iterable[Vec], radius: float, fill: str) -> str:
    """The hull of equal spheres, its line outside."""
    r = radius * canvas.scale + canvas.pen.prop / 2
    path = hull_path([(*canvas.point(centre), r) for centre in centres])
    return style.edged(path, fill, canvas.pen.prop)


def tube(a: Vec, b: Vec, radius: float, fill: str, layer: Layer) -> Item:
    """A round bar from one point to another."""
    return Item(layer, 0.0, (a, b), lambda canvas: blob(canvas, (a, b), radius, fill))


def ring(centre: Vec, way: Vec, radius: float, corners: int = CORNERS) -> list[Vec]:
    """Points on a circle in space around the direction ``way``."""
    n = unit(way)
    side: Vec = (0.0, 1.0, 0.0) if abs(n[1]) < _UPRIGHT else (1.0, 0.0, 0.0)
    u = unit(cross(n, side))
    v = cross(n, u)
    angles = [2 * pi * i / corners for i in range(corners)]
    return [
        add(centre, add(times(u, radius * cos(a)), times(v, radius * sin(a))))
        for a in angles
    ]


def plate(centre: Vec, way: Vec, radius: float, layer: Layer) -> Item:
    """A weight plate with a rim and a hole."""
    half = times(unit(way), 0.010)
    ends = add(centre, half), add(centre, times(half, -1.0))

    def draw(canvas: Canvas) -> str:
        rims = [canvas.point(p) for end in ends for p in ring(end, way, radius)]
        path = polygon_path(convex(rims))
        text = style.edged(path, style.PROP_DARK, canvas.pen.prop)
        toward = canvas.camera.near(unit(way))
        if abs(toward) < _THIN:
            return text
        near = ends[0] if toward > 0 else ends[1]
        rim = _loop(canvas, ring(near, way, radius * 0.82))
        hole = _loop(canvas, ring(near, way, radius * 0.25, 16))
        text += style.stroked(rim, canvas.pen.detail, style.DETAIL)
        return text + style.edged(hole, style.PROP_SIDE, canvas.pen.detail)

    return Item(layer, 0.0, tuple(ring(centre, way, radius, 8)), draw)


def _loop(canvas: Canvas, points: Iterable[Vec]) -> str:
    return polygon_path([canvas.point(point) for point in points])
