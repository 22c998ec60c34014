"""The next rung of a ladder, and how high each ladder stands."""

from rehab.model.exercise import Exercise
from rehab.model.phase import Phase
from rehab.model.programme import Reason
from rehab.planner.allowed.case import Case
from rehab.planner.allowed.exercise_filter import SEVEREST
from rehab.planner.allowed.loads import Loads, loads
from rehab.planner.dosing.new_slot import new_slot
from rehab.planner.dosing.share import share
from rehab.planner.dosing.slot import Slot
from rehab.planner.dosing.start import Start, start_dose
from rehab.planner.next_dose.step_up import on_new_rung
from rehab.planner.selection.ladders import harder_rung
from rehab.planner.selection.places import Choice


def promoted(
    case: Case, phase: Phase, slot: Slot, taken: frozenset[str]
) -> Slot | None:
    """The slot on the next rung of its ladder, or None when there is none for them."""
    rung = harder_rung(case, phase, slot.place, slot.exercise, taken)
    if rung is None:
        return None
    found = _first_loads(case, slot, rung)
    if isinstance(found, Reason):
        return None
    choice = Choice(slot.place, rung, Reason("chosen.rung_up"))
    start = start_dose(rung, case.client, phase, found)
    percent = _first_percent(case, slot.exercise, rung)
    first = Start(share(start.dose, percent), start.reason)
    return on_new_rung(slot, new_slot(case, phase, choice, found, first))


def _first_percent(case: Case, old: Exercise, rung: Exercise) -> float:
    """How much of its start a rung begins with: less where a trigger is touched."""
    rule, entry = case.plan.trigger_return, case.entry_triggers or {}
    if rule and any(rung.tags.get(t, 0) > SEVEREST - s for t, s in entry.items()):
        return rule.first_percent
    triggers = case.client.triggers or {}
    harder = any(rung.tags.get(tag, 0) > old.tags.get(tag, 0) for tag in triggers)
    return case.plan.rung_up.new_tag_percent if harder else 100.0


def _first_loads(case: Case, slot: Slot, rung: Exercise) -> Loads | Reason:
    """The new rung's loads, the first not far above the load it follows.

    A starting dose the physio set for the rung is theirs to answer for.
    """
    most = float("inf")
    if slot.dose.load_kg and rung.id not in case.client.doses:
        most = slot.dose.load_kg * (1 + case.plan.rung_up.load_rise_percent / 100)
    return loads(rung, case.client, case.library.catalogue, most)
