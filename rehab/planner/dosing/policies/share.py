"""Share: so much of the sets of the last tolerated dose, the load kept.

In YAML: ``policy: {kind: share, percent: 67}``. For maintenance.

>>> from rehab.model.dose import Dose
>>> from rehab.model.policy import Share
>>> kept = steps(Dose(sets=3, repetitions=12), Share(kind="share", percent=67), None)
>>> kept[0].dose.sets, kept[0].dose.repetitions
(2, 12)
"""

from rehab.model.dose import Dose
from rehab.model.policy import Share
from rehab.model.programme import Reason
from rehab.model.replace import replace
from rehab.planner.dosing.policies.stage import Stage
from rehab.planner.dosing.share import of_sets
from rehab.planner.dosing.slot import Slot
from rehab.planner.dosing.staircase import Step


def steps(dose: Dose, policy: Share, _stage: Stage | None) -> tuple[Step, ...]:
    """One step: the share of the dose it comes with."""
    return (Step(of_sets(dose, policy.percent)),)


def green(slot: Slot, policy: Share, _store_percent: float) -> Slot:
    """Another week of the same."""
    reason = Reason("dose.share", {"percent": policy.percent})
    return replace(
        slot, steady_weeks=slot.steady_weeks + 1, moved="ready", reason=reason
    )
