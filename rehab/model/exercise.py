"""One movement or position, and the vocabulary all exercises share."""

from collections.abc import Iterable
from operator import gt
from typing import Annotated, Literal, Self, TypeAlias, get_args

from pydantic import BeforeValidator, Field, model_validator

from rehab.model.as_written import told
from rehab.model.dose import BESIDES, Dose
from rehab.model.figure import Figure
from rehab.model.names import ExerciseId, FlagId, KitId, MovementId
from rehab.model.part import within
from rehab.model.units import (
    ENGLISH,
    Count,
    Id,
    Intensity,
    Kilograms,
    Language,
    Level,
    Percent,
    Span,
    Text,
    Value,
    YesNo,
)
from rehab.model.web_address import WebAddress

# The fields of a dose that each kind uses, besides sets.
KIND_FIELDS = {
    "repetitions": {"repetitions"},
    "held_repetitions": {"repetitions", "hold_seconds"},
    "hold": {"hold_seconds"},
    "scheme": {"scheme", "hold_seconds"},
    "time": {"minutes"},
    "distance": {"metres"},
    "intervals": {"minutes"},
    "parts": {"parts"},
}


def in_a_set(dose: Dose) -> set[str]:
    """The fields that say how much of it is in a set."""
    used = {name for name, value in dose if value is not None}
    return used - BESIDES


def _loads(dose: Dose) -> set[str]:
    """What is lifted; a weight that the client finds is one of kilograms."""
    kinds = ("load_kg", "help_kg", "band")
    named = {name for name in kinds if getattr(dose, name) is not None}
    return named | ({"load_kg"} if dose.by_effort else set())


BARE, BANDS, KILOGRAMS = range(3)  # ranks of what makes an exercise hard


class KilogramRange(Value):
    """From the first weight to the heaviest, in kilograms."""

    kind: Literal["kg"]
    start: Kilograms
    lower_start: Kilograms | None = None  # for women, and from the plan's age
    cap: Kilograms
    follows: YesNo = False  # as a next rung it begins with the load it follows


class BodyWeightRange(Value):
    """From the first weight to the heaviest, in percent of body weight."""

    kind: Literal["percent_body_weight"]
    start: Percent
    lower_start: Percent | None = None  # for women, and from the plan's age
    cap: Percent
    follows: YesNo = False  # as a next rung it begins with the load it follows


BAND = "band"  # the thing, of which a client has one or more strengths


class BandRange(Value):
    """From the first band to the strongest, by the catalogue's band names."""

    kind: Literal["band"]
    start: Text
    cap: Text


class HelpRange(Value):
    """Kilograms that help, from the first to the least, which is harder."""

    kind: Literal["help"]
    start: Kilograms
    least: Annotated[float, Field(ge=0, le=500, allow_inf_nan=False)] = 0  # 0: none

    @model_validator(mode="after")
    def _down(self) -> Self:
        if self.least > self.start:
            raise told("the least help is more than the first", "help goes down")
        return self


class EffortLoad(Value):
    """A weight that the client finds by effort; which ones there are is not asked."""

    kind: Literal["effort"]


LoadRange: TypeAlias = Annotated[
    KilogramRange | BodyWeightRange | BandRange | HelpRange | EffortLoad,
    Field(discriminator="kind"),
]


