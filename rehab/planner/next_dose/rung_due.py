"""When the next rung of a ladder is due, and which are passed over."""

import math

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
from rehab.model.programme import Reason
from rehab.planner.allowed.case import Case
from rehab.planner.allowed.loads import Loads
from rehab.planner.dosing.mark import (
    goal_dose,
    goal_of,
    hands,
    is_near_enough,
    leads_beyond,
    mark_dose,
)
from rehab.planner.dosing.share import inner_field
from rehab.planner.dosing.slot import Slot
from rehab.planner.next_dose.rung_dose import first_percent, load_on, load_to_keep


def stays_on_rung(case: Case, phase: Phase, slot: Slot) -> bool:
    """Whether it is too early for any other rung."""
    weeks = case.plan.rung_up.green_weeks
    if slot.swapped_down or not phase.new_rungs or slot.rung_weeks < weeks:
        return True
    if slot.next_step and slot.next_step.variable == "load":
        return True  # weight takes its turn before the next rung
    if slot.load_weeks < case.plan.rung_up.repetitions_only_weeks:
        return True  # a much heavier weight, and its support, are two things
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


def _at_mark(case: Case, slot: Slot) -> bool:
    """Whether it passes, with a weight that is near enough to the mark's own."""
    mark = goal_dose(case, slot.place.ladder, slot.exercise, slot.loads)
    near = is_near_enough(case, slot.place.ladder, slot.exercise, slot.loads)
    return mark is not None and near and slot.base.at_least(mark)


def passed_over(case: Case, slot: Slot, rung: Exercise) -> bool:
    """A rung without a load never follows one with; nor one that leaves the mark.

    Nor one that sets the client's pain off, or whose weights lead nowhere, while this
    exercise leads to the mark too; nor any for older clients whose lightest weight is
    more than the mark asks for.
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
    if near and _leads_nowhere(case, slot, rung):
        return True
    if case.older and _is_above_mark(case, slot):
        return True
    alike = rung.level == slot.exercise.level  # nothing harder, and the mark stops it
    return rung.id not in names or (alike and _at_mark(case, slot))


def _leads_nowhere(case: Case, slot: Slot, rung: Exercise) -> bool:
    """Whether its weights end below the mark, and none comes before the next one here.

    From a bell of 6 kg in each hand in turn to the one of 10 kg in both.
    """
    found = case.loads(rung, load_to_keep(case, slot, rung))
    if isinstance(found, Reason) or not found.kilograms:
        return False  # it is not due
    reaches = is_near_enough(case, slot.place.ladder, rung, found)
    return not (reaches or _has_nearer(slot, rung, found))


def _is_above_mark(case: Case, slot: Slot) -> bool:
    """Whether the lightest at hand is more than the mark asks for."""
    lifted = (slot.base.load_kg or 0) * hands(slot.exercise)
    return lifted > heaviest_for_mark(case, slot.place.ladder)


def is_due(case: Case, slot: Slot, rung: Exercise, found: Loads) -> bool:
    """Whether its load, or its dose, has reached where the next rung begins."""
    at_top = slot.next_step is None or _only_longer_sets(slot)
    heaviest = max((kg for kg in found.steps if isinstance(kg, float)), default=0.0)
    own = load_on(slot, rung)
    carries_on = is_out_of_weights(slot) and _has_nearer(slot, rung, found)
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


def _only_longer_sets(slot: Slot) -> bool:
    """Without a load, and past the top of a set: only more repetitions are left."""
    step, base = slot.next_step, slot.base
    unloaded = not (base.load_kg or base.band or slot.exercise.dose.load)
    return bool(step and step.beyond and base.repetitions and unloaded)


def _has_nearer(slot: Slot, rung: Exercise, found: Loads) -> bool:
    """Whether its next weight is less far above than the one those repetitions lead to.

    With the same weights it would be as far, and nothing gained.
    """
    own = load_on(slot, rung)
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
    return span.follows or load_on(slot, rung) >= _start_kg(case, span) - ROUNDING


def _start_kg(case: Case, span: BodyWeightRange | KilogramRange) -> float:
    """What it begins with; of an unknown body nothing."""
    if span.kind == "percent_body_weight":
        return span.start * (case.client.weight_kg or 0) / WHOLE
    return span.start


def is_out_of_weights(slot: Slot) -> bool:
    """At the top of a set and no weight that fits: only more repetitions are left."""
    return bool(slot.base.load_kg and slot.next_step and slot.next_step.beyond)


def leads_on(found: Loads, kg: float) -> bool:
    """Whether there is a heavier weight; one that is found by effort always has."""
    return not found.kilograms or found.kilograms[-1] > kg


def heaviest_for_mark(case: Case, ladder: str | None) -> float:
    """The most of both hands that its mark asks for, or a weight near enough to it."""
    mark, body = goal_of(case, ladder), case.client.weight_kg
    if mark is None or mark.percent_body_weight is None or body is None:
        return math.inf
    most = body * mark.percent_body_weight / WHOLE
    return most * (1 + case.plan.start.near_percent / WHOLE)
