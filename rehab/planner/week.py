"""One week of the programme, from the state of its slots."""

import datetime

from rehab.model.exercise import POSITIONS
from rehab.model.phase import Phase
from rehab.model.programme import AboveCap, Facts, Prescription, Reason, Week
from rehab.model.replace import replace
from rehab.planner.allowed.case import Case
from rehab.planner.allowed.gates import not_before
from rehab.planner.allowed.pages import cards, practise
from rehab.planner.dosing.days import planned_sessions, sheet_dates
from rehab.planner.dosing.easier_version import easier_version, in_both_hands
from rehab.planner.dosing.easy_week import given, is_easy, lightened
from rehab.planner.dosing.heavy import with_rest
from rehab.planner.dosing.sessions import by_session
from rehab.planner.dosing.slot import Slot
from rehab.planner.next_dose.by_colour import WeekContext, red_percents
from rehab.planner.next_dose.on_results import rules_left
from rehab.planner.next_dose.when_worse import back_doses, lower_dose
from rehab.planner.outcome.by_counts import by_counts
from rehab.planner.outcome.dates import days_of_all, sheet_start
from rehab.planner.outcome.pain_grid import pain_grid
from rehab.planner.outcome.usual_pain import usual_pain
from rehab.planner.state import State


def make_week(case: Case, state: State) -> Week:
    """The week with its doses, days, easier versions and flare-up doses."""
    phase = case.plan.phases[state.phase]
    start = sheet_start(case.client, state.history)
    shown = cards(case)
    sheet = case.record.sheet(state.number)
    easy = is_easy(phase, state.build_week)
    out = case.record.swapped_out(state.number)
    pain = case.plan.pain_rules[phase.pain_rule]
    worse = WeekContext(
        plan=case.plan,
        start_day=days_of_all(state.history),
        red_percents=red_percents(case.plan, phase),
    )
    prescribed = (
        _when_worse(case, slot, worse, _with_used(case, one, state.number))
        for slot in state.slots
        if slot.on_paper
        for one in by_session(
            case, slot, _prescribe(case, phase, slot, start, state, out)
        )
    )
    prescriptions = tuple(sorted(prescribed, key=_place))
    here = {one.exercise.id for one in prescriptions}
    planned = sheet.days if sheet else planned_sessions(prescriptions)
    return Week(
        number=state.number,
        start=start,
        phase=phase,
        week_in_phase=state.week_in_phase,
        prescriptions=prescriptions,
        ruled_out=tuple(one for one in state.selection.passed if one[0] not in here),
        gaps=state.selection.gaps,
        phase_reason=state.reason,
        flare_menu=state.flare_menu,
        pain_grid=pain_grid(pain, usual_pain(case, state.number)),
        next_week=by_counts(case.plan.week_rule, planned),
        card=shown[(state.number - 1) % len(shown)] if shown else "",
        practise=practise(case, phase),
        easy=easy,
        projected=state.number > case.diary.last_week + 1,
        sessions=planned,
        overdue=state.overdue,
        after_gap=state.after_gap,
        asks=state.asks,
        lowerable=state.lowerable,
        unmet=state.unmet,
        at_mark=state.at_mark,
        not_before=not_before(phase, case.client),
    )


def _place(given: Prescription) -> int:
    """From lying to walking: nobody gets down to the floor twice."""
    return POSITIONS.index(given.exercise.placed)


def _room(slot: Slot) -> float:
    """The volume of a session that the rules allow, with the band it has now."""
    work = slot.work(slot.dose)
    return max(slot.room, work) * slot.dose.volume / work


def _prescribe(  # noqa: PLR0913, PLR0917
    case: Case,
    phase: Phase,
    slot: Slot,
    start: datetime.date,
    state: State,
    out: frozenset[str],
) -> Prescription:
    dose, reason, build_week = slot.dose, slot.reason, state.build_week
    eased = given(phase, build_week, slot)
    if phase.easy_weeks and (eased != dose or lightened(phase, build_week, slot)):
        easy = phase.easy_weeks
        facts: Facts = {
            "fewer": easy.sets_fewer,
            "percent": easy.percent,
            "was": slot.goal,
        }
        rule = "dose.easy_way" if slot.on_its_way else "dose.easy"
        facts = {**facts, "of": dose} if slot.on_its_way else facts
        dose, reason = eased, Reason(rule, facts)
    now, most = case.with_triggers(state.triggers), in_both_hands(slot.exercise, dose)
    easier = easier_version(now, phase, slot.place, slot.exercise, most)
    easier = easier if easier and easier.exercise.id not in out else None
    return Prescription(
        exercise=slot.exercise,
        dose=with_rest(case, slot.exercise, dose),
        days=sheet_dates(phase, start, slot.days),
        chosen=slot.chosen,
        reason=reason,
        envelope=round(_room(slot) * slot.sessions, 2),
        ladder=slot.place.ladder,
        easier=easier and easier.exercise,
        easier_dose=easier and easier.dose,
        easier_pieces=easier.pieces if easier else 1,
        lower=dose,
        pieces=slot.loads.pieces,
        stepped=slot.moved == "stepped",
        new_rung=slot.new_rung and not slot.rung_weeks,
        at_target=slot.at_target,
        by_rules=slot.as_issued,
        asks_physio=_above_cap(slot),
        on_results=rules_left(case, phase, slot),
        well=slot.place.well,
    )


def _above_cap(slot: Slot) -> AboveCap | None:
    step = slot.asks_physio
    if step is None:
        return None
    return AboveCap(dose=step.dose, rise_percent=step.rise_percent)


def _with_used(case: Case, made: Prescription, number: int) -> Prescription:
    """The same; where the client finds the weight, with the one used last."""
    if not made.asks_kg:
        return made
    return replace(made, used_kg=_used_kg(case, made.exercise.id, number))


def _used_kg(case: Case, exercise: str, number: int) -> float | None:
    """The kilograms that were written down last, before this week."""
    before = [week for week in case.diary.weeks if week.week < number]
    rows = (
        session
        for week in sorted(before, key=lambda week: -week.week)
        for session in reversed(week.sessions)
    )
    return next((row.kg[exercise] for row in rows if exercise in row.kg), None)


def _when_worse(
    case: Case, slot: Slot, week: WeekContext, made: Prescription
) -> Prescription:
    """The same with its doses for worse days."""
    given = made.dose.but(rest_seconds=slot.dose.rest_seconds)
    back = tuple(
        with_rest(case, slot.exercise, dose) for dose in back_doses(slot, week, given)
    )
    return replace(
        made,
        lower=with_rest(case, slot.exercise, lower_dose(slot, week, given)),
        back=back,
    )
