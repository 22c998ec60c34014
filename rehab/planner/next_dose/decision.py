"""What the physio decided after a week, over what the rules propose."""

from rehab.model.phase import Phase
from rehab.model.programme import Reason
from rehab.model.record import Decision
from rehab.planner.allowed.case import Case
from rehab.planner.allowed.loads import loads
from rehab.planner.dosing.new_slot import new_slot
from rehab.planner.dosing.share import share
from rehab.planner.dosing.slot import Slot
from rehab.planner.dosing.staircase import Step
from rehab.planner.dosing.start import start_dose
from rehab.planner.selection.places import HARDEST, Choice

# The colour a decision stands for when the doses react.
_COLOURS = {"go_on": "green", "repeat": "amber", "step_back": "red"}


def decided_colour(decisions: tuple[Decision, ...], colour: str) -> str:
    """The colour the doses react to: the week's own, or the decision's.

    To go on after a week that was not good needs a reason; without one the rules
    stand. After a stop sign that was seen to, the doses stay or go down.
    """
    if colour == "stop":
        back = any(decision.option == "step_back" for decision in decisions[-1:])
        return "red" if back else "amber"
    for decision in reversed(decisions):
        stands = _COLOURS.get(decision.option)
        if stands is None:
            continue
        if stands == "green" and not decision.reason:
            return colour
        return stands
    return colour


def with_name(
    slots: tuple[Slot, ...], decisions: tuple[Decision, ...]
) -> tuple[Slot, ...]:
    """The slots with the name of who decided in the reason, where a dose follows it."""
    last = next((d for d in reversed(decisions) if d.option in _COLOURS), None)
    if last is None:
        return slots
    return tuple(_named(slot, last) for slot in slots)


def _named(slot: Slot, decision: Decision) -> Slot:
    rules = {"dose.amber": "dose.decided_again", "dose.red": "dose.decided_back"}
    rule = rules.get(slot.reason.rule)
    if rule is None:
        return slot
    return slot.stayed(Reason(rule, {**slot.reason.facts, "by": decision.by}))


def swapped(
    case: Case, phase: Phase, slots: tuple[Slot, ...], decisions: tuple[Decision, ...]
) -> tuple[Slot, ...]:
    """The slots with every swap carried out that nothing forbids."""
    for decision in decisions:
        if decision.option == "swap":
            slots = tuple(_swap(case, phase, slot, slots, decision) for slot in slots)
    return slots


def _swap(
    case: Case,
    phase: Phase,
    slot: Slot,
    slots: tuple[Slot, ...],
    decision: Decision,
) -> Slot:
    exercise = case.library.exercises.get(decision.instead or "")
    taken = {other.exercise.id for other in slots}
    if slot.exercise.id != decision.exercise or exercise is None:
        return slot
    if exercise.id in taken or case.why_not(exercise, phase, level_max=HARDEST):
        return slot
    found = loads(exercise, case.client, case.library.catalogue)
    if isinstance(found, Reason):
        return slot
    facts = {"instead_of": slot.exercise.name, "by": decision.by}
    choice = Choice(slot.place, exercise, Reason("chosen.decided", facts))
    start = start_dose(exercise, case.client, phase, found)
    fresh = new_slot(case, phase, choice, found, start)
    if not slot.way_back:
        return fresh
    less = share(fresh.dose, case.plan.red_week.percent)  # bad weeks stay bad weeks
    return fresh.on_way_back((Step(less),), fresh.reason, slot.way)
