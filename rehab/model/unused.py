"""Rules that a plan may leave out, and what holds in their place."""

from pydantic import Field

from rehab.model.rules import (
    HeavyRule,
    Irritable,
    MissedTime,
    Older,
    RungRule,
    StartRule,
    StepRule,
)
from rehab.model.units import Value


class SaidNone(Value):
    """What a plan has that says ``none`` of a rule."""

    heavy: HeavyRule
    irritable: Irritable
    older: Older


class Unused(Value):
    """The rules of what is added by hand, where no phase of a plan uses them."""

    steps: StepRule
    rung_up: RungRule
    start: StartRule
    heavy: HeavyRule
    irritable: Irritable
    older: Older
    missed_time: tuple[MissedTime, ...] = Field(min_length=1)
    none: SaidNone
