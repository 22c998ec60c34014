"""Steady: the same dose all through the phase.

In YAML: ``policy: {kind: steady}``. For months of holding what works.

>>> from rehab.model.dose import Dose
>>> [step.dose.repetitions for step in steps(Dose(sets=2, repetitions=8), None, None)]
[8]
"""

from rehab.model.dose import Dose
from rehab.model.policy import Steady
from rehab.model.programme import Reason
from rehab.model.replace import replace
from rehab.planner.dosing.policies.stage import Stage
from rehab.planner.dosing.slot import Slot
from rehab.planner.dosing.staircase import Step


def steps(dose: Dose, _policy: Steady | None, _stage: Stage | None) -> tuple[Step, ...]:
    """One step: the dose it comes with."""
    return (Step(dose),)


def green(slot: Slot, _policy: Steady, _store_percent: float) -> Slot:
    """Another week of the same."""
    weeks = slot.steady_weeks + 1
    reason = Reason("dose.steady", {"weeks": weeks})
    return replace(slot, steady_weeks=weeks, moved="ready", reason=reason)
