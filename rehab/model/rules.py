"""The numbers of a plan: pain, weeks, steps, rungs, flares and missed time."""

from typing import Literal

from pydantic import Field

from rehab.model.units import (
    Count,
    Id,
    Pain,
    Percent,
    Span,
    Text,
    Value,
    Whole,
    YesNo,
)


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
    banked_weeks_lost: Whole = 2  # of the phase, for each flare
    call_if: tuple[Text, ...]
    source: Text


class Back(Value):
    """When bad weeks send a client back to an earlier phase."""

    reds: Count | None = None  # red weeks in a row
    flares: Count | None = None  # within so many weeks
    within_weeks: Count = 4
    to: Id
    banked_weeks: Count  # before they may return
    source: Text


class MissedTime(Value):
    """What a gap of so many days does (percent kept)."""

    days: Span
    load_percent: Percent
    volume_percent: Percent
    rungs_down: Whole = 0
    ramp_weeks: Whole = 0  # back to the dose before, in so many steps
    restart: Literal["no", "phase", "light_load"] = "no"
    review: YesNo = False  # the physio looks before the next sheet
    says: Text
    source: Text


class TriggerReturn(Value):
    """When a movement that was forbidden may come back, one severity at a time."""

    green_weeks: Count  # running, before the first
    green_weeks_between: Count = 2  # running, before each further one
    first_percent: Percent  # of the start dose of what becomes possible
    source: Text


class ProgrammeSize(Value):
    """How many exercises at once are too many."""

    warn_above: Count
    refuse_above: Count
    source: Text
