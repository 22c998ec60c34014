"""What becomes of each exercise from one week to the next."""

from collections.abc import Iterator, Mapping, Sequence

from rehab.handout.sheet import on_sheet
from rehab.model.dose import Dose
from rehab.model.programme import Prescription, Programme, Reason, Week
from rehab.model.proposal import Change


def changes(programme: Programme, after_week: int, week: Week) -> tuple[Change, ...]:
    """Each exercise of ``week`` against what the client had, then those that leave."""
    last = programme.week(after_week)
    if last is None:
        return tuple(_new(given) for given in week.prescriptions)
    had = {
        name: [one.dose for one in issued.every]
        for name, issued in on_sheet(programme, last).items()
    }
    staying = [
        Change(
            exercise=given.exercise,
            was=_before(had[given.exercise.id], week, given),
            next=given.dose,
            reasons=(given.reason,),
            pieces=given.pieces,
        )
        if given.exercise.id in had
        else _new(given)
        for given in week.prescriptions
    ]
    return (*staying, *_leaving(last, week, {c.exercise.id: c for c in staying}))


def _before(had: Sequence[Dose], week: Week, given: Prescription) -> Dose:
    """What it was: of an exercise with several doses the one in the same place."""
    at = week.every(given.exercise.id).index(given)
    return had[min(at, len(had) - 1)]


def _new(given: Prescription) -> Change:
    return Change(
        exercise=given.exercise,
        was=None,
        next=given.dose,
        reasons=(given.chosen, given.reason),
        pieces=given.pieces,
    )


def _leaving(last: Week, week: Week, now: Mapping[str, Change]) -> Iterator[Change]:
    for old in last.prescriptions:
        if old.exercise.id not in now:
            why = Reason("review.leaves", {"phase": week.phase.name})
            comes = [
                p for p in week.prescriptions if p.ladder and p.ladder == old.ladder
            ]
            if comes:
                why = Reason("review.replaced", {"by": comes[0].exercise.name})
            yield Change(
                exercise=old.exercise,
                was=old.dose,
                next=None,
                reasons=(why,),
                pieces=old.pieces,
            )
