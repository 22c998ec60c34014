"""Who steps up this week: one step each, on its own evidence.

Repetitions, seconds, minutes and metres may rise in every exercise that is due; new
weights, sets and rungs in so many exercises a week as the plan says, those first that
waited longest.
"""

from collections.abc import Callable, Collection
from typing import NamedTuple

from rehab.model.numbers import ROUNDING, WHOLE
from rehab.model.plan import Plan
from rehab.model.policy import Policy, Staircase
from rehab.model.programme import Facts, Reason
from rehab.model.replace import replace
from rehab.planner.dosing.slot import Slot
from rehab.planner.dosing.staircase import Step

AMOUNTS = ("amount", "hold")  # not a new thing to do
Promote = Callable[[Slot, frozenset[str]], Slot | None]


class Judged(NamedTuple):
    """What the week says to all of them."""

    effort: float | None  # 0-10, the median; None: not written down
    triggers: Collection[str] = ()  # movements that set off the client's back now
    new_things: int | None = None  # that it may bring, instead of the plan's


def take_turns(
    slots: tuple[Slot, ...], plan: Plan, week: Judged, promote: Promote
) -> tuple[Slot, ...]:
    """Let every exercise that is due step.

    ``promote`` gives the slot
    on its next rung, or None if it stays on this one; it is told which exercises are
    taken.
    """
    ready = [i for i, slot in enumerate(slots) if _may_move(slot)]
    # Who waited longest first. Ties: order of the places; running last.
    ready.sort(key=lambda i: (-slots[i].steady_weeks, _runs(slots[i])))
    moved = list(slots)
    most, own = plan.steps.new_things_max, week.new_things
    turns = most if own is None else own
    heavier, ran = False, False  # a new weight this week; more running
    group = None  # the mat or the gym: only one of them rises in a week
    for i in ready:
        slot = slots[i]
        if group and slot.place.group not in (None, group):
            continue
        if heavier and _runs(slot):
            moved[i] = replace(slot, reason=Reason("dose.waits_turn"))
            continue
        taken = frozenset(other.exercise.id for other in moved)
        waits = _is_so_little(slot, plan) or _too_much_effort(slot.policy, week)
        rung = promote(slot, taken) if turns and not waits else None
        stepped = rung or step_up(slot, plan, week)
        if stepped.moved != "stepped":
            moved[i] = stepped
            continue
        new_thing = rung or stepped.steps[stepped.at].variable not in AMOUNTS
        if new_thing and not turns:
            continue
        if ran and stepped.steps[stepped.at].variable == "load":
            moved[i] = replace(slot, reason=Reason("dose.waits_turn"))
            continue
        ran = ran or _runs(slot)
        heavier = heavier or stepped.steps[stepped.at].variable == "load"
        turns, group = turns - bool(new_thing), group or slot.place.group
        moved[i] = stepped
    return tuple(moved)


def _runs(slot: Slot) -> bool:
    return slot.exercise.dose.kind == "intervals"


def _may_move(slot: Slot) -> bool:
    counted = slot.moved == "ready" and not slot.on_its_way
    return isinstance(slot.policy, Staircase) and counted


def step_up(slot: Slot, plan: Plan, week: Judged) -> Slot:
    """One step up if every rule allows it; otherwise the rule that does not."""
    step = slot.next_step
    policy = slot.policy
    if step is None or not isinstance(policy, Staircase):
        rule = "dose.top_swapped" if slot.swapped_down else "dose.top"
        return slot.stayed(Reason(rule))
    facts: Facts = {"next": step.dose}
    near = plan.steps.near_enough_percent if step.dose.repetitions else 0
    needs, room = slot.work(step.dose.least), slot.room * (1 + near / WHOLE)
    saves = _may_be_saved(slot, step, plan)
    if _is_too_much(step, policy, plan) and not (saves and needs <= room + ROUNDING):
        most = _most_rise(policy, plan)
        facts |= {"rise": round(step.rise_percent), "most": most}
        asking = replace(slot, asks_physio=step)
        rule = "dose.asks_or_saves" if saves else "dose.asks_physio"
        return asking.stayed(Reason(rule, facts))
    if waits := _waits(slot, step, policy, plan, week):
        return slot.stayed(waits)
    facts |= {"needs": round(needs, 1), "envelope": round(room, 1)}
    if needs > room + ROUNDING:
        return slot.stayed(Reason("dose.waits_envelope", facts))
    facts |= {"was": slot.dose, "weeks": slot.steady_weeks}
    facts["sheet_days"] = slot.sheet_days
    facts["envelope"] = round(max(room, needs), 1)
    stepped = slot.moved_to(slot.at + 1, Reason(f"step.{step.variable}", facts))
    if step.load_rise_percent > plan.steps.hard_cap_percent + ROUNDING:
        stepped = replace(stepped, load_weeks=0)
    return replace(stepped, room=needs) if needs > slot.room else stepped


