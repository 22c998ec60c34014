"""How much of one exercise in one session, and its volume.

Volume (what the envelope limits) is sets x repetitions, times the seconds each
repetition is held and three for its way up and down, or sets x minutes or metres, or
repeats x the minutes of their parts; a list of sets is summed, a range counts with its
top; both sides count once, with the mean of the two where they differ; kilograms
multiply, and help takes some of it off.

>>> Dose(sets=2, repetitions=8).volume
16
>>> Dose(scheme=(5, 3, 1), hold_seconds=8).volume
99
>>> Dose(sets=3, repetitions=10, load_kg=12.5).volume
375.0
>>> a_range = Dose(sets=3, repetitions=(8, 12))
>>> a_range.volume, a_range.least.volume, a_range.model_dump()["repetitions"]
(36, 24, [8, 12])
>>> Dose(left=Dose(sets=2, hold_seconds=20), right=Dose(sets=2, hold_seconds=30)).volume
50.0
>>> [round(Dose(repetitions=10, help_kg=kg).volume, 1) for kg in (20, 15)]
[8.3, 8.7]
"""

from collections.abc import Callable
from functools import lru_cache
from typing import ClassVar, Literal, Self, TypeAlias

from pydantic import (
    Field,
    SerializerFunctionWrapHandler,
    model_serializer,
    model_validator,
)

from rehab.model.as_written import span, told
from rehab.model.dose_words import dose_fields
from rehab.model.part import Part, in_all, whole, within
from rehab.model.units import Count, Effort, Kilograms, Text, Value, Whole

NUMBERS = ("sets", "repetitions", "hold_seconds", "minutes", "metres")  # plain ones
LOADS = ("load", "load_kg", "help_kg", "band")
AMOUNTS = ("repetitions", "scheme", "minutes", "metres", "parts")
# What a dose says besides how much is in a set.
BESIDES = frozenset(
    {"sets", "repetitions_from", "side", "load_kg", "band", "load"}
    | {"help_kg", "tempo", "rest_seconds", "warm_up", "cool_down"}
)
# Written only where a dose says it.
SAID = (
    *("help_kg", "load", "tempo", "side", "left", "right"),
    *("parts", "warm_up", "cool_down"),
)
Side: TypeAlias = Literal["left", "right"]
Tempo: TypeAlias = tuple[Whole, Whole, Whole]  # seconds there, at the end, and back


class ByEffort(Value):
    """A weight that the client finds: how often it can be lifted, or how it feels."""

    rm: Count | None = None  # so often, and not once more
    effort: Effort | None = None

    @model_validator(mode="after")
    def _one(self) -> Self:
        if (self.rm is None) == (self.effort is None):
            raise told("says how heavy in two ways or in none", "write rm or effort")
        return self


def _ranged(data: dict[str, object]) -> dict[str, object]:
    """Two numbers of repetitions are the fewest and the most; also as 8-12."""
    given = data.get("repetitions")
    if isinstance(given, str):
        given = span(given)
    if not isinstance(given, list | tuple):
        return data
    if len(given) != 2:  # noqa: PLR2004 - the fewest and the most
        message = f"repetitions have one number or two, got {len(given)}"
        raise told(message, "write 12, or [8, 12] for 8 to 12")
    return {**data, "repetitions_from": given[0], "repetitions": given[1]}


