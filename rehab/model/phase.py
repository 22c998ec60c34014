"""An ordered part of a plan, its places, and what ends it."""

from typing import Annotated, Literal, Self

from pydantic import Field, Strict, model_validator

from rehab.model.criterion import Criterion
from rehab.model.dose import Dose
from rehab.model.policy import Policy
from rehab.model.rules import Back, EasyWeeks
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
    """How long a phase lasts, in sheets; projections use the typical length."""

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
    cap: Dose | None = None  # the most of it in this phase
    rest_days: Whole | None = None  # free days between two sessions
    group: Id | None = None  # in one week only one group steps up

    @model_validator(mode="after")
    def _one(self) -> Self:
        if sum(map(bool, (self.ladder, self.exercise, self.menu))) != 1:
            raise ValueError("give one of ladder, exercise, menu")
        return self


class Phase(Value):
    """An ordered part of a plan with one goal."""

    id: Id
    name: Text
    goal: Text  # one sentence to the client
    weeks: Weeks
    policy: Policy
    pain_rule: Id
    effort_max: Effort
    sheet_days: Annotated[int, Strict(), Field(ge=1, le=7)] = 7  # a sheet covers
    times_per_day: Annotated[int, Strict(), Field(ge=1, le=3)] = 1
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
    back: tuple[Back, ...] = ()  # what sends the client to an earlier phase
    red_percent: Percent | None = None  # after a red sheet, instead of the plan's
    light: YesNo = False  # loads are low: missed time cuts the volume only
    returns_triggers: YesNo = False  # forbidden movements may come back here
    practise: tuple[Text, ...] = ()  # to the client: what to do in it
    not_yet: tuple[Text, ...] = ()  # to the client: what to leave for later
    stay: Text  # to the client: when to stay on this sheet
    step_back: Text  # to the client: when to do less
    last: YesNo = False  # the way ends here
    source: Text

    @model_validator(mode="after")
    def _columns(self) -> Self:
        """One tick grid has seven columns at most."""
        if self.sheet_days < 7 < self.sheet_days * self.times_per_day:  # noqa: PLR2004
            raise ValueError("sheet_days times times_per_day is at most 7")
        return self

    @property
    def daily(self) -> bool:
        """Whether its sheets are for days, not for a week."""
        return self.sheet_days < 7  # noqa: PLR2004
