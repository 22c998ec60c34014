"""What the physio tries out at the first visit: what the light load would begin with.

A lift is tried with heavier and heavier weights, up to twelve repetitions at an effort
of 4. The heaviest of them counts, and what it hurt: no more than usual.
"""

from collections.abc import Iterator

from rehab.model.client import Baseline, Client
from rehab.model.diary import Diary
from rehab.model.exercise import BodyWeightRange
from rehab.model.numbers import WHOLE
from rehab.model.plan import Plan
from rehab.model.programme import Library
from rehab.planner.allowed.case import Case
from rehab.planner.dosing.slot import Slot
from rehab.planner.phases.first_week import entered

MOST = 12  # repetitions in a try
KEPT = 0.8  # of a try, as a first dose


def with_tries(client: Client, plan: Plan, library: Library, strength: float) -> Client:
    """The client with what they managed: ``strength`` times an exercise's start."""
    phases = enumerate(plan.phases)
    at = next((n for n, p in phases if any(one.loaded for one in p.places)), None)
    if at is None:
        return client
    case = Case(client, plan, library, Diary())
    slots = entered(case, at, 1, None).slots
    return client.model_copy(update={"baseline": dict(_tries(case, slots, strength))})


def _tries(
    case: Case, slots: tuple[Slot, ...], strength: float
) -> Iterator[tuple[str, Baseline]]:
    for slot in slots:
        exercise, pain = slot.exercise, case.client.usual_pain
        few = exercise.dose.start.repetitions
        if few and exercise.dose.load is None:
            most = max(1, min(MOST, round(few * strength / KEPT)))
            yield exercise.id, Baseline(tries=(most,), pain=pain)
        elif few and (kg := _heaviest(case, slot, strength)):
            yield exercise.id, Baseline(tries=(MOST,), pain=pain, load_kg=kg)


def _heaviest(case: Case, slot: Slot, strength: float) -> float | None:
    """The heaviest weight at hand that they bear; None when all are heavier."""
    span, body = slot.exercise.dose.load, case.client.weight_kg
    if not isinstance(span, BodyWeightRange) or body is None:
        return None
    start = span.lower_start if case.begins_lower and span.lower_start else span.start
    bears = body * start / WHOLE * strength
    return max((kg for kg in slot.loads.kilograms if kg <= bears), default=None)
