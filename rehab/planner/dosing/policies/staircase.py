"""Staircase: one step at a time, under an envelope that grows by a percentage.

In YAML: ``policy: {kind: staircase, rise_percent: 10, steady_weeks: 1}``. The
envelope is the work of a session that the rules allow; it grows by ``rise_percent``
each week that counts, is kept up to the plan's store above the work done, and a step is
taken only when it fits under it and the step below was held for ``steady_weeks`` weeks.
With ``effort_at_most`` the week must have felt no harder.

At 5 % a week from 2 x 8 the weeks read 8 8 8 9 9 10 10 11 11 12 12:

>>> from rehab.model.dose import Dose
>>> from rehab.model.policy import Staircase
>>> from rehab.planner.dosing.staircase import a_step_rule
>>> policy = Staircase(kind="staircase", rise_percent=5, steady_weeks=1)
>>> stage = Stage(Dose(sets=3, repetitions=12), (), a_step_rule())
>>> stairs = steps(Dose(sets=2, repetitions=8), policy, stage)
>>> envelope, at, seen = 16.0, 0, []
>>> for week in range(11):
...     if stairs[at + 1].dose.volume <= envelope:
...         at += 1
...     seen.append(stairs[at].dose.repetitions)
...     envelope *= 1.05
>>> seen
[8, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12]
"""

from rehab.model.dose import Dose
from rehab.model.numbers import WHOLE
from rehab.model.policy import Staircase
from rehab.model.programme import Reason
from rehab.model.replace import replace
from rehab.planner.dosing import staircase
from rehab.planner.dosing.policies.stage import Stage
from rehab.planner.dosing.slot import Slot
from rehab.planner.dosing.staircase import Step


def steps(dose: Dose, _policy: Staircase, stage: Stage) -> tuple[Step, ...]:
    """The whole staircase from this dose to the cap."""
    return staircase.staircase(
        dose,
        stage.cap,
        stage.loads,
        stage.rules,
        stage.bands,
        stage.mark,
        intervals=stage.intervals,
        set_top=stage.set_top,
        weights_up=stage.weights_up,
    )


def green(slot: Slot, policy: Staircase, store_percent: float) -> Slot:
    """A larger envelope and one more steady week; the step itself comes later."""
    grown = max(
        slot.room * (1 + policy.rise_percent / WHOLE),
        slot.room + (policy.rise_at_least or 0),
    )
    most = slot.work(slot.base) * (1 + store_percent / WHOLE)
    if policy.hard_cap_percent or policy.rise_at_least:
        most = grown  # its own brake
    return replace(
        slot,
        room=max(slot.room, min(grown, most)),
        steady_weeks=slot.steady_weeks + 1,
        moved="ready",
        reason=Reason("dose.top" if slot.next_step is None else "dose.waits_turn"),
    )
