"""What a review lays before the physio: what came back, what is proposed, what else."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from rehab.model.diary import WeekRecord
from rehab.model.dose import Dose
from rehab.model.exercise import Exercise
from rehab.model.programme import Programme, Reason, Unmet, Week
from rehab.model.record import Decision, Option

Habit: TypeAlias = Literal["kept", "favoured", "ignored"]


@dataclass(frozen=True, kw_only=True, slots=True)
class WeekSeen:
    """How one week went. Pain 0-10, medians of the scores that were given."""

    week: Week
    record: WeekRecord | None  # None: nothing came back
    sessions: int  # on the sheet the client had
    before: float | None
    during: float | None
    next_morning: float | None

    @property
    def done(self) -> int:
        """Sessions that came back."""
        return len(self.record.done) if self.record else 0


@dataclass(frozen=True, kw_only=True, slots=True)
class ExerciseSeen:
    """How one exercise was kept up over these weeks."""

    exercise: Exercise
    done: int  # sessions
    sessions: int  # on the sheets the client had
    habit: Habit
    actual: tuple[tuple[int, Dose], ...]  # week, and what was done instead


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """One exercise: the dose it had, and the next."""

    exercise: Exercise
    was: Dose | None  # None: new
    next: Dose | None  # None: leaves the programme
    reasons: tuple[Reason, ...]
    pieces: int = 1

    @property
    def same(self) -> bool:
        """Whether the dose stays as it is."""
        return self.was == self.next


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """One thing the physio may decide, and what follows from it."""

    option: Option
    exercise: Exercise | None = None  # swap: what goes
    instead: Exercise | None = None  # swap: what comes
    trigger: str | None = None  # lower_trigger: which movement
    week: Week | None = None  # the next one; None: there would be no programme
    changes: tuple[Change, ...] = ()
    next_phase: Week | None = None  # first week of the phase after, as planned
    weeks_later: int = 0  # that it begins later than by going on
    refused: tuple[Reason, ...] = ()
    needs_reason: bool = False  # it asks more of the client than the rules allow


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What the next week would change by its colour."""

    colour: str
    week: Week | None  # the one after it; None: there would be no programme
    up: int  # exercises that do more
    down: int  # exercises that do less
    asks: tuple[Reason, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Proposal:
    """Everything a physio needs to decide what comes after a week."""

    programme: Programme
    after_week: int  # the last one that came back; 0: none yet
    week: Week | None  # the next one
    weeks: tuple[WeekSeen, ...] = ()
    exercises: tuple[ExerciseSeen, ...] = ()
    changes: tuple[Change, ...] = ()
    choices: tuple[Choice, ...] = ()
    decided: tuple[Decision, ...] = ()
    notices: tuple[Reason, ...] = ()  # what is missing, or changed since printing
    unmet: tuple[Unmet, ...] = ()
    what_ifs: tuple[WhatIf, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class StopSign:
    """A stop sign came back: nothing is proposed until somebody says why it may."""

    week: int
    said: tuple[str, ...]  # what the diary says about that week
