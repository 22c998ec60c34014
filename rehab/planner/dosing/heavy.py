"""Heavy lifts: fewer days, further apart, and longer rests between sets."""

from rehab.model.dose import Dose
from rehab.model.exercise import Exercise
from rehab.planner.allowed.case import Case
from rehab.planner.dosing.share import WHOLE


def is_heavy(case: Case, exercise: Exercise, dose: Dose) -> bool:
    """Whether the plan's rule for heavy lifts holds for this dose."""
    rule, weight = case.plan.heavy, case.client.weight_kg
    load_kg = max(part.load_kg or 0 for part in dose.sides)
    if exercise.pattern not in rule.patterns or not (load_kg and weight):
        return False
    return load_kg >= weight * rule.percent_body_weight / WHOLE


def with_rest(case: Case, exercise: Exercise, dose: Dose) -> Dose:
    """The dose with the rest between sets that it asks for."""
    rested = any(part.rest_seconds is not None for part in dose.sides)
    if rested or not is_heavy(case, exercise, dose):
        return dose
    return dose.but(rest_seconds=case.plan.heavy.rest_seconds)
