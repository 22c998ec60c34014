"""What the physio decided after a week, over what the rules propose."""

from collections.abc import Mapping

from rehab.model.phase import Phase
from rehab.model.plan import Plan
from rehab.model.programme import Reason
from rehab.model.record import Decision
from rehab.planner.case import Case
from rehab.planner.enter import new_slot
from rehab.planner.history import Outcome, run_of
from rehab.planner.kit import loads
from rehab.planner.selection import HARDEST, Choice
from rehab.planner.share import share
from rehab.planner.slot import Slot
from rehab.planner.staircase import Step
from rehab.planner.start import start_dose

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


def lowered(
    triggers: Mapping[str, int] | None, decisions: tuple[Decision, ...]
) -> Mapping[str, int] | None:
    """The severities with each decided one a step lower; at 0 it is gone."""
    if triggers is None:
        return None
    now = dict(triggers)
    for decision in decisions:
        if decision.option == "lower_trigger" and decision.trigger in now:
            now[decision.trigger] -= 1
    return {tag: severity for tag, severity in now.items() if severity > 0}


def lowerable(
    plan: Plan,
    phase: Phase,
    history: tuple[Outcome, ...],
    triggers: Mapping[str, int] | None,
    last_lowered: int,
) -> tuple[str, ...]:
    """The triggers that may come down one severity now: after enough green weeks.

    ``last_lowered`` is the week of the last one that did, or 0.
    """
    rule = plan.trigger_return
    if rule is None or not phase.returns_triggers or not triggers:
        return ()
    green = run_of(history, ("green",))
    since = len(history) - last_lowered
    needed = rule.green_weeks_between if last_lowered else rule.green_weeks
    return tuple(sorted(triggers)) if min(green, since) >= needed else ()
