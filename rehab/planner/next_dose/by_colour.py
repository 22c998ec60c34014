"""What a week does to the dose of one exercise, whatever the policy.

Order of priority: stop, red, then amber, thin or nothing reported, not enough of its
own evidence, the way back after a bad week, and only then what a green week allows. No
report, no rise; and an exercise moves on what is known of that exercise.
"""

from typing import NamedTuple

from rehab.model.dose import Dose
from rehab.model.numbers import WHOLE
from rehab.model.phase import Phase
from rehab.model.plan import Plan
from rehab.model.policy import Quota, Staircase
from rehab.model.programme import Facts, Reason
from rehab.model.replace import replace
from rehab.model.rules import RedWeek
from rehab.planner.dosing.flare_plan import stage_doses
from rehab.planner.dosing.policies.by_kind import POLICIES
from rehab.planner.dosing.share import share
from rehab.planner.dosing.slot import Chain, Slot, Way
from rehab.planner.next_dose.step_up import store_percent
from rehab.planner.outcome.colour import GOOD, UNDONE
from rehab.planner.outcome.exercise import ExerciseWeek

STAGED: tuple[Way, ...] = ("flare_way", "gap_way")  # in the plan's stages, far apart


class WeekContext(NamedTuple):
    """What every exercise of a week has in common."""

    plan: Plan
    start_day: int  # of the programme, for chains of flare-ups
    red_percents: tuple[float, ...]  # first, second, ... red week running
    flare: bool = False
    by: str | None = None  # who gave the week its colour, against the rules


def red_percents(plan: Plan, phase: Phase) -> tuple[float, ...]:
    """What is kept after the first red week, the second running, and so on."""
    own = phase.red_percent
    return plan.red_week.percents if own is None else (own,)


def react(slot: Slot, told: ExerciseWeek, week: WeekContext, given: Dose) -> Slot:
    """The slot after a week, before anything steps up.

    ``given`` is the dose that was on the sheet: in an easy week less than the
    slot's own. A flare-up is a red week with a way back of its own.
    """
    colour = told.colour
    if slot.by_session:
        slot = replace(slot, counted=told.done if told.planned else None)
    moves = isinstance(slot.policy, Quota) and not slot.on_its_way
    if moves and colour not in UNDONE and told.enough:
        return _green(slot, week.plan)
    if colour == "red":
        return _flare(slot, week, given) if week.flare else _red(slot, week, given)
    if slot.reds:
        slot = replace(slot, reds=0)
    if colour not in GOOD or told.got == "less":
        return again(slot, _why_again(told, week.by), given)
    if not told.enough:
        facts: Facts = {"done": told.done, "sessions": told.planned}
        return again(slot, Reason("dose.not_enough", facts), given)
    slot = slot.after_good_week()
    if slot.on_its_way:
        return _back(slot, given)
    slot = replace(slot, before_step=None)
    return _green(slot, week.plan, at_top=told.at_top)


def _why_again(told: ExerciseWeek, by: str | None) -> Reason:
    if by:
        return Reason("dose.decided_again", {"by": by})
    if told.other_sore:
        return Reason("dose.other_sore")
    if told.unscored:
        return Reason("dose.unscored")
    return Reason("dose.told_less" if told.colour in GOOD else f"dose.{told.colour}")


def again(slot: Slot, reason: Reason, given: Dose) -> Slot:
    """The dose of this week once more, also when it was less than the slot's own."""
    again = slot.stayed(reason)
    if slot.work(given) >= slot.work(slot.dose):
        return again
    return replace(again, way_back=(given, *slot.way_back))


def _green(slot: Slot, plan: Plan, *, at_top: bool = True) -> Slot:
    """What the policy makes of it; a range moves by its top."""
    policy = POLICIES[slot.policy.kind]
    after: Slot = policy.green(slot, slot.policy, store_percent(slot, plan))
    if at_top or not isinstance(slot.policy, Staircase):
        return after
    return after.stayed(Reason("dose.below_top", {"most": slot.base.repetitions or 0}))


