"""A pose as it is written, over its base: every angle of every joint as a number."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from rehab.figure.anatomy import CENTRAL, PAIRED
from rehab.figure.vector import Turn, after, axis_x, axis_y, axis_z
from rehab.model.figure import Limbs, Pose

SIDES = ("r", "l")
_SIDE_NAMES = {"right": "r", "left": "l"}

BASES: Mapping[str, Pose] = MappingProxyType(
    {
        "standing": Pose(contact=("heels", "toes")),
        "sitting": Pose(hip=90, knee=90, contact=("heels", "toes")),
        "supine": Pose(pitch=-90, contact=("back",)),
        "prone": Pose(pitch=90, ankle=-45, neck=-2, contact=("belly",)),
        "side-right": Pose(pitch=-90, turn=90),
        "side-left": Pose(pitch=-90, turn=-90),
        "quadruped": Pose(
            pitch=78,
            hip=78,
            knee=96,
            ankle=-52,
            shoulder=78,
            hand="forward",
            contact=("knees", "hands"),
            lower={"toes": "knee"},
        ),
        "half-kneeling": Pose(
            right=Limbs(hip=0, knee=90, ankle=-50),
            left=Limbs(hip=90, knee=90),
            contact=("right_knee", "left_foot"),
            lower={"right_toes": "knee"},
        ),
        "free": Pose(),
    }
)


@dataclass(frozen=True, slots=True)
class Posture:
    """Joint angles in degrees; paired joints end in _r and _l."""

    angles: Mapping[str, float]
    feet: Mapping[str, str]  # side to "flat"
    hands: Mapping[str, str]  # side to where the fingers point
    grip: bool
    upright: bool
    belly: float = 0.0

    def but(self, **angles: float) -> "Posture":
        """The same posture with these angles."""
        return replace(self, angles={**self.angles, **angles})


def on_base(pose: Pose) -> Pose:
    """The pose with what its base says wherever the pose says nothing."""
    base = BASES[pose.base]
    missing = base.model_fields_set - pose.model_fields_set
    update = {name: getattr(base, name) for name in missing}
    for side in _SIDE_NAMES:
        if (own := getattr(pose, side)) and (under := getattr(base, side)):
            given = {name: getattr(own, name) for name in own.model_fields_set}
            update[side] = under.model_copy(update=given)
    return pose.model_copy(update=update)


def posture_of(pose: Pose) -> Posture:
    """Every joint of a pose that stands on its base already."""
    angles = {joint: _angle(pose, joint) for joint in CENTRAL}
    for joint in PAIRED:
        for side, letter in _SIDE_NAMES.items():
            own = getattr(pose, side)
            given = getattr(own, joint) if own else None
            angles[f"{joint}_{letter}"] = (
                _angle(pose, joint) if given is None else given
            )
    return Posture(
        angles=angles,
        feet=_by_side(pose.foot),
        hands=_by_side(pose.hand),
        grip=pose.hands == "grip",
        upright=not pose.pitch,
        belly=pose.belly,
    )


def _angle(pose: Pose, joint: str) -> float:
    return float(getattr(pose, joint) or 0.0)


def _by_side(word: object) -> dict[str, str]:
    if word is None:
        return {}
    if isinstance(word, str):
        return dict.fromkeys(SIDES, word)
    each = {letter: getattr(word, side) for side, letter in _SIDE_NAMES.items()}
    return {letter: value for letter, value in each.items() if value}


def root_turn(pose: Pose) -> Turn:
    """How the whole body is turned: heading, then pitch, lean and own axis."""
    pitch, roll = pose.pitch or 0.0, pose.roll or 0.0
    lean = after(axis_x(roll), axis_y(-(pose.turn or 0.0)))
    return after(axis_y(-(pose.yaw or 0.0)), after(axis_z(-pitch), lean))
