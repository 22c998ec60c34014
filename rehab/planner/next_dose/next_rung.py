"""The next rung of a ladder: when it is due, and the dose it begins with.

It keeps the load, and most of the work, of the rung it follows. From the top of that,
where no weight near its own is at hand, it takes the next heavier for the same work.

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
    BandRange,
    BodyWeightRange,
    EffortLoad,
    Exercise,
    HelpRange,
    KilogramRange,
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
    goal_dose,
    goal_of,
    hands,
    is_near_enough,
    leads_beyond,
    mark_dose,
)
from rehab.planner.dosing.new_slot import new_slot
from rehab.planner.dosing.share import inner_field, on_the_clock, share
from rehab.planner.dosing.slot import Slot
from rehab.planner.dosing.start import Start, bounded, start_dose
from rehab.planner.next_dose.by_colour import small_stages
from rehab.planner.selection.ladders import harder_rungs
from rehab.planner.selection.places import Choice

AIM = 0.95  # of the work that may be kept: the middle of 90 and 100 percent


def promoted(
    case: Case, phase: Phase, slot: Slot, taken: frozenset[str]
) -> Slot | None:
    """The slot on the next rung of its ladder, or None while it stays on this one."""
    if _stays(case, phase, slot):
        return None
    for rung in harder_rungs(case, phase, slot.place, slot.exercise, taken):
        if passed_over(case, slot, rung):
            continue
        on = _far_on(case, phase, slot, rung) or _near_on(case, phase, slot, rung)
        if on is not None:
            return on
        if not rung.dose.load_rank:
            return None  # without a load it is waited for
    return _other_thing(case, phase, slot)


def _stays(case: Case, phase: Phase, slot: Slot) -> bool:
    """Whether it is too early for any other rung."""
    weeks = case.plan.rung_up.green_weeks
    if slot.swapped_down or not phase.new_rungs or slot.rung_weeks < weeks:
        return True
    if slot.next_step and slot.next_step.variable == "load":
        return True  # weight takes its turn before the next rung
    if _ends_at_mark(case, slot):
        return True  # so near it, no detour
    if _shows_mark_first(case, slot) or _shows_start_first(case, slot):
        return True
    # what was reached is shown before it is left
    return _at_mark(case, slot) and slot.steady_weeks < weeks


def _shows_mark_first(case: Case, slot: Slot) -> bool:
    """Whether it is to reach a mark that asks for no load before it is left."""
    mark = goal_of(case, slot.place.ladder)
    if mark is None or slot.exercise.id not in mark.exercises:
        return False
    loaded = mark.percent_body_weight or mark.band or slot.exercise.dose.load_rank
    goal = goal_dose(case, slot.place.ladder, slot.exercise, slot.loads)
    if loaded or goal is None or slot.base.at_least(goal):
        return False
    return any(step.dose.at_least(goal) for step in slot.steps[slot.at :])


def _shows_start_first(case: Case, slot: Slot) -> bool:
    """Whether it is to reach a mark that its doses lead beyond before it is left."""
    ladder = slot.place.ladder
    if not leads_beyond(case, ladder):
        return False
    passes = mark_dose(case, ladder, slot.exercise, slot.loads)
    return passes is not None and not slot.base.at_least(passes)


def _other_thing(case: Case, phase: Phase, slot: Slot) -> Slot | None:
    """The same exercise with another thing, where its weights and rungs end.

    Light dumbbells at home are no reason to leave a bar on the floor.
    """
    same, few = slot.exercise, case.plan.steps.coarse_repetitions
    wanted = follows(case, slot, same)
    if wanted is None or (slot.next_step and not _out_of_weights(slot)):
        return None
    for most in (wanted.most, _far_kg(case, slot, same)):
        heavier = Wanted(wanted.kg, wanted.kg + 2 * ROUNDING, most)
        found = case.loads(same, heavier)
        if isinstance(found, Loads) and found.kilograms != slot.loads.kilograms:
            on = _on(case, phase, slot, same, found)
            if (on.base.repetitions or 0) >= few:
                return on
    return None


def _near_on(case: Case, phase: Phase, slot: Slot, rung: Exercise) -> Slot | None:
    """The slot on the rung with about its load, if there is one and it is due."""
    return _if_due(case, phase, slot, rung, follows(case, slot, rung))


def _far_on(case: Case, phase: Phase, slot: Slot, rung: Exercise) -> Slot | None:
    """The slot on the rung with a weight far above, where no step is left here.

    From one of two pieces to both, or from dumbbells to a bar: if no near one leads on,
    and the work comes with enough in a set.
    """
    wanted = follows(case, slot, rung)
    if wanted is None or slot.next_step:
        return None
    near = case.loads(rung, wanted)
    if isinstance(near, Loads) and _leads_on(near, wanted.kg):
        return None
    far = wanted._replace(most=_far_kg(case, slot, rung))
    on = _if_due(case, phase, slot, rung, far)
    few = case.plan.steps.coarse_repetitions
    return on if on and (on.base.repetitions or 0) >= few else None


def _far_kg(case: Case, slot: Slot, rung: Exercise) -> float:
    """The heaviest that its mark has room for, in the rung's own kilograms."""
    return _heaviest_for_mark(case, slot.place.ladder) / hands(rung)