def _red(slot: Slot, week: WeekContext, given: Dose) -> Slot:
    """A share of the dose before the first red week; then back, so much a green week.

    >>> from rehab.model.dose import Dose
    >>> doses = red_way(Dose(sets=3, repetitions=10), 70, 10)
    >>> [dose.repetitions for dose in doses]
    [7, 8, 9]
    """
    back = week.plan.red_week.back_percent
    slot = to_base(slot, slot.tolerated, back)
    reds, percent = slot.reds + 1, red_percent(slot, week)
    cut = red_way(slot.base, percent, back)
    way = _not_above(slot, given, cut, slot.base)
    reason = _why_red(slot, week, given, cut)
    if way[1:] and way[0] == given:
        way = (given, *small_stages(slot, given, way[1], back), *way[1:])
    if not way:
        return replace(slot.stayed(reason), reds=reds)
    why: Way = "decided_way" if week.by else "red_way"
    return replace(slot.on_way_back(way, reason, why), reds=reds)


def _why_red(
    slot: Slot, week: WeekContext, given: Dose, cut: tuple[Dose, ...]
) -> Reason:
    """How much is left of its dose, or that it is no more, or no heavier, than now."""
    percent = red_percent(slot, week)
    facts: Facts = {"percent": percent, "of": slot.base, "was": given}
    if _is_above(slot, given, cut):
        rule, theirs = "dose.red_held", "dose.decided_held"
    elif cut and slot.no_heavier(cut[0], given) != cut[0]:
        rule, theirs = "dose.red_lighter", "dose.decided_lighter"
    else:
        rule = "dose.red" if percent < WHOLE else "dose.red_stays"
        theirs = "dose.decided_back"
    if week.by:
        return Reason(theirs, {**facts, "by": week.by})
    return Reason(rule, facts)


def red_percent(slot: Slot, week: WeekContext) -> float:
    """What is kept of its dose if this week is red."""
    return week.red_percents[: slot.reds + 1][-1]


def red_way(base: Dose, percent: float, back_percent: float) -> tuple[Dose, ...]:
    """The doses from the share up to the base, the base left out."""
    found: list[Dose] = []
    while percent < WHOLE:
        dose = share(base, percent)
        if dose != base and dose not in found:
            found.append(dose)
        percent += back_percent
    return tuple(found)


def begins_lower(slot: Slot, rule: RedWeek, percent: float | None = None) -> Slot:
    """An exercise that comes in after bad weeks or time off: below its own start.

    It never had that dose: what is cut on its way up is a share of where it is. One
    that is on its way already is low enough.
    """
    if slot.on_its_way:
        return slot
    percent = rule.percents[0] if percent is None else percent
    less = red_way(slot.base, percent, rule.back_percent)
    if not less:
        return slot
    reason = Reason("start.lower", {"percent": percent, "of": slot.base})
    return replace(slot.on_new_way(less, reason, "lower_way"), moved="cut")


def small_stages(
    slot: Slot, least: Dose, most: Dose, back_percent: float
) -> tuple[Dose, ...]:
    """The doses between these two, each so much of the base above the one before."""
    every = red_way(slot.base, back_percent, back_percent)
    return between(slot, every, least, most)


def between(
    slot: Slot, doses: tuple[Dose, ...], least: Dose, most: Dose
) -> tuple[Dose, ...]:
    """Those of the doses that are more work than the one, and less than the other."""
    low, high = slot.work(least), slot.work(most)
    return tuple(dose for dose in doses if low < slot.work(dose) < high)


def _is_above(slot: Slot, given: Dose, way: tuple[Dose, ...]) -> bool:
    """Whether the way begins with more than stood on the sheet."""
    return bool(way) and slot.work(slot.no_heavier(way[0], given)) > slot.work(given)


