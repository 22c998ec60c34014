"""How much of one exercise in one session, and its volume.

Volume (what the envelope limits) is sets x repetitions, times the seconds each
repetition is held and three for its way up and down, or sets x minutes or metres; a
descending scheme sums its sets; both sides count once; kilograms multiply.

>>> Dose(sets=2, repetitions=8).volume
16
>>> Dose(scheme=(5, 3, 1), hold_seconds=8).volume
99
>>> Dose(sets=3, repetitions=10, load_kg=12.5).volume
375.0
"""

from typing import ClassVar, Self

from pydantic import Field, model_validator

from rehab.model.as_written import told
from rehab.model.dose_words import dose_fields
from rehab.model.units import Count, Kilograms, Text, Value, Whole

AMOUNTS = ("repetitions", "scheme", "minutes", "metres")


class Dose(Value):
    """Sets and what is in one set. A hold alone is a timed hold."""

    ON_THE_WAY: ClassVar[int] = 3  # seconds a held repetition takes up and down

    sets: Count = 1
    repetitions: Count | None = None
    scheme: tuple[Count, ...] | None = Field(default=None, min_length=2, max_length=6)
    hold_seconds: Count | None = None
    minutes: Count | None = None
    metres: Count | None = None
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
        if self.scheme and self.sets != 1:
            raise ValueError("a scheme lists its own sets; leave sets out")
        return self

    @property
    def volume(self) -> float:
        """One session's volume: repetitions, seconds, minutes or metres (x kg)."""
        amount: float = self.sets * (self.repetitions or 1)
        if self.scheme:
            amount = sum(self.scheme)
        if self.hold_seconds:
            held = self.repetitions or self.scheme
            amount *= self.hold_seconds + (self.ON_THE_WAY if held else 0)
        for factor in (self.minutes, self.metres, self.load_kg):
            amount *= factor or 1
        return amount

    def but(self, **changes: object) -> "Dose":
        """The same dose with some fields changed, checked again."""
        return Dose(**{**self.__dict__, **changes})

    def at_least(self, other: "Dose") -> bool:
        """Whether every number that the other gives is reached."""
        numbers = ("sets", "repetitions", "hold_seconds", "minutes", "metres")
        own = (
            self.but(scheme=None, sets=len(self.scheme), repetitions=min(self.scheme))
            if self.scheme
            else self
        )
        wanted = [(name, getattr(other, name)) for name in (*numbers, "load_kg")]
        return all((getattr(own, n) or 0) >= v - 1e-6 for n, v in wanted if v)
