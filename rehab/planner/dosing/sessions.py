"""An exercise whose days differ: one prescription for each dose of a table by session.

Sessions are counted in the order of the days. Days of one dose stay together.
"""

import datetime
from collections.abc import Iterator
from dataclasses import replace

from rehab.model.policy import Table
from rehab.model.programme import Prescription
from rehab.planner.allowed.case import Case
from rehab.planner.dosing.heavy import with_rest
from rehab.planner.dosing.policies.table import row_reason
from rehab.planner.dosing.slot import Slot


def by_session(case: Case, slot: Slot, made: Prescription) -> Iterator[Prescription]:
    """The prescription, or one for each dose that its days have, in their order."""
    if not isinstance(slot.policy, Table) or not slot.session_steps:
        yield made
        return
    alike: list[tuple[int, list[datetime.date]]] = []
    for at, day in zip(slot.session_steps, made.days, strict=True):
        dose = slot.steps[at].dose
        days = next((d for n, d in alike if slot.steps[n].dose == dose), None)
        if days is None:
            alike.append((at, [day]))
        else:
            days.append(day)
    least = slot.work(slot.dose)
    for at, own in alike:
        dose = slot.steps[at].dose
        share = slot.work(dose) / least * len(own) / slot.sessions
        yield replace(
            made,
            dose=with_rest(case, slot.exercise, dose),
            days=tuple(own),
            reason=row_reason(slot.policy.rows[at], dose),
            envelope=round(made.envelope * share, 2),
        )