class DoseRange(Value):
    """Where an exercise starts and the most it is ever given."""

    kind: Literal[
        "repetitions",
        "held_repetitions",
        "hold",
        "scheme",
        "time",
        "distance",
        "intervals",
        "parts",
    ]
    per_side: YesNo = False
    start: Dose
    cap: Dose
    top_repetitions: Count | None = None  # of a set before a weight, not the plan's
    load: LoadRange | None = None
    easy_minutes_between: Count | None = None  # intervals only: the easy part

    @property
    def load_rank(self) -> int:
        """What makes it hard: nothing or less help, bands, kilograms."""
        if self.load is None or isinstance(self.load, HelpRange):
            return BARE
        return BANDS if isinstance(self.load, BandRange) else KILOGRAMS

    @model_validator(mode="after")
    def _kind_and_order(self) -> Self:
        for name, dose in (("start", self.start), ("cap", self.cap)):
            used = in_a_set(dose)
            if not dose.by_effort:
                used |= _loads(dose)
            if used != KIND_FIELDS[self.kind]:
                wanted = ", ".join(sorted(KIND_FIELDS[self.kind]))
                raise ValueError(f"{name} of kind {self.kind} needs sets and {wanted}")
        if self.cap.repetitions_from or self.cap.tempo:
            raise told("the cap has a range or a tempo", "write the most alone")
        if self.start.side or self.cap.side:
            raise told("start and cap are for both sides", "delete side")
        if below := self._cap_below_start():
            raise ValueError(f"the cap is below the start: {below}")
        if isinstance(self.load, KilogramRange | BodyWeightRange):
            if self.load.cap < self.load.start:
                raise ValueError("the cap is below the start: load")
        if bool(self.start.by_effort) != isinstance(self.load, EffortLoad):
            raise told(
                "kind: effort and a start that says how heavy go together",
                "write load: {kind: effort} and, in start, load: {rm: 15}",
            )
        return self

    @property
    def load_key(self) -> str | None:
        """The key under which a dose says its load, if it has one."""
        if self.load is None:
            return None
        keys = {"band": "band", "help": "help_kg", "effort": "load"}
        return keys.get(self.load.kind, "load_kg")

    @property
    def _lifted(self) -> set[str]:
        """What is lifted, if anything is; what is found by effort is kilograms too."""
        key = "load_kg" if self.load_key == "load" else self.load_key
        return {key} if key else set()

    def is_of_kind(self, dose: Dose) -> bool:
        """Whether a dose has in its sets what this kind has, whatever is lifted."""
        return all(in_a_set(part) == KIND_FIELDS[self.kind] for part in dose.sides)

    def is_listed(self, dose: Dose) -> bool:
        """Whether a dose of repetitions lists those of each set, and fits else."""
        listed = in_a_set(dose) - {"scheme"} | {"repetitions"}
        return dose.scheme is not None and listed == KIND_FIELDS[self.kind]

    def fits(self, dose: Dose) -> bool:
        """Whether a dose is of this kind: what is in a set, and what is lifted."""
        lifted = all(
            _loads(part) == self._lifted
            or part.load == "none"
            or (isinstance(self.load, HelpRange) and not part.is_loaded)
            for part in dose.sides
        )
        return self.is_of_kind(dose) and lifted and self.has_side(dose)

    def has_side(self, dose: Dose) -> bool:
        """Whether a dose for one side, or for each its own, can be done."""
        return self.per_side or not (dose.side or dose.left)

    def allows(self, dose: Dose) -> bool:
        """Whether a dose is of this kind and nothing of it above the cap."""
        if not self.has_side(dose):
            return False
        return all(map(self._allows, dose.sides))

    def _allows(self, dose: Dose) -> bool:
        listed = self.is_listed(dose)
        if not (listed or self.is_of_kind(dose)) or _loads(dose) - self._lifted:
            return False
        if isinstance(self.load, HelpRange) and (dose.help_kg or 0) < self.load.least:
            return False
        heaviest = self.load.cap if self.load and self.load.kind == "kg" else None
        if dose.load_kg and heaviest and dose.load_kg > heaviest:
            return False
        tries, most = dose.scheme or (), self.most_of_each(dose)
        if len(tries) != len(most) or any(map(gt, tries, most)):
            return False
        if dose.parts:
            return within(dose.in_all, self.cap.in_all)
        numbers = ("sets", *in_a_set(dose) - {"scheme"})
        return all(getattr(dose, n) <= getattr(self.cap, n) for n in numbers)

    def most_of_each(self, dose: Dose) -> tuple[int, ...]:
        """The most of each set that a dose may list, for the sets it may have."""
        if not self.is_listed(dose):
            return self.cap.scheme or ()
        sets = min(len(dose.scheme or ()), self.cap.sets)
        return (self.cap.repetitions or 0,) * sets

    def _cap_below_start(self) -> str:
        if self.kind == "parts":  # the most of each, in all
            return "" if within(self.start.in_all, self.cap.in_all) else "parts"
        for field in ("sets", *sorted(KIND_FIELDS[self.kind])):
            if getattr(self.cap, field) < getattr(self.start, field):
                return field
        return ""


