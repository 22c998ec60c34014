"""One exercise on its way: where it stands on its staircase, and since when."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from rehab.model.dose import Dose
from rehab.model.exercise import Exercise
from rehab.model.numbers import WEEK, WHOLE
from rehab.model.phase import Place
from rehab.model.policy import Policy, Table, TableRow
from rehab.model.programme import Reason
from rehab.model.replace import replace
from rehab.planner.allowed.loads import Loads
from rehab.planner.dosing.staircase import Step
from rehab.planner.dosing.work import as_low, no_heavier, work

# What leads back, or up, has its own reason: a red week, a decision as after one, time
# off, a flare-up, a movement that asks more, what came in low after any of them. The
# plain one is for less than its dose that was on a sheet, or done, for no such cause.
Way: TypeAlias = Literal[
    "plain_way",
    "red_way",
    "decided_way",
    "gap_way",
    "flare_way",
    "new_way",
    "lower_way",
]
# What the last week did: nothing that counts; counted, so it may step; stepped; came
# back to its dose; went down.
Moved: TypeAlias = Literal["stayed", "ready", "stepped", "returned", "cut"]


def rhythm(place: Place, days: tuple[int, ...]) -> float:
    """How many sessions a week in the long run, of a place with these in one week.

    >>> rhythm(Place(exercise="walk"), (0, 2, 4))
    3
    >>> rhythm(Place(exercise="walk", every_days=2), (0, 0, 2, 2, 4, 4, 6, 6))
    7.0
    """
    times = len(days) / (len(set(days)) or 1)
    return WEEK / place.every_days * times if place.every_days else len(days)


@dataclass(frozen=True, kw_only=True, slots=True)
class Chain:
    """Flare-ups that followed each other, and the dose before the first of them."""

    base: Dose
    flares: int
    last_start_day: int  # of the programme, of the last one's week


@dataclass(frozen=True, kw_only=True, slots=True)
class Slot:
    """State of one place from week to week.

    A bad week puts the exercise on a short staircase of its own, the ``way_back``
    to the dose it had; until the top of it nothing else moves. A movement that asks
    more begins low, on a ``new_way`` to its step: what is cut on it is a share of the
    dose it has come to, for the step itself was never done.
    """

    place: Place
    exercise: Exercise
    chosen: Reason
    policy: Policy
    loads: Loads
    steps: tuple[Step, ...]
    at: int = 0  # the step it stands on
    weights_before: int = 0  # new weights in this phase, before these steps
    way_back: tuple[Dose, ...] = ()  # low to high
    way: Way = "plain_way"  # what it is the way back from
    new_way: tuple[Dose, ...] = ()  # low to high, from where it stands to its step
    new_as: Way = "new_way"  # what the new way is told as
    reds: int = 0  # red weeks running
    chain: Chain | None = None  # of flare-ups
    steady_weeks: int = 0  # weeks on this step that counted
    before_step: Dose | None = None  # before a new load, set or hold, till a good week
    rung_weeks: int = 0  # weeks on this exercise that counted
    load_weeks: int = 0  # weeks that counted since a load far above the one before
    phase_weeks: int = 1  # tables and quotas: weeks of the phase that counted
    phase_sessions: int = 0  # tables by session: sessions behind it in the phase
    counted: int | None = None  # sessions of the last week that were done; None: all
    days: tuple[int, ...]  # weekdays of its sessions, Monday 0; on daily sheets from 0
    sheet_days: int = 7
    bands: tuple[str, ...] = ()  # all there are, light to strong
    room: float  # work of a session that the rules allow
    new_rung: bool = False  # it replaced an easier exercise
    freed: bool = False  # its movement was forbidden before
    moved: Moved = "stayed"
    at_target: bool | None = None  # quotas: whether the line has reached its target
    as_issued: Dose | None = None  # the rules' dose, where the sheet had another
    on_paper: bool = True  # whether the client's sheet of the week had the exercise
    decided: bool = False  # the physio brought it in, or set its dose
    swapped_down: bool = False  # by the physio, from a harder one: it leads to no other
    asks_physio: Step | None = None  # a step above the plan's hard cap
    reason: Reason

    @property
    def goal(self) -> Dose:
        """The dose of its step, where its staircase goes on."""
        return self.steps[self.at].dose

    @property
    def base(self) -> Dose:
        """The dose it stands at, or comes back to."""
        return self.new_way[0] if self.new_way else self.goal

    @property
    def tolerated(self) -> Dose:
        """The dose it comes back to after a bad week, or time off.

        Not a new weight, set or hold that only began then: no week says that it goes
        well. One more in a set is no such step.
        """
        return self.before_step or self.base

    @property
    def on_its_way(self) -> bool:
        """Whether it is below its step, on a way that goes on by itself."""
        return bool(self.way_back or self.new_way)

    @property
    def stands(self) -> bool:
        """Whether another phase goes on with it: a sheet had it, or it was decided."""
        return self.on_paper or self.decided

    @property
    def low_after_bad(self) -> bool:
        """Whether bad weeks or time off hold it low: not less done, nor being new."""
        cut = bool(self.way_back) and self.way != "plain_way"
        return cut or (bool(self.new_way) and self.new_as == "lower_way")

    @property
    def dose(self) -> Dose:
        """The dose of one session."""
        return self.way_back[0] if self.way_back else self.base

    @property
    def sessions(self) -> int:
        """How many a week."""
        return len(self.days)

    @property
    def rhythm(self) -> float:
        """How many a week in the long run; one week may have one more or less."""
        return rhythm(self.place, self.days)

    @property
    def by_session(self) -> Table | None:
        """Its table, where the rows count sessions."""
        table = self.policy if isinstance(self.policy, Table) else None
        return table if table and table.by_session else None

    @property
    def row(self) -> TableRow | None:
        """The row of a table that its next session has."""
        if not isinstance(self.policy, Table):
            return None
        table, coming = self.by_session, self.phase_sessions + 1
        return table.row(table.at(coming)) if table else self.policy.row(self.at)

    @property
    def session_steps(self) -> tuple[int, ...]:
        """The step of each session of the week, in order; () where all are alike."""
        table, first = self.by_session, self.phase_sessions + 1
        if table is None or self.on_its_way:
            return ()
        return tuple(table.at(first + n) for n in range(len(self.days)))

    @property
    def weights_up(self) -> int:
        """New weights so far in this phase."""
        climbed = self.steps[: self.at + 1]
        return self.weights_before + sum(s.variable == "load" for s in climbed)

    @property
    def next_step(self) -> Step | None:
        """The step above, if there is one."""
        return self.steps[self.at + 1] if self.at + 1 < len(self.steps) else None

    def work(self, dose: Dose) -> float:
        """Work of a session of this dose."""
        return work(dose, self.bands)

    def no_heavier(self, dose: Dose, than: Dose) -> Dose:
        """The dose, with the load of the other one where its own is heavier."""
        return no_heavier(dose, than, self.bands)

    def as_low(self, dose: Dose, than: Dose) -> Dose:
        """The dose, no heavier than the other; if lighter, with no more in a set."""
        return as_low(dose, than, self.bands)

    def kept_percent(self, dose: Dose, of: Dose) -> int:
        """How much of what is in a dose's sets another has, whatever the load."""
        return round(WHOLE * self.work(dose.loaded_as(of)) / self.work(of))

    def moved_to(self, at: int, reason: Reason) -> "Slot":
        """On another step of the staircase, its weeks counted afresh."""
        variable = self.steps[at].variable
        return replace(
            self,
            at=at,
            before_step=self.base if variable != "amount" else None,
            steady_weeks=0,
            moved="stepped",
            reason=reason,
        )

    def after_good_week(self) -> "Slot":
        """A week more on this exercise, and with about this load, that counted."""
        rung, load = self.rung_weeks + 1, self.load_weeks + 1
        return replace(self, rung_weeks=rung, load_weeks=load)

    def on_way_back(
        self, way_back: tuple[Dose, ...], reason: Reason, way: Way
    ) -> "Slot":
        """On a short staircase of its own; what counted begins again."""
        return replace(
            self,
            way_back=way_back,
            way=way,
            steady_weeks=0,
            rung_weeks=0,
            room=self.work(self.base),
            moved="cut",
            reason=reason,
        )

    def on_new_way(
        self, new_way: tuple[Dose, ...], reason: Reason, new_as: Way = "new_way"
    ) -> "Slot":
        """Below its step, which it comes up to from these doses."""
        return replace(self, new_way=new_way, new_as=new_as, reason=reason)

    def stayed(self, reason: Reason) -> "Slot":
        """On the same step for another week that does not count."""
        return replace(self, moved="stayed", reason=reason)
