"""The doses for worse days that a sheet prints beside its own.

They are what the next weeks would give, by the same functions: the lower numbers after
a red week, and the stages of the way back from a flare-up. None is more than the sheet,
or heavier; those of an easy week are shares of what that has, with no set more. Where a
red sheet keeps its numbers (of a day, which goes back a part instead), they are for
what is left of that sheet: the plan's share after a first red week.
"""

from rehab.model.dose import Dose
from rehab.model.numbers import WHOLE
from rehab.model.policy import Quota
from rehab.planner.dosing.flare_plan import stage_doses
from rehab.planner.dosing.share import share
from rehab.planner.dosing.slot import Slot
from rehab.planner.next_dose.by_colour import WeekContext, chained, red_percent


def lower_dose(slot: Slot, week: WeekContext, given: Dose) -> Dose:
    """What a red week would leave of the dose on the sheet. A quota stays."""
    if isinstance(slot.policy, Quota):
        return given
    if min(week.red_percents) >= WHOLE:
        week = week._replace(red_percents=week.plan.red_week.percents)
    base = _own_base(slot, slot.base, given)
    less = share(base, red_percent(slot, week))
    return _no_more(slot, slot.dose if less == base else less, given, base)


def _own_base(slot: Slot, base: Dose, given: Dose) -> Dose:
    """What a share is of: in an easy week of no more sets than that has."""
    if slot.work(given) >= slot.work(slot.dose):
        return base
    most = min(one.sets for one in given.sides)
    if all(one.sets <= most for one in base.sides):  # one set: less in it
        return slot.no_heavier(given, base)
    return base.each(lambda one: one.but(sets=min(one.sets, most)))


def _no_more(slot: Slot, dose: Dose, given: Dose, base: Dose) -> Dose:
    """The dose, no heavier than the sheet or its base, and no more work than it."""
    low = min(slot.no_heavier(dose, given), given, key=slot.work)
    return slot.as_low(slot.no_heavier(low, base), given)


def back_doses(slot: Slot, week: WeekContext, given: Dose) -> tuple[Dose, ...]:
    """The dose of each stage after a flare-up that is less than all, low to high."""
    if isinstance(slot.policy, Quota):
        return ()
    base, stages = chained(slot, week).base, week.plan.flare.stages
    base = _own_base(slot, base, given)
    kept = [stage for stage in stages if stage.load_percent]
    doses = stage_doses(base, slot.loads, stages, slot.bands)
    return tuple(
        _no_more(slot, dose, given, base)
        for stage, dose in zip(kept, doses, strict=True)
        if stage.is_part
    )
