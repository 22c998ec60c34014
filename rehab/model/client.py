"""The client file: who, when, what hurts, and what they can do."""

from typing import Annotated, Literal, TypeAlias, get_args

from pydantic import AfterValidator, BeforeValidator, Field

from rehab.model.as_written import told, weekday
from rehab.model.clinic import Clinic
from rehab.model.dose import Dose
from rehab.model.expectation import Expectation
from rehab.model.intake import Intake
from rehab.model.measure import Measured
from rehab.model.names import ExerciseId, FlagId, KitId, MovementId, PlanId
from rehab.model.units import (
    ENGLISH,
    Answer,
    Count,
    Day,
    Id,
    Intensity,
    Kilograms,
    Language,
    Line,
    Name,
    Pain,
    Pieces,
    Value,
    Whole,
    Year,
    YesNo,
)

Weekday: TypeAlias = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
WEEKDAYS: tuple[Weekday, ...] = get_args(Weekday)
TypedDay: TypeAlias = Annotated[Weekday, BeforeValidator(weekday)]


def _each_once(days: tuple[str, ...]) -> tuple[str, ...]:
    for number, day in enumerate(days):
        if day in days[:number]:
            raise told(f'"{day}" is given twice', "delete one of them")
    return days


Days: TypeAlias = Annotated[tuple[TypedDay, ...], AfterValidator(_each_once)]


class Screening(Value):
    """The physio's stop-sign screen: this tool records it and never judges it."""

    by: Name
    on: Day
    answers: dict[Id, Answer]
    resolved: dict[Id, Line] = {}  # a yes that was followed up: by whom, how


class Baseline(Value):
    """What the client managed before the programme, best of each try."""

    tries: tuple[Count, ...] = Field(min_length=1, max_length=5)  # reps, s, min or m
    pain: Pain  # worst during the tries
    load_kg: Kilograms | None = None  # both hands, where a weight was tried
    more: Whole | None = None  # repetitions that were still possible


class Target(Value):
    """What a quota climbs to, and the day it was agreed for."""

    dose: Dose
    by: Day | None = None  # otherwise the plan's weeks


class Review(Value):
    """Who stands behind exactly these weeks; a changed dose voids it."""

    by: Name
    on: Day
    weeks: Line  # such as 1-4
    fingerprint: Line


class Client(Value):
    """One person's file. The reference, never the name, names files."""

    reference: Id
    name: Name  # to print
    birth_year: Year
    sex: Literal["female", "male"] | None = None  # some marks and starts differ
    weight_kg: Kilograms | None = None
    physio: Name
    clinic: Clinic
    library: Line | None = None  # a folder with own exercises and plans, from here
    plan: PlanId
    start: Day
    entry_phase: Id | None = None  # otherwise the plan's first
    days: Days = Field(min_length=1, max_length=7)
    days_for: dict[ExerciseId, Days] = {}  # where it has its own
    goals: tuple[Line, ...] = Field(min_length=1, max_length=3)  # their own words
    when: Line | None = None  # "after breakfast, in the living room"
    usual_pain: Pain
    spasm_free_days: Whole = 0  # at the start date, of what strikes in the region
    triggers: dict[MovementId, Intensity] | None = None  # severity; {} = none found
    trigger_activities: tuple[Line, ...] = ()
    equipment: tuple[KitId, ...] = ()
    weights_kg: dict[KitId, Pieces] = {}  # of one piece
    bar_kg: Kilograms | None = None  # of the empty bar: then the plates are told
    bands: tuple[Line, ...] = ()
    bed: YesNo = False  # has a firm bed to exercise on
    flags: tuple[FlagId, ...] = ()
    easily_irritated: YesNo = False  # small rises, one new thing at a time
    baseline: dict[ExerciseId, Baseline] = {}
    doses: dict[ExerciseId, Dose] = {}  # a starting dose the physio sets
    targets: dict[ExerciseId, Target] = {}
    entry_rungs: dict[Id, ExerciseId] = {}  # ladder: exercise to begin with
    pins: tuple[ExerciseId, ...] = ()  # exercises that must be in
    swaps: dict[ExerciseId, ExerciseId] = {}  # this one: that one instead
    exclude: tuple[ExerciseId, ...] = ()
    supervised: tuple[ExerciseId, ...] = ()  # shown in clinic, may be done alone
    size_reason: Line | None = None  # why more exercises than the plan allows
    events: dict[Id, Day] = {}  # such as an operation, and the day of it
    agreed: dict[Id, Day] = {}  # what the physio agreed to, and since when
    signed: dict[Id, Count] = {}  # phase: the week after which the physio ended it
    expect: tuple[Expectation, ...] = ()  # doses that check holds the rules to
    intake: Intake | None = None
    measures: tuple[Measured, ...] = ()  # one a day of testing
    screening: Screening
    review: Review | None = None
    language: Language = ENGLISH
    paper: Literal["a4", "letter"] = "a4"
    large_print: YesNo = False
    hole_punch: YesNo = False  # room for holes, at the left of each sheet of paper
    layout: Literal["compact", "weekly"] = "compact"  # equal weeks share pages, or not

    @property
    def age(self) -> int:
        """Years in the year of the start."""
        return self.start.year - self.birth_year
