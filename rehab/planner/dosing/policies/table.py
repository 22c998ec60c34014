"""Table: explicit doses by week of the phase, as papers print them.

In YAML: ``policy: {kind: table, rows: [{from_week: 1, dose: {...}}, ...]}``. A row is
what is written: one that the exercise cannot have is refused when the plan is read.
Only weeks that count move down the table.

>>> from rehab.model.dose import Dose
>>> from rehab.model.policy import Table
>>> rows = [{"from_week": 1, "dose": Dose(sets=1, repetitions=20)},
...         {"from_week": 3, "dose": Dose(sets=2, repetitions=20)}]
>>> stairs = steps(Dose(repetitions=8), Table(kind="table", rows=rows), None)
>>> [(step.dose.sets, step.dose.repetitions) for step in stairs]
[(1, 20), (2, 20)]
"""

from dataclasses import replace

from rehab.model.dose import Dose
from rehab.model.policy import Table, TableRow
from rehab.model.programme import Reason
from rehab.planner.dosing.policies.stage import Stage
from rehab.planner.dosing.slot import Slot
from rehab.planner.dosing.staircase import Step


def steps(dose: Dose, policy: Table, _stage: Stage | None) -> tuple[Step, ...]:
    """The rows; where they name no load or tempo, the one the exercise comes with."""
    return tuple(Step(row.dose.like(dose), "table") for row in policy.rows)


def row_reason(row: TableRow, dose: Dose) -> Reason:
    """That a dose is this row; and that its load is not, where the row names none."""
    loaded = any(part.is_loaded for part in dose.parts)
    named = any(part.is_loaded for part in row.dose.parts)
    rule = "dose.table_load" if loaded and not named else "dose.table"
    return Reason(rule, {"week": row.from_week})


def green(slot: Slot, policy: Table, _store_percent: float) -> Slot:
    """The row of the next week."""
    weeks = slot.phase_weeks + 1
    due = [i for i, row in enumerate(policy.rows) if row.from_week <= weeks]
    at = max(due, default=0)
    return replace(
        slot,
        at=at,
        phase_weeks=weeks,
        room=slot.work(slot.steps[at].dose),
        moved="stepped" if at > slot.at else "ready",
        reason=row_reason(policy.rows[at], slot.steps[at].dose),
    )
