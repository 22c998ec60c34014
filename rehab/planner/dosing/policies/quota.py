"""Quota: a straight line from the start to the client's target; pain does not move it.

In YAML: ``policy: {kind: quota, weeks: 8}``, with ``targets`` in the client file.
The dose of a week is the highest step of the staircase under the line; without a
target the dose stays.

>>> from rehab.model.dose import Dose
>>> from rehab.model.policy import Quota
>>> line(16, 32, week=5, weeks=8)
24.0
"""

from rehab.model.dose import Dose
from rehab.model.numbers import ROUNDING
from rehab.model.policy import Quota
from rehab.model.programme import Facts, Reason
from rehab.model.replace import replace
from rehab.planner.dosing import staircase
from rehab.planner.dosing.policies.stage import Stage
from rehab.planner.dosing.slot import Slot
from rehab.planner.dosing.staircase import Step
from rehab.planner.dosing.start import bounded


def line(start: float, target: float, *, week: int, weeks: int) -> float:
    """Volume the line allows in a week of the phase, the first being the start."""
    return start + (target - start) * min(1.0, (week - 1) / weeks)


def steps(dose: Dose, _policy: Quota, stage: Stage) -> tuple[Step, ...]:
    """The staircase from this dose to the target, below the cap."""
    target = bounded(stage.target, stage.cap) if stage.target else dose
    return staircase.staircase(dose, target, (), stage.rules, stage.bands)


def green(slot: Slot, policy: Quota, _store_percent: float) -> Slot:
    """The highest step under the line, whatever the pain was."""
    weeks = slot.phase_weeks + 1
    volumes = [step.dose.volume for step in slot.steps]
    limit = line(volumes[0], volumes[-1], week=weeks, weeks=policy.weeks)
    at = max(i for i, volume in enumerate(volumes) if volume <= limit + ROUNDING)
    at = max(at, slot.at)
    facts: Facts = {"week": weeks, "weeks": policy.weeks}
    top = len(slot.steps) - 1
    return replace(
        slot,
        at=at,
        phase_weeks=weeks,
        room=limit,
        moved="stepped" if at > slot.at else "ready",
        at_target=at == top if top else None,
        reason=Reason("dose.quota", facts),
    )
