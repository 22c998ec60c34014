"""An exercise whose days differ: one prescription for each dose of a table by session.

Sessions are counted in the order of the days. Days of one dose stay together.
"""

import datetime
from collections.abc import Iterator

from rehab.model.dose import Dose
from rehab.model.phase import Phase
from rehab.model.programme import Prescription
from rehab.model.replace import replace
from rehab.planner.allowed.case import Case
from rehab.planner.dosing.days import days_of
from rehab.planner.dosing.heavy import with_rest
from rehab.planner.dosing.policies.table import on_its_days, row_reason
from rehab.planner.dosing.slot import Slot


def in_week(case: Case, phase: Phase, slot: Slot, week: int) -> Slot:
    """The days of this week: a heavy dose rests longer, a row has its own number."""
    days = days_of(
        case, phase, slot.place, slot.exercise, slot.dose, row=slot.row, week=week
    )
    return on_its_days(replace(slot, days=days) if days != slot.days else slot)


def of_each_session(case: Case, slot: Slot) -> tuple[Dose, ...]:
    """The doses of the days that differ, each once, as they stand on a sheet."""
    once = dict.fromkeys(slot.steps[at].dose for at in slot.session_steps)
    return tuple(with_rest(case, slot.exercise, dose) for dose in once)


def by_session(case: Case, slot: Slot, made: Prescription) -> Iterator[Prescription]:
    """The prescription, or one for each dose that its days have, in their order."""
    table, steps = slot.by_session, slot.session_steps
    if table is None or not steps:
        yield made
        return
    alike: list[tuple[int, list[datetime.date]]] = []
    for at, day in zip(steps, made.days, strict=True):
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
            reason=row_reason(table.rows[at], dose),
            envelope=round(made.envelope * share, 2),
        )
