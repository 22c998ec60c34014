"""What the physio found out: where, when, what it stopped, what must be done.

Everything here is the physio's or the client's own words and numbers. The tool
counts and compares; it never names a cause.
"""

import datetime
from typing import Annotated, Literal, TypeAlias

from pydantic import BeforeValidator, Field, Strict

from rehab.model.names import ExerciseId
from rehab.model.units import Day, Effort, Id, Line, Value, Whole, YesNo

LikelyReason: TypeAlias = Literal[
    "same_strain",  # the same thing sets it off again and again
    "not_ready",  # strength or endurance short of what the task asks
    "sensitive",  # to certain movements
    "illness",  # rare: a doctor first
    "medicine",  # a doctor or a pharmacist first
]
Amount: TypeAlias = Annotated[
    float, Strict(), Field(ge=0, le=10_000, allow_inf_nan=False)
]
Hours: TypeAlias = Annotated[float, Strict(), Field(ge=0, le=24, allow_inf_nan=False)]


def _dated(value: object) -> object:
    """What was possible is worth nothing without its day."""
    if isinstance(value, int | float | str):
        raise ValueError("needs the day of each try, such as {2026-01-31: 6}")  # noqa: TRY004
    return value


class Episode(Value):
    """One spasm or flare-up as it was told: not only how, but what came before it."""

    on: Day
    task: Line
    load: Line | None = None  # such as 20 kg, or two hours
    day_before: Line | None = None
    sleep_hours: Hours | None = None  # the night before
    stress: Effort | None = None  # 0-10
    onset: Literal["sudden", "creeping"]
    cause: Literal["unaccustomed", "innocuous"]  # far more than usual; or a small thing
    lasted_days: Whole | None = Field(default=None, le=365)  # 0: hours; None: unknown
    stopped_activity: YesNo = False


class Task(Value):
    """Something real the client must do: how much it asks, how much they can do."""

    name: Line
    unit: Line  # such as kg or min
    demand: Annotated[
        float, Strict(), Field(gt=0, le=10_000, allow_inf_nan=False)
    ]  # what the task asks
    capacity: Annotated[dict[Day, Amount], BeforeValidator(_dated)] = Field(
        min_length=1
    )  # day: what they could do
    trained_by: ExerciseId | None = None  # an exercise

    def capacity_on(self, day: datetime.date) -> float | None:
        """What they could do at the last try up to this day; None before the first."""
        on = self.tried_on(day)
        return self.capacity[on] if on else None

    def tried_on(self, day: datetime.date) -> datetime.date | None:
        """The last try up to this day."""
        return max((when for when in self.capacity if when <= day), default=None)


class Paused(Value):
    """An activity left out for now: never without a way back."""

    name: Line
    since: Day
    end_test: Line  # what shows that it may come back
    back_on: Day  # planned
    resumed: Day | None = None

    def is_left_out(self, day: datetime.date) -> bool:
        """Whether it is left out on that day."""
        return self.since <= day and (self.resumed is None or self.resumed > day)


class Intake(Value):
    """The story so far, and what the way leads to."""

    sites: tuple[Id, ...] = ()  # of the region
    worse_with: tuple[Line, ...] = ()  # tags of the catalogue, or the client's words
    how_often: Line | None = None
    episodes: tuple[Episode, ...] = ()
    likely_reasons: dict[LikelyReason, Line] = {}  # in the physio's words
    tasks: tuple[Task, ...] = ()
    paused: tuple[Paused, ...] = ()
