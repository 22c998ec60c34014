"""Outcome measures: what each one counts, and how much change means something."""

from typing import Annotated, Literal, Self

from pydantic import Field, Strict, model_validator

from rehab.model.units import (
    Count,
    Day,
    Effort,
    Id,
    Pain,
    Percent,
    Text,
    Value,
    Whole,
    YesNo,
)

Number = Annotated[float, Strict(), Field(ge=-1_000, le=10_000, allow_inf_nan=False)]
Above = Annotated[float, Strict(), Field(gt=0, le=10_000, allow_inf_nan=False)]
OWN = ("nprs", "psfs", "back_hold_seconds", "groc")  # keys of a client's file


class Measured(Value):
    """The scores of one day. What was not asked is None, never 0."""

    on: Day
    nprs: Pain | None = None
    nprs_is: Literal["usual", "now", "worst", "morning"] = "usual"
    psfs: dict[Text, Effort] = Field(default={}, max_length=5)  # 0 unable, 10 as before
    back_hold_seconds: Annotated[int, Strict(), Field(ge=0, le=240)] | None = None
    groc: Annotated[int, Strict(), Field(ge=-5, le=5)] | None = None
    scores: dict[Id, Number] = {}  # of forms with a licence: the total only
    note: Text | None = None


class Important(Value):
    """The change that counts, for a first score up to so much."""

    first_up_to: Number | None = None  # None: for all that are left
    points: Above


class Measure(Value):
    """One measure as its authors judge it."""

    name: Text
    unit: Text
    lowest: Number
    highest: Number
    better: Literal["lower", "higher"]
    important: tuple[Important, ...] = ()  # published; small first scores first
    important_percent: Percent | None = None  # of the first score
    smallest_real: Above | None = None  # less may be chance
    not_judged_up_to: Number | None = None  # a first score this low: ask the other
    instead: Id | None = None
    single_points: Above | None = None  # when too few activities were rated
    is_change: YesNo = False  # the score itself says how much it changed
    licence: Literal["bundled", "score_only"]
    note: Text | None = None
    source: Text

    @model_validator(mode="after")
    def _order(self) -> Self:
        if self.lowest >= self.highest:
            raise ValueError("lowest must be below highest")
        return self


class RegisterRule(Value):
    """When an episode begins and ends, and when pain counts as gone."""

    clear_days: Count  # without a spasm or flare-up, on either side
    year_days: Count  # how far back episodes are counted
    rise_points: Pain  # above the usual pain
    gone_at_most: Pain  # pain that counts as gone
    source: Text


class PassRule(Value):
    """How a session at the pass mark has to feel."""

    during_at_most: Pain
    morning_rise_below: Count  # above the usual pain
    source: Text


class Measures(Value):
    """All measures, and how the project's own counters count."""

    measures: dict[Id, Measure]
    register_rule: RegisterRule
    passes: PassRule
    activities_min: Whole  # of the patient's own, for a mean
    source: Text
