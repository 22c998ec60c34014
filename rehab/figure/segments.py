"""Trunk, head, legs and arms, each put where the one before it ends."""

from collections.abc import Iterable

from rehab.figure.anatomy import (
    BELLY,
    CROTCH,
    FACE,
    FIST,
    FOOT,
    FOREARM,
    GRIP,
    HEAD,
    NECK_BASE,
    NECK_LENGTH,
    NECK_RADII,
    OPEN_HAND,
    PELVIS,
    SEGMENTS,
    SHANK,
    SKULL,
    SPINE,
    THIGH,
    TOE,
    UPPER_ARM,
    Ball,
)
from rehab.figure.body import Sphere
from rehab.figure.headings import flat_foot, pointing_hand
from rehab.figure.posture import Posture
from rehab.figure.vector import (
    Turn,
    Vec,
    add,
    after,
    apply,
    axis_x,
    axis_y,
    axis_z,
    mirrored,
)


class Draft:
    """A body while it is put together."""

    def __init__(self) -> None:
        self.spheres: dict[str, Sphere] = {}
        self.points: dict[str, Vec] = {}
        self.frames: dict[str, Turn] = {}

    def add(
        self, balls: Iterable[Ball], centre: Vec, turn: Turn, end: str = ""
    ) -> None:
        """Spheres of one segment, at their places in it."""
        (a, b, c), (d, e, f), (g, h, i) = turn
        ox, oy, oz = centre
        for name, (x, y, z), radius in balls:
            self.spheres[name + end] = (
                (
                    ox + a * x + b * y + c * z,
                    oy + d * x + e * y + f * z,
                    oz + g * x + h * y + i * z,
                ),
                radius,
            )

    def add_pair(self, balls: Iterable[Ball], centre: Vec, turn: Turn) -> None:
        """Spheres on the right, and their mirror images on the left."""
        self.add(balls, centre, turn, "_r")
        mirror = [(name, (x, y, -z), radius) for name, (x, y, z), radius in balls]
        self.add(mirror, centre, turn, "_l")


def trunk(draft: Draft, posture: Posture, root: Turn) -> None:
    """Pelvis and spine, from the hips up."""
    at, turn, angles = (0.0, 0.0, 0.0), root, posture.angles
    draft.points["pelvis"], draft.frames["pelvis"] = at, turn
    draft.add_pair(PELVIS, at, turn)
    draft.add((CROTCH,), at, turn)
    side = after(axis_y(-angles["twist"] / 5), axis_x(angles["side_bend"] / 5))
    above = 0.060  # the lowest joint of the spine over the hips
    for level in SPINE:
        joint = add(at, apply(turn, (0.0, above, 0.0)))
        bend = axis_z(-angles[level.region] * level.share)
        turn = after(turn, after(side, bend))
        up = level.up - (0.060 if level.name == "waist" else 0.0)
        at, above = add(joint, apply(turn, (0.0, up, 0.0))), 0.0
        draft.points[level.name], draft.frames[level.name] = at, turn
        out = posture.belly * BELLY.get(level.name, 0.0)
        ball = add(level.ball, (out, 0.0, 0.0))
        draft.add_pair(((level.name, ball, level.radius),), at, turn)
    draft.points["thorax"], draft.frames["thorax"] = at, turn


def head(draft: Draft, posture: Posture) -> None:
    """Neck and head, on the trunk."""
    angles, turn = posture.angles, draft.frames["thorax"]
    half = after(
        axis_y(-angles["neck_twist"] / 2),
        axis_x(angles["neck_side"] / 2),
    )
    base = add(draft.points["thorax"], apply(turn, NECK_BASE))
    draft.spheres["neck0"] = (base, NECK_RADII[0])
    lower = after(turn, after(half, axis_z(-angles["neck"] / 2 - 8)))
    top = add(base, apply(lower, (0.0, NECK_LENGTH, 0.0)))
    draft.spheres["neck1"] = (top, NECK_RADII[1])
    upper = after(lower, after(half, axis_z(-angles["neck"] / 2 + 8)))
    centre = add(top, apply(upper, SKULL))
    draft.points["head"], draft.frames["head"] = centre, upper
    draft.add(HEAD, centre, upper)
    draft.add_pair(FACE, centre, upper)


def _joint(posture: Posture, joint: str, side: str) -> Turn:
    """A hip or a shoulder: flexion, then abduction out of that plane, then rotation."""
    angles, end = posture.angles, f"_{side}"
    turn = after(
        axis_z(angles[joint + end]),
        after(
            axis_x(-angles[f"{joint}_abd{end}"]), axis_y(angles[f"{joint}_rot{end}"])
        ),
    )
    return turn if side == "r" else mirrored(turn)


def _hinge(draft: Draft, name: str, side: str, turn: Turn, at: Vec) -> None:
    draft.points[f"{name}_{side}"], draft.frames[f"{name}_{side}"] = at, turn


def leg(draft: Draft, posture: Posture, side: str) -> None:
    """One leg, from the hip down."""
    angles, end = posture.angles, f"_{side}"
    pelvis, sign = draft.frames["pelvis"], 1 if side == "r" else -1
    across = (0.0, 0.0, SEGMENTS["half_hip"] * sign)
    hip = add(draft.points["pelvis"], apply(pelvis, across))
    thigh = after(pelvis, _joint(posture, "hip", side))
    knee = add(hip, apply(thigh, (0.0, -SEGMENTS["thigh"], 0.0)))
    shank = after(thigh, axis_z(-angles["knee" + end]))
    ankle = add(knee, apply(shank, (0.0, -SEGMENTS["shank"], 0.0)))
    foot = after(shank, axis_z(angles["ankle" + end]))
    if posture.feet.get(side) == "flat":
        foot = flat_foot(shank, upright=posture.upright)
    draft.add(THIGH, hip, thigh, end)
    draft.add(SHANK, knee, shank, end)
    draft.add(FOOT, ankle, foot, end)
    ball = draft.spheres["ball" + end][0]
    draft.add((TOE,), ball, after(foot, axis_z(angles["toes" + end])), end)
    _hinge(draft, "hip", side, thigh, hip)
    _hinge(draft, "knee", side, shank, knee)
    _hinge(draft, "ankle", side, foot, ankle)
    draft.points["ball" + end] = ball


def arm(draft: Draft, posture: Posture, side: str) -> None:
    """One arm, from the shoulder down."""
    angles, end = posture.angles, f"_{side}"
    thorax, sign = draft.frames["thorax"], 1 if side == "r" else -1
    across = (0.0, -0.012, SEGMENTS["half_shoulder"] * sign)
    shoulder = add(draft.points["thorax"], apply(thorax, across))
    upper = after(thorax, _joint(posture, "shoulder", side))
    elbow = add(shoulder, apply(upper, (0.0, -SEGMENTS["upper_arm"], 0.0)))
    lower = after(upper, axis_z(angles["elbow" + end]))
    wrist = add(elbow, apply(lower, (0.0, -SEGMENTS["forearm"], 0.0)))
    hand = after(lower, axis_z(angles["wrist" + end]))
    if (heading := posture.hands.get(side)) is not None:
        hand = pointing_hand(heading)
    draft.add(UPPER_ARM, shoulder, upper, end)
    draft.add(FOREARM, elbow, lower, end)
    draft.add(FIST if posture.grip else OPEN_HAND, wrist, hand, end)
    _hinge(draft, "shoulder", side, upper, shoulder)
    _hinge(draft, "elbow", side, lower, elbow)
    _hinge(draft, "wrist", side, hand, wrist)
    draft.points["grip" + end] = add(wrist, apply(hand, GRIP))
