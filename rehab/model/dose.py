"""How much of one exercise in one session, and its volume.

Volume (what the envelope limits) is sets x repetitions, times the seconds each
repetition is held and three for its way up and down, or sets x minutes or metres; a
list of sets is summed, a range counts with its top; both sides count once; kilograms
multiply.

>>> Dose(sets=2, repetitions=8).volume
16
>>> Dose(scheme=(5, 3, 1), hold_seconds=8).volume
99
>>> Dose(sets=3, repetitions=10, load_kg=12.5).volume
375.0
>>> a_range = Dose(sets=3, repetitions=(8, 12))
>>> a_range.volume, a_range.least.volume, a_range.model_dump()["repetitions"]
(36, 24, [8, 12])
"""

from typing import ClassVar, Self, TypeAlias

from pydantic import (
    Field,
    SerializerFunctionWrapHandler,
    model_serializer,
    model_validator,
)

from rehab.model.units import Count, Kilograms, Text, Value, Whole, told

AMOUNTS = ("repetitions", "scheme", "minutes", "metres")
# What a dose says besides how much is in a set.
BESIDES = frozenset(
    {"sets", "repetitions_from", "load_kg", "band", "tempo", "rest_seconds"}
)
SAID = ("tempo",)  # written only where a dose says it
Tempo: TypeAlias = tuple[Whole, Whole, Whole]  # seconds there, at the end, and back


class Dose(Value):
    """Sets and what is in one set. A hold alone is a timed hold."""

    ON_THE_WAY: ClassVar[int] = 3  # seconds a held repetition takes up and down

    sets: Count = 1
    repetitions: Count | None = None  # of a range the most
    repetitions_from: Count | None = None  # of a range the fewest
    scheme: tuple[Count, ...] | None = Field(default=None, min_length=2, max_length=6)
    hold_seconds: Count | None = None
    minutes: Count | None = None
    metres: Count | None = None
    load_kg: Kilograms | None = None  # total of both hands
    band: Text | None = None  # a strength named in the catalogue, light first
    tempo: Tempo | None = None  # of a repetition, in the order it is done
    rest_seconds: Whole | None = None  # between sets

    @model_validator(mode="before")
    @classmethod
    def _range(cls, data: object) -> object:
        """Two numbers of repetitions are the fewest and the most."""
        if not isinstance(data, dict):
            return data
        given = data.get("repetitions")
        if not isinstance(given, list | tuple):
            return data
        if len(given) != 2:  # noqa: PLR2004 - the fewest and the most
            message = f"repetitions have one number or two, got {len(given)}"
            raise told(message, "write 12, or [8, 12] for 8 to 12")
        return {**data, "repetitions_from": given[0], "repetitions": given[1]}

    @model_serializer(mode="wrap")
    def _as_written(self, handler: SerializerFunctionWrapHandler) -> dict[str, object]:
        data: dict[str, object] = handler(self)
        fewest = data.pop("repetitions_from", None)
        if fewest is not None:
            data["repetitions"] = [fewest, data["repetitions"]]
        unsaid = {key for key in SAID if data.get(key) is None}
        return {key: value for key, value in data.items() if key not in unsaid}

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
        if self.repetitions_from and self.repetitions_from >= (self.repetitions or 0):
            message = "a range of repetitions goes from fewer to more"
            raise told(message, "write the smaller number first, such as [8, 12]")
        if fault := self._tempo_fault():
            raise told(*fault)
        return self

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

    @property
    def least(self) -> "Dose":
        """The fewest that a range asks for; the dose itself where it is none."""
        if self.repetitions_from is None:
            return self
        return self.but(repetitions=self.repetitions_from)

    def but(self, **changes: object) -> "Dose":
        """The same dose with some fields changed, checked again.

        A range goes where its most is no longer above its fewest.
        """
        fields = {**self.__dict__, **changes}
        fewest, most = fields["repetitions_from"], fields["repetitions"]
        if fewest is not None and (not isinstance(most, int) or most <= fewest):
            fields["repetitions_from"] = None
        return Dose(**fields)

    def like(self, other: "Dose") -> "Dose":
        """The same dose, with the other's load and tempo where it names none."""
        loaded = self.load_kg is not None or self.band is not None
        load = {} if loaded else {"load_kg": other.load_kg, "band": other.band}
        timed = self.repetitions or self.scheme
        tempo = self.tempo or (other.tempo if timed else None)
        return self.but(**load, tempo=tempo)

    def at_least(self, other: "Dose") -> bool:
        """Whether every number that the other gives is reached, by the fewest."""
        numbers = ("sets", "repetitions", "hold_seconds", "minutes", "metres")
        own = (
            self.but(scheme=None, sets=len(self.scheme), repetitions=min(self.scheme))
            if self.scheme
            else self.least
        )
        wanted = [(name, getattr(other, name)) for name in (*numbers, "load_kg")]
        return all((getattr(own, n) or 0) >= v - 1e-6 for n, v in wanted if v)