def _if_due(
    case: Case, phase: Phase, slot: Slot, rung: Exercise, wanted: Wanted | None
) -> Slot | None:
    """The slot on the rung with such a load, if there is one and it is due."""
    found = case.loads(rung, wanted)
    if isinstance(found, Reason) or not _due(case, slot, rung, found):
        return None
    return _on(case, phase, slot, rung, found)


def _leads_on(found: Loads, kg: float) -> bool:
    """Whether there is a heavier weight; one that is found by effort always has."""
    return not found.kilograms or found.kilograms[-1] > kg


def _heaviest_for_mark(case: Case, ladder: str | None) -> float:
    """The most of both hands that its mark asks for, or a weight near enough to it."""
    mark, body = goal_of(case, ladder), case.client.weight_kg
    if mark is None or mark.percent_body_weight is None or body is None:
        return math.inf
    most = body * mark.percent_body_weight / WHOLE
    return most * (1 + case.plan.start.near_percent / WHOLE)


def _ends_at_mark(case: Case, slot: Slot) -> bool:
    """Whether it has the mark's sets with about its weight: little more is left."""
    mark = goal_dose(case, slot.place.ladder, slot.exercise, slot.loads)
    rule = case.plan.mark_rule
    if rule is None or mark is None or not mark.load_kg or slot.base.at_least(mark):
        return False
    if slot.base.sets < mark.sets:
        return False
    short = mark.load_kg * (1 - rule.short_percent / WHOLE)
    near = is_near_enough(case, slot.place.ladder, slot.exercise, slot.loads)
    return near and (slot.base.load_kg or 0) >= short


def passed_over(case: Case, slot: Slot, rung: Exercise) -> bool:
    """A rung without a load never follows one with; nor one that leaves the mark.

    Nor one that sets the client's pain off, while this exercise leads to the mark too;
    nor any for older clients whose lightest weight is more than the mark asks for.
    """
    if rung.dose.load_rank < slot.exercise.dose.load_rank:
        return True
    mark = goal_of(case, slot.place.ladder)
    names = mark.exercises if mark else ()
    if slot.exercise.id not in names:
        return False
    near = is_near_enough(case, slot.place.ladder, slot.exercise, slot.loads)
    if near and first_percent(case, rung, slot.exercise) < WHOLE:
        return True
    if case.older and _is_above_mark(case, slot):
        return True
    alike = rung.level == slot.exercise.level  # nothing harder, and the mark stops it
    return rung.id not in names or (alike and _at_mark(case, slot))


def _is_above_mark(case: Case, slot: Slot) -> bool:
    """Whether the lightest at hand is more than the mark asks for."""
    lifted = (slot.base.load_kg or 0) * hands(slot.exercise)
    return lifted > _heaviest_for_mark(case, slot.place.ladder)


def _at_mark(case: Case, slot: Slot) -> bool:
    """Whether it passes, with a weight that is near enough to the mark's own."""
    mark = goal_dose(case, slot.place.ladder, slot.exercise, slot.loads)
    near = is_near_enough(case, slot.place.ladder, slot.exercise, slot.loads)
    return mark is not None and near and slot.base.at_least(mark)


def follows(case: Case, slot: Slot, rung: Exercise) -> Wanted | None:
    """The load to keep, in the new rung's own kilograms; None where there is none."""
    if not slot.base.load_kg or rung.dose.load_rank != slot.exercise.dose.load_rank:
        return None
    if rung.id in case.client.doses:
        return None
    kg = _load_on(slot, rung)
    low = case.plan.rung_up.load_keep_percent[0] / WHOLE
    return Wanted(kg, kg * low, _most_kept(case, kg))


def _most_kept(case: Case, kg: float) -> float:
    """The heaviest that is still the load it follows."""
    return kg * case.plan.rung_up.load_keep_percent[1] / WHOLE


def _load_on(slot: Slot, rung: Exercise) -> float:
    """The slot's load in the rung's own kilograms; 0 without one."""
    return (slot.base.load_kg or 0) * hands(slot.exercise) / hands(rung)


def _due(case: Case, slot: Slot, rung: Exercise, found: Loads) -> bool:
    """Whether its load, or its dose, has reached where the next rung begins."""
    at_top = slot.next_step is None or _only_longer_sets(slot)
    heaviest = max((kg for kg in found.steps if isinstance(kg, float)), default=0.0)
    own = _load_on(slot, rung)
    carries_on = _out_of_weights(slot) and _has_nearer(slot, rung, found)
    if rung.dose.load_rank > slot.exercise.dose.load_rank:
        return not slot.base.band or _is_enough(case, rung, heaviest)
    if rung.level == slot.exercise.level:  # only for the weights it still has
        return carries_on or (at_top and (heaviest > own or not own))
    if at_top or carries_on:
        return True
    if slot.base.load_kg:
        return _reaches_load(case, slot, rung)
    same = inner_field(slot.base) == inner_field(rung.dose.start)
    return same and slot.base.at_least(rung.dose.start.but(rest_seconds=None))


