"""The easier version of an exercise, and its dose for a red day."""

import math
from typing import NamedTuple

from rehab.model.dose import Dose
from rehab.model.exercise import Exercise
from rehab.model.numbers import ROUNDING
from rehab.model.phase import Phase, Place
from rehab.model.programme import Reason
from rehab.planner.allowed.case import Case
from rehab.planner.allowed.loads import Loads, Wanted
from rehab.planner.dosing.ceiling import under
from rehab.planner.dosing.heavy import with_rest
from rehab.planner.dosing.mark import hands
from rehab.planner.dosing.share import share
from rehab.planner.dosing.start import start_dose
from rehab.planner.selection.ladders import easier_rungs
from rehab.planner.selection.places import place_name


def loads_up_to(case: Case, exercise: Exercise, most_kg: float) -> Loads | Reason:
    """Its loads, the first of both hands no more than that, or why there is none."""
    found = case.loads(exercise)
    if isinstance(found, Reason) or not found.kilograms:
        return found
    if found.kilograms[len(found.lighter)] * hands(exercise) <= most_kg + ROUNDING:
        return found
    most = most_kg / hands(exercise)
    return case.loads(exercise, Wanted(most, most=most))


def in_both_hands(exercise: Exercise, dose: Dose) -> float:
    """The kilograms that a dose lifts; without any there is no limit to keep."""
    kilograms = [side.load_kg or 0 for side in dose.sides]
    return max(kilograms) * hands(exercise) or math.inf


class EasierVersion(NamedTuple):
    """Which one, how much of it, and as how many equal pieces."""

    exercise: Exercise
    dose: Dose
    pieces: int = 1


def easier_version(
    case: Case,
    phase: Phase,
    place: Place,
    exercise: Exercise,
    most_kg: float,
) -> EasierVersion | None:
    """Its own start with the loads at hand, at the plan's share after a red week.

    ``most_kg`` of both hands is what hurt: it is no heavier than that.
    """
    key = ("easier", phase.id, place_name(place), exercise.id, most_kg)
    return case.once(key, lambda: _nearest(case, phase, place, exercise, most_kg))


def _nearest(
    case: Case, phase: Phase, place: Place, exercise: Exercise, most_kg: float
) -> EasierVersion | None:
    for easier in easier_rungs(case, phase, place, exercise):
        found = loads_up_to(case, easier, most_kg)
        if isinstance(found, Reason):
            continue
        start = start_dose(easier, case.client, case.plan, phase, found)
        dose = share(under(start, place, easier).dose, case.plan.red_week.percents[0])
        return EasierVersion(easier, with_rest(case, easier, dose), found.pieces)
    return None
