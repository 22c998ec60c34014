"""The first week of a phase."""

from rehab.model.programme import Reason
from rehab.planner.by_date import by_date
from rehab.planner.calendar import sheet_start
from rehab.planner.case import Case
from rehab.planner.enter import enter
from rehab.planner.flare import flare_menu
from rehab.planner.state import State


def entered(
    case: Case, at: int, number: int, before: State | None, *, back: bool = False
) -> State:
    """The first week of a phase; ``before`` is the state it grows out of.

    Who comes ``back`` keeps the doses after the bad weeks, whatever the phase says.
    """
    phase = case.plan.phases[at]
    carried = before is not None and (phase.carry_on or back)
    slots, selection = enter(case, phase, before.slots if before and carried else ())
    start = sheet_start(case.client, before.history if before else ())
    return State(
        number=number,
        phase=at,
        week_in_phase=1,
        slots=by_date(case.client, phase, slots, start),
        selection=selection,
        flare_menu=flare_menu(case, phase),
        reason=Reason("phase.first"),
        history=before.history if before else (),
        visit=before.visit + 1 if before else 1,
        triggers=before.triggers if before else case.client.triggers,
        last_lowered=before.last_lowered if before else 0,
    )
