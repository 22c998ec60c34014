"""The dated result for one client: weeks, doses and the reason for each."""

import datetime
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

from rehab.model.client import Client
from rehab.model.criterion import Criterion
from rehab.model.diary import Diary
from rehab.model.dose import Dose
from rehab.model.exercise import Catalogue, Exercise
from rehab.model.limits import FlareFrom, GridColumn, NextWeek
from rehab.model.measure import Measures
from rehab.model.phase import Phase
from rehab.model.plan import Plan
from rehab.model.record import Record
from rehab.model.region import Region
from rehab.model.result_rule import ResultRule
from rehab.model.safety import Safety

Fact: TypeAlias = int | float | str | Dose
Facts: TypeAlias = dict[str, Fact]
# Of a session: stop, red, amber, green, unknown. Of a week: without unknown, and thin
# (too little done), none (no report), projected (still to come).
Colour: TypeAlias = Literal[
    "stop", "red", "amber", "green", "unknown", "thin", "none", "projected"
]


@dataclass(frozen=True, slots=True)
class Reason:
    """The rule that made a number, and the numbers that met it.

    The sentence for ``rule`` stands in the words file under ``reasons``.
    """

    rule: str
    facts: Mapping[str, Fact] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True)
class Library:
    """Everything read from files that a programme is made of."""

    catalogue: Catalogue
    exercises: Mapping[str, Exercise]
    plans: Mapping[str, Plan]
    regions: Mapping[str, Region]  # each with the stop signs of all
    safety: Safety
    measures: Measures
    drawings: Mapping[str, str] = field(default_factory=dict)  # own SVG, by exercise
    words: Mapping[str, Mapping[str, Any]] = field(  # own, by language
        default_factory=dict
    )

    def region(self, plan: Plan) -> Region:
        """The region of the body that the plan is for."""
        return self.regions[plan.region]

    def region_of(self, plan: object) -> Region:
        """The region of the plan of this id; while there is none, the first."""
        picked = self.plans.get(str(plan))
        return self.region(picked) if picked else next(iter(self.regions.values()))


@dataclass(frozen=True, kw_only=True, slots=True)
class AboveCap:
    """The next step of an exercise, where only the physio may take it."""

    dose: Dose
    rise_percent: float  # as the plan counts it


@dataclass(frozen=True, kw_only=True, slots=True)
class Prescription:
    """One exercise in one week, on the days that have this dose."""

    exercise: Exercise
    dose: Dose  # of one session
    days: tuple[datetime.date, ...]  # one session each
    chosen: Reason  # why this exercise
    reason: Reason  # why this dose
    envelope: float  # weekly volume the rules allowed
    ladder: str | None = None
    easier: Exercise | None = None
    lower: Dose  # on a red day, and after a red week
    back: tuple[Dose, ...] = ()  # after a flare-up, one for each stage, low to high
    easier_dose: Dose | None = None  # of the easier version, on a red day
    easier_pieces: int = 1  # as pieces, of the easier version
    pieces: int = 1  # 2: the kilograms are two equal pieces, one in each hand
    used_kg: float | None = None  # that the client wrote down last, by effort
    stepped: bool = False  # more than in the week before
    new_rung: bool = False  # it replaced an easier exercise
    at_target: bool | None = None  # a quota's line: whether it has reached its target
    by_rules: Dose | None = None  # the rules' dose, where the sheet had another
    asks_physio: AboveCap | None = None
    on_results: tuple[ResultRule, ...] = ()  # what its results lead to
    well: str | None = None  # to the client: what "well" is

    @property
    def asks_kg(self) -> bool:
        """Whether the client writes down the kilograms that they used."""
        return any(part.by_effort for part in self.dose.sides)

    @property
    def times_a_day(self) -> int:
        """How many times on one of its days."""
        return max(map(self.days.count, self.days), default=1)

    @property
    def weekly_volume(self) -> float:
        """Volume of the week: the session's volume times its sessions."""
        return self.dose.volume * len(self.days)


@dataclass(frozen=True, kw_only=True, slots=True)
class Unfilled:
    """A place that could not be filled: what was tried, what ruled it out."""

    place: str
    tried: tuple[tuple[str, Reason], ...]


@dataclass(frozen=True, slots=True)
class Unmet:
    """One condition for moving on that does not hold yet."""

    criterion: Criterion
    value: float | None  # what was reported; None: nothing


