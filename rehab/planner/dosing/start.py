"""The first dose of an exercise for this client.

From the physio's own dose; else from a try at the first visit: the plan's share of
it, with the weight that was tried; else the exercise's start with the nearest weight.
"""

import math
from dataclasses import dataclass

from rehab.model.client import Baseline, Client
from rehab.model.dose import NUMBERS, Dose
from rehab.model.exercise import Exercise
from rehab.model.numbers import ROUNDING, WHOLE
from rehab.model.part import in_all, within
from rehab.model.phase import Phase
from rehab.model.plan import Plan
from rehab.model.policy import Quota
from rehab.model.programme import Facts, Reason
from rehab.planner.allowed.loads import Loads, as_fields
from rehab.planner.dosing.share import inner_field, on_the_clock
from rehab.planner.dosing.share import share as share_of


@dataclass(frozen=True, slots=True)
class Start:
    """A first dose and the rule that made it."""

    dose: Dose
    reason: Reason


def with_load(dose: Dose, found: Loads) -> Dose:
    """The dose with the first of the loads at hand."""
    if dose.left:
        return dose.each(lambda one: with_load(one, found))
    if not found.steps or dose.is_loaded:
        return dose
    return dose.but(**as_fields(found.steps[0]))


def start_dose(
    exercise: Exercise, client: Client, plan: Plan, phase: Phase, found: Loads
) -> Start:
    """The physio's dose, else a share of the try, else the exercise's start.

    A painful try counts for the phase's start percent, and never for more in a set than
    without a try; nor for a heavier weight, if it hurt more than usual. A quota's
    share is of one try. A timed hold goes down to a mark of the clock.
    """
    if exercise.id in client.doses:
        dose = bounded(client.doses[exercise.id], exercise.dose.cap)
        return Start(with_load(dose, found), Reason("start.physio"))
    tried = client.baseline.get(exercise.id)
    if tried is None:
        return _untried(exercise, plan, found)
    if isinstance(phase.policy, Quota) and not exercise.dose.start.scheme:
        return _quota(exercise, tried, phase.start_percent, found)
    return _tried(exercise, tried, plan, phase, found)


def _untried(exercise: Exercise, plan: Plan, found: Loads) -> Start:
    """The exercise's start; few repetitions where the only weight is heavier."""
    dose = with_load(exercise.dose.start, found)
    few = plan.start.only_weight_repetitions
    if not found.heavy_start or not dose.repetitions or dose.repetitions <= few:
        return Start(dose, Reason("start.catalogue"))
    facts: Facts = {"repetitions": few}
    if dose.band:
        reason = Reason("start.only_band", {**facts, "band": dose.band})
    else:
        reason = Reason("start.only_weight", {**facts, "kg": dose.load_kg or 0})
    return Start(dose.but(repetitions=few), reason)


def _mean(tried: Baseline) -> float:
    return sum(tried.tries) / len(tried.tries)


def _quota(exercise: Exercise, tried: Baseline, percent: float, found: Loads) -> Start:
    start, field = exercise.dose.start, inner_field(exercise.dose.start)
    share = _share(tried, percent, field)
    if start.parts:
        dose = _repeats(start, exercise.dose.cap, share)
        return Start(dose, _from_try(tried, percent, share, dose.sets))
    amount = min(on_the_clock(field, getattr(exercise.dose.cap, field)), share)
    dose = start.but(sets=1, **{field: amount})  # a try is one set
    return Start(with_load(dose, found), _from_try(tried, percent, share, amount))


def _share(tried: Baseline, percent: float, field: str) -> int:
    """So much of the mean try, in whole numbers; of a timed hold on the clock."""
    share = math.floor(_mean(tried) * percent / WHOLE + ROUNDING)
    return max(1, on_the_clock(field, share))


def _from_try(
    tried: Baseline, percent: float, share: int, given: int, rule: str = "start.try_top"
) -> Reason:
    """The share of the try; by ``rule``, where less than it is given."""
    mean = round(_mean(tried), 1)
    facts: Facts = {"percent": percent, "mean": mean, "share": share}
    if given >= share:
        return Reason("start.baseline", facts)
    return Reason(rule, {**facts, "most": given})


def _tried(
    exercise: Exercise, tried: Baseline, plan: Plan, phase: Phase, found: Loads
) -> Start:
    rule, start, cap = plan.start, exercise.dose.start, exercise.dose.cap
    painful = tried.pain >= rule.painful_from
    percent = phase.start_percent if painful else rule.try_percent
    cut = "start.try_painful" if painful else "start.try_top"
    field = inner_field(start)
    share = _share(tried, percent, field)
    if start.parts:
        dose = _repeats(start, start if painful else cap, share)
        return Start(dose, _from_try(tried, percent, share, dose.sets, cut))
    if start.scheme:
        tops = cap.scheme if cap.scheme and not painful else start.scheme
        scheme = tuple(min(n, share) for n in tops)
        reason = _from_try(tried, percent, share, max(scheme), cut)
        return Start(with_load(start.but(scheme=scheme), found), reason)
    untried = _untried(exercise, plan, found).dose
    most = getattr(untried if painful else cap, field)
    if field == "repetitions":
        top = exercise.dose.top_repetitions or plan.steps.repetitions_before_set
        most = min(most, max(top, getattr(start, field)))
    amount = min(on_the_clock(field, most), share)
    dose = start.but(**{field: amount})
    reason = _from_try(tried, percent, share, amount, cut)
    return Start(with_load(dose, found), reason)


def _fewer_repeats(dose: Dose, cap: Dose) -> Dose:
    """As many whole repeats as the cap has time for; of one, as many of its parts."""
    for sets in range(dose.sets, 0, -1):
        if within(in_all(dose.parts or (), sets), cap.in_all):
            return dose.but(sets=sets)
    percents = (share_of(dose, percent) for percent in range(99, 0, -1))
    return next((one for one in percents if within(one.in_all, cap.in_all)), cap)


def _repeats(start: Dose, cap: Dose, times: int) -> Dose:
    """The parts of the start so many times, as far as the cap goes."""
    return bounded(start.but(sets=max(1, times)), cap)


def bounded(dose: Dose, cap: Dose) -> Dose:
    """The dose with no field above the cap's."""
    if dose.left:
        return dose.each(lambda one: bounded(one, cap))
    changes: dict[str, object] = {}
    if dose.parts and cap.parts:
        return _fewer_repeats(dose, cap)
    for field in NUMBERS:
        value, most = getattr(dose, field), getattr(cap, field)
        if value is not None and most is not None and value > most:
            changes[field] = most
    if dose.scheme and cap.repetitions:  # it lists the repetitions of each set
        most = cap.repetitions
        kept = tuple(min(n, most) for n in dose.scheme[: max(2, cap.sets)])
        changes["scheme"] = kept
    elif dose.scheme and cap.scheme:
        pairs = zip(dose.scheme, cap.scheme, strict=False)
        changes["scheme"] = tuple(min(a, b) for a, b in pairs)
    return dose.but(**changes) if changes else dose
