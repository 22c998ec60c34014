"""Points and rotations in space, as plain tuples.

The frame of the world is the one of Wu et al. (2002): x is the way the figure
faces, y is up, z is to the figure's right.
"""

from math import cos, radians, sin, sqrt
from typing import TypeAlias

Vec: TypeAlias = tuple[float, float, float]
Turn: TypeAlias = tuple[Vec, Vec, Vec]  # a rotation, by rows

NOTHING = 1e-9
UPRIGHT: Turn = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))


def add(a: Vec, b: Vec) -> Vec:
    """The sum."""
    return (a[0] + b[0], a[1] + b[1], a[2] + b[2])


def minus(a: Vec, b: Vec) -> Vec:
    """The difference."""
    return (a[0] - b[0], a[1] - b[1], a[2] - b[2])


def times(a: Vec, k: float) -> Vec:
    """The vector, k times as long."""
    return (a[0] * k, a[1] * k, a[2] * k)


def between(a: Vec, b: Vec, share: float) -> Vec:
    """The point that share of the way from a to b."""
    return add(a, times(minus(b, a), share))


def dot(a: Vec, b: Vec) -> float:
    """The inner product."""
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def cross(a: Vec, b: Vec) -> Vec:
    """The vector at right angles to both."""
    return (
        a[1] * b[2] - a[2] * b[1],
        a[2] * b[0] - a[0] * b[2],
        a[0] * b[1] - a[1] * b[0],
    )


def length(a: Vec) -> float:
    """How long it is."""
    return sqrt(dot(a, a))


def unit(a: Vec) -> Vec:
    """The same direction, one long; nothing stays nothing."""
    size = length(a)
    return times(a, 1 / size) if size > NOTHING else (0.0, 0.0, 0.0)


def apply(turn: Turn, v: Vec) -> Vec:
    """The vector, turned."""
    (a, b, c), (d, e, f), (g, h, i) = turn
    x, y, z = v
    return (a * x + b * y + c * z, d * x + e * y + f * z, g * x + h * y + i * z)


def after(first: Turn, then: Turn) -> Turn:
    """The second turn inside the first: the product of the two."""
    (a, b, c), (d, e, f), (g, h, i) = first
    (j, k, m), (n, o, p), (q, r, s) = then
    return (
        (a * j + b * n + c * q, a * k + b * o + c * r, a * m + b * p + c * s),
        (d * j + e * n + f * q, d * k + e * o + f * r, d * m + e * p + f * s),
        (g * j + h * n + i * q, g * k + h * o + i * r, g * m + h * p + i * s),
    )


def back(turn: Turn) -> Turn:
    """The turn undone."""
    (a, b, c), (d, e, f), (g, h, i) = turn
    return ((a, d, g), (b, e, h), (c, f, i))


def axis_x(degrees: float) -> Turn:
    """A turn about x."""
    c, s = cos(radians(degrees)), sin(radians(degrees))
    return ((1.0, 0.0, 0.0), (0.0, c, -s), (0.0, s, c))


def axis_y(degrees: float) -> Turn:
    """A turn about y."""
    c, s = cos(radians(degrees)), sin(radians(degrees))
    return ((c, 0.0, s), (0.0, 1.0, 0.0), (-s, 0.0, c))


def axis_z(degrees: float) -> Turn:
    """A turn about z."""
    c, s = cos(radians(degrees)), sin(radians(degrees))
    return ((c, -s, 0.0), (s, c, 0.0), (0.0, 0.0, 1.0))


def mirrored(turn: Turn) -> Turn:
    """The same movement on the other side of the body."""
    (a, b, c), (d, e, f), (g, h, i) = turn
    return ((a, b, -c), (d, e, -f), (-g, -h, i))
