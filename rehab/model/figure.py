"""How an exercise is drawn: joint angles of one to three poses, or a clinic's drawing.

Angles are degrees from the anatomical position with the signs of clinical
goniometry: flexion, abduction, internal rotation and dorsiflexion are positive.
Lengths are fractions of body height.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Literal, Self, TypeAlias

from pydantic import Field, Strict, model_validator

from rehab.model.prop import HELD, Prop
from rehab.model.units import Bend, Length, Part, Size, Text, Value, YesNo

Base: TypeAlias = Literal[
    "standing",
    "sitting",
    "supine",
    "prone",
    "side-right",
    "side-left",
    "quadruped",
    "half-kneeling",
    "free",
]
Lowering: TypeAlias = Literal[
    "hip",
    "hip_abd",
    "hip_rot",
    "knee",
    "ankle",
    "toes",
    "shoulder",
    "shoulder_abd",
    "shoulder_rot",
    "elbow",
    "neck",
]
Heading: TypeAlias = Literal["forward", "back", "up", "down"]
Painted: TypeAlias = Literal[
    "head", "trunk", "right_arm", "left_arm", "right_leg", "left_leg"
]
PanelNumber: TypeAlias = Annotated[int, Strict(), Field(ge=0, le=2)]  # from 0
Shape: TypeAlias = Literal["one", "narrow", "wide", "flat"]  # of all its pictures
CheckName: TypeAlias = Literal[
    "lengths", "limits", "floor", "balance", "frame", "panels", "size"
]

# One part on this height, one joint that brings a part to it.
OnHeight: TypeAlias = Annotated[dict[Part, Length], Field(min_length=1, max_length=1)]
ToHeight: TypeAlias = Annotated[
    dict[Lowering, Length], Field(min_length=1, max_length=1)
]


@dataclass(frozen=True, slots=True)
class Stand:
    """How the pictures of one exercise stand on a page. Of one pose, in millimetres."""

    shape: Shape
    wide_mm: float = 60  # on a how-to page
    high_mm: float = 25
    small_wide_mm: float = 22  # where it is the easier version
    small_high_mm: float = 18
    name: str = ""  # of the drawing, where it is not the exercise's id alone


class Limbs(Value):
    """Angles of arm and leg."""

    hip: Bend | None = None
    hip_abd: Bend | None = None
    hip_rot: Bend | None = None
    knee: Bend | None = None
    ankle: Bend | None = None
    toes: Bend | None = None
    shoulder: Bend | None = None  # 180 is overhead
    shoulder_abd: Bend | None = None
    shoulder_rot: Bend | None = None
    elbow: Bend | None = None
    wrist: Bend | None = None


class BothFeet(Value):
    """One word for each foot."""

    right: Literal["flat"] | None = None
    left: Literal["flat"] | None = None


class BothHands(Value):
    """One word for each hand: where its fingers point."""

    right: Heading | None = None
    left: Heading | None = None


class Reach(Value):
    """Where a wrist or an ankle goes: from a part, or below the shoulder or hip."""

    part: Part | None = None
    full: YesNo = False  # across to the part, not only as far forward and as high
    dx: Length = 0.0
    dy: Length = 0.0
    dz: Length = 0.0
    y: Length | None = None
    z: Length | None = None
    bend: Text | None = None  # where elbow or knee goes: "out down"


class Focus(Value):
    """A round, enlarged window: for movements too small to see."""

    at: Part
    radius: Annotated[Size, Field(ge=0.02)] = 0.2


class Inset(Focus):
    """The same as a close-up beside the whole body, where there is room for it."""

    side: Literal["left", "right"] = "left"


class Pose(Limbs):
    """One panel: a base, the angles that differ from it, and what touches what."""

    base: Base = "standing"
    right: Limbs | None = None
    left: Limbs | None = None
    lumbar: Bend | None = None
    thoracic: Bend | None = None
    neck: Bend | None = None
    side_bend: Bend | None = None  # the spine's four: to the figure's right
    twist: Bend | None = None
    neck_side: Bend | None = None
    neck_twist: Bend | None = None
    pitch: Bend | None = None  # whole body: 90 lies on the front, -90 on the back
    roll: Bend | None = None  # leans to the right
    turn: Bend | None = None  # about its own long axis, to the right
    yaw: Bend | None = None  # heading
    contact: Annotated[tuple[Part | OnHeight, ...], Field(max_length=2)] = ()
    reach: dict[Part, Reach] = {}
    lower: dict[Part, Lowering | ToHeight] = {}
    foot: Literal["flat"] | BothFeet | None = None
    hand: Heading | BothHands | None = None
    hands: Literal["open", "grip"] | None = None
    anchor: Part | None = None  # this part has the same place in every panel
    anchor_x: Length = 0.0
    lift: Length = 0.0  # above the floor: a jump
    belly: Length = 0.0  # so much farther out: a breath
    props: tuple[Prop, ...] = ()
    order: dict[Painted, Length] = {}  # drawn nearer (+) or farther (-)
    focus: Focus | None = None
    inset: Inset | None = None


class View(Value):
    """Where the figure is seen from, in degrees: 0, 0 is its right side."""

    azimuth: Bend = 0.0
    elevation: Bend = 0.0


class Arrow(Value):
    """A movement: from a part, or along the way a part takes between two panels."""

    at: Part | None = None
    trace: Part | None = None
    go: tuple[Length, Length] | None = None
    bend: Length = 0.0
    offset: tuple[Length, Length] | None = None
    side: Literal["left", "right", "up", "down"] | None = None
    span: tuple[Size, Size] = (0.0, 1.0)
    between: tuple[PanelNumber, PanelNumber] | None = None
    panel: PanelNumber | None = None
    both: YesNo = False
    reverse: YesNo = False

    @model_validator(mode="after")
    def _one_kind(self) -> Self:
        if (self.at is None) == (self.trace is None):
            raise ValueError("an arrow needs either at: or trace:")
        if self.at is not None and self.go is None:
            raise ValueError("an arrow with at: needs go: [right, up]")
        return self


class Figure(Value):
    """The picture of an exercise: poses, a clinic's own file, or why there is none."""

    view: (
        Literal["side", "front", "back", "top", "three-quarter", "rear-quarter"] | View
    ) = "side"
    layout: Literal["auto", "row", "column", "ghost"] = "auto"
    crop: Part | None = None  # the lowest part shown
    floor: YesNo | None = None
    props: tuple[Prop, ...] = ()
    lifted_with: dict[str, Prop] = {}  # what is in the hands, by the client's thing
    poses: tuple[Pose, ...] = Field(default=(), max_length=3)
    arrows: tuple[Arrow, ...] = Field(default=(), max_length=4)
    thumb: PanelNumber | None = None  # the pose of a thumbnail, if not the last
    svg: Annotated[str, Field(pattern=r"^[\w-]+\.svg$")] | None = None
    none: Text | None = None  # why no picture can show it
    exceptions: dict[CheckName, Text] = {}  # a check that may fail, and why

    @model_validator(mode="after")
    def _one_kind(self) -> Self:
        given = [bool(self.poses), self.svg is not None, self.none is not None]
        if sum(given) != 1:
            raise ValueError("needs poses:, or svg: FILE, or none: WHY, and only one")
        return self

    @model_validator(mode="after")
    def _one_weight(self) -> Self:
        if self.lifted_with and not any(self._weights()):
            raise ValueError(
                "lifted_with: has nothing to stand for; "
                "put the weight of this drawing among its props"
            )
        return self

    def lifted(self, thing: str | None) -> "Figure":
        """The figure with this thing in its hands; itself where it has no other."""
        weight = self.lifted_with.get(thing or "")
        if weight is None:
            return self
        poses = (
            pose.model_copy(update={"props": _in_place(pose.props, weight)})
            for pose in self.poses
        )
        own = {"props": _in_place(self.props, weight), "poses": tuple(poses)}
        return self.model_copy(update={**own, "lifted_with": {}})

    def _weights(self) -> Iterator[Prop]:
        for props in (self.props, *(pose.props for pose in self.poses)):
            yield from (prop for prop in props if prop.kind in HELD)


def _in_place(props: tuple[Prop, ...], weight: Prop) -> tuple[Prop, ...]:
    """The things with another weight where one was."""
    return tuple(weight if prop.kind in HELD else prop for prop in props)
