"""What the next rung of a ladder begins with.

It keeps the load, and most of the work, of the rung it follows; less of a movement that
is a trigger.

>>> from rehab.model.dose import Dose
>>> kept_work(Dose(sets=3, repetitions=12, load_kg=12), 1.0, (85, 100)).repetitions
11
>>> kept_work(Dose(sets=3, repetitions=6, load_kg=12), 1.0, (85, 100)).repetitions
6
"""

import math
from collections.abc import Mapping
from itertools import pairwise

from rehab.model.dose import Dose
from rehab.model.exercise import (
    Exercise,
)
from rehab.model.numbers import ROUNDING, WHOLE
from rehab.model.phase import Phase
from rehab.model.programme import Facts, Reason
from rehab.model.replace import replace
from rehab.planner.allowed.case import Case
from rehab.planner.allowed.exercise_filter import SEVEREST
from rehab.planner.allowed.loads import Loads, Wanted
from rehab.planner.dosing.flare_plan import lighter
from rehab.planner.dosing.mark import (
    hands,
)
from rehab.planner.dosing.new_slot import new_slot
from rehab.planner.dosing.share import inner_field, on_the_clock, share
from rehab.planner.dosing.slot import Slot
from rehab.planner.dosing.start import Start, bounded, start_dose
from rehab.planner.next_dose.by_colour import small_stages
from rehab.planner.selection.places import Choice

AIM = 0.95  # of the work that may be kept: not all that is allowed


def load_to_keep(case: Case, slot: Slot, rung: Exercise) -> Wanted | None:
    """The load to keep, in the new rung's own kilograms; None where there is none."""
    if not slot.base.load_kg or rung.dose.load_rank != slot.exercise.dose.load_rank:
        return None
    if rung.id in case.client.doses:
        return None
    kg = load_on(slot, rung)
    low = case.plan.rung_up.load_keep_percent[0] / WHOLE
    return Wanted(kg, kg * low, _most_kept(case, kg))


def _most_kept(case: Case, kg: float) -> float:
    """The heaviest that is still the load it follows."""
    return kg * case.plan.rung_up.load_keep_percent[1] / WHOLE


def load_on(slot: Slot, rung: Exercise) -> float:
    """The slot's load in the rung's own kilograms; 0 without one."""
    return (slot.base.load_kg or 0) * hands(slot.exercise) / hands(rung)


def room_on(case: Case, old: Slot, fresh: Slot) -> float:
    """The room there was, where the two can be compared, up to the plan's store."""
    if bool(old.base.load_kg) != bool(fresh.base.load_kg):
        return fresh.room
    had = old.room * hands(old.exercise) / hands(fresh.exercise)
    most = fresh.room * (1 + case.plan.steps.store_percent / WHOLE)
    return max(fresh.room, min(had, most))


def first_dose(  # noqa: PLR0913, PLR0917 - what a first dose hangs on
    case: Case, phase: Phase, slot: Slot, rung: Exercise, found: Loads, facts: Facts
) -> Start:
    """Most of the work it follows where the two can be compared, else its start."""
    start = start_dose(rung, case.client, case.plan, phase, found).dose
    old, cap = slot.base, rung.dose.cap
    if _is_stronger(case, old.band, start.band) and old.band in found.steps:
        start = start.but(band=old.band)
    if start.repetitions_from is None:
        old = old.least
    kinds = (slot.exercise.dose.kind, rung.dose.kind)
    alike = kinds[0] == kinds[1] and not start.scheme and not old.left
    light = _is_light(case, slot.exercise, start)
    alike = alike and (light or bool(old.load_kg) == bool(start.load_kg))
    alike = alike and old.band == start.band and old.load == start.load
    alike = alike and old.help_kg == start.help_kg
    alike = alike and bool(old.hold_seconds) == bool(start.hold_seconds)
    own = Start(start, Reason("step.rung_start", facts))
    if not alike or rung.id in case.client.doses:
        return own
    dose = start.but(
        load_kg=None if light else start.load_kg,
        sets=min(old.sets, cap.sets),
        hold_seconds=min(old.hold_seconds, cap.hold_seconds)
        if old.hold_seconds and cap.hold_seconds
        else None,
    )
    field = inner_field(old)
    dose = dose.but(**{field: getattr(old, field)})
    ratio = old.volume * hands(slot.exercise) / (dose.volume * hands(rung))
    gentle = first_percent(case, rung, slot.exercise) < WHOLE
    nearest = _short_sets(case, rung) and not gentle
    keep = case.plan.rung_up.work_keep_percent
    kept = kept_work(dose, ratio, keep, nearest=nearest).but(load_kg=start.load_kg)
    if not old.load_kg and getattr(kept, field) < getattr(start, field):
        kept = kept.but(**{field: getattr(start, field)})
        return Start(bounded(kept, cap), own.reason)
    facts = {**facts, "from": old}
    if light:
        return Start(bounded(kept, cap), Reason("step.rung_light", facts))
    coarse = (start.load_kg or 0) > _most_kept(case, load_on(slot, rung))
    rule = "step.rung_load" if coarse else "step.rung"
    rule = "step.rung_thing" if rung.id == slot.exercise.id else rule
    return Start(bounded(kept, cap), Reason(rule, facts))


