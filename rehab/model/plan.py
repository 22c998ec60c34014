"""A plan: reusable, undated phases and the rules that move the doses."""

from typing import Annotated, Literal, Self, TypeAlias

from pydantic import Field, model_validator

from rehab.model.dose import Dose
from rehab.model.units import (
    Count,
    Effort,
    Id,
    Level,
    Pain,
    Percent,
    Span,
    Text,
    Value,
    Whole,
    YesNo,
)


class Steady(Value):
    """The same dose all through."""

    kind: Literal["steady"]


class Staircase(Value):
    """Up the staircase, one step at a time, under the envelope."""

    kind: Literal["staircase"]
    rise_percent: Percent  # of the envelope, each green week
    steady_weeks: Count  # on each step before the next


class TableRow(Value):
    """From this week of the phase on, this dose."""

    from_week: Count
    dose: Dose


class Table(Value):
    """Explicit doses by week, as papers print them."""

    kind: Literal["table"]
    rows: tuple[TableRow, ...] = Field(min_length=1)


class Quota(Value):
    """A straight line from the start to the client's target; pain does not move it."""

    kind: Literal["quota"]
    weeks: Count  # from the start of the phase to the target


class Share(Value):
    """A percentage of the last tolerated dose, load kept."""

    kind: Literal["share"]
    percent: Percent


Policy: TypeAlias = Annotated[
    Steady | Staircase | Table | Quota | Share, Field(discriminator="kind")
]


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


class PainRule(Value):
    """When a session is amber or red. Pain 0-10; rises are against the baseline."""

    name: Text
    during_amber: Pain | None = None  # absolute, worst pain in the session
    during_red: Pain
    during_rise_amber: Pain | None = None  # worst in the session minus before it
    during_rise_red: Pain | None = None
    morning_rise_amber: Pain
    morning_rise_red: Pain
    green: Text  # what the client reads beside each colour
    amber: Text
    red: Text
    source: Text


class WeekRule(Value):
    """What makes a week green or thin. Shares are 0-1 of sessions."""

    green_done_min: float = Field(ge=0, le=1)
    green_amber_max: float = Field(ge=0, le=1)
    green_unknown_max: float = Field(ge=0, le=1)
    thin_done_below: float = Field(ge=0, le=1)
    red_sessions: Count
    source: Text


class StepRule(Value):
    """Order and size of the staircase's steps, and the brakes on them."""

    order: tuple[Literal["amount", "sets", "hold", "load"], ...]
    sizes: dict[
        Literal["repetitions", "hold_seconds", "minutes", "metres"], tuple[Count, ...]
    ]  # small to large; the largest that keeps within reset_percent is used
    reset_percent: Percent  # most a new set or hold may add to the volume
    load_reset_percent: Percent  # of the cap's repetitions, after a new weight
    load_rise_percent: Percent  # a heavier weight than this needs twice the weeks
    hard_cap_percent: Percent  # a single step above this waits for the physio
    exercises_stepping_max: Count  # in one week
    source: Text


class RungRule(Value):
    """When the next exercise of the ladder replaces this one."""

    green_weeks: Count  # on this rung
    steps_below_top: Whole  # near enough to the top of the rung
    steps_enough: Count  # or this many steps climbed on it, whichever comes first
    skip_levels_max: Whole  # how much harder it may be when rungs between are skipped
    load_rise_percent: Percent  # most its first load may be above the load before
    new_tag_percent: Percent  # of the start dose when a trigger's tag gets stronger
    source: Text


class EasyWeeks(Value):
    """A planned lighter week: every so many weeks, this share of the volume."""

    every_weeks: Count
    percent: Percent
    source: Text


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


class RedWeek(Value):
    """What a red week does to next week's dose."""

    percent: Percent  # of this week's volume
    source: Text


class FlareStage(Value):
    """One stage of the flare-up plan."""

    percent: Percent  # of the volume before the flare
    load_percent: Percent  # of the load before the flare
    days: Text
    says: Text


class FlarePlan(Value):
    """What to do when it flares, printed with the easier doses worked out."""

    exercises: Count  # from the flare menu
    stages: tuple[FlareStage, ...] = Field(min_length=1)
    call_if: tuple[Text, ...]
    source: Text


class MissedTime(Value):
    """What a gap of so many days does (percent kept)."""

    days: Span
    load_percent: Percent
    volume_percent: Percent
    says: Text
    source: Text


class ProgrammeSize(Value):
    """How many exercises at once are too many."""

    warn_above: Count
    refuse_above: Count
    source: Text


class Plan(Value):
    """A reusable programme of phases: every rule of it is a line a physio can edit."""

    id: Id  # the file's name without .yaml; never written in the file
    name: Text
    version: Text
    status: Text
    about: Text
    pain_rules: dict[Id, PainRule]
    week_rule: WeekRule
    steps: StepRule
    rung_up: RungRule
    red_week: RedWeek
    size: ProgrammeSize
    flare: FlarePlan
    missed_time: tuple[MissedTime, ...]
    review_every_weeks: Count
    last_phase_weeks_shown: Count
    rest_days_after_load: Whole  # between two sessions with kilograms
    entry_pain_max: Pain
    entry_spasm_free_days: Whole
    cards: tuple[Id, ...]  # belief cards, one a week, over again
    phases: tuple[Phase, ...] = Field(min_length=1)
    sources: tuple[Text, ...]


class Card(Value):
    """A belief or education card: a few short sentences to the client."""

    title: Text
    text: tuple[Text, ...] = Field(min_length=1, max_length=6)
    try_this: Text | None = None
    source: Text


class Rescue(Card):
    """The card for a spasm that has struck; each move prints only where it may be."""

    moves: dict[Id, Text] = {}  # exercise of the catalogue's rescue list: how
    then: tuple[Text, ...] = ()


class Education(Value):
    """All cards, and the rescue card for a spasm that has struck."""

    cards: dict[Id, Card]
    rescue: Rescue


class StopSign(Value):
    """One line of the stop-sign screen, asked by the physio."""

    group: Text
    ask: Text
    action: Literal["emergency", "same_day", "urgent", "doctor"]
    source: Text


class Safety(Value):
    """Who must not get a programme, and what the client reads as stop signs."""

    age_min: Count
    signs: dict[Id, StopSign]
    screen_valid_days: Count
    emergency: tuple[Text, ...]  # to the client
    today: tuple[Text, ...]
    this_week: tuple[Text, ...]
    blocked_words: tuple[Text, ...]  # never in text to the client
    source: Text
