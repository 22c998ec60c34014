"""The numbers of a plan: pain, weeks, steps, rungs, flares and missed time."""

from typing import Annotated, Literal

from pydantic import Field

from rehab.model.names import ExerciseId
from rehab.model.numbers import WHOLE
from rehab.model.units import (
    Count,
    Effort,
    Id,
    Pain,
    Percent,
    Share,
    Span,
    Text,
    Value,
    Whole,
    YesNo,
)


class PainRule(Value):
    """What pain means before, in and after a session. 0-10; rises are above the usual.

    A row without a limit is green whatever the score.
    """

    name: Text
    before_rise_amber: Pain | None = None  # when a session begins
    before_rise_red: Pain | None = None
    before_none: Pain | None = None  # absolute: no session that day
    during_amber: Pain | None = None  # worst in the session; never at the usual pain
    during_red: Pain  # absolute: everything stops
    during_rise_amber: Pain | None = None
    during_rise_red: Pain | None = None
    morning_rise_amber: Pain
    morning_rise_red: Pain
    morning_none: Pain | None = None  # absolute: rest
    source: Text


class WeekRule(Value):
    """What makes a week green or thin. Shares are 0-1 of the planned sessions."""

    green_done_min: Share
    green_amber_max: Share
    green_unknown_max: Share
    thin_done_below: Share
    exercise_done_min: Share  # of its own sessions, to rise
    less_done_below: Share  # of the dose: done with less
    red_sessions: Count
    source: Text


class StartRule(Value):
    """The first dose: from a try at the first visit, else the nearest weight."""

    try_percent: Percent  # of the mean try, at the tried weight
    painful_from: Pain  # a try this painful counts for the phase's start percent only
    near_percent: Percent  # a weight up to so much above the start is near enough
    only_weight_repetitions: Count  # where the lightest weight at hand is heavier
    source: Text


class StepRule(Value):
    """Order and size of the staircase's steps, and the brakes on them."""

    order: tuple[Literal["amount", "sets", "hold", "load"], ...]
    sizes: dict[
        Literal["repetitions", "hold_seconds", "minutes", "metres"],
        Annotated[tuple[Count, ...], Field(min_length=1)],
    ]  # small to large; the largest that keeps within reset_percent is used
    repetitions_top: Count  # of a set; more only where no heavier weight is left
    repetitions_before_set: Count  # of a set, where one more set is due
    sets_after_loads: Whole  # new weights before a further set, where there are any
    reset_percent: Percent  # most a new set or hold may add to the work
    load_work_percent: Percent  # most a new weight may add to the work
    coarse_percent: Percent  # a heavier weight than this needs its weeks twice,
    coarse_repetitions: Count  # and at least so many repetitions with it,
    coarse_sets: Count  # in at least so many sets
    coarse_work_percent: Percent  # most that it may add to the work
    store_percent: Percent  # unused room is kept, up to so much above the work
    near_enough_percent: Percent  # a step that misses the room by so much is taken
    hard_cap_percent: Percent  # a single step above this waits for the physio
    one_more_percent: Percent | None = None  # but one in a set more may be so much
    new_things_max: Count  # new weights, sets and rungs in one week
    source: Text


class RungRule(Value):
    """When the next exercise of the ladder replaces this one, and at what dose."""

    green_weeks: Count  # on this rung
    skip_levels_max: Whole  # how much harder it may be when rungs between are skipped
    load_keep_percent: tuple[Percent, Percent]  # of the load it follows
    work_keep_percent: tuple[Percent, Percent]  # of a session's work
    repetitions_only_weeks: Whole  # between the change and a new weight or set
    new_tag_percent: Percent  # of the start dose when a trigger's tag gets stronger
    light_percent: Percent | None = None  # of the body: a weight that counts little
    source: Text


class EasyWeeks(Value):
    """A planned lighter week: a set less, at the same load."""

    every_weeks: Count
    sets_fewer: Count
    percent: Percent  # of the work, where there is one set only
    source: Text


class RedWeek(Value):
    """What a red week does: a share of the dose before the first one, then back."""

    percents: tuple[Percent, ...] = Field(min_length=1)  # first, second, ... running
    back_percent: Percent  # more of that dose each green week
    source: Text


