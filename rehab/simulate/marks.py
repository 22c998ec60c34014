"""Whether somebody stands on all their pass marks: what everything builds towards."""

from rehab.model.measure import Benchmark
from rehab.model.programme import Prescription, Week
from rehab.planner.allowed.aims import aims
from rehab.planner.allowed.case import Case
from rehab.planner.selection.ladders import rungs_below
from rehab.standing.counters import reaches


def reached(week: Week, person: Case) -> bool:
    """Whether the sheet asks for every mark that nothing forbids the person."""
    marks = person.library.measures.passes.exercises
    mine = {name: mark for name, mark in marks.items() if name in aims(person)}
    return bool(mine) and all(
        _stands_on(week, person, name, mark) for name, mark in mine.items()
    )


def _stands_on(week: Week, person: Case, name: str, mark: Benchmark) -> bool:
    """Whether the sheet has this dose of the exercise, or a harder rung above it."""
    return any(
        reaches(one.dose, mark, person.client.weight_kg)
        if one.exercise.id == name
        else _is_harder(one, name, person)
        for one in week.prescriptions
    )


def _is_harder(one: Prescription, name: str, person: Case) -> bool:
    if one.ladder is None:
        return False
    return name in rungs_below(person.library, one.ladder, one.exercise.id)
