"""What a week's colour does to a dose, whatever the policy.

Order of priority: stop, red, way back after a red week, nothing reported, amber
or thin, and only then what a green week allows. No report, no rise.
"""

from dataclasses import replace
from itertools import zip_longest

from rehab.model.dose import Dose
from rehab.model.plan import Plan
from rehab.model.policy import Quota
from rehab.model.programme import Facts, Reason
from rehab.planner.dosing.flare_plan import lighter
from rehab.planner.dosing.policies.by_kind import POLICIES
from rehab.planner.dosing.share import WHOLE, share
from rehab.planner.dosing.slot import Slot
from rehab.planner.dosing.staircase import Step
from rehab.planner.dosing.staircase import staircase as stairs

GOOD = ("green", "projected")  # the colours that count toward more
UNDONE = ("none", "thin")  # nothing, or too little, came back


def react(
    slot: Slot, colour: str, plan: Plan, given: Dose, *, flare: bool = False
) -> Slot:
    """The slot after a week of this colour, before anything steps up.

    ``given`` is the dose that was on the sheet: in an easy week less than the
    slot's own. A ``flare`` is a red week with a way back of its own.
    """
    if isinstance(slot.policy, Quota) and colour not in UNDONE:
        return _green(slot)
    if colour == "red":
        return (_flare if flare else _red)(slot, plan, given)
    if colour not in GOOD:
        return _again(slot, Reason(f"dose.{colour}"), given)
    slot = replace(slot, rung_weeks=slot.rung_weeks + 1)
    if slot.way_back:
        return _back(slot)
    return _green(slot)


def _again(slot: Slot, reason: Reason, given: Dose) -> Slot:
    """The dose that was on the sheet once more, also when that was an easy one."""
    again = slot.stayed(reason)
    if given == slot.dose:
        return again
    return replace(again, way_back=(Step(given), *slot.way_back))


def _green(slot: Slot) -> Slot:
    after: Slot = POLICIES[slot.policy.kind].green(slot, slot.policy)
    return after


def _red(slot: Slot, plan: Plan, given: Dose) -> Slot:
    """Down at once; then back up one step a green week to the dose it had."""
    facts: Facts = {"percent": plan.red_week.percent, "was": given}
    return slot.on_way_back(_red_way(slot, plan, given), Reason("dose.red", facts))


def _red_way(slot: Slot, plan: Plan, given: Dose) -> tuple[Step, ...]:
    lower = share(given, plan.red_week.percent)
    had = slot.steps[slot.at].dose
    way_back = _rising(stairs(lower, had, (), plan.steps))
    if way_back[-1].dose == had:
        way_back = way_back[:-1] or (Step(lower),)
    return way_back


def _rising(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """The steps that are no less than any before: a new set may be smaller at first."""
    kept: list[Step] = []
    for step in steps:
        if not kept or step.dose.volume >= kept[-1].dose.volume:
            kept.append(step)
    return tuple(kept)


def _flare(slot: Slot, plan: Plan, given: Dose) -> Slot:
    """The flare-up plan's way back, nowhere above the one after a red week."""
    had = slot.steps[slot.at].dose
    stages = [s for s in plan.flare.stages if s.load_percent and s.percent < WHOLE]
    doses = [lighter(had, slot.loads, s.percent, s.load_percent) for s in stages]
    red = [step.dose for step in _red_way(slot, plan, given)]
    both = zip_longest(doses, red, fillvalue=had)
    way_back = tuple(Step(min(pair, key=lambda dose: dose.volume)) for pair in both)
    percent = stages[0].percent if stages else plan.red_week.percent
    facts: Facts = {"percent": percent, "was": given}
    reason = Reason("dose.flare_back", facts)
    return slot.on_way_back(way_back, reason, "flare_way")


def _back(slot: Slot) -> Slot:
    rest = slot.way_back[1:]
    back = replace(
        slot,
        way_back=rest,
        steady_weeks=0,
        reason=Reason(f"dose.{slot.way}", {"to": slot.steps[slot.at].dose}),
    )
    return replace(back, envelope=back.dose.volume * back.sessions)
