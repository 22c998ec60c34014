"""One week of the programme, from the state of its slots."""

import datetime

from rehab.model.phase import Phase
from rehab.model.programme import Facts, Prescription, Reason, Week
from rehab.planner.allowed.case import Case
from rehab.planner.dosing.days import planned_sessions, sheet_dates
from rehab.planner.dosing.easy_week import given, is_easy, lightened
from rehab.planner.dosing.flare_plan import flare_dose
from rehab.planner.dosing.slot import Slot
from rehab.planner.outcome.dates import sheet_start
from rehab.planner.state import State


def make_week(case: Case, state: State) -> Week:
    """The week with its doses, days, easier versions and flare-up doses."""
    phase = case.plan.phases[state.phase]
    start = sheet_start(case.client, state.history)
    cards = case.plan.cards
    sheet = case.record.sheet(state.number)
    easy = is_easy(phase, state.week_in_phase)
    prescriptions = tuple(
        _prescribe(case, phase, slot, start, state.week_in_phase)
        for slot in state.slots
    )
    planned = planned_sessions(prescriptions)
    return Week(
        number=state.number,
        start=start,
        phase=phase,
        week_in_phase=state.week_in_phase,
        prescriptions=prescriptions,
        ruled_out=state.selection.passed,
        gaps=state.selection.gaps,
        phase_reason=state.reason,
        flare_menu=state.flare_menu,
        card=cards[(state.number - 1) % len(cards)] if cards else "",
        easy=easy,
        projected=state.number > case.diary.last_week + 1,
        sessions=sheet.days if sheet else planned,
        asks=state.asks,
        lowerable=state.lowerable,
        unmet=state.unmet,
    )


def _prescribe(
    case: Case, phase: Phase, slot: Slot, start: datetime.date, week_in_phase: int
) -> Prescription:
    dose, reason = slot.dose, slot.reason
    if phase.easy_weeks and lightened(phase, week_in_phase, slot):
        facts: Facts = {"percent": phase.easy_weeks.percent, "was": dose}
        reason = Reason("dose.easy", facts)
        dose = given(phase, week_in_phase, slot)
    return Prescription(
        exercise=slot.exercise,
        dose=dose,
        days=sheet_dates(phase, start, slot.days),
        chosen=slot.chosen,
        reason=reason,
        envelope=round(max(slot.envelope, slot.dose.volume * slot.sessions), 2),
        ladder=slot.place.ladder,
        easier=slot.easier,
        flare_dose=flare_dose(dose, slot.loads, case.plan),
        pieces=slot.loads.pieces,
    )
