"""The easier version of an exercise, and its dose for a red day."""

from typing import NamedTuple

from rehab.model.dose import Dose
from rehab.model.exercise import Exercise
from rehab.model.phase import Phase, Place
from rehab.model.programme import Reason
from rehab.planner.allowed.case import Case
from rehab.planner.dosing.ceiling import under
from rehab.planner.dosing.heavy import with_rest
from rehab.planner.dosing.share import share
from rehab.planner.dosing.start import start_dose
from rehab.planner.selection.ladders import easier_rung


class EasierVersion(NamedTuple):
    """Which one, how much of it, and as how many equal pieces."""

    exercise: Exercise
    dose: Dose | None = None  # None: there is no load to begin with
    pieces: int = 1


def easier_version(
    case: Case, phase: Phase, place: Place, exercise: Exercise
) -> EasierVersion | None:
    """Its own start with the loads at hand, at the plan's share after a red week."""
    easier = easier_rung(case, phase, place, exercise)
    if easier is None:
        return None
    found = case.loads(easier)
    if isinstance(found, Reason):
        return EasierVersion(easier)
    start = start_dose(easier, case.client, case.plan, phase, found)
    dose = share(under(start, place, easier).dose, case.plan.red_week.percents[0])
    return EasierVersion(easier, with_rest(case, easier, dose), found.pieces)
