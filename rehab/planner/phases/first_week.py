"""The first week of a phase."""

from rehab.model.phase import Phase
from rehab.model.programme import Reason
from rehab.planner.allowed.case import Case
from rehab.planner.allowed.loads import loads
from rehab.planner.dosing.by_date import by_date
from rehab.planner.dosing.days import days_of
from rehab.planner.dosing.flare_plan import flare_menu
from rehab.planner.dosing.new_slot import carried, new_slot
from rehab.planner.dosing.slot import Slot
from rehab.planner.dosing.start import start_dose
from rehab.planner.outcome.dates import sheet_start
from rehab.planner.selection.places import Choice, Selection, place_name, select
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


def enter(
    case: Case, phase: Phase, before: tuple[Slot, ...]
) -> tuple[tuple[Slot, ...], Selection]:
    """The slots of the phase's first week; ``before`` are those to carry on."""
    kept = {place_name(slot.place): slot for slot in before}
    carried = {name: slot.exercise.id for name, slot in kept.items()}
    selection = select(case, phase, carried)
    slots = tuple(
        _first(case, phase, choice, kept.get(place_name(choice.place)))
        for choice in selection.choices
    )
    return slots, selection


def _first(case: Case, phase: Phase, choice: Choice, old: Slot | None) -> Slot:
    """The dose it had, if it is the same exercise; else its start."""
    found = loads(choice.exercise, case.client, case.library.catalogue)
    if isinstance(found, Reason):  # selection lets no such exercise through
        raise TypeError(found.rule)
    if old is None or old.exercise.id != choice.exercise.id:
        start = start_dose(choice.exercise, case.client, phase, found)
        return new_slot(case, phase, choice, found, start)
    days = days_of(choice.exercise, case.client, phase, choice.place, case.plan)
    return new_slot(case, phase, choice, old.loads, carried(old, len(days), phase))
