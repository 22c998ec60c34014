"""The pass mark of a ladder for this client, and the dose that shows it.

What is passed is the mark for the body of the first visit. What the doses lead to is
the mark for the triggers of today: who may bend again goes on from a mark that was a
start.
"""

from collections.abc import Iterator, Mapping

from rehab.model.dose import Dose
from rehab.model.exercise import Exercise
from rehab.model.mark import Mark
from rehab.model.numbers import WHOLE
from rehab.planner.allowed.case import Case
from rehab.planner.allowed.loads import Loads


def hands(exercise: Exercise) -> int:
    """A weight lifted by one side at a time counts for both."""
    return 2 if exercise.dose.per_side and exercise.dose.load else 1


def mark_of(case: Case, ladder: str | None) -> Mark | None:
    """The first of the ladder's marks that is for this client, and within reach.

    A mark is out of reach when body, kit, physio or a try that hurt rule out all its
    exercises.
    """
    entry = case.entry_triggers
    first = entry if entry is not None else case.client.triggers
    return case.once(("mark", ladder), lambda: next(_marks(case, ladder, first), None))


def goal_of(case: Case, ladder: str | None) -> Mark | None:
    """The mark that its doses lead to: the one for the triggers that are left."""
    now = case.client.triggers
    return case.once(("goal", ladder), lambda: next(_marks(case, ladder, now), None))


def leads_beyond(case: Case, ladder: str | None) -> bool:
    """Whether its doses lead to another mark than the one that is passed."""
    return mark_of(case, ladder) is not goal_of(case, ladder)


def _marks(
    case: Case, ladder: str | None, triggers: Mapping[str, int] | None
) -> Iterator[Mark]:
    for one in case.plan.marks:
        if one.ladder != ladder or not _is_for(one, case, triggers or {}):
            continue
        if _is_in_reach(one, case):
            yield one


def _is_in_reach(mark: Mark, case: Case) -> bool:
    shelf = case.library.exercises
    found = [shelf[name] for name in mark.exercises if name in shelf]
    return any(case.fits(one) and not case.hurt_in_try(one) for one in found)


def _is_for(mark: Mark, case: Case, triggers: Mapping[str, int]) -> bool:
    client = case.client
    return (
        (mark.age is None or case.age >= mark.age)
        and (mark.sex is None or client.sex == mark.sex)
        and (not mark.flags or bool(set(mark.flags) & set(client.flags)))
        and (
            not mark.triggers
            or any(triggers.get(tag, 0) >= s for tag, s in mark.triggers.items())
        )
    )


def mark_dose(
    case: Case, ladder: str | None, exercise: Exercise, found: Loads
) -> Dose | None:
    """The dose of the exercise that passes, with the nearest weight at hand.

    None where its weights are too light and another exercise of the mark has heavier
    ones: repetitions stand for weight only with the heaviest of all.
    """
    return _of_exercise(case, mark_of(case, ladder), exercise, found)


def goal_dose(
    case: Case, ladder: str | None, exercise: Exercise, found: Loads
) -> Dose | None:
    """Where its doses end: at the mark they lead to, else at the one that passes."""
    goal = _of_exercise(case, goal_of(case, ladder), exercise, found)
    return goal or mark_dose(case, ladder, exercise, found)


def _of_exercise(
    case: Case, mark: Mark | None, exercise: Exercise, found: Loads
) -> Dose | None:
    if mark is None or exercise.id not in mark.exercises:
        return None
    # a mark is of this plan, which lives as long as the case
    key = ("mark_dose", id(mark), exercise.id, found)
    return case.once(key, lambda: _dose(mark, case, exercise, found))


def _dose(mark: Mark, case: Case, exercise: Exercise, found: Loads) -> Dose | None:
    load, enough = _weight(mark, case, exercise, found)
    if (
        not enough
        and load
        and _is_carried_by_another(mark, case, load * hands(exercise))
    ):
        return None
    band, strong = _band(mark, case, found) if exercise.dose.load else (None, True)
    few, rule = mark.repetitions, case.plan.mark_rule
    if rule and not (enough and strong):
        few = max(few, rule.too_light_repetitions)
    return Dose(
        sets=mark.sets,
        repetitions=min(few, exercise.dose.cap.repetitions or few),
        hold_seconds=mark.hold_seconds,
        load_kg=load,
        band=band,
    )


def _band(mark: Mark, case: Case, found: Loads) -> tuple[str | None, bool]:
    """The lightest band at hand that is no weaker than the mark's, else the strongest.

    And whether it is strong enough; none of a weight.
    """
    owned = [band for band in found.steps if isinstance(band, str)]
    if not owned:
        return None, True
    order = case.library.catalogue.bands
    weaker = order[: order.index(mark.band)] if mark.band else order
    strong = next((band for band in owned if band not in weaker), None)
    return strong or owned[-1], strong is not None


def _is_carried_by_another(mark: Mark, case: Case, most: float) -> bool:
    """Whether an exercise of the mark that the client may do has more than so much."""
    shelf = case.library.exercises
    return any(
        heaviest * hands(one) > most and case.is_open(one)
        for name in mark.exercises
        if (one := shelf.get(name))
        and isinstance(found := case.loads(one), Loads)
        and (heaviest := max(found.kilograms, default=0.0))
    )


def is_near_enough(
    case: Case, ladder: str | None, exercise: Exercise, found: Loads
) -> bool:
    """Whether the weights at hand reach those of the mark that it leads to."""
    mark = goal_of(case, ladder)
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
