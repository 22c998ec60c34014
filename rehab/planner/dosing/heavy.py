"""Heavy lifts: fewer days, further apart, and longer rests between sets."""

from rehab.model.dose import Dose
from rehab.model.exercise import Exercise
from rehab.model.numbers import WHOLE
from rehab.planner.allowed.case import Case


def is_heavy(case: Case, exercise: Exercise, dose: Dose) -> bool:
    """Whether the plan's rule for heavy lifts holds for this dose."""
    rule, weight = case.plan.heavy, case.client.weight_kg
    if exercise.pattern not in rule.patterns or not weight:
        return False
    load_kg = max(part.load_kg or 0 for part in dose.sides)
    return load_kg > 0 and load_kg >= weight * rule.percent_body_weight / WHOLE


def with_rest(case: Case, exercise: Exercise, dose: Dose) -> Dose:
    """The dose with the rest between sets that it asks for."""
    if not is_heavy(case, exercise, dose):
        return dose
    if any(part.rest_seconds is not None for part in dose.sides):
        return dose
    return dose.but(rest_seconds=case.plan.heavy.rest_seconds)
