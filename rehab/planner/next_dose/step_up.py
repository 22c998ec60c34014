"""Who steps up this week: one step each, at most so many exercises, longest first."""

from collections.abc import Callable
from dataclasses import replace

from rehab.model.plan import Plan
from rehab.model.policy import Staircase
from rehab.model.programme import Facts, Reason
from rehab.planner.dosing.slot import Slot

ROUNDING = 1e-9
Promote = Callable[[Slot, frozenset[str]], Slot | None]


def take_turns(
    slots: tuple[Slot, ...], plan: Plan, promote: Promote
) -> tuple[Slot, ...]:
    """Let the exercises that waited longest step, up to the plan's most.

    ``promote`` gives the slot on its next rung, or None if it stays on this one;
    it is told which exercises are taken.
    """
    ready = [i for i, slot in enumerate(slots) if _may_move(slot)]
    ready.sort(key=lambda i: -slots[i].steady_weeks)  # ties: order of the places
    moved = list(slots)
    turns = plan.steps.exercises_stepping_max
    group = None  # the mat or the gym: only one of them rises in a week
    for i in ready:
        slot = slots[i]
        if group and slot.place.group not in (None, group):
            continue
        taken = frozenset(other.exercise.id for other in moved)
        rung = promote(slot, taken) if rung_done(slot, plan) else None
        stepped = rung or _step(slot, plan)
        if stepped.reason.rule.startswith("step.") and turns == 0:
            continue
        if stepped.reason.rule.startswith("step."):
            turns, group = turns - 1, group or slot.place.group
        moved[i] = stepped
    return tuple(moved)


def _may_move(slot: Slot) -> bool:
    returned = slot.reason.rule == f"dose.{slot.way}"  # to its dose, this very week
    return isinstance(slot.policy, Staircase) and not (slot.way_back or returned)


def rung_done(slot: Slot, plan: Plan) -> bool:
    """Near enough to the top of the rung, or steps enough, with its green weeks."""
    rule = plan.rung_up
    near = slot.at >= min(len(slot.steps) - 1 - rule.steps_below_top, rule.steps_enough)
    return near and slot.rung_weeks >= rule.green_weeks


def _step(slot: Slot, plan: Plan) -> Slot:
    """One step up if every rule allows it; otherwise the rule that does not."""
    step = slot.next_step
    policy = slot.policy
    if step is None or not isinstance(policy, Staircase):
        return slot.stayed(Reason("dose.top"))
    facts: Facts = {"next": step.dose}
    weeks = policy.steady_weeks
    if step.load_rise_percent > plan.steps.load_rise_percent + ROUNDING:
        weeks *= 2
    most = policy.hard_cap_percent or plan.steps.hard_cap_percent
    if step.rise_percent > most + ROUNDING:
        facts |= {"rise": round(step.rise_percent), "most": most}
        return slot.stayed(Reason("dose.asks_physio", facts))
    if slot.steady_weeks < weeks:
        facts |= {"weeks": slot.steady_weeks, "needed": weeks}
        return slot.stayed(Reason("dose.waits_weeks", facts))
    needs = step.dose.volume * slot.sessions
    facts |= {"needs": round(needs, 1), "envelope": round(slot.envelope, 1)}
    if needs > slot.envelope + ROUNDING:
        return slot.stayed(Reason("dose.waits_envelope", facts))
    facts |= {"was": slot.dose, "weeks": slot.steady_weeks}
    return slot.moved_to(slot.at + 1, Reason(f"step.{step.variable}", facts))


def on_new_rung(slot: Slot, fresh: Slot) -> Slot:
    """The slot of the next rung, remembering where it came from."""
    facts: Facts = {"was": slot.exercise.name, "weeks": slot.rung_weeks}
    return replace(fresh, reason=Reason("step.rung", facts))
