"""Trunk, neck and head, with shirt, trousers, hair and a face that shows the way."""

import itertools
from collections.abc import Iterator, Mapping
from math import hypot
from types import MappingProxyType

from rehab.figure import style
from rehab.figure.canvas import Canvas
from rehab.figure.hull import cut, hull_path, hull_points, polygon_path
from rehab.figure.vector import Vec, add, apply, times

_LEVELS = ("butt", "iliac", "waist", "ribs", "chest", "chest2", "yoke")
_PELVIS = (("butt_r", "butt_l", "iliac_r", "iliac_l", "crotch"),)
_TRUNK = tuple(
    (f"{low}_r", f"{low}_l", f"{high}_r", f"{high}_l")
    for low, high in itertools.pairwise(_LEVELS)
)
_FACE = (
    ("face_r", "face_l", "jaw_r", "jaw_l"),
    ("jaw_r", "jaw_l", "chin"),
    ("face_r", "face_l", "chin"),
    ("brow_r", "brow_l", "nose"),
    ("face_r", "face_l", "brow_r", "brow_l"),
)
_TOP = ("hair1", "fringe")
_HAIR: Mapping[style.Sex | None, tuple[tuple[str, ...], ...]] = MappingProxyType(
    {
        None: (("hair1", "hair2"), _TOP),
        "female": (("hair1", "nape"), _TOP, ("bun",)),
        "male": (("hair1", "short"), _TOP),
    }
)
# How far the face, or its side, points at the viewer: -1 to 1.
_TURNED_AWAY, _FULL_FACE = -0.3, 0.5
_EAR_SEEN, _HALF_FACE, _BEHIND = 0.35, 0.3, -0.25
_MOUTH: tuple[Vec, Vec] = ((0.047, -0.036, 0.0), (0.036, -0.035, 0.012))
_WAISTBAND = 0.098  # body heights above the hips
_ALONG = 0.35  # how much of a length is seen when looking almost along it


def draw_trunk(canvas: Canvas) -> Iterator[str]:
    """Neck, shirt and trousers."""
    neck = canvas.hull("neck0", "neck1")
    yield style.outlined(neck, style.SKIN, canvas.pen.line)
    yield style.outlined(_trunk_path(canvas), style.SHIRT, canvas.pen.line)
    waist = tuple(f"{name}_{s}" for name in ("iliac", "waist") for s in "rl")
    path = _below_waist(canvas, *_PELVIS[0]) + _below_waist(canvas, *waist)
    yield style.filled(path, style.TROUSERS)


def _trunk_path(canvas: Canvas) -> str:
    return canvas.hulls((*_PELVIS, *_TRUNK))


def _below_waist(canvas: Canvas, *names: str) -> str:
    """A hull as far up as the trousers go; seen along the trunk, all of it."""
    circles = [canvas.circles[name] for name in names]
    up = apply(canvas.body.frames["pelvis"], (0.0, 1.0, 0.0))
    at = canvas.point(add(canvas.body.points["pelvis"], times(up, _WAISTBAND)))
    foot = canvas.point(canvas.body.points["pelvis"])
    way = at[0] - foot[0], at[1] - foot[1]
    if hypot(*way) < _ALONG * _WAISTBAND * canvas.scale:
        return hull_path(circles)
    kept = cut(hull_points(circles), at, way)
    return polygon_path(kept) if kept else ""


def hip_patch(canvas: Canvas, side: str) -> str:
    """Trousers over the line between the trunk and a near leg."""
    names = (f"hip_{side}", f"iliac_{side}", f"butt_{side}")
    return style.filled(_below_waist(canvas, *names), style.TROUSERS)


def shoulder_patch(canvas: Canvas, side: str) -> str:
    """Shirt over the line between the trunk and a near arm."""
    x, y, r = canvas.circles[f"yoke_{side}"]
    path = hull_path([canvas.circles[f"shoulder_{side}"], (x, y, r * 0.97)])
    return style.filled(path, style.SHIRT)


def draw_head(canvas: Canvas) -> Iterator[str]:
    """Hair, face, ear and eye: what is on top follows from where the face points."""
    facing = _nearness(canvas, (1.0, 0.0, 0.0))
    face, hair = canvas.hulls(_FACE), canvas.hulls(_hair(canvas))
    ink = style.INK
    yield style.edged(face + hair, ink, 2 * canvas.pen.line)
    parts = [style.filled(hair, style.HAIR), style.filled(face, style.SKIN)]
    yield from reversed(parts) if facing < _TURNED_AWAY else parts
    for side, sign in (("r", 1.0), ("l", -1.0)):
        aside = _nearness(canvas, (0.0, 0.0, sign))
        if aside > _EAR_SEEN:
            ear = hull_path([canvas.circles[f"ear_{side}"]])
            yield style.edged(ear, style.SKIN, round(canvas.pen.line * 0.45))
        if facing > _FULL_FACE or (aside > _HALF_FACE and facing > _BEHIND):
            x, y, r = canvas.circles[f"eye_{side}"]
            yield style.dot(x, y, max(r, style.FINE_DOT), ink)
            yield _half_mouth(canvas, sign)


def _half_mouth(canvas: Canvas, sign: float) -> str:
    head, turn = canvas.body.points["head"], canvas.body.frames["head"]
    ends = (add(head, apply(turn, (x, y, z * sign))) for x, y, z in _MOUTH)
    (x, y), (to_x, to_y) = (map(round, canvas.point(end)) for end in ends)
    return style.stroked(f"M{x} {y}L{to_x} {to_y}", canvas.pen.detail, cap="round")


def _nearness(canvas: Canvas, way: Vec) -> float:
    """How far a direction of the head points at the viewer, -1 to 1."""
    return canvas.camera.near(apply(canvas.body.frames["head"], way))


def _hair(canvas: Canvas) -> tuple[tuple[str, ...], ...]:
    return _HAIR[canvas.pen.look.sex]


def silhouette(canvas: Canvas) -> str:
    """The path of trunk, neck and head."""
    neck = canvas.hull("neck0", "neck1")
    return _trunk_path(canvas) + neck + canvas.hulls((*_FACE, *_hair(canvas)))
