"""The pass mark of a ladder for this client, and the dose that shows it."""

from rehab.model.dose import Dose
from rehab.model.exercise import Exercise
from rehab.model.mark import Mark
from rehab.planner.allowed.case import Case
from rehab.planner.allowed.loads import Loads
from rehab.planner.dosing.share import WHOLE


def hands(exercise: Exercise) -> int:
    """A weight lifted by one side at a time counts for both."""
    return 2 if exercise.dose.per_side and exercise.dose.load else 1


def mark_of(case: Case, ladder: str | None) -> Mark | None:
    """The first of the ladder's marks that is for this client."""
    return next(
        (one for one in case.plan.marks if one.ladder == ladder and _is_for(one, case)),
        None,
    )


def _is_for(mark: Mark, case: Case) -> bool:
    client = case.client
    entry = case.entry_triggers if case.entry_triggers is not None else client.triggers
    return (
        (mark.age is None or case.age >= mark.age)
        and (mark.sex is None or client.sex == mark.sex)
        and (not mark.flags or bool(set(mark.flags) & set(client.flags)))
        and (
            not mark.triggers
            or any((entry or {}).get(t, 0) >= s for t, s in mark.triggers.items())
        )
    )


def mark_dose(
    case: Case, ladder: str | None, exercise: Exercise, found: Loads
) -> Dose | None:
    """The dose of the exercise that passes, with the nearest weight at hand."""
    mark = mark_of(case, ladder)
    if mark is None or exercise.id not in mark.exercises:
        return None
    load, enough = _weight(mark, case, exercise, found)
    few, rule = mark.repetitions, case.plan.mark_rule
    if not enough and rule:
        few = max(few, rule.too_light_repetitions)
    return Dose(
        sets=mark.sets,
        repetitions=min(few, exercise.dose.cap.repetitions or few),
        hold_seconds=mark.hold_seconds,
        load_kg=load,
        band=mark.band if exercise.dose.load else None,
    )


def is_near_enough(
    case: Case, ladder: str | None, exercise: Exercise, found: Loads
) -> bool:
    """Whether the weights at hand reach the mark's own."""
    mark = mark_of(case, ladder)
    return mark is not None and _weight(mark, case, exercise, found)[1]


def _weight(
    mark: Mark, case: Case, exercise: Exercise, found: Loads
) -> tuple[float | None, bool]:
    """The nearest weight at hand that is near enough, else the heaviest; and which."""
    owned = found.kilograms
    body, percent = case.client.weight_kg, mark.percent_body_weight
    rule = case.plan.mark_rule
    if percent is None or body is None or rule is None or not owned:
        return None, True
    wanted = body * percent / WHOLE / hands(exercise)
    enough = [kg for kg in owned if kg >= wanted * (1 - rule.short_percent / WHOLE)]
    if not enough:
        return max(owned), False
    return min(enough, key=lambda kg: (abs(kg - wanted), -kg)), True
