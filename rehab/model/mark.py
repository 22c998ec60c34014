"""What a ladder leads to: the dose that shows it, for this kind of person."""

from typing import Literal

from rehab.model.names import ExerciseId, FlagId, MovementId
from rehab.model.units import Count, Id, Intensity, Percent, Text, Value


class Mark(Value):
    """One pass mark. Of a ladder's marks the first that is for this client counts."""

    ladder: Id
    exercises: tuple[ExerciseId, ...]  # any of these shows it
    sets: Count
    repetitions: Count
    hold_seconds: Count | None = None
    percent_body_weight: Percent | None = None  # both hands
    band: Text | None = None
    age: Count | None = None  # from this age on
    sex: Literal["female", "male"] | None = None
    flags: tuple[FlagId, ...] = ()  # with any of these
    triggers: dict[MovementId, Intensity] = {}  # with any of these, so severe or more
    source: Text


class MarkRule(Value):
    """Which weight stands for a mark where the client does not own the exact one."""

    short_percent: Percent  # a weight so much below is near enough
    too_light_repetitions: Count  # at the heaviest, where the kit is too light
    source: Text
