"""Trunk, neck and head, with shirt, trousers, hair and a face that shows the way."""

import itertools
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from rehab.figure import style
from rehab.figure.canvas import Canvas
from rehab.figure.hull import Circle, hull_path
from rehab.figure.vector import Vec, apply

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
_WAISTBAND = 0.3  # the trousers end this share of the way from hip bones to waist


def draw_trunk(canvas: Canvas) -> Iterator[str]:
    """Neck, shirt and trousers."""
    neck = canvas.hull("neck0", "neck1")
    yield style.outlined(neck, style.SKIN, canvas.pen.line)
    yield style.outlined(_trunk_path(canvas), style.SHIRT, canvas.pen.line)
    band = [_between(canvas, f"iliac_{s}", f"waist_{s}") for s in "rl"]
    hips = [canvas.circles[f"iliac_{s}"] for s in "rl"]
    trousers = canvas.hulls(_PELVIS) + hull_path([*hips, *band])
    yield style.filled(trousers, style.TROUSERS)


def _trunk_path(canvas: Canvas) -> str:
    return canvas.hulls((*_PELVIS, *_TRUNK))


def _between(canvas: Canvas, a: str, b: str) -> Circle:
    one, other = canvas.circles[a], canvas.circles[b]
    x, y, r = (p + (q - p) * _WAISTBAND for p, q in zip(one, other, strict=True))
    return x, y, r


def hip_patch(canvas: Canvas, side: str) -> str:
    """Trousers over the line between the trunk and a near leg."""
    names = (f"hip_{side}", f"iliac_{side}", f"butt_{side}")
    return style.filled(canvas.hull(*names), style.TROUSERS)


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
            yield style.edged(ear, style.SKIN, round(canvas.pen.line * 0.6))
        if facing > _FULL_FACE or (aside > _HALF_FACE and facing > _BEHIND):
            x, y, r = canvas.circles[f"eye_{side}"]
            yield style.dot(x, y, max(r, style.FINE_DOT), ink)


def _nearness(canvas: Canvas, way: Vec) -> float:
    """How far a direction of the head points at the viewer, -1 to 1."""
    return canvas.camera.near(apply(canvas.body.frames["head"], way))


def _hair(canvas: Canvas) -> tuple[tuple[str, ...], ...]:
    return _HAIR[canvas.pen.look.sex]


def silhouette(canvas: Canvas) -> str:
    """The path of trunk, neck and head."""
    neck = canvas.hull("neck0", "neck1")
    return _trunk_path(canvas) + neck + canvas.hulls((*_FACE, *_hair(canvas)))