def _reasoned(value: object) -> object:
    if value == "none":
        raise ValueError("none needs its reason: write {none: why}")
    return value


# How the body is placed, from lying to walking: the order of a handout.
Position: TypeAlias = Literal[
    "on_back", "on_front", "on_side", "kneeling", "sitting", "standing", "walking"
]
POSITIONS: tuple[Position, ...] = get_args(Position)
_TAGGED: dict[str, Position] = {  # a tag that tells it, the first that fits
    "supine_lying": "on_back",
    "prone_lying": "on_front",
    "side_lying": "on_side",
    "kneeling": "kneeling",
}


class Exercise(Value):
    """A movement or position: what it loads, what it needs, how it is done."""

    id: Id  # the file's name without .yaml; never written in the file
    name: Text
    language: Language = ENGLISH
    pattern: Id
    level: Level  # 0 flare, 1 light, 2 base, 3 build, 4 load, 5 benchmark, 6 sport
    tags: dict[MovementId, Intensity]  # what the movement asks of the body
    flags: tuple[FlagId, ...] = ()  # client conditions that rule it out
    equipment: tuple[KitId, ...] = ()
    dose: DoseRange
    sessions_per_week: Span
    cues: tuple[Text, ...] = Field(min_length=3, max_length=5)
    benchmark: YesNo = False
    source: Text
    note: Text | None = None
    ways: tuple[Text, Text] | None = None  # where a repetition goes: down, up
    position: Position | None = None  # where its tags do not tell it
    video: WebAddress | None = None  # of it being done
    figure: Annotated[Figure | None, BeforeValidator(_reasoned)] = None

    @property
    def placed(self) -> Position:
        """How the body is placed; standing where neither file nor tags tell."""
        if self.position:
            return self.position
        told = (place for tag, place in _TAGGED.items() if tag in self.tags)
        return next(told, "walking" if self.pattern == "gait" else "standing")


class Kit(Value):
    """A thing an exercise needs."""

    name: Text
    short: Text | None = None  # behind a weight: 8 kg dumbbell
    any_of: tuple[KitId, ...] = ()  # other things that serve
    always: YesNo = False  # every home has it
    pieces: Count | None = None  # two dumbbells: kilograms count twice
    plates: YesNo = False  # a bar, with plates on both ends
    in_hand: YesNo = False  # a weight for the hand, one as good as another

    @property
    def called(self) -> str:
        """What it is called behind a weight."""
        return self.short or self.name


class FlagByTags(Value):
    """What makes an exercise carry a flag that its file does not list."""

    tags: dict[MovementId, Intensity]  # any one of them, at least so much
    on_bed: tuple[ExerciseId, ...] = ()  # exercises that a firm bed frees from it


class Catalogue(Value):
    """What all exercises share: ladders, bands and the words they may use."""

    ladders: dict[Id, tuple[ExerciseId, ...]]  # easy to hard
    bands: tuple[Text, ...]  # light to strong
    patterns: dict[Id, Text]
    tags: dict[Id, Text]
    flags: dict[Id, Text]
    always_ask: tuple[
        FlagId, ...
    ]  # flags that hold until the physio ticks the exercise
    flags_imply: dict[FlagId, tuple[FlagId, ...]] = {}  # who has this one has those too
    tags_imply: dict[FlagId, FlagByTags] = {}  # by flag
    load_max: dict[FlagId, Percent] = {}  # by flag: of body weight, held at one time
    shown_first: dict[FlagId, tuple[ExerciseId, ...]] = {}  # by flag: once supervised
    equipment: dict[Id, Kit]

    def all_flags(self, flags: Iterable[str]) -> frozenset[str]:
        """The flags and all that follow from them."""
        found: set[str] = set()
        waiting = set(flags)
        while waiting:
            found |= waiting
            more = {new for flag in waiting for new in self.flags_imply.get(flag, ())}
            waiting = more - found
        return frozenset(found)

    def heaviest_percent(self, flags: Iterable[str]) -> float | None:
        """The most of body weight to be held with these flags; None: no limit."""
        limits = (self.load_max.get(flag) for flag in self.all_flags(flags))
        return min((most for most in limits if most is not None), default=None)
