"""What colour a session and a week were.

A missing next-morning score is ``unknown``: it never counts toward advancing. Effort
above what the phase asks makes a session amber, far above it red.
"""

from collections.abc import Sequence
from typing import NamedTuple

from rehab.model.diary import SessionRecord, WeekRecord
from rehab.model.programme import Colour
from rehab.model.rules import EffortRule, PainRule, WeekRule

GOOD: tuple[Colour, ...] = ("green", "projected")  # they count toward more
UNDONE: tuple[Colour, ...] = ("none", "thin")  # nothing, or too little, came back


class EffortCap(NamedTuple):
    """How hard it may feel, 0-10, and what the client's word for a week stands for."""

    rule: EffortRule
    most: int
    of_week: int | None = None  # where a session has no number of its own


def session_colour(
    rule: PainRule,
    baseline: float,
    record: SessionRecord,
    effort: EffortCap | None = None,
) -> Colour:
    """One of stop, red, amber, green, unknown. Pain and effort 0-10."""
    if record.stop_sign:
        return "stop"
    if record.spasm:
        return "red"
    limits = [*_measured(rule, baseline, record), *_felt(record, effort)]
    if any(value >= red for value, _, red in limits):
        return "red"
    if any(amber is not None and value >= amber for value, amber, _ in limits):
        return "amber"
    return "green" if _complete(rule, record) else "unknown"


def _felt(
    record: SessionRecord, effort: EffortCap | None
) -> list[tuple[float, int | None, int]]:
    """The effort over the cap, with its amber and red limit."""
    if effort is None:
        return []
    felt = record.effort if record.effort is not None else effort.of_week
    if felt is None:
        return []
    return [(felt - effort.most, effort.rule.amber_above, effort.rule.red_above)]


def _complete(rule: PainRule, record: SessionRecord) -> bool:
    """Whether every score that this rule judges by was given."""
    needs_before = rule.during_rise_red is not None
    return (
        record.during is not None
        and record.next_morning is not None
        and not (needs_before and record.before is None)
    )


def _measured(
    rule: PainRule, baseline: float, record: SessionRecord
) -> list[tuple[float, int | None, int]]:
    """The scores that were given, each with its amber and red limit."""
    found: list[tuple[float, int | None, int]] = []
    if record.during is not None:
        found.append((record.during, rule.during_amber, rule.during_red))
        if record.before is not None and rule.during_rise_red is not None:
            rise = record.during - record.before
            found.append((rise, rule.during_rise_amber, rule.during_rise_red))
    if record.next_morning is not None:
        rise_overnight = record.next_morning - baseline
        found.append((rise_overnight, rule.morning_rise_amber, rule.morning_rise_red))
    return found


def week_colour(
    rule: WeekRule,
    planned: int,
    colours: Sequence[Colour],
    *,
    flare: bool,
    done: int | None = None,
) -> Colour:
    """One of stop, red, thin, amber, green. ``planned`` sessions, 1 or more.

    ``done`` is how many of the rows were sessions; without it all of them.

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
    few_amber = amber <= rule.green_amber_max * len(colours)
    few_unknown = not_green <= rule.green_unknown_max * len(colours)
    return "green" if calm and few_amber and few_unknown else "amber"


def session_colours(
    record: WeekRecord,
    baseline: float,
    pain: PainRule,
    effort: EffortCap | None = None,
) -> tuple[Colour, ...]:
    """The colour of each session of a week. ``baseline`` is pain 0-10."""
    return tuple(session_colour(pain, baseline, s, effort) for s in record.sessions)
