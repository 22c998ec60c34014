"""The fold over weeks, one step at a time.

Whoever holds all that came back asks for every week at once: ``programme``. Who
learns of a week only after its sheet is out takes these steps in turn:

    state = first(case)
    state, week = laid_out(case, state)                        the sheet
    result = outcome(case, week, state.history, state.visit)   how it went
    state = next_state(case, state, result)
"""

from rehab.model.programme import Week
from rehab.model.replace import replace
from rehab.planner.allowed.case import Case
from rehab.planner.allowed.screening import entry_index
from rehab.planner.as_issued import as_issued
from rehab.planner.issued_days import on_days
from rehab.planner.phases.first_week import entered
from rehab.planner.phases.ladder_levels import as_far_as_it_goes, at_mark
from rehab.planner.state import State
from rehab.planner.week import make_week


def first(case: Case) -> State:
    """The first week of the phase the client begins in."""
    return entered(case, entry_index(case.client, case.plan), 1, None)


def laid_out(case: Case, state: State) -> tuple[State, Week]:
    """The state with the doses the client really had, and the week's sheet."""
    phase, now = case.plan.phases[state.phase], case.with_triggers(state.triggers)
    state = replace(state, slots=as_issued(now, state))
    there = at_mark(now, state)
    done = there | as_far_as_it_goes(now, phase, state)
    weeks = {name: state.weeks_at_mark.get(name, 0) + 1 for name in done}
    slots = tuple(on_days(now, phase, state, slot) for slot in state.slots)
    passed = state.marks_passed | there
    state = replace(
        state,
        slots=slots,
        at_mark=there,
        marks_passed=passed,
        weeks_at_mark=weeks,
    )
    return state, make_week(case, state)
