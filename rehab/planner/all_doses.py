"""What a week does to every dose of the next: a gap, its colour, steps up."""

from dataclasses import replace

from rehab.model.phase import Phase
from rehab.model.plan import Plan
from rehab.model.programme import Reason
from rehab.planner.case import Case
from rehab.planner.missed import Gap, after_gap
from rehab.planner.phases import is_easy
from rehab.planner.promote import promoted
from rehab.planner.react import GOOD, react
from rehab.planner.share import WHOLE, share
from rehab.planner.slot import Slot
from rehab.planner.state import State
from rehab.planner.turns import take_turns


def all_after_gap(case: Case, phase: Phase, state: State, gap: Gap) -> State:
    """Every dose after missed time."""
    percent = _given_percent(phase, state)
    slots = tuple(
        after_gap(case, phase, slot, gap, share(slot.dose, percent))
        for slot in state.slots
    )
    return replace(state, slots=slots)


def _given_percent(phase: Phase, state: State) -> float:
    """How much of each slot's dose was on the sheet."""
    easy = phase.easy_weeks
    is_light = easy is not None and is_easy(phase, state.week_in_phase)
    return easy.percent if easy and is_light else WHOLE


def all_reacted(
    case: Case, phase: Phase, state: State, colour: str
) -> tuple[Slot, ...]:
    """An easy week that went well changes nothing; the dose before it comes back."""
    flare, percent = state.history[-1].flare, _given_percent(phase, state)
    plan = _red_as_in(case.plan, phase)
    if percent < WHOLE and colour in GOOD:
        return tuple(s.stayed(Reason("dose.after_easy")) for s in state.slots)
    return tuple(
        react(slot, colour, plan, share(slot.dose, percent), flare=flare)
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
