"""An ordered part of a plan, its places, and what ends it."""

from collections.abc import Mapping
from typing import Annotated, Literal, Self, TypeAlias

from pydantic import BeforeValidator, Field, Strict, model_validator

from rehab.model.as_written import told
from rehab.model.client import Days
from rehab.model.criterion import Criterion
from rehab.model.dose import Dose, Tempo
from rehab.model.names import ExerciseId, FlagId
from rehab.model.policy import Policy
from rehab.model.result_rule import ResultRule
from rehab.model.rules import Back, EasyWeeks
from rehab.model.units import (
    Count,
    Effort,
    Id,
    Level,
    Pain,
    Percent,
    Share,
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

    @model_validator(mode="before")
    @classmethod
    def _not_one_number(cls, value: object) -> object:
        if isinstance(value, int) and not isinstance(value, bool):
            hint = f"write {{min: {value}, typical: {value}, max: {value}}}"
            raise told("needs the fewest, the typical and the most", hint)
        return value

    @model_validator(mode="after")
    def _order(self) -> Self:
        if not self.min <= self.typical <= self.max:
            hint = f"here {self.min}, {self.typical}, {self.max}: write small to large"
            raise told("needs min <= typical <= max", hint)
        return self


class When(Value):
    """For whom a place is, and from when: everything that is said must hold."""

    age: Count | None = None  # from this age on
    flags: tuple[FlagId, ...] = ()  # any of these
    goal_words: tuple[Text, ...] = ()  # any of these in a goal of the client's
    from_week: Count = 1  # of the programme, without those in which nothing was done

    def suits(self, age: int, flags: tuple[str, ...], goals: tuple[str, ...]) -> bool:
        """Whether it is for somebody of this age, these flags and these goals."""
        words = " ".join(goals).lower().split()
        said = {word.strip(".,;:!?()\"'") for word in words}
        return (
            (self.age is None or age >= self.age)
            and (not self.flags or bool(set(self.flags) & set(flags)))
            and (not self.goal_words or bool(said & set(self.goal_words)))
        )


class Ready(Value):
    """A dose that another place has reached first."""

    place: Id  # its ladder or exercise
    dose: Dose


class Place(Value):
    """A slot in the programme: a ladder, one exercise, or the first fit of a menu."""

    ladder: Id | None = None
    exercise: ExerciseId | None = None
    menu: tuple[ExerciseId, ...] = ()
    policy: Policy | None = None  # instead of the phase's
    sessions_per_week: Count | None = None  # instead of the client's days
    any_day: YesNo = False  # the sessions may fall on other days than the client's
    days: Days = ()  # on these, instead of the client's
    every_days: Annotated[int, Strict(), Field(ge=2, le=6)] | None = (
        None  # 2: every other
    )
    once_a_day: YesNo = False  # on its days, where the phase has twice
    lowest: YesNo = False  # begin at the lowest rung of the ladder that fits
    loaded: YesNo = False  # it should carry a weight, from above the entry level too
    when: tuple[When, ...] = ()  # for some clients only, besides the phase's number
    ready: tuple[Ready, ...] = ()  # not before all of these
    entry_level: Level | None = None  # instead of the phase's
    level_max: Level | None = None  # harder rungs are not for this place
    cap: Dose | None = None  # the most of it in this phase
    tempo: Tempo | None = None  # of its doses, where they name none
    rest_days: Whole | None = None  # free days between two sessions
    group: Id | None = None  # in one week only one group steps up
    on_results: tuple[ResultRule, ...] = ()  # the first that holds, each week
    well: Text | None = None  # to the client: what "well" is

    def choices(self, ladders: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
        """The ids of every exercise that may fill it."""
        if self.ladder:
            return ladders.get(self.ladder, ())
        return (self.exercise,) if self.exercise else self.menu

    @model_validator(mode="after")
    def _one(self) -> Self:
        if sum(map(bool, (self.ladder, self.exercise, self.menu))) != 1:
            raise ValueError("give one of ladder, exercise, menu")
        return self

    @model_validator(mode="after")
    def _one_rhythm(self) -> Self:
        keys = ("sessions_per_week", "days", "every_days")
        given = [key for key in keys if getattr(self, key)]
        if len(given) > 1 or (
            self.any_day and given[:1] not in ([], ["sessions_per_week"])
        ):
            raise told("says its days twice", f"give one of {', '.join(keys)}")
        return self

    @model_validator(mode="after")
    def _rules_fit(self) -> Self:
        rules = self.on_results
        if any(rule.then != "load" for rule in rules) and not self.ladder:
            raise told("goes a rung up or down without a ladder", "give a ladder")
        if any(rule.well is not None for rule in rules) and not self.well:
            hint = "say what the client looks for, such as well: Your hips stay level."
            raise told("asks whether it was done well, and says not what that is", hint)
        return self

    @property
    def by_the_calendar(self) -> bool:
        """Whether the plan names its days, whatever the client's are."""
        return bool(self.days or self.every_days)


class Advice(Value):
    """One line to the client; one about an exercise is for whoever may do it."""

    says: Text
    exercise: ExerciseId | None = None


def _line(value: object) -> object:
    """A bare text is a line about no exercise."""
    return {"says": value} if isinstance(value, str) else value


AdviceLine: TypeAlias = Annotated[Advice, BeforeValidator(_line)]


class EarlyEnd(Value):
    """When the physio is told that a phase may end early, by signature."""

    weeks: Count  # running
    pain_at_most: Pain  # worst in a session and next morning
    effort_at_most: Effort
    done_min: Share  # of the sessions
    not_before_week: Count  # of the programme
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
    sheet_days: Annotated[int, Strict(), Field(ge=1, le=7)] = 7  # a sheet covers
    times_per_day: Annotated[int, Strict(), Field(ge=1, le=3)] = 1
    sessions_per_week: Span
    exercises: Span  # how many at once
    sets_max: Count | None = None  # no exercise gets more sets in this phase
    entry_level: Level  # hardest level to begin a place with
    level_max: Level  # hardest level to climb to
    new_rungs: YesNo = True  # exercises may be replaced by the next of their ladder
    start_percent: Percent  # of the mean baseline try
    carry_on: YesNo = True  # keep the exercises and doses of the phase before
    places: tuple[Place, ...] = Field(min_length=1)
    easy_weeks: EasyWeeks | None = None
    pages: tuple[Literal["trigger_log", "movement_screen"], ...] = ()
    advance: tuple[Criterion, ...] = ()
    back: tuple[Back, ...] = ()  # what sends the client to an earlier phase
    red_percent: Percent | None = None  # after a red sheet, instead of the plan's
    light: YesNo = False  # loads are low: missed time cuts the volume only
    early_end: EarlyEnd | None = None
    returns_triggers: YesNo = False  # forbidden movements may come back here
    practise: tuple[AdviceLine, ...] = ()  # to the client: what to do in it
    not_yet: tuple[Text, ...] = ()  # to the client: what to leave for later
    stay: Text  # to the client: when to stay on this sheet
    step_back: Text  # to the client: when to do less
    last: YesNo = False  # the way ends here
    source: Text

    @model_validator(mode="after")
    def _columns(self) -> Self:
        """One tick grid has seven columns at most, and a week's each twice."""
        columns = self.sheet_days * self.times_per_day
        if self.sheet_days < 7 < columns:  # noqa: PLR2004
            raise ValueError("sheet_days times times_per_day is at most 7")
        if columns > 2 * 7:
            hint = "write 1 or 2, or sheet_days: 2 for sheets of two days"
            raise told("a week's sheet has room for twice a day", hint)
        return self

    @property
    def daily(self) -> bool:
        """Whether its sheets are for days, not for a week."""
        return self.sheet_days < 7  # noqa: PLR2004

    @property
    def logged(self) -> bool:
        """Whether its weeks have a log of triggers, before colours count."""
        return "trigger_log" in self.pages
