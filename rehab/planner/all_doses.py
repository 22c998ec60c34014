"""What a week does to every dose of the next: a gap, its colour, steps up."""

from dataclasses import replace

from rehab.model.phase import Phase
from rehab.model.plan import Plan
from rehab.model.programme import Reason
from rehab.planner.allowed.case import Case
from rehab.planner.dosing.easy_week import given, is_easy, lightened
from rehab.planner.dosing.slot import Slot
from rehab.planner.next_dose.by_colour import GOOD, react
from rehab.planner.next_dose.missed_time import Gap, after_gap
from rehab.planner.next_dose.next_rung import promoted
from rehab.planner.next_dose.step_up import take_turns
from rehab.planner.state import State


def all_after_gap(case: Case, phase: Phase, state: State, gap: Gap) -> State:
    """Every dose after missed time."""
    slots: tuple[Slot, ...] = ()
    for number, slot in enumerate(state.slots):
        others = (*slots, *state.slots[number:])
        taken = gap._replace(taken=frozenset(other.exercise.id for other in others))
        on_sheet = given(phase, state.week_in_phase, slot)
        slots += (after_gap(case, phase, slot, taken, on_sheet),)
    return replace(state, slots=slots)


def all_reacted(
    case: Case, phase: Phase, state: State, colour: str
) -> tuple[Slot, ...]:
    """An easy week that went well changes nothing; the dose before it comes back."""
    flare, week = state.history[-1].flare, state.week_in_phase
    plan = _red_as_in(case.plan, phase)
    return tuple(
        slot.stayed(Reason("dose.after_easy"))
        if colour in GOOD and lightened(phase, week, slot)
        else react(slot, colour, plan, given(phase, week, slot), flare=flare)
        for slot in state.slots
    )


def _red_as_in(plan: Plan, phase: Phase) -> Plan:
    """The plan with the phase's own share after a red week, if it has one."""
    if phase.red_percent is None:
        return plan
    red = plan.red_week.model_copy(update={"percent": phase.red_percent})
    return plan.model_copy(update={"red_week": red})


def all_moved(case: Case, phase: Phase, state: State, colour: str) -> tuple[Slot, ...]:
    """Steps up, if the week was good; into an easy week nobody steps."""
    if colour not in GOOD or is_easy(phase, state.week_in_phase + 1):
        return state.slots
    return take_turns(
        state.slots, case.plan, lambda slot, taken: promoted(case, phase, slot, taken)
    )
