"""How the weeks went so far: their colours, and what they add up to."""

import statistics
from dataclasses import dataclass, replace

from rehab.model.client import Client
from rehab.model.diary import WeekRecord
from rehab.model.phase import Phase
from rehab.model.programme import Prescription, Week
from rehab.planner.case import Case
from rehab.planner.colour import session_colours, week_colour

MORNINGS_MIN = 4  # fewer next-morning scores than this are no baseline


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one week went. ``none`` is a past week without a report."""

    phase: str
    colour: str  # projected, green, amber, thin, none, red, stop
    record: WeekRecord | None = None
    visit: int = 1  # how often a phase was entered up to this week
    banked: bool = False  # green, or amber with no red session and enough done
    days: int = 7  # of its sheet
    planned: int = 0  # sessions on the sheet
    colours: tuple[str, ...] = ()  # of its sessions, in order
    given: tuple[Prescription, ...] = ()  # what was on the sheet

    @property
    def flare(self) -> bool:
        """Whether the client had a flare-up in this week."""
        return self.record is not None and self.record.flare

    @property
    def done(self) -> bool:
        """Whether a session is known to have been done."""
        return self.record is not None and bool(self.record.done)


def outcome(
    case: Case,
    week: Week,
    before: tuple[Outcome, ...],
    visit: int,
) -> Outcome:
    """How a week went: from its record, or projected after the last that came back.

    ``before`` are the earlier outcomes.
    """
    phase, number, planned = week.phase, week.number, week.sessions
    records = {record.week: record for record in case.diary.weeks}
    record = records.get(number)
    blank = Outcome(
        phase.id,
        "none" if number <= case.diary.last_week else "projected",
        visit=visit,
        days=phase.sheet_days,
        planned=planned,
        given=week.prescriptions,
    )
    if record is None:
        return blank
    record = with_shared_mornings(record, phase)
    rule_name = _issued_phase(case, number, phase).pain_rule
    colours = session_colours(
        record, _baseline(case.client, before), case.plan.pain_rules[rule_name]
    )
    rule = case.plan.week_rule
    done = len(record.done)
    colour = week_colour(rule, planned, colours, flare=record.flare, done=done)
    enough = done >= rule.green_done_min * planned
    calm = colour == "amber" and "red" not in colours and enough
    banked = colour == "green" or calm
    return replace(blank, colour=colour, record=record, banked=banked, colours=colours)


def _issued_phase(case: Case, number: int, phase: Phase) -> Phase:
    """The phase the client's sheet belonged to, if the plan still has it."""
    sheet = case.record.sheet(number)
    known = {each.id: each for each in case.plan.phases}
    return known.get(sheet.phase, phase) if sheet else phase


def with_shared_mornings(record: WeekRecord, phase: Phase) -> WeekRecord:
    """Sessions of one day share the next morning: one score stands for all of them.

    Only on sheets with several sessions a day; a day without a score stays unknown.
    """
    if phase.times_per_day == 1:
        return record
    known = {
        s.day: s.next_morning for s in record.sessions if s.next_morning is not None
    }
    if phase.sheet_days > 1 and None in known:
        del known[None]  # which day it was is not known
    sessions = [
        s
        if s.next_morning is not None
        else s.model_copy(update={"next_morning": known.get(s.day)})
        for s in record.sessions
    ]
    return record.model_copy(update={"sessions": tuple(sessions)})


def _baseline(client: Client, before: tuple[Outcome, ...]) -> float:
    """Median next-morning pain of the week before, never above the usual pain.

    Without that bound a sore week would raise the bar for the next one, and more
    pain could end in more dose.
    """
    scores = mornings(before[-1:])
    if len(scores) >= MORNINGS_MIN:
        return min(client.usual_pain, statistics.median(scores))
    return client.usual_pain


def mornings(outcomes: tuple[Outcome, ...]) -> list[int]:
    """Every next-morning score of these weeks, 0-10."""
    return [
        session.next_morning
        for past in outcomes
        if past.record
        for session in past.record.sessions
        if session.next_morning is not None
    ]


def run_of(outcomes: tuple[Outcome, ...], colours: tuple[str, ...]) -> int:
    """How many weeks at the end have one of the colours, without a break."""
    count = 0
    for past in reversed(outcomes):
        if past.colour not in colours:
            break
        count += 1
    return count


def banked_weeks(here: tuple[Outcome, ...], flare_costs: int) -> int:
    """Good weeks of this phase; each flare takes some away, never more than there are.

    >>> from rehab.model.diary import WeekRecord
    >>> good = Outcome("hold", "green", banked=True)
    >>> flare = Outcome("hold", "red", WeekRecord(week=4, flare=True))
    >>> banked_weeks((good, good, good, flare, good), flare_costs=2)
    2
    """
    banked = 0
    for past in here:
        banked += past.banked
        if past.flare:
            banked = max(0, banked - flare_costs)
    return banked
