"""Which exercises an easier one is offered for: those that kept the weeks amber."""

from collections.abc import Iterator

from rehab.model.programme import Prescription, Programme, Week


def stuck(programme: Programme, week: Week) -> tuple[Prescription, ...]:
    """Exercises of the next week to go down a rung with, after amber weeks running.

    As many weeks as the plan repeats before somebody must look. Those that were said
    to hurt in them come alone; where nobody said so, all that have an easier one.
    """
    needed = programme.plan.look_again.repeats
    run = tuple(_amber_run(programme, week.number - 1))
    if len(run) < needed:
        return ()
    sore = {
        session.sore
        for record in programme.diary.weeks
        if record.week in run
        for session in record.sessions
        if session.sore
    }
    there = {given.exercise.id for given in week.prescriptions}
    can = [p for p in week.once if p.easier and p.easier.id not in there]
    return tuple(given for given in can if not sore or given.exercise.id in sore)


def _amber_run(programme: Programme, last: int) -> Iterator[int]:
    """The amber weeks running up to this one, the latest first."""
    for number in range(last, 0, -1):
        week = programme.week(number)
        if week is None or week.colour != "amber":
            return
        yield number
