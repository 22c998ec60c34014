"""The things beside or in the hands of a drawn figure. Lengths in body heights."""

from typing import Annotated, Literal, TypeAlias

from pydantic import BeforeValidator, Field

from rehab.model.units import Bend, Length, Part, Size, Value, YesNo

Point: TypeAlias = tuple[Length, Length, Length]  # forward, up, to the right
Hand: TypeAlias = Literal["both", "right", "left"]
Side: TypeAlias = Literal["front", "back"]


class Mat(Value):
    """A mat on the floor under the whole figure."""

    kind: Literal["mat"]
    margin: Length = 0.04
    half_width: Length = 0.17


class Ball(Value):
    """A large exercise ball on the floor."""

    kind: Literal["ball"]
    under: Part
    diameter: Size = 0.34
    dx: Length = 0.0


class MedicineBall(Value):
    """A small heavy ball between the hands, or flying ahead of them."""

    kind: Literal["medicine_ball"]
    diameter: Size = 0.14
    away: Length = 0.0  # to the side the hands point to


class Dumbbells(Value):
    """A dumbbell in one hand or in each; ``axis`` is where its handle points.

    ``down`` hangs upright from both hands, which hold its upper end.
    """

    kind: Literal["dumbbells"]
    hand: Hand = "both"
    axis: Literal["x", "z", "along", "across", "down"] = "x"
    half: Size = 0.058


class Kettlebell(Value):
    """A kettlebell hanging from one hand or from both."""

    kind: Literal["kettlebell"]
    hand: Hand = "both"
    size: Size = 0.06
    swing: Bend = 0.0  # degrees forward of straight down


class Barbell(Value):
    """A bar in both hands, or across the shoulders; ``plate`` is a radius."""

    kind: Literal["barbell"]
    half: Size = 0.42
    plate: Size = 0.085
    where: Literal["hands", "shoulders"] = "hands"


class Stick(Value):
    """A stick along the back, or held across in both hands."""

    kind: Literal["stick"]
    where: Literal["back", "hands"] = "back"


class Wall(Value):
    """A wall that touches the foremost or the hindmost part of the figure."""

    kind: Literal["wall"]
    side: Literal["front", "back", "right", "left"] = "front"
    gap: Length = 0.0
    height: Size = 1.1


class Chair(Value):
    """A chair: its seat under a part, or its back where the hands are."""

    kind: Literal["chair"]
    under: Part = "bottom"
    height: Size | None = None
    dx: Length = 0.03
    side: Side | None = None
    gap: Length = 0.0
    facing: Side = "front"


class Bench(Value):
    """A flat bench under a part, as high as the part is."""

    kind: Literal["bench"]
    under: Part
    height: Size | None = None
    length: Size = 0.8
    dx: Length = 0.0
    slope: Bend = 0.0  # degrees; the front end up
    half_width: Size = 0.09


class Step(Value):
    """A step or a box under a part."""

    kind: Literal["step"]
    under: Part
    height: Size | None = None
    length: Size = 0.26
    dx: Length = 0.0


class Block(Value):
    """A plain box anywhere: from and to, along x, y and z."""

    kind: Literal["block"]
    x: tuple[Length, Length]
    y: tuple[Length, Length]
    z: tuple[Length, Length]


class Blocks(Value):
    """Low blocks under both plates of a bar."""

    kind: Literal["blocks"]
    height: Size = 0.08
    dx: Length = 0.0


class Counter(Value):
    """A kitchen worktop in front, just below the hands."""

    kind: Literal["counter"]
    gap: Length = 0.0
    height: Size | None = None


class Band(Value):
    """A stretch band between two ends; an end that is a point is a wall hook."""

    kind: Literal["band"]
    ends: tuple[Part | Point, Part | Point]
    width: Size = 0.008
    behind: YesNo = False  # the body covers it


class Strap(Value):
    """A strap or towel between parts or points, in the order given."""

    kind: Literal["strap"]
    through: tuple[Part | Point, ...] = Field(min_length=2, max_length=4)


class Backpack(Value):
    """A filled rucksack, on the back, hugged to the chest or hanging from a hand."""

    kind: Literal["backpack"]
    where: Literal["back", "chest", "hands", "right", "left"] = "hands"


class AnkleWeight(Value):
    """A filled cuff round an ankle."""

    kind: Literal["ankle_weight"]
    side: Literal["right", "left"] = "right"


class Pillow(Value):
    """A pillow under a part."""

    kind: Literal["pillow"]
    under: Part
    length: Size = 0.2
    height: Size = 0.05
    dx: Length = 0.0


class Roller(Value):
    """A foam roller under a part."""

    kind: Literal["roller"]
    under: Part
    diameter: Size = 0.085
    dx: Length = 0.0


HELD = ("dumbbells", "kettlebell", "barbell", "backpack")  # weights


def _kinded(value: object) -> object:
    """``mat`` and ``{mat: {margin: 0.1}}`` are how a file writes a thing."""
    if isinstance(value, str):
        return {"kind": value}
    if isinstance(value, dict) and len(value) == 1:
        ((kind, options),) = value.items()
        if options is None or isinstance(options, dict):
            return {"kind": kind, **(options or {})}
    raise ValueError("write the thing's name, or {name: {its: sizes}}")


Thing: TypeAlias = (
    Mat
    | Ball
    | MedicineBall
    | Dumbbells
    | Kettlebell
    | Barbell
    | Stick
    | Wall
    | Chair
    | Bench
    | Step
    | Block
    | Blocks
    | Counter
    | Band
    | Strap
    | Backpack
    | AnkleWeight
    | Pillow
    | Roller
)
Prop: TypeAlias = Annotated[
    Annotated[Thing, Field(discriminator="kind")], BeforeValidator(_kinded)
]
