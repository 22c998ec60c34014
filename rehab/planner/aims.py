"""What the ladders lead this client to, and the week in which these rules reach it."""

from collections.abc import Iterator

from rehab.model.programme import Aim, Reason, Week
from rehab.planner.allowed.case import Case
from rehab.planner.dosing.mark import mark_dose, mark_of


def aims(case: Case, weeks: tuple[Week, ...]) -> tuple[Aim, ...]:
    """The mark of each ladder that this client is on, in the plan's order."""
    ladders = dict.fromkeys(mark.ladder for mark in case.plan.marks)
    return tuple(aim for ladder in ladders for aim in _aim(case, ladder, weeks))


def _aim(case: Case, ladder: str, weeks: tuple[Week, ...]) -> Iterator[Aim]:
    on_it = [
        (week, given)
        for week in weeks
        for given in week.prescriptions
        if given.ladder == ladder
    ]
    there = [(week, given) for week, given in on_it if ladder in week.at_mark]
    for week, given in there:
        if given.exercise.id == there[-1][1].exercise.id:  # the hardest of them
            yield Aim(
                ladder=ladder,
                exercise=given.exercise,
                dose=given.dose.but(rest_seconds=None),
                pieces=given.pieces,
                week=week.number,
            )
            return
    mark = mark_of(case, ladder)
    if mark is None or not on_it:
        return
    last = on_it[-1][1].exercise.id
    for name in dict.fromkeys((last, *reversed(mark.exercises))):
        exercise = case.library.exercises.get(name)
        if exercise is None or name not in mark.exercises:
            continue
        found = case.loads(exercise)
        if isinstance(found, Reason) or case.is_unfit(exercise):
            continue
        dose = mark_dose(case, ladder, exercise, found)
        if dose is not None:
            yield Aim(
                ladder=ladder,
                exercise=exercise,
                dose=dose,
                pieces=found.pieces,
                to_show=not case.is_open(exercise),
            )
            return
