"""What can be tested against the diary: criteria, and when the physio must look."""

from typing import Literal, TypeAlias

from pydantic import Field

from rehab.model.names import ExerciseId
from rehab.model.units import Count, Id, Text, Value, Whole, YesNo

Measure: TypeAlias = Literal[
    "green_weeks",
    "banked_weeks",
    "weeks_without_red",
    "spasm_free_days",
    "confidence",
    "morning_pain",
    "morning_rise",
    "diary_days",
    "triggers_known",
    "ladder_level",
    "weeks_at_mark",
    "physio",
    "days_in_phase",
    "days_without_red",
    "morning_pain_drop",
    "morning_pain_drop_percent",
    "worst_morning",
    "green_sessions",
    "dose_reached",
    "target_met",
    "missed_sessions",
    "day_of_programme",
    "weeks_since",
    "agreed",
]
OF_TIME: tuple[Measure, ...] = ("day_of_programme", "weeks_since")  # gates


class Test(Value):
    """One measure and its limits; what is not reported is not met."""

    __test__ = False  # pytest: not a case of yours

    measure: Measure
    at_least: Whole | None = None
    at_most: Whole | None = None
    ladders: tuple[Id, ...] = ()
    exercise: ExerciseId | None = None  # green_sessions, dose_reached: of this one
    over_days: Count | None = None  # worst_morning, missed_sessions: the last so many
    event: Id | None = None  # weeks_since: of the client file
    what: Id | None = None  # agreed: what the physio writes the day of


class Criterion(Test):
    """A condition for moving on."""

    or_else: tuple[Test, ...] = ()  # any of these serves as well
    by_signature: YesNo = False  # a gate of time that the physio may sign open
    says: Text  # in the client's words
    source: Text


class AskBy(Value):
    """A day from which the physio must look again, unless something was reached."""

    from_day: Whole = 0  # of the programme
    phases: tuple[Id, ...] = ()  # only in these
    unless: tuple[Test, ...] = Field(min_length=1)  # any of them
    says: Text  # to the physio
    source: Text
