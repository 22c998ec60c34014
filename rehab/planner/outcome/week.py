"""How the weeks went so far: their colours, and what they add up to."""

import statistics

from rehab.model.diary import WeekRecord
from rehab.model.phase import Phase
from rehab.model.plan import Plan
from rehab.model.programme import Colour, Week
from rehab.model.replace import replace
from rehab.planner.allowed.case import Case
from rehab.planner.outcome.colour import EffortCap, session_colours, week_colour
from rehab.planner.outcome.flare_up import flared
from rehab.planner.outcome.pain_score import stopped_at
from rehab.planner.outcome.past_week import Outcome
from rehab.planner.outcome.usual_pain import usual_pain

CALM = ("green", "unknown")


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
        easy=week.easy,
    )
    if record is None:
        return blank
    record = with_shared_mornings(record, phase)
    issued = _issued_phase(case, number, phase)
    pain, rule = case.plan.pain_rules[issued.pain_rule], case.plan.week_rule
    cap = EffortCap(case.plan.effort, issued.effort_max, _said(case.plan, record))
    usual, last = usual_pain(case, number), before[-1].record if before else None
    colours = session_colours(record, usual, pain, cap)
    flare = flared(case.plan, usual, record, last)
    record = record.model_copy(update={"flare": flare})
    done = len(record.done)
    judged = _judged(record, colours)
    colour = week_colour(rule, planned, judged, flare=flare, done=done)
    enough = done >= rule.green_done_min * planned
    calm = colour == "amber" and "red" not in colours and enough
    banked = colour == "green" or calm
    return replace(
        blank,
        colour=colour,
        record=record,
        banked=banked,
        colours=colours,
        effort=_effort(record, cap.of_week),
        stopped_at=stopped_at(pain, usual, record.sessions),
        usual_pain=usual,
    )


def _judged(record: WeekRecord, colours: tuple[Colour, ...]) -> tuple[Colour, ...]:
    """The colours that count: a row without a session only tells of something bad."""
    return tuple(
        colour
        for colour, row in zip(colours, record.sessions, strict=True)
        if row.did != () or colour not in CALM
    )


def _said(plan: Plan, record: WeekRecord) -> int | None:
    """The number of the client's word for the week's effort."""
    return None if record.effort is None else plan.effort.words[record.effort]


def _effort(record: WeekRecord, of_week: int | None) -> float | None:
    """The median of the sessions' effort, else the week's."""
    found = [s.effort for s in record.done if s.effort is not None]
    return statistics.median(found) if found else of_week


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
