"""What colour a session and a week were.

Its colour is the worst that any of its scores says. A missing score is ``unknown``: it
never counts toward advancing. Effort
above what the phase asks makes a session amber, far above it red.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rehab.model.diary import MOMENTS, SessionRecord, WeekRecord
from rehab.model.limits import Verdict
from rehab.model.programme import Colour
from rehab.model.rules import EffortRule, PainRule, WeekRule
from rehab.planner.outcome.pain_score import verdict

GOOD: tuple[Colour, ...] = ("green", "projected")  # they count toward more
UNDONE: tuple[Colour, ...] = ("none", "thin")  # nothing, or too little, came back


class EffortCap(NamedTuple):
    """How hard it may feel, 0-10, and what the client's word for a week stands for."""

    rule: EffortRule
    most: int
    of_week: int | None = None  # where a session has no number of its own


def session_colour(
    rule: PainRule,
    usual_pain: int,
    record: SessionRecord,
    effort: EffortCap | None = None,
) -> Colour:
    """One of stop, red, amber, green, unknown. Pain and effort 0-10."""
    if record.stop_sign:
        return "stop"
    if record.spasm:
        return "red"
    said = {*_pain(rule, usual_pain, record), *_felt(record, effort)}
    if said & {"red", "stop_today"}:
        return "red"
    if "amber" in said:
        return "amber"
    return "green" if _complete(rule, record) else "unknown"


def _pain(rule: PainRule, usual_pain: int, record: SessionRecord) -> Iterator[Verdict]:
    """What each score says that was given."""
    for moment in MOMENTS:
        score: int | None = getattr(record, moment)
        if score is not None:
            yield verdict(rule, usual_pain, moment, score)


def _felt(record: SessionRecord, effort: EffortCap | None) -> Iterator[Verdict]:
    """What the effort over the cap says."""
    if effort is None:
        return
    felt = record.effort if record.effort is not None else effort.of_week
    if felt is None:
        return
    over = felt - effort.most
    if over >= effort.rule.red_above:
        yield "red"
    elif over >= effort.rule.amber_above:
        yield "amber"


def _complete(rule: PainRule, record: SessionRecord) -> bool:
    """Whether every score that this rule judges by was given."""
    needs_before = rule.before_rise_red is not None
    return (
        record.during is not None
        and record.next_morning is not None
        and not (needs_before and record.before is None)
    )


def week_colour(
    rule: WeekRule,
    planned: int,
    colours: Sequence[Colour],
    *,
    flare: bool,
    done: int | None = None,
) -> Colour:
    """One of stop, red, thin, amber, green. ``planned`` sessions, 1 or more.

    ``done`` is how many of the rows were sessions; without it all of them. Shares are
    of the planned sessions, so that how many may be amber is one number for a sheet.

    An amber session counts against the share of unknown ones too: otherwise more
    pain in an unknown session could make the week green.
    """
    if "stop" in colours:
        return "stop"
    if flare or colours.count("red") >= rule.red_sessions:
        return "red"
    share = (len(colours) if done is None else done) / planned
    if share < rule.thin_done_below:
        return "thin"
    calm = "red" not in colours and share >= rule.green_done_min
    amber = colours.count("amber")
    not_green = amber + colours.count("unknown")
    few_amber = amber <= rule.green_amber_max * planned
    few_unknown = not_green <= rule.green_unknown_max * planned
    return "green" if calm and few_amber and few_unknown else "amber"


def session_colours(
    record: WeekRecord,
    usual_pain: int,
    pain: PainRule,
    effort: EffortCap | None = None,
) -> tuple[Colour, ...]:
    """The colour of each session of a week. ``usual_pain`` 0-10."""
    return tuple(session_colour(pain, usual_pain, s, effort) for s in record.sessions)
