"""An ordered part of a plan, its places, and what ends it."""

from typing import Literal, Self

from pydantic import Field, model_validator

from rehab.model.policy import Policy
from rehab.model.rules import EasyWeeks
from rehab.model.units import (
    Count,
    Effort,
    Id,
    Level,
    Percent,
    Span,
    Text,
    Value,
    Whole,
    YesNo,
)


class Weeks(Value):
    """How long a phase lasts; projections use the typical length."""

    min: Count
    typical: Count
    max: Count

    @model_validator(mode="after")
    def _order(self) -> Self:
        if not self.min <= self.typical <= self.max:
            raise ValueError("needs min <= typical <= max")
        return self


class Place(Value):
    """A slot in the programme: a ladder, one exercise, or the first fit of a menu."""

    ladder: Id | None = None
    exercise: Id | None = None
    menu: tuple[Id, ...] = ()
    policy: Policy | None = None  # instead of the phase's
    sessions_per_week: Count | None = None  # instead of the client's days
    level_max: Level | None = None  # harder rungs are not for this place

    @model_validator(mode="after")
    def _one(self) -> Self:
        if sum(map(bool, (self.ladder, self.exercise, self.menu))) != 1:
            raise ValueError("give one of ladder, exercise, menu")
        return self


class Criterion(Value):
    """One testable condition for moving on; what is not reported is not met."""

    measure: Literal[
        "green_weeks",
        "banked_weeks",
        "weeks_without_red",
        "spasm_free_days",
        "confidence",
        "morning_pain",
        "diary_days",
        "triggers_known",
        "ladder_level",
        "physio",
    ]
    at_least: Whole | None = None
    at_most: Whole | None = None
    ladders: tuple[Id, ...] = ()
    says: Text  # in the client's words
    source: Text


class Phase(Value):
    """An ordered part of a plan with one goal."""

    id: Id
    name: Text
    goal: Text  # one sentence to the client
    weeks: Weeks
    policy: Policy
    pain_rule: Id
    effort_max: Effort
    sessions_per_week: Span
    exercises: Span  # how many at once
    entry_level: Level  # hardest level to begin a place with
    level_max: Level  # hardest level to climb to
    start_percent: Percent  # of the mean baseline try
    carry_on: YesNo = True  # keep the exercises and doses of the phase before
    places: tuple[Place, ...] = Field(min_length=1)
    easy_weeks: EasyWeeks | None = None
    pages: tuple[Literal["trigger_log", "movement_screen"], ...] = ()
    advance: tuple[Criterion, ...] = ()
    stay: Text  # to the client: when to stay on this sheet
    step_back: Text  # to the client: when to do less
    last: YesNo = False  # the way ends here
    source: Text
