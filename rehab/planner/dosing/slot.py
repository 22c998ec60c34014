"""One exercise on its way: where it stands on its staircase, and since when."""

from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from rehab.model.dose import Dose
from rehab.model.exercise import Exercise
from rehab.model.phase import Place
from rehab.model.policy import Policy
from rehab.model.programme import Reason
from rehab.planner.allowed.loads import Loads
from rehab.planner.dosing.staircase import Step

# After a red week, after time off, after a flare-up: each has its own reason.
Way: TypeAlias = Literal["way_back", "gap_way", "flare_way"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Slot:
    """State of one place from week to week.

    A red week puts the exercise on a short staircase of its own, the ``way_back``
    to the dose it had; until the top of it nothing else moves.
    """

    place: Place
    exercise: Exercise
    chosen: Reason
    policy: Policy
    loads: Loads
    steps: tuple[Step, ...]
    at: int = 0  # the step it stands on
    way_back: tuple[Step, ...] = ()  # low to high
    way: Way = "way_back"  # what it is the way back from
    steady_weeks: int = 0  # weeks on this step that counted
    rung_weeks: int = 0  # weeks on this exercise that counted
    phase_weeks: int = 1  # tables and quotas: weeks of the phase that counted
    days: tuple[int, ...]  # weekdays of its sessions, Monday 0; on daily sheets from 0
    sheet_days: int = 7
    easier: Exercise | None = None  # for the card's last line
    envelope: float  # weekly volume the rules allow
    reason: Reason

    @property
    def dose(self) -> Dose:
        """The dose of one session."""
        return (self.way_back or self.steps[self.at :])[0].dose

    @property
    def sessions(self) -> int:
        """How many a week."""
        return len(self.days)

    @property
    def next_step(self) -> Step | None:
        """The step above, if there is one."""
        return self.steps[self.at + 1] if self.at + 1 < len(self.steps) else None

    def moved_to(self, at: int, reason: Reason) -> "Slot":
        """On another step of the staircase, its weeks counted afresh."""
        return replace(self, at=at, steady_weeks=0, reason=reason)

    def on_way_back(
        self, way_back: tuple[Step, ...], reason: Reason, way: Way = "way_back"
    ) -> "Slot":
        """On a short staircase of its own; what counted begins again."""
        return replace(
            self,
            way_back=way_back,
            way=way,
            steady_weeks=0,
            rung_weeks=0,
            envelope=way_back[0].dose.volume * self.sessions,
            reason=reason,
        )

    def stayed(self, reason: Reason) -> "Slot":
        """On the same step for another week that does not count."""
        return replace(self, reason=reason)
