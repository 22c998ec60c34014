"""Table: explicit doses by week or by session of the phase, as papers print them.

In YAML: ``policy: {kind: table, rows: [{from_week: 1, dose: {...}}, ...]}``. A row is
what is written: one that the exercise cannot have is refused when the plan is read.
Only weeks that count move down the table; one of sessions by those that were done: its
slot stands on the least row of the week, which bad days are a share of.

>>> from rehab.model.dose import Dose
>>> from rehab.model.policy import Table
>>> rows = [{"from_week": 1, "dose": Dose(sets=1, repetitions=20)},
...         {"from_week": 3, "dose": Dose(sets=2, repetitions=20)}]
>>> stairs = steps(Dose(repetitions=8), Table(kind="table", rows=rows), None)
>>> [(step.dose.sets, step.dose.repetitions) for step in stairs]
[(1, 20), (2, 20)]
"""

from rehab.model.dose import Dose
from rehab.model.policy import Table, TableRow
from rehab.model.programme import Reason
from rehab.model.replace import replace
from rehab.planner.dosing.policies.stage import Stage
from rehab.planner.dosing.slot import Slot
from rehab.planner.dosing.staircase import Step


def steps(dose: Dose, policy: Table, _stage: Stage | None) -> tuple[Step, ...]:
    """The rows; where they name no load or tempo, the one the exercise comes with."""
    return tuple(Step(row.dose.like(dose), "table") for row in policy.rows)


def row_reason(row: TableRow, dose: Dose) -> Reason:
    """That a dose is this row; and that its load is not, where the row names none.

    Or that what was done or decided stands in the place of the row.
    """
    if row.dose.like(dose) != dose:
        return Reason("dose.table_stays")
    loaded = any(part.is_loaded for part in dose.sides)
    named = any(part.is_loaded for part in row.dose.sides)
    rule = "dose.table_load" if loaded and not named else "dose.table"
    if row.from_session is not None:
        return Reason(f"{rule}_session", {"session": row.from_session})
    return Reason(rule, {"week": row.begins})


def green(slot: Slot, policy: Table, _store_percent: float) -> Slot:
    """The row of the next week, or of the next session after those that were done."""
    weeks = slot.phase_weeks + 1
    done = slot.sessions if slot.counted is None else min(slot.counted, slot.sessions)
    sessions = slot.phase_sessions + done
    at = policy.at(sessions + 1 if policy.by_session else weeks)
    return replace(
        slot,
        at=at,
        phase_sessions=sessions,
        phase_weeks=weeks,
        room=slot.work(slot.steps[at].dose),
        moved="stepped" if at > slot.at else "ready",
        reason=row_reason(policy.rows[at], slot.steps[at].dose),
    )


def on_its_days(slot: Slot) -> Slot:
    """The slot on the least row of the sessions that its days hold."""
    steps = slot.session_steps
    if not steps:
        return slot
    return replace(slot, at=min(steps, key=lambda n: (*_ease(slot, n), n)))


def _ease(slot: Slot, at: int) -> tuple[float, float]:
    """By the longest of its parts, then by its work: a long run is no easy day."""
    dose = slot.steps[at].dose
    longest = max((part.seconds for part in dose.parts or ()), default=0)
    return longest, slot.work(dose)