def percent_of_kept(old: Slot, fresh: Slot, percent: float) -> float:
    """The percentage of the work it follows, as one of what was kept of that.

    Else what is kept of the work, and what is left for a trigger, would multiply.
    """
    one, two = old.base, fresh.base
    alike = inner_field(one) == inner_field(two) and not (one.left or two.left)
    same = bool(one.load_kg) == bool(two.load_kg) and one.band == two.band
    if percent >= WHOLE or not (alike and same):
        return percent
    had, kept = (slot.work(slot.base) * hands(slot.exercise) for slot in (old, fresh))
    return min(WHOLE, round(percent * had / kept)) if kept < had else percent


def _is_stronger(case: Case, one: str | None, other: str | None) -> bool:
    """Whether the one band is: what was pulled is not given up."""
    bands = case.library.catalogue.bands
    return bool(one and other) and bands.index(one) > bands.index(other)


def _is_light(case: Case, old: Exercise, start: Dose) -> bool:
    """Whether a weight comes to what lifts the body, and is so little of it."""
    percent, body = case.plan.rung_up.light_percent, case.client.weight_kg
    if percent is None or body is None or old.dose.load or not start.load_kg:
        return False
    return start.load_kg <= body * percent / WHOLE


def _short_sets(case: Case, rung: Exercise) -> bool:
    """Whether its sets end early by themselves, as those of heavy lifts do."""
    top = rung.dose.top_repetitions
    return top is not None and top <= case.plan.steps.repetitions_top


def kept_work(
    dose: Dose, ratio: float, keep: tuple[float, float], *, nearest: bool = False
) -> Dose:
    """The dose with so much in a set that its work is within ``keep`` percent.

    ``ratio`` is the work it follows, of the dose's own. The whole number below the aim
    is taken, or, with ``nearest``, the one nearest to it: of a short set one less is
    much more than the aim asks for.
    """
    low, high = (p / WHOLE for p in keep)
    field = inner_field(dose)
    amount = getattr(dose, field) * ratio
    most = math.floor(amount * high + ROUNDING)
    aim = amount * high * AIM
    found = math.ceil(aim - 0.5 - ROUNDING) if nearest else math.floor(aim + ROUNDING)
    if not amount * low - ROUNDING <= found <= most:
        found = most
    marked = on_the_clock(field, found)
    return dose.but(**{field: max(1, marked if marked >= amount * low else found)})


def first_percent(case: Case, rung: Exercise, old: Exercise | None = None) -> float:
    """How much of its start a rung begins with: less where a trigger is touched.

    What the rung before asked as much of is had: it is not cut a second time.
    """
    rule = case.plan.trigger_return
    if rule and was_forbidden(case, rung, old.tags if old else {}):
        return rule.first_percent
    triggers, before = case.client.triggers or {}, old.tags if old else rung.tags
    harder = any(rung.tags.get(tag, 0) > before.get(tag, 0) for tag in triggers)
    return case.plan.rung_up.new_tag_percent if harder else WHOLE


def was_forbidden(case: Case, rung: Exercise, had: Mapping[str, int]) -> bool:
    """Whether it asks what was forbidden at first, and more of it than was had."""
    entry = case.entry_triggers or {}
    return any(
        rung.tags.get(tag, 0) > max(SEVEREST - severity, had.get(tag, 0))
        for tag, severity in entry.items()
    )


def begun_low(
    case: Case, phase: Phase, choice: Choice, slot: Slot, percent: float
) -> Slot:
    """The slot at so much of its weight; without one so light, of what is in a set.

    With the same weight it is then on its way to the whole of it, twice as fast as
    after a red week.
    """
    rule = case.plan.trigger_return
    freed = rule is not None and percent <= rule.first_percent
    if percent >= WHOLE:
        return slot
    reason = Reason("start.trigger", {"percent": percent, "of": slot.base})
    light = lighter(slot.base, slot.loads, WHOLE, percent)
    if slot.base.load_kg and light.load_kg != slot.base.load_kg:
        least = light.load_kg or 0
        light = share(light, percent * slot.base.load_kg / least) if least else light
        own = tuple(kg for kg in slot.loads.kilograms if kg >= least)
        found, start = replace(slot.loads, steps=own), Start(light, reason)
        up = slot.weights_up
        fresh = new_slot(case, phase, choice, found, start, weights_up=up)
        return replace(fresh, new_rung=slot.new_rung, moved=slot.moved, freed=freed)
    stage, stages = percent, []
    while stage < WHOLE:
        stages.append(stage)
        stage += 2 * case.plan.red_week.back_percent
    way = [share(slot.base, each) for each in stages]
    filled = _without_leaps(case, slot, (*way, slot.base))
    return replace(slot.on_new_way(filled, reason), freed=freed)


def _without_leaps(case: Case, slot: Slot, way: tuple[Dose, ...]) -> tuple[Dose, ...]:
    """The way up to its last dose, with what lies between two of them too far apart.

    Whole repetitions make the first less than it was meant to be: 5 of 7 for 80 %.
    """
    back = case.plan.red_week.back_percent
    most = slot.work(way[-1]) * 2 * back / WHOLE + ROUNDING
    found: list[Dose] = []
    for low, high in pairwise(way):
        leaps = slot.work(high) - slot.work(low) > most
        found += (low, *small_stages(slot, low, high, back)) if leaps else (low,)
    return tuple(found)
