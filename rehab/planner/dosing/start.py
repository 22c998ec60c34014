"""The first dose of an exercise for this client."""

import math
from dataclasses import dataclass

from rehab.model.client import Client
from rehab.model.dose import Dose
from rehab.model.exercise import Exercise
from rehab.model.phase import Phase
from rehab.model.policy import Quota
from rehab.model.programme import Reason
from rehab.planner.allowed.loads import Loads
from rehab.planner.dosing.share import inner_field


@dataclass(frozen=True, slots=True)
class Start:
    """A first dose and the rule that made it."""

    dose: Dose
    reason: Reason


def with_load(dose: Dose, found: Loads) -> Dose:
    """The dose with the first of the loads at hand."""
    if not found.steps or dose.load_kg or dose.band:
        return dose
    first = found.steps[0]
    return dose.but(band=first) if isinstance(first, str) else dose.but(load_kg=first)


def start_dose(exercise: Exercise, client: Client, phase: Phase, found: Loads) -> Start:
    """The physio's dose, else a share of the baseline, never above the start.

    A quota's share is of one try, and may be above the exercise's start.
    """
    if exercise.id in client.doses:
        dose = bounded(client.doses[exercise.id], exercise.dose.cap)
        return Start(with_load(dose, found), Reason("start.physio"))
    start = exercise.dose.start
    tried = client.baseline.get(exercise.id)
    if tried is None:
        return Start(with_load(start, found), Reason("start.catalogue"))
    mean = sum(tried.tries) / len(tried.tries)
    share = math.floor(mean * phase.start_percent / 100)
    if isinstance(phase.policy, Quota) and not start.scheme:
        field = inner_field(start)
        amount = max(1, min(getattr(exercise.dose.cap, field), share))
        dose = start.but(sets=1, **{field: amount})  # a try is one set
    elif start.scheme:
        scheme = tuple(max(1, min(n, share)) for n in start.scheme)
        dose = start.but(scheme=scheme)
    else:
        field = inner_field(start)
        dose = start.but(**{field: max(1, min(getattr(start, field), share))})
    facts = {"percent": phase.start_percent, "mean": round(mean, 1), "share": share}
    return Start(with_load(dose, found), Reason("start.baseline", facts))


def bounded(dose: Dose, cap: Dose) -> Dose:
    """The dose with no field above the cap's."""
    changes: dict[str, object] = {}
    for field in ("sets", "repetitions", "hold_seconds", "minutes", "metres"):
        value, most = getattr(dose, field), getattr(cap, field)
        if value is not None and most is not None and value > most:
            changes[field] = most
    if dose.scheme and cap.scheme:
        pairs = zip(dose.scheme, cap.scheme, strict=False)
        changes["scheme"] = tuple(min(a, b) for a, b in pairs)
    return dose.but(**changes) if changes else dose
