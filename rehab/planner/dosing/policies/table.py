"""Table: explicit doses by week of the phase, as papers print them.

In YAML: ``policy: {kind: table, rows: [{from_week: 1, dose: {...}}, ...]}``. A row
never goes above the exercise's cap; only weeks that count move down the table.

>>> from rehab.model.dose import Dose
>>> from rehab.model.policy import Table
>>> from rehab.planner.dosing.staircase import a_step_rule
>>> rows = [{"from_week": 1, "dose": Dose(sets=1, repetitions=20)},
...         {"from_week": 3, "dose": Dose(sets=2, repetitions=20)}]
>>> stage = Stage(Dose(sets=3, repetitions=15), (), a_step_rule())
>>> stairs = steps(Dose(repetitions=8), Table(kind="table", rows=rows), stage)
>>> [(step.dose.sets, step.dose.repetitions) for step in stairs]
[(1, 15), (2, 15)]
"""

from dataclasses import replace

from rehab.model.dose import Dose
from rehab.model.policy import Table
from rehab.model.programme import Reason
from rehab.planner.dosing.policies.stage import Stage
from rehab.planner.dosing.slot import Slot
from rehab.planner.dosing.staircase import Step
from rehab.planner.dosing.start import bounded


def steps(dose: Dose, policy: Table, stage: Stage) -> tuple[Step, ...]:
    """The rows in order, with the load the exercise comes with."""
    return tuple(_row(row.dose, dose, stage) for row in policy.rows)


def _row(row: Dose, dose: Dose, stage: Stage) -> Step:
    load = {
        name: getattr(dose, name)
        for name in ("load_kg", "band")
        if getattr(row, name) is None
    }
    return Step(bounded(row.but(**load), stage.cap), "table")


def green(slot: Slot, policy: Table, _store_percent: float) -> Slot:
    """The row of the next week."""
    weeks = slot.phase_weeks + 1
    due = [i for i, row in enumerate(policy.rows) if row.from_week <= weeks]
    at = max(due, default=0)
    facts = {"week": policy.rows[at].from_week}
    return replace(
        slot,
        at=at,
        phase_weeks=weeks,
        room=slot.work(slot.steps[at].dose),
        moved="stepped" if at > slot.at else "ready",
        reason=Reason("dose.table", facts),
    )