def _is_enough(case: Case, rung: Exercise, heaviest_kg: float) -> bool:
    """Whether the heaviest at hand is near what the exercise begins with at all.

    A band that is held against the whole of somebody is not given up for 3 kg.
    """
    span = rung.dose.load
    if not isinstance(span, BodyWeightRange) or not heaviest_kg:
        return True
    near = 1 - case.plan.start.near_percent / WHOLE
    return heaviest_kg >= _start_kg(case, span) * near - ROUNDING


def _out_of_weights(slot: Slot) -> bool:
    """At the top of a set and no weight that fits: only more repetitions are left."""
    return bool(slot.base.load_kg and slot.next_step and slot.next_step.beyond)


def _only_longer_sets(slot: Slot) -> bool:
    """Without a load, and past the top of a set: only more repetitions are left."""
    step, base = slot.next_step, slot.base
    unloaded = not (base.load_kg or base.band or slot.exercise.dose.load)
    return bool(step and step.beyond and base.repetitions and unloaded)


def _has_nearer(slot: Slot, rung: Exercise, found: Loads) -> bool:
    """Whether its next weight is less far above than the one those repetitions lead to.

    With the same weights it would be as far, and nothing gained.
    """
    own = _load_on(slot, rung)
    there = [kg for kg in found.kilograms if kg > own]
    coming = slot.steps[slot.at + 1 :]
    here = [step.dose.load_kg or 0 for step in coming if step.variable == "load"]
    if not there or not here:
        return bool(there)
    return min(there) * hands(rung) < here[0] * hands(slot.exercise)


def _reaches_load(case: Case, slot: Slot, rung: Exercise) -> bool:
    span = rung.dose.load
    if span is None or isinstance(span, BandRange | EffortLoad | HelpRange):
        return False
    return span.follows or _load_on(slot, rung) >= _start_kg(case, span) - ROUNDING


def _start_kg(case: Case, span: BodyWeightRange | KilogramRange) -> float:
    """What it begins with; of an unknown body nothing."""
    if span.kind == "percent_body_weight":
        return span.start * (case.client.weight_kg or 0) / WHOLE
    return span.start


def _on(case: Case, phase: Phase, slot: Slot, rung: Exercise, found: Loads) -> Slot:
    """The slot on the rung, remembering where it came from."""
    choice = Choice(slot.place, rung, Reason("chosen.rung_up"))
    facts: Facts = {"was": slot.exercise.name, "weeks": slot.rung_weeks}
    facts["sheet_days"] = slot.sheet_days
    start, up = _first_dose(case, phase, slot, rung, found, facts), slot.weights_up
    fresh = new_slot(case, phase, choice, found, start, weights_up=up)
    room = _room(case, slot, fresh)
    other = rung.id != slot.exercise.id
    fresh = replace(fresh, new_rung=other, moved="stepped", room=room)
    percent = first_percent(case, rung, slot.exercise)
    begun = gently(case, phase, choice, fresh, _of_kept(slot, fresh, percent))
    still = slot.freed and _was_forbidden(case, rung, {})
    return replace(begun, freed=begun.freed or still)


def _of_kept(old: Slot, fresh: Slot, percent: float) -> float:
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


def _room(case: Case, old: Slot, fresh: Slot) -> float:
    """The room there was, where the two can be compared, up to the plan's store."""
    if bool(old.base.load_kg) != bool(fresh.base.load_kg):
        return fresh.room
    had = old.room * hands(old.exercise) / hands(fresh.exercise)
    most = fresh.room * (1 + case.plan.steps.store_percent / WHOLE)
    return max(fresh.room, min(had, most))


def _first_dose(  # noqa: PLR0913, PLR0917 - what a first dose hangs on
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
    coarse = (start.load_kg or 0) > _most_kept(case, _load_on(slot, rung))
    rule = "step.rung_load" if coarse else "step.rung"
    rule = "step.rung_thing" if rung.id == slot.exercise.id else rule
    return Start(bounded(kept, cap), Reason(rule, facts))


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
    if rule and _was_forbidden(case, rung, old.tags if old else {}):
        return rule.first_percent
    triggers, before = case.client.triggers or {}, old.tags if old else rung.tags
    harder = any(rung.tags.get(tag, 0) > before.get(tag, 0) for tag in triggers)
    return case.plan.rung_up.new_tag_percent if harder else WHOLE


def _was_forbidden(case: Case, rung: Exercise, had: Mapping[str, int]) -> bool:
    """Whether it asks what was forbidden at first, and more of it than was had."""
    entry = case.entry_triggers or {}
    return any(
        rung.tags.get(tag, 0) > max(SEVEREST - severity, had.get(tag, 0))
        for tag, severity in entry.items()
    )


def gently(
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
