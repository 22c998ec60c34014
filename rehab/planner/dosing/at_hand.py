"""The doses of sheets to come, with loads that the client has now.

What is at home changes while a programme runs. A week that came back stays what its
sheet was; of what follows, a load that is gone gives way to the nearest one that asks
no more. Where all that are left ask more, it is the one that asks least, and so much
fewer of it.
"""

from collections.abc import Iterable, Iterator

from rehab.model.carriers import among
from rehab.model.dose import Dose
from rehab.model.numbers import WHOLE
from rehab.model.phase import Phase
from rehab.model.policy import Table
from rehab.model.programme import Reason
from rehab.model.replace import replace
from rehab.planner.allowed.case import Case
from rehab.planner.allowed.loads import Help, Load, as_fields, loads_of_rows
from rehab.planner.dosing.new_slot import at_dose, leading
from rehab.planner.dosing.share import share
from rehab.planner.dosing.slot import Slot
from rehab.planner.dosing.start import Start


def at_hand(case: Case, phase: Phase, slot: Slot) -> Slot:
    """The slot with every dose of it, and of its way back, at loads at hand."""
    if all(_has(case, slot, dose) for dose in _every(slot)):
        return slot
    there, chain = _on_its_steps(case, phase, slot), slot.chain
    new_way = _rising(case, slot, slot.new_way, there.goal)
    there = replace(there, new_way=new_way, new_as=slot.new_as)
    way = _rising(case, slot, slot.way_back, there.base)
    there = replace(there, way_back=way, way=slot.way if way else "plain_way")
    if there.before_step:
        there = replace(there, before_step=_fit(case, slot, there.before_step))
    if chain:
        chain = replace(chain, base=_fit(case, slot, chain.base))
        there = replace(there, chain=chain)
    if there.dose == slot.dose:
        return replace(leading(there, slot.reason), moved=slot.moved)
    return replace(there, reason=_why(slot, there.dose), moved="cut")


def _every(slot: Slot) -> Iterator[Dose]:
    """The dose of its step, or of all rows of its table, and of each way to it."""
    rows = slot.steps if isinstance(slot.policy, Table) else (slot.steps[slot.at],)
    yield from (row.dose for row in rows)
    yield from (*slot.new_way, *slot.way_back)
    if slot.before_step:
        yield slot.before_step
    if slot.chain:
        yield slot.chain.base


def _on_its_steps(case: Case, phase: Phase, slot: Slot) -> Slot:
    """The slot at its step, or at the rows of its table, with loads at hand."""
    if isinstance(slot.policy, Table):
        fitted = (replace(s, dose=_fit(case, slot, s.dose)) for s in slot.steps)
        return replace(slot, steps=tuple(fitted))
    goal = _fit(case, slot, slot.goal)
    if goal == slot.goal:
        return slot
    return at_dose(case, phase, slot, Start(goal, slot.reason))


def _rising(
    case: Case, slot: Slot, doses: Iterable[Dose], most: Dose
) -> tuple[Dose, ...]:
    """The doses of a way at loads at hand, each no less than the one before."""
    rising: list[Dose] = []
    for dose in doses:
        rising.append(max((*rising[-1:], _fit(case, slot, dose)), key=slot.work))
    return tuple(dose for dose in rising if slot.work(dose) < slot.work(most))


def _why(slot: Slot, dose: Dose) -> Reason:
    lighter = slot.no_heavier(dose, slot.dose) == dose
    rule = "dose.load_gone" if lighter else "dose.only_heavier"
    return Reason(rule, {"was": slot.dose})


def _has(case: Case, slot: Slot, dose: Dose) -> bool:
    return all(_is_at_hand(case, slot, part) for part in dose.sides)


def _is_at_hand(case: Case, slot: Slot, dose: Dose) -> bool:
    """Whether its load, if it has one, is at hand, or is the physio's own."""
    found, name = slot.loads, slot.exercise.id
    own = case.client.doses.get(name)
    if not found.steps or (own and dose.loaded_as(own) == dose):
        return True
    if dose.band:
        return dose.band in found.steps
    if dose.help_kg:
        return among(dose.help_kg, found.help_kg)
    if not dose.load_kg or among(dose.load_kg, found.kilograms):
        return True
    catalogue, most = case.library.catalogue, found.kilograms[-1]
    another = loads_of_rows(slot.exercise, case.client, catalogue, {dose.load_kg})
    return another is not None and dose.load_kg <= most


def _fit(case: Case, slot: Slot, dose: Dose) -> Dose:
    """The dose with the nearest load at hand that asks no more; else with fewer."""
    if dose.left:
        return dose.each(lambda one: _fit(case, slot, one))
    if _is_at_hand(case, slot, dose):
        return dose
    every = [dose.but(**as_fields(load)) for load in _asking_more(slot)]
    same = [one for one in every if slot.no_heavier(one, dose) == one]
    if same:
        return same[-1]
    least = every[0]
    return share(least, WHOLE * slot.work(dose) / slot.work(least))


def _asking_more(slot: Slot) -> tuple[Load, ...]:
    """All loads at hand, each asking more than the one before."""
    found = slot.loads
    if found.kilograms:
        return found.kilograms
    more_help = (Help(kg) for kg in reversed(found.more_help))
    return (*more_help, *found.steps)
