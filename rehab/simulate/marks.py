"""Whether somebody stands on all their pass marks: what everything builds towards."""

from rehab.model.programme import Week
from rehab.planner.allowed.case import Case
from rehab.planner.dosing.mark import mark_of


def reached(week: Week, person: Case) -> bool:
    """Whether every ladder of the sheet that has a mark for the person stands at it."""
    ladders = {given.ladder for given in week.prescriptions if given.ladder}
    marked = {ladder for ladder in ladders if mark_of(person, ladder)}
    return bool(marked) and marked <= week.at_mark
