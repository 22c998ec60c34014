"""What the physio decided after a week, over what the rules propose."""

from collections.abc import Mapping
from dataclasses import dataclass

from rehab.model.dose import Dose
from rehab.model.phase import Phase
from rehab.model.programme import Colour, Facts, Prescription, Reason
from rehab.model.record import Decision, Option
from rehab.model.replace import replace
from rehab.model.rules import RedWeek
from rehab.planner.allowed.case import Case
from rehab.planner.dosing.ceiling import within
from rehab.planner.dosing.easier_version import in_both_hands
from rehab.planner.dosing.new_slot import (
    at_dose,
    begun,
    begun_no_heavier,
    continued,
    holding,
)
from rehab.planner.dosing.slot import Slot
from rehab.planner.dosing.start import Start
from rehab.planner.next_dose.by_colour import begins_lower, red_way
from rehab.planner.selection.ladders import easier_rungs
from rehab.planner.selection.places import HARDEST, Choice, place_name

# The colour a decision stands for when the doses react.
COLOURS: dict[Option, Colour] = {
    "go_on": "green",
    "repeat": "amber",
    "step_back": "red",
}


@dataclass(frozen=True, slots=True)
class Decided:
    """The slots after the decisions, and the exercises that were set aside."""

    slots: tuple[Slot, ...]
    set_aside: Mapping[str, Slot]
    in_vain: tuple[Reason, ...] = ()  # each decision that could not be carried out


def decided_colour(decisions: tuple[Decision, ...], colour: Colour) -> Colour:
    """The colour the doses react to: the week's own, or the decision's.

    To go on after a week that was not good needs a reason; without one the rules
    stand. After a stop sign that was seen to, the doses stay or go down.
    """
    if colour == "stop":
        back = any(decision.option == "step_back" for decision in decisions[-1:])
        return "red" if back else "amber"
    for decision in reversed(decisions):
        stands = COLOURS.get(decision.option)
        if stands is None:
            continue
        if stands == "green" and not decision.reason:
            return colour
        return stands
    return colour


def decider(decisions: tuple[Decision, ...]) -> str | None:
    """Who gave the week its colour, if anybody did."""
    return next((d.by for d in reversed(decisions) if d.option in COLOURS), None)


def decided(  # noqa: PLR0913, PLR0917 - what a decision hangs on
    case: Case,
    phase: Phase,
    before: Decided,
    decisions: tuple[Decision, ...],
    unstepped: tuple[Slot, ...] = (),
    sheet: tuple[Prescription, ...] = (),
) -> Decided:
    """Every swap, dose and rung down carried out that nothing forbids, in order.

    What is set aside is so as in ``unstepped``, if it is there: without the step that
    the week earned it, which was never done. So is an exercise that the week would have
    led on from: what was decided of it stands, and not the one it led to. ``sheet`` is
    what the client had in this week.
    """
    stood = {one.exercise.id: one.dose for one in reversed(sheet)}
    had = {slot.exercise.id: slot for slot in unstepped}
    for decision in decisions:
        if decision.exercise is None:
            continue  # it is of the whole week, or of a movement
        found = _decided_on(decision, case, phase, before.slots, had)
        if found is None:
            before = _in_vain(case, before, decision)
            continue
        at, slot = found
        others = (*before.slots[:at], slot, *before.slots[at + 1 :])
        taken = frozenset(one.exercise.id for one in others)
        was = stood.get(slot.exercise.id, slot.dose)
        after = _carried_out(case, phase, slot, taken, before.set_aside, decision, was)
        if after is None:
            before = _in_vain(case, before, decision)
            continue
        old = had.pop(slot.exercise.id, slot)  # a dose that is set stands
        before = _replaced(before, at, old, replace(after, decided=True))
    return before


def _in_vain(case: Case, before: Decided, decision: Decision) -> Decided:
    """With the decision among those that did nothing, unless it holds as it is."""
    names = {slot.exercise.id for slot in before.slots}
    if decision.instead in names and decision.exercise not in names:
        return before
    known = case.library.exercises.get(decision.exercise or "")
    facts: Facts = {
        "week": decision.after_week,
        "option": decision.option,
        "exercise": known.name if known else str(decision.exercise),
        "by": decision.by,
    }
    found = (*before.in_vain, Reason("ask.decided_in_vain", facts))
    return replace(before, in_vain=found)


def _decided_on(
    decision: Decision,
    case: Case,
    phase: Phase,
    slots: tuple[Slot, ...],
    had: Mapping[str, Slot],
) -> tuple[int, Slot] | None:
    """The slot that a decision names and its number among all; None if it is gone."""
    for at, slot in enumerate(slots):
        if slot.exercise.id == decision.exercise:
            return at, slot
    old = had.get(decision.exercise or "")
    if old is None or case.why_not(old.exercise, phase, level_max=HARDEST):
        return None
    for at, slot in enumerate(slots):
        if place_name(slot.place) == place_name(old.place):
            return at, replace(old, place=slot.place)
    return None