class EffortRule(Value):
    """What effort says, 0-10; the client's words for a week stand for numbers."""

    amber_above: Whole  # so much over the phase's cap and a session is amber
    red_above: Whole  # so much, and it is red
    words: dict[Literal["very_easy", "easy", "medium", "hard"], Effort]  # 0-10 of each
    bigger_step_at_most: Effort  # in so many weeks a bigger step is offered
    bigger_step_weeks: Count
    source: Text


class HeavyRule(Value):
    """Heavy lifts: fewer days, longer rests."""

    patterns: tuple[Id, ...]
    percent_body_weight: Percent  # from this load on
    rest_seconds: Count  # between sets
    sessions_per_week: Count
    rest_days: Whole  # free days between two sessions
    older_rest_days: Whole  # from the plan's age
    source: Text


class FlareStage(Value):
    """One stage of the flare-up plan."""

    percent: Percent  # of the volume before the flare
    load_percent: Percent  # of the load before the flare
    near_percent: Percent = 0  # a weight so much lighter than that is near enough
    days: Text  # its name: First 3 days back
    says: Text  # to the client; the numbers stand on the week page
    go_on: Text | None = None  # to the client: when the next stage begins
    not_yet: tuple[ExerciseId, ...] = ()  # what is left out of it, as it says

    @property
    def is_part(self) -> bool:
        """Whether some of it is done, and not all: it has numbers of its own."""
        return self.load_percent > 0 and not self.is_whole

    @property
    def is_whole(self) -> bool:
        """Whether everything is done again."""
        return min(self.percent, self.load_percent) >= WHOLE


class FlarePlan(Value):
    """What is a flare-up, and what to do, printed with the easier doses worked out."""

    mornings: Count | None = None  # so many running are one; None: only when ticked
    morning_rise: Pain | None = None  # with so much above the usual pain, or more
    exercises: Count  # from the flare menu
    stages: tuple[FlareStage, ...] = Field(min_length=1)
    chain_days: Count  # a flare so soon after another returns to the same dose
    chain_flares: Count  # from so many of a chain on, the first stage lasts longer
    chain_weeks: Count  # that long
    menu_percent: Percent  # of their start, for the gentle moves of the first days
    banked_weeks_lost: Whole  # of the phase, for each flare
    call_if: tuple[Text, ...]  # under "this week"
    call_today: tuple[Text, ...] = ()
    source: Text


class Back(Value):
    """When bad weeks send a client back to an earlier phase."""

    reds: Count | None = None  # red weeks in a row
    flares: Count | None = None  # within so many weeks
    within_weeks: Count | None = None
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
    restart: Id = "no"  # or: phase, which begins again; or the id of an earlier one
    banked_weeks: Count | None = None  # in that earlier one, before they may return
    review: YesNo = False  # the physio looks before the next sheet
    says: Text
    source: Text


class TriggerReturn(Value):
    """When a movement that was forbidden may come back, one severity at a time."""

    green_weeks: Count  # running, before the first
    green_weeks_between: Count = 2  # running, before each further one
    first_percent: Percent  # of the start dose of what becomes possible
    weeks_times: Count  # so many times the weeks on a step, while it still is a trigger
    source: Text


class ProgrammeSize(Value):
    """How many exercises at once are too many."""

    warn_above: Count
    refuse_above: Count
    source: Text


class Irritable(Value):
    """For a client whose back is easily irritated."""

    rise_percent: Percent  # most, of the envelope, each green week
    new_things_max: Count  # new weights, sets and rungs in one week
    source: Text


class Pace(Value):
    """How long things take, to say how many minutes a session is."""

    seconds_a_repetition: Count
    seconds_a_metre: Count
    rest_seconds: Count  # between sets, where the dose says nothing else
    change_seconds: Count  # from one exercise to the next
    source: Text


class Older(Value):
    """What differs from an age on."""

    from_age: Count
    rise_percent: Percent | None = None  # most, of the envelope, each green week
    missed_time_rows: Whole  # so many rows further down in missed_time,
    missed_time_from_days: Whole = 0  # in a gap of so many days or more
    source: Text


class LookAgain(Value):
    """When the physio must look before the next sheet."""

    repeats: Count  # amber, thin or unreported weeks running
    reds: Count  # red weeks running
    flares: Count  # within so many weeks
    within_weeks: Count
    settled_weeks: Count  # good ones after a bad one, before a phase is left
    source: Text
