"""How much of one exercise in one session, and its volume.

Volume (what the envelope limits) is sets x repetitions, times the seconds each
repetition is held and three for its way up and down, or sets x minutes or metres, or
repeats x the minutes of their parts; a
descending scheme sums its sets; both sides count once; kilograms multiply.

>>> Dose(sets=2, repetitions=8).volume
16
>>> Dose(scheme=(5, 3, 1), hold_seconds=8).volume
99
>>> Dose(sets=3, repetitions=10, load_kg=12.5).volume
375.0
"""

from typing import ClassVar, Self

from pydantic import (
    Field,
    SerializerFunctionWrapHandler,
    model_serializer,
    model_validator,
)

from rehab.model.as_written import span, told
from rehab.model.dose_words import dose_fields
from rehab.model.part import Part, in_all, whole, within
from rehab.model.units import Count, Kilograms, Text, Value, Whole

AMOUNTS = ("repetitions", "scheme", "minutes", "metres", "parts")
# What a dose says besides how much is in a set.
BESIDES = frozenset({"sets", "load_kg", "band", "rest_seconds", "warm_up", "cool_down"})
SAID = ("parts", "warm_up", "cool_down")  # written only where a dose says it


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
    """Sets and what is in one set. A hold alone is a timed hold."""

    ON_THE_WAY: ClassVar[int] = 3  # seconds a held repetition takes up and down

    sets: Count = 1
    repetitions: Count | None = None
    scheme: tuple[Count, ...] | None = Field(default=None, min_length=2, max_length=6)
    hold_seconds: Count | None = None
    minutes: Count | None = None
    metres: Count | None = None
    parts: tuple[Part, ...] | None = Field(default=None, min_length=1, max_length=30)
    warm_up: tuple[Part, ...] | None = Field(default=None, min_length=1, max_length=5)
    cool_down: tuple[Part, ...] | None = Field(default=None, min_length=1, max_length=5)
    load_kg: Kilograms | None = None  # total of both hands
    band: Text | None = None  # a strength named in the catalogue, light first
    rest_seconds: Whole | None = None  # between sets

    @model_validator(mode="before")
    @classmethod
    def _in_words(cls, data: object) -> object:
        """A dose may stand in one word, such as 3x10."""
        if not isinstance(data, str):
            return data
        if (fields := dose_fields(data)) is None:
            hint = "such as 3x10, 3x30s, 3x10@20kg or {sets: 3, repetitions: 10}"
            raise told(f'is no dose, got "{data[:60]}"', hint)
        return fields

    @model_validator(mode="after")
    def _one_amount(self) -> Self:
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
        return self

    @model_serializer(mode="wrap")
    def _as_written(self, handler: SerializerFunctionWrapHandler) -> dict[str, object]:
        data: dict[str, object] = handler(self)
        return {k: v for k, v in data.items() if k not in SAID or v is not None}

    @property
    def in_all(self) -> dict[str, int]:
        """Seconds of each of its parts, in all repeats."""
        return in_all(self.parts or (), self.sets)

    @property
    def volume(self) -> float:
        """One session's volume: repetitions, seconds, minutes or metres (x kg)."""
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
        return amount

    def but(self, **changes: object) -> "Dose":
        """The same dose with some fields changed, checked again."""
        return Dose(**{**self.__dict__, **changes})

    def at_least(self, other: "Dose") -> bool:
        """Whether every number that the other gives is reached."""
        if self.parts and other.parts:
            return within(other.in_all, self.in_all)
        numbers = ("sets", "repetitions", "hold_seconds", "minutes", "metres")
        own = (
            self.but(scheme=None, sets=len(self.scheme), repetitions=min(self.scheme))
            if self.scheme
            else self
        )
        wanted = [(name, getattr(other, name)) for name in (*numbers, "load_kg")]
        return all((getattr(own, n) or 0) >= v - 1e-6 for n, v in wanted if v)
