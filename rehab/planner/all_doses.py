"""What a week does to every dose of the next: a gap, its colour, steps up."""

from rehab.model.dose import Dose
from rehab.model.phase import Phase
from rehab.model.policy import Quota, Staircase, Table
from rehab.model.programme import Colour, Reason
from rehab.model.replace import replace
from rehab.planner.allowed.case import Case
from rehab.planner.dosing.ceiling import within
from rehab.planner.dosing.easy_week import given, is_easy, lightened
from rehab.planner.dosing.new_slot import at_dose
from rehab.planner.dosing.slot import Slot
from rehab.planner.dosing.start import Start
from rehab.planner.next_dose.by_colour import (
    STAGED,
    WeekContext,
    again,
    begins_lower,
    between,
    react,
    red_percents,
    red_way,
    small_stages,
)
from rehab.planner.next_dose.missed_time import Gap, after_gap
from rehab.planner.next_dose.next_rung import promoted
from rehab.planner.next_dose.on_results import on_results
from rehab.planner.next_dose.step_up import Judged, take_turns
from rehab.planner.outcome.colour import GOOD
from rehab.planner.outcome.dates import days_of_all
from rehab.planner.outcome.exercise import ExerciseWeek, exercise_week
from rehab.planner.outcome.results import results
from rehab.planner.outcome.streaks import empty_weeks
from rehab.planner.selection.places import place_name
from rehab.planner.state import State


def all_after_gap(case: Case, phase: Phase, state: State, gap: Gap) -> State:
    """Every dose after missed time, worked out from the doses before it."""
    empty = empty_weeks(state.history)
    last = state.history[-len(empty) - 1] if empty != state.history else None
    before, sheet = _before_gap(phase, state), last or empty[0]
    if state.history[-1].colour != "red":
        before = tuple(replace(slot, reds=0) for slot in before)
    slots: tuple[Slot, ...] = ()
    for number, slot in enumerate(before):
        if not slot.on_paper:
            slots += (slot,)
            continue
        stayed_away = slot.way_back or sheet.every(slot.exercise.id)
        if not stayed_away and not isinstance(slot.policy, Quota):  # it came in since
            slots += (_came_in_since(case, state, slot, gap),)
            continue
        others = (*slots, *before[number + 1 :])
        taken = frozenset(other.exercise.id for other in others)
        slots += (after_gap(case, phase, slot, gap, taken),)
    return replace(state, slots=slots, away_from=before)


def _came_in_since(case: Case, state: State, slot: Slot, gap: Gap) -> Slot:
    """An exercise whose first sheet is one of the gap: below its start, and no more."""
    lower = begins_lower(slot, case.plan.red_week)
    if lower is slot and state.history[-1].every(slot.exercise.id):
        return slot.stayed(gap.stays)
    return lower


def _before_gap(phase: Phase, state: State) -> tuple[Slot, ...]:
    """The doses before the gap; what was decided or came in during it as it is now.

    So is a quota, which days cost nothing: a flare-up of the gap may have cut it.
    """
    quotas = {place_name(s.place) for s in state.slots if isinstance(s.policy, Quota)}
    left = {place_name(slot.place): slot for slot in state.away_from or ()}
    away = {name: slot for name, slot in left.items() if name not in quotas}
    now = tuple(
        away.pop(name) if name in away else _missed(phase, state, slot)
        for slot in state.slots
        for name in (place_name(slot.place),)
    )
    return (*now, *away.values())


def _missed(phase: Phase, state: State, slot: Slot) -> Slot:
    """The slot as the gap finds it: a stage that an easy week had cut stays cut."""
    had = given(phase, state.build_week, slot)
    if not slot.on_its_way or slot.work(had) >= slot.work(slot.dose):
        return slot
    return replace(slot, way_back=(had, *slot.way_back))


def all_given(phase: Phase, state: State) -> tuple[Slot, ...]:
    """Every dose as it stood on the sheet: in an easy week less."""
    pairs = [(slot, given(phase, state.build_week, slot)) for slot in state.slots]
    return tuple(
        slot if dose == slot.dose else replace(slot, way_back=(dose,))
        for slot, dose in pairs
    )


def all_reacted(
    case: Case, phase: Phase, state: State, decided: Colour | None, by: str | None
) -> tuple[Slot, ...]:
    """Every dose after a week; ``decided`` is the colour that somebody gave it.

    An easy week that went well changes nothing; the dose before it comes back. So it
    does where little of it was done.
    """
    past = state.history[-1]
    week = WeekContext(
        plan=case.plan,
        start_day=days_of_all(state.history[:-1]),
        red_percents=red_percents(case.plan, phase),
        flare=past.flare and decided is None,
        by=by if decided else None,
    )
    found, before = [], state.history[-2] if len(state.history) > 1 else None
    for slot in state.slots:
        if not slot.on_paper:
            found.append(_not_there_yet(case, phase, slot, decided or past.colour))
            continue
        name = slot.exercise.id
        told = exercise_week(case.plan.week_rule, past, name, before)
        if decided is not None:
            told = ExerciseWeek(colour=decided)
        reacted = _one(case, phase, state, slot, told, week)
        if decided is None:
            reacted = on_results(case, phase, state.here, slot, reacted)
        found.append(reacted)
    return tuple(found)


