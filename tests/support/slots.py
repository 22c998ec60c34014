"""Builders for one exercise on its way, without a whole programme around it."""

from dataclasses import replace
from typing import Any

from rehab.model.client import Client
from rehab.model.diary import Diary
from rehab.model.dose import Dose
from rehab.model.phase import Phase, Place
from rehab.model.plan import Plan
from rehab.model.programme import Reason
from rehab.planner.allowed.case import Case
from rehab.planner.dosing.new_slot import loads_of, new_slot
from rehab.planner.dosing.slot import Slot
from rehab.planner.dosing.start import Start
from rehab.planner.selection.places import Choice
from tests.support.cases import client, library, plan

REASON = Reason("start.catalogue")


def case_of(person: Client | None = None, of: Plan | None = None) -> Case:
    """Return the client on the plan, nothing back yet."""
    return Case(person or client(), of or plan(), library(), Diary())


def phase_of(case: Case, name: str = "slow_build") -> Phase:
    """Return a phase of the case's plan."""
    return next(phase for phase in case.plan.phases if phase.id == name)


def choice_of(case: Case, exercise: str, phase: str, ladder: str | None) -> Choice:
    """Return the exercise on its ladder's place of the phase, or on one of its own."""
    places = phase_of(case, phase).places
    own = Place(exercise=exercise) if ladder is None else Place(ladder=ladder)
    place = next((p for p in places if ladder and p.ladder == ladder), own)
    return Choice(place, case.library.exercises[exercise], REASON)


def standing(
    exercise: str,
    dose: Dose,
    *,
    case: Case | None = None,
    phase: str = "slow_build",
    ladder: str | None = None,
    **changes: Any,
) -> Slot:
    """Return the exercise at this dose, with some of the slot's fields changed."""
    case = case or case_of()
    choice = choice_of(case, exercise, phase, ladder)
    found = loads_of(case, choice)
    start = Start(dose, REASON)
    slot = new_slot(case, phase_of(case, phase), choice, found, start)
    return replace(slot, **changes)