class Dose(Value):
    """Sets and what is in one set. A hold alone is a timed hold.

    Where the sides differ, ``left`` and ``right`` are all of the dose.
    """

    ON_THE_WAY: ClassVar[int] = 3  # seconds a held repetition takes up and down
    AS_MUCH: ClassVar[float] = (
        100.0  # kilograms of help that halve the work; a convention
    )

    sets: Count = 1
    repetitions: Count | None = None  # of a range the most
    repetitions_from: Count | None = None  # of a range the fewest
    scheme: tuple[Count, ...] | None = Field(default=None, min_length=2, max_length=6)
    hold_seconds: Count | None = None
    minutes: Count | None = None
    metres: Count | None = None
    parts: tuple[Part, ...] | None = Field(default=None, min_length=1, max_length=30)
    warm_up: tuple[Part, ...] | None = Field(default=None, min_length=1, max_length=5)
    cool_down: tuple[Part, ...] | None = Field(default=None, min_length=1, max_length=5)
    load_kg: Kilograms | None = None  # total of both hands
    band: Text | None = None  # a strength named in the catalogue, light first
    help_kg: Kilograms | None = None  # that help, so less is harder
    load: ByEffort | Literal["none"] | None = None  # none: no load, and that is said
    side: Side | None = None  # only this one; None: both, where it has sides
    left: "Dose | None" = None
    right: "Dose | None" = None
    tempo: Tempo | None = None  # of a repetition, in the order it is done
    rest_seconds: Whole | None = None  # between sets

    @model_validator(mode="before")
    @classmethod
    def _in_words(cls, data: object) -> object:
        """A dose may stand in one word, such as 3x10, and a range as two numbers."""
        if isinstance(data, str):
            if (fields := dose_fields(data)) is None:
                hint = "such as 3x10, 3x30s, 3x10@20kg or {sets: 3, repetitions: 10}"
                raise told(f'is no dose, got "{data[:60]}"', hint)
            return _ranged(fields)
        return _ranged(data) if isinstance(data, dict) else data

    @model_serializer(mode="wrap")
    def _as_written(self, handler: SerializerFunctionWrapHandler) -> dict[str, object]:
        data: dict[str, object] = handler(self)
        fewest = data.pop("repetitions_from", None)
        if fewest is not None:
            data["repetitions"] = [fewest, data["repetitions"]]
        said = {key for key in SAID if data.get(key) is not None}
        kept = ("left", "right") if "left" in said else {*data} - {*SAID} | said
        return {key: value for key, value in data.items() if key in kept}

    @model_validator(mode="after")
    def _one_amount(self) -> Self:
        if self.left or self.right:
            self._only_sides()
            return self
        given = [name for name in AMOUNTS if getattr(self, name) is not None]
        if len(given) > 1:
            raise ValueError(f"give only one of {', '.join(given)}")
        if not given and self.hold_seconds is None:
            raise ValueError(f"give one of {', '.join(AMOUNTS)} or hold_seconds")
        if self.hold_seconds and (self.minutes or self.metres):
            raise ValueError("hold_seconds goes with repetitions, a scheme or alone")
        if self.hold_seconds and self.parts:
            raise ValueError("hold_seconds does not go with parts")
        if (self.warm_up or self.cool_down) and not self.parts:
            raise ValueError("warm_up and cool_down go with parts")
        if self.scheme and self.sets != 1:
            raise ValueError("a scheme lists its own sets; leave sets out")
        self._is_done()
        return self

    def _is_done(self) -> None:
        """Raise unless how it is done goes with what is done.

        Raises:
            PydanticCustomError: What is wrong, and the cure.
        """
        if self.repetitions_from and self.repetitions_from >= (self.repetitions or 0):
            message = "a range of repetitions goes from fewer to more"
            raise told(message, "write the smaller number first, such as [8, 12]")
        loads = [name for name in LOADS if getattr(self, name)]
        if len(loads) > 1:
            raise told(f"has two loads: {', '.join(loads)}", "write one of them")
        if fault := self._tempo_fault():
            raise told(*fault)

    def _only_sides(self) -> None:
        """Raise unless there are two sides, alike, with all that is said in them.

        Raises:
            PydanticCustomError: What is wrong, and the cure.
        """
        if not (self.left and self.right):
            missing = "left" if self.right else "right"
            hint = "give left and right, or write the dose with side: left or right"
            raise told(f"has no dose for the {missing}", hint)
        if self != Dose.model_construct(left=self.left, right=self.right):
            raise told("says more than left and right", "write it in each of the two")
        if any(one.side or one.left for one in (self.left, self.right)):
            raise told("has sides within a side", "write sets and what is in one")

    def _tempo_fault(self) -> tuple[str, str] | None:
        if self.tempo is None:
            return None
        if not (self.repetitions or self.scheme):
            return "tempo is of repetitions", "delete tempo, or give repetitions"
        if not (self.tempo[0] or self.tempo[2]):
            hint = "write the seconds there, at the end and back, such as [3, 0, 3]"
            return "tempo has no seconds on the way", hint
        if self.hold_seconds and self.tempo[1]:
            hint = "write 0 in the middle of tempo; hold_seconds is the hold"
            return "the hold is given twice", hint
        return None

    @property
    def seconds_on_the_way(self) -> int | None:
        """Seconds of one repetition, if the tempo says so."""
        return sum(self.tempo) if self.tempo else None

    @property
    def in_all(self) -> dict[str, int]:
        """Seconds of each of its parts, in all repeats."""
        return in_all(self.parts or (), self.sets)

    @property
    def volume(self) -> float:
        """One session's volume: repetitions, seconds, minutes or metres (x kg)."""
        if self.left and self.right:
            return (self.left.volume + self.right.volume) / 2
        amount: float = self.sets * (self.repetitions or 1)
        if self.scheme:
            amount = sum(self.scheme)
        if self.hold_seconds:
            held = self.repetitions or self.scheme
            amount *= self.hold_seconds + (self.ON_THE_WAY if held else 0)
        if self.parts:
            amount *= whole(self.parts) / 60
        for factor in (self.minutes, self.metres, self.load_kg):
            amount *= factor or 1
        return amount * self.help_share

    @property
    def help_share(self) -> float:
        """How much of the work is left with the help; all of it without."""
        return self.AS_MUCH / (self.AS_MUCH + self.help_kg) if self.help_kg else 1

    @property
    def is_loaded(self) -> bool:
        """Whether it names a load."""
        return any(getattr(self, name) is not None for name in LOADS)

    @property
    def by_effort(self) -> ByEffort | None:
        """How heavy it is to be, where the client finds the weight."""
        return self.load if isinstance(self.load, ByEffort) else None

    @property
    def sides(self) -> "tuple[Dose, ...]":
        """The dose of each side where they differ, left first; else the dose itself."""
        return (self.left, self.right) if self.left and self.right else (self,)

    def by_side(self) -> "tuple[tuple[tuple[str, ...], Dose], ...]":
        """The same, each with the key it is written under, if there is one."""
        if self.left and self.right:
            return ((("left",), self.left), (("right",), self.right))
        return (((), self),)

    def each(self, change: "Callable[[Dose], Dose]") -> "Dose":
        """The dose after a change, made to each side where they differ."""
        if self.left and self.right:
            return Dose(left=change(self.left), right=change(self.right))
        return change(self)

    def paired(self, other: "Dose", change: "Callable[[Dose, Dose], Dose]") -> "Dose":
        """The same, with what the other has for the side; the less where it has one."""
        if self.left and self.right:
            both = other if other.left else other.but(side=None)  # it may name one
            left, right = both.left or both, both.right or both
            return Dose(left=change(self.left, left), right=change(self.right, right))
        return change(self, min(other.sides, key=lambda one: one.volume))

    @property
    def least(self) -> "Dose":
        """The fewest that a range asks for; the dose itself where it is none."""
        return self.each(
            lambda one: (
                one.but(repetitions=one.repetitions_from)
                if one.repetitions_from
                else one
            )
        )

    def but(self, **changes: object) -> "Dose":
        """The same dose with some fields changed, checked again.

        A range goes where its most is no longer above its fewest. Of two sides each is
        changed.
        """
        if self.left:
            return self.each(lambda one: one.but(**changes))
        return _changed(self, tuple(changes.items()))

    def like(self, other: "Dose") -> "Dose":
        """The same dose, with the other's side, load and tempo where it names none."""
        return self.paired(other, Dose._like)

    def _like(self, other: "Dose") -> "Dose":
        timed = self.repetitions or self.scheme
        tempo = self.tempo or (other.tempo if timed else None)
        same = self if self.is_loaded else self.loaded_as(other)
        return same.but(tempo=tempo, side=self.side or other.side)

    def loaded_as(self, other: "Dose") -> "Dose":
        """The same dose with the load of the other, or without one."""
        return self.paired(
            other, lambda a, b: a.but(**{name: getattr(b, name) for name in LOADS})
        )

    def at_least(self, other: "Dose") -> bool:
        """Whether every number that the other gives is reached, by the fewest."""
        if self.left or other.left:
            sides = ("left", "right")
            pairs = [
                (getattr(self, s) or self, getattr(other, s) or other) for s in sides
            ]
            return all(one.at_least(two) for one, two in pairs)
        if self.parts and other.parts:
            return within(other.in_all, self.in_all)
        own = (
            self.but(scheme=None, sets=len(self.scheme), repetitions=min(self.scheme))
            if self.scheme
            else self.least
        )
        wanted = [(name, getattr(other, name)) for name in (*NUMBERS, "load_kg")]
        return all((getattr(own, n) or 0) >= v - 1e-6 for n, v in wanted if v)


@lru_cache(maxsize=2048)
def _changed(dose: Dose, changes: tuple[tuple[str, object], ...]) -> Dose:
    """The dose of one side with other fields; every week asks for the same ones."""
    fields = dose.__dict__ | dict(changes)
    fewest, most = fields["repetitions_from"], fields["repetitions"]
    if fewest is not None and (not isinstance(most, int) or most <= fewest):
        fields["repetitions_from"] = None
    return Dose(**{key: value for key, value in fields.items() if value is not None})