def _not_there_yet(case: Case, phase: Phase, slot: Slot, colour: Colour) -> Slot:
    """What the physio wants, before a sheet has it: bad weeks are bad for it too."""
    waits = replace(slot, moved="stayed")
    if not slot.decided or colour != "red":
        return waits
    return begins_lower(waits, case.plan.red_week, phase.red_percent)


def _one(  # noqa: PLR0913, PLR0917 - what one dose hangs on
    case: Case,
    phase: Phase,
    state: State,
    slot: Slot,
    told: ExerciseWeek,
    week: WeekContext,
) -> Slot:
    had = given(phase, state.build_week, slot)
    if slot.by_session and told.planned:
        told = _by_session(state, slot, told)
    good = told.colour in GOOD
    under_asked = told.got in ("less", "lower")
    if under_asked and told.dose and not isinstance(slot.policy, Quota):
        done = within(told.dose, slot.exercise, slot.loads, slot.bands)
        if told.colour == "red":
            return react(slot, told, week, done)
        if told.got == "lower":
            return again(slot, Reason("dose.did_lower", {"was": had}), done)
        reason = Reason("dose.done_less", {"was": had})
        return _did_less(case, phase, slot, Start(done, reason))
    rested = told.colour in ("thin", "amber") and state.history[-1].nothing_amiss
    if lightened(phase, state.build_week, slot) and (good or rested):
        return _after_easy(state, slot, told)
    return react(slot, told, week, had)


def _after_easy(state: State, slot: Slot, told: ExerciseWeek) -> Slot:
    """The dose before it, once more; after a good week what may step does so."""
    reason = Reason("dose.after_easy")
    if told.colour not in GOOD or not told.enough:  # less than its own on a way back
        return again(slot, reason, _before(state, slot))
    full = slot.stayed(reason)
    earned = slot.moved  # by the week before, which may step now
    return replace(full.after_good_week(), moved=earned)


def _before(state: State, slot: Slot) -> Dose:
    """The dose of its last sheet but one; its own where that did not have it."""
    sheet = state.history[-2].every(slot.exercise.id) if state.history[1:] else ()
    return min((one.dose for one in sheet), key=slot.work, default=slot.dose)


def _did_less(case: Case, phase: Phase, slot: Slot, done: Start) -> Slot:
    """What was done is the next dose; a way goes on from there, a range comes back.

    Fewer sets, or less in them, come back a tenth at a time to what was done before;
    with another weight, or in its first week, it is a dose of its own.
    """
    if slot.base.repetitions_from:
        return again(slot, done.reason, done.dose)
    back = case.plan.red_week.back_percent
    if slot.on_its_way:
        return _again_from(slot, done, back)
    other = done.dose.loaded_as(slot.base) != done.dose
    if other or not slot.rung_weeks or isinstance(slot.policy, Table):
        return at_dose(case, phase, slot, done)
    way = (done.dose, *small_stages(slot, done.dose, slot.base, back))
    return slot.on_way_back(way, done.reason, "plain_way")


def _again_from(slot: Slot, done: Start, back_percent: float) -> Slot:
    """On its way once more from what was done, a tenth at a time where that was so."""
    top = slot.way_back[0] if slot.way_back else slot.base
    small: tuple[Dose, ...] = ()
    if slot.way not in STAGED:
        tenths = red_way(top, back_percent, back_percent)
        small = between(slot, tenths, done.dose, top)
    way = (done.dose, *small, *slot.way_back)
    return replace(slot.stayed(done.reason), way_back=way)


def _by_session(state: State, slot: Slot, told: ExerciseWeek) -> ExerciseWeek:
    """What fell short comes again by itself; a rule of the place says what follows."""
    seen = results(state.history[-1], slot.exercise.id)
    told = replace(told, done=sum(one.result != "less" for one in seen))
    ruled = any(rule.result == "less" for rule in slot.place.on_results)
    plain = ruled or told.dose is None
    return replace(told, got="done", dose=None) if plain else told


def _most_new(case: Case) -> int | None:
    """How many new weights, sets and rungs one week may bring; None: the plan's."""
    irritable = case.client.easily_irritated
    return case.plan.irritable.new_things_max if irritable else None


def _before_easy(slot: Slot) -> Slot:
    """What may step does so after the easy week."""
    if slot.moved != "ready" or not isinstance(slot.policy, Staircase):
        return slot
    return replace(slot, reason=Reason("dose.before_easy"))


def all_moved(
    case: Case, phase: Phase, state: State, colour: Colour, build_week: int
) -> tuple[Slot, ...]:
    """Steps up, if the week was good; into an easy week nobody steps.

    ``build_week`` is the one to come.
    """
    if colour not in GOOD:
        return state.slots
    if is_easy(phase, build_week):
        return tuple(_before_easy(slot) for slot in state.slots)
    past = state.history[-1]
    effort = 0 if past.colour == "projected" else past.effort
    return take_turns(
        state.slots,
        case.plan,
        Judged(effort, tuple(case.client.triggers or ()), _most_new(case)),
        lambda slot, taken: promoted(case, phase, slot, taken),
    )