def _most_rise(policy: Staircase, plan: Plan) -> float:
    return policy.hard_cap_percent or plan.steps.hard_cap_percent


def _is_too_much(step: Step, policy: Staircase, plan: Plan) -> bool:
    return step.rise_percent > _most_rise(policy, plan) + ROUNDING


def _may_be_saved(slot: Slot, step: Step, plan: Plan) -> bool:
    """Whether it is one more in a set, which has nothing smaller and no own brake."""
    policy, most = slot.policy, plan.steps.one_more_percent or 0
    own = isinstance(policy, Staircase) and policy.hard_cap_percent is not None
    inside = step.variable == "amount" and step.dose.sets == slot.goal.sets
    return inside and not own and step.rise_percent <= most + ROUNDING


def store_percent(slot: Slot, plan: Plan) -> float:
    """How much unused room is kept: the plan's, or what one more in a set takes."""
    step, store = slot.next_step, plan.steps.store_percent
    if step is None or not _may_be_saved(slot, step, plan):
        return store
    return max(store, step.rise_percent)


def _is_so_little(slot: Slot, plan: Plan) -> bool:
    """Whether one more in a set is for the physio to decide: it moves on to nothing."""
    step, policy = slot.next_step, slot.policy
    if step is None or step.variable != "amount" or not isinstance(policy, Staircase):
        return False
    return _is_too_much(step, policy, plan)


def _too_much_effort(policy: Policy, week: Judged) -> bool:
    """Whether the place asks for an effort that nobody told, or that was more."""
    most = policy.effort_at_most if isinstance(policy, Staircase) else None
    return most is not None and (week.effort is None or week.effort > most)


def _times(slot: Slot, plan: Plan, triggers: Collection[str]) -> int:
    """A movement that was forbidden, and still is a trigger, waits longer."""
    rule = plan.trigger_return
    still = slot.freed and any(tag in triggers for tag in slot.exercise.tags)
    return rule.weeks_times if rule and still else 1


def _waits(
    slot: Slot, step: Step, policy: Staircase, plan: Plan, week: Judged
) -> Reason | None:
    """Weeks that are still to be done, or an effort that was too much or not told."""
    coarse = step.load_rise_percent > plan.steps.coarse_percent + ROUNDING
    needed = (
        policy.steady_weeks * (2 if coarse else 1) * _times(slot, plan, week.triggers)
    )
    facts: Facts = {"next": step.dose, "weeks": slot.steady_weeks, "needed": needed}
    if slot.steady_weeks < needed:
        return Reason("dose.waits_weeks", facts)
    young = slot.rung_weeks < plan.rung_up.repetitions_only_weeks
    if slot.new_rung and young and step.variable not in AMOUNTS:
        facts |= {"weeks": slot.rung_weeks}
        facts |= {"needed": plan.rung_up.repetitions_only_weeks}
        return Reason("dose.waits_rung", facts)
    if not _too_much_effort(policy, week):
        return None
    if week.effort is None:
        return Reason("dose.waits_effort", {"next": step.dose})
    told: Facts = {"next": step.dose, "effort": week.effort}
    return Reason("dose.too_hard", {**told, "most": policy.effort_at_most or 0})