def _not_above(
    slot: Slot, given: Dose, way: tuple[Dose, ...], base: Dose
) -> tuple[Dose, ...]:
    """The way with its first dose no more than what stood on the sheet, nor heavier.

    No heavier either: up to the work of the sheet it keeps the load of the sheet.
    """
    most = slot.work(given)
    as_light = [slot.no_heavier(dose, given) for dose in way]
    first = [slot.as_low(dose, given) for dose in as_light if slot.work(dose) <= most]
    above = [dose for dose in way if slot.work(dose) > most]
    if not first and slot.work(slot.base) > most:
        return (slot.no_heavier(given, base), *above)
    return (*first, *above)


def _flare(slot: Slot, week: WeekContext, given: Dose) -> Slot:
    """The flare-up plan's way back to the dose before the first flare of a chain."""
    rule, chain = week.plan.flare, chained(slot, week)
    doses = stage_doses(chain.base, slot.loads, rule.stages, slot.bands)
    weeks = rule.chain_weeks if chain.flares >= rule.chain_flares else 1
    doses = (*doses[:1] * weeks, *doses[1:])
    cut = tuple(dose for dose in doses if dose != chain.base)
    way = _not_above(slot, given, cut, chain.base)
    reason = _why_flare(slot, chain.base, given, cut, weeks)
    based = to_base(slot, chain.base, week.plan.red_week.back_percent)
    if not way:
        return replace(based.stayed(reason), chain=chain)
    return replace(based.on_way_back(way, reason, "flare_way"), chain=chain)


def _why_flare(
    slot: Slot, base: Dose, given: Dose, way: tuple[Dose, ...], weeks: int
) -> Reason:
    """How much is left in the sets, and how long; or that it is no more than now."""
    if _is_above(slot, given, way):
        return Reason("dose.flare_held", {"of": base, "was": given})
    first = way[0] if way else base
    kept = slot.kept_percent(first, base)
    facts: Facts = {"percent": kept, "of": base, "was": given, "weeks": weeks}
    lighter = first != first.loaded_as(base)
    return Reason("dose.flare_lighter" if lighter else "dose.flare_back", facts)


def chained(slot: Slot, week: WeekContext) -> Chain:
    """The chain that a flare-up in this week belongs to, and the dose it comes back to.

    That is the dose before the first of them: the last one that went well, where a new
    one had only begun.
    """
    chain = slot.chain
    if chain and week.start_day - chain.last_start_day <= week.plan.flare.chain_days:
        base = min(chain.base, slot.tolerated, key=slot.work)
        return Chain(base=base, flares=chain.flares + 1, last_start_day=week.start_day)
    return Chain(base=slot.tolerated, flares=1, last_start_day=week.start_day)


def to_base(slot: Slot, base: Dose, back_percent: float) -> Slot:
    """The slot standing at this lower dose: on its step, if its staircase has one.

    Else on its way from there to the step it has, so much more a green week.
    """
    if base == slot.base:
        return slot
    at = next((i for i, step in enumerate(slot.steps) if step.dose == base), None)
    if at is not None:
        return replace(slot, at=at, before_step=None, new_way=())
    above = slot.new_way or red_way(slot.goal, back_percent, back_percent)
    way = (base, *between(slot, above, base, slot.goal))
    return replace(slot, before_step=None, new_way=way, new_as="lower_way")


def _back(slot: Slot, given: Dose) -> Slot:
    """A step further on the way back; then on the new way to its own step.

    A stage that an easy week had cut comes before the next one, and so does one on the
    way back from less done; a tenth after a red week is not missed.
    """
    staged = slot.way in (*STAGED, "plain_way")
    if slot.way_back and staged and slot.work(given) < slot.work(slot.dose):
        return slot.stayed(Reason(f"dose.{slot.way}", {"to": slot.base}))
    if slot.way_back:
        rest, way = slot.way_back[1:], slot.way
        there = replace(slot, way_back=rest, way=way if rest else "plain_way")
        to = there.base
    else:
        there, way = replace(slot, new_way=slot.new_way[1:]), slot.new_as
        to = there.goal
    same = there.dose == given and slot.work(given) < slot.work(to)
    return replace(
        there,
        steady_weeks=0,
        moved="returned",
        room=slot.work(to),
        reason=Reason("dose.same_step" if same else f"dose.{way}", {"to": to}),
    )