def _replaced(before: Decided, at: int, old: Slot, after: Slot) -> Decided:
    slots = list(before.slots)
    slots[at] = after
    aside = dict(before.set_aside)
    if after.exercise.id != old.exercise.id:
        aside[old.exercise.id] = old
        aside.pop(after.exercise.id, None)
    return replace(before, slots=tuple(slots), set_aside=aside)


def _carried_out(  # noqa: PLR0913, PLR0917 - what a decision hangs on
    case: Case,
    phase: Phase,
    slot: Slot,
    taken: frozenset[str],
    aside: Mapping[str, Slot],
    decision: Decision,
    was: Dose,
) -> Slot | None:
    facts: Facts = {"instead_of": slot.exercise.name, "by": decision.by}
    if decision.option == "set_dose" and decision.dose is not None:
        return _set_dose(case, phase, slot, decision, was)
    if decision.option == "rung_down":
        why = Reason("chosen.decided_down", facts)
        easier = down(case, phase, slot, taken, aside, why)
        return easier and replace(easier, swapped_down=slot.swapped_down)
    if decision.option != "swap":
        return None
    exercise = case.library.exercises.get(decision.instead or "")
    if exercise is None or exercise.id in taken:
        return None
    if case.why_not(exercise, phase, level_max=HARDEST):
        return None
    choice = Choice(slot.place, exercise, Reason("chosen.decided", facts))
    after = instead(case, phase, slot, choice, aside.get(exercise.id))
    return replace(after, swapped_down=exercise.level < slot.exercise.level)


def _set_dose(
    case: Case, phase: Phase, slot: Slot, decision: Decision, was: Dose
) -> Slot:
    """The exercise at the physio's dose, with the load it has if none is said."""
    wanted = (decision.dose or slot.base).like(slot.base)
    slot = holding(case, slot, wanted)
    dose = within(wanted, slot.exercise, slot.loads, slot.bands)
    was = was.but(rest_seconds=slot.dose.rest_seconds)
    facts: Facts = {"by": decision.by, "was": was}
    return at_dose(case, phase, slot, Start(dose, Reason("dose.set", facts)))


def down(  # noqa: PLR0913, PLR0917 - what a rung down hangs on
    case: Case,
    phase: Phase,
    slot: Slot,
    taken: frozenset[str],
    aside: Mapping[str, Slot],
    why: Reason,
) -> Slot | None:
    """The slot on the next easier exercise that is no heavier than what hurt."""
    for easier in easier_rungs(case, phase, slot.place, slot.exercise):
        if easier.id in taken:
            return None
        choice = Choice(slot.place, easier, why)
        after = _no_heavier(case, phase, slot, choice, aside.get(easier.id))
        if after is not None:
            return after
    return None


def _no_heavier(
    case: Case, phase: Phase, slot: Slot, choice: Choice, aside: Slot | None
) -> Slot | None:
    """The slot on this exercise; None where all weights at hand are heavier."""
    after = instead(case, phase, slot, choice, aside)
    most = in_both_hands(slot.exercise, slot.dose)
    if not after.base.load_kg or in_both_hands(choice.exercise, after.base) <= most:
        return after
    lighter = begun_no_heavier(case, phase, choice, slot)
    return lighter and _after_bad_weeks(case, slot, lighter)


def instead(
    case: Case, phase: Phase, slot: Slot, choice: Choice, aside: Slot | None
) -> Slot:
    """The exercise at its own start, or at the dose it had when it was set aside.

    Bad weeks stay bad weeks, and those before the last good one are no run of them.
    """
    if aside is None:
        return _after_bad_weeks(case, slot, begun(case, phase, choice))
    at = continued(case, phase, choice, aside)
    same = Reason("start.set_aside")
    at = replace(at, reason=same) if at.on_its_way else at.stayed(same)
    worse = _worse_since(slot, aside)
    at = _lower_again(at, case.plan.red_week) if worse else at
    return replace(at, reds=slot.reds)


def _after_bad_weeks(case: Case, was: Slot, fresh: Slot) -> Slot:
    """What comes for an exercise, low after bad weeks, and those bad weeks with it."""
    low = was.low_after_bad
    fresh = begins_lower(fresh, case.plan.red_week) if low else fresh
    return replace(fresh, reds=was.reds)


def _worse_since(slot: Slot, aside: Slot) -> bool:
    """Whether a bad week came after the one was set aside for the other."""
    if not aside.on_its_way:
        return slot.low_after_bad
    return bool(slot.way_back) and slot.way != "lower_way"  # that is from before


def _lower_again(slot: Slot, rule: RedWeek) -> Slot:
    """A share of the dose it comes back at, and the way from there."""
    percent = rule.percents[0]
    less = red_way(slot.dose, percent, rule.back_percent)
    if not less:
        return slot
    reason = Reason("start.lower", {"percent": percent, "of": slot.dose})
    return slot.on_way_back((*less, *slot.way_back), reason, "lower_way")