@dataclass(frozen=True, kw_only=True, slots=True)
class Week:
    """The days of one sheet from ``start``: a week, or what the phase says."""

    number: int
    start: datetime.date
    phase: Phase
    week_in_phase: int
    prescriptions: tuple[Prescription, ...]
    ruled_out: tuple[tuple[str, Reason], ...]  # every exercise passed over
    gaps: tuple[Unfilled, ...]
    phase_reason: Reason
    flare_menu: tuple[Prescription, ...]
    pain_grid: tuple[GridColumn, ...]  # what pain means in this phase
    next_week: NextWeek  # what follows from the colours of its sessions
    card: str  # belief card of the week; empty when none is for this client
    practise: tuple[str, ...] = ()  # lines of the phase that are for this client
    easy: bool = False
    projected: bool = True
    colour: Colour = "projected"  # how it went
    flare: bool = False  # whether a flare-up began in it
    effort: float | None = None  # how hard it felt, 0-10; None: not written down
    sessions: int = 0  # planned, on the sheet the client had
    after_gap: str = ""  # to the client, after time off
    overdue: bool = False  # longer than its phase should take
    asks: tuple[Reason, ...] = ()  # why the physio must look before this sheet
    lowerable: tuple[str, ...] = ()  # triggers that may come down a step now
    unmet: tuple[Unmet, ...] = ()  # why the phase has not ended yet
    at_mark: frozenset[str] = frozenset()  # ladders that stand at their pass mark
    not_before: datetime.date | None = None  # the day its phase may be left, by time

    def given(self, exercise: str) -> "Prescription | None":
        """The exercise as the sheet has it, the first of its days; or None."""
        return next(iter(self.every(exercise)), None)

    def every(self, exercise: str) -> "tuple[Prescription, ...]":
        """The exercise as the sheet has it: one for each dose that its days have."""
        return tuple(p for p in self.prescriptions if p.exercise.id == exercise)

    @property
    def exercises(self) -> tuple[str, ...]:
        """The exercises of the sheet, each once, as its numbers count them."""
        return tuple(dict.fromkeys(p.exercise.id for p in self.prescriptions))

    @property
    def once(self) -> tuple[Prescription, ...]:
        """Each exercise once, as the first of its days have it."""
        return tuple(given for given in map(self.given, self.exercises) if given)

    @property
    def days(self) -> tuple[datetime.date, ...]:
        """Every day of the sheet."""
        count = self.phase.sheet_days
        return tuple(self.start + datetime.timedelta(days=n) for n in range(count))


@dataclass(frozen=True, kw_only=True, slots=True)
class Aim:
    """The pass mark of one ladder, as this client will do it."""

    ladder: str
    exercise: Exercise
    dose: Dose
    pieces: int = 1
    week: int | None = (
        None  # in which these rules reach it; None: not in this programme
    )
    to_show: bool = False  # it waits to be shown in the clinic first

    @property
    def said_as(self) -> str:
        """The sentence that says when it is reached, or what it waits for."""
        if self.week:
            return "mark"
        return "mark_to_show" if self.to_show else "mark_not_reached"


@dataclass(frozen=True, kw_only=True, slots=True)
class Programme:
    """A plan laid on a calendar for one client."""

    client: Client
    plan: Plan
    diary: Diary
    record: Record = field(default_factory=Record)
    weeks: tuple[Week, ...]
    aims: tuple[Aim, ...] = ()  # what the ladders lead this client to
    rescue: tuple[str, ...] = ()  # moves for the region's bout that may be done
    flare_from: FlareFrom | None = None  # mornings that are a flare-up
    screen: tuple[str, ...] = ()  # moves of the movement screen that nothing forbids
    warnings: tuple[Reason, ...] = ()
    texts: str = ""  # a mark of the cards, stop signs and screen that are printed

    def chosen(self, numbers: Collection[int]) -> tuple[Week, ...]:
        """The weeks with these numbers, in order."""
        return tuple(week for week in self.weeks if week.number in numbers)

    def week(self, number: int) -> Week | None:
        """The week with this number; None past the end."""
        return next((week for week in self.weeks if week.number == number), None)


@dataclass(frozen=True, slots=True)
class Refusal:
    """No programme, and every reason why."""

    reasons: tuple[Reason, ...]
    stop_week: int | None = None  # the week in which a stop sign came back
