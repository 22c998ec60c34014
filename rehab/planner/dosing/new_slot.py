"""Enter a phase: fill its places and lay out each exercise's staircase."""

from rehab.model.dose import Dose
from rehab.model.phase import Phase
from rehab.model.policy import Policy
from rehab.model.programme import Reason
from rehab.planner.allowed.case import Case
from rehab.planner.allowed.loads import Loads
from rehab.planner.dosing.ceiling import ceiling, under
from rehab.planner.dosing.days import days_of
from rehab.planner.dosing.policies.by_kind import POLICIES
from rehab.planner.dosing.policies.stage import Stage
from rehab.planner.dosing.share import share as share_of
from rehab.planner.dosing.slot import Slot
from rehab.planner.dosing.staircase import Step
from rehab.planner.dosing.start import Start
from rehab.planner.selection.ladders import easier_rung
from rehab.planner.selection.places import Choice


def new_slot(
    case: Case, phase: Phase, choice: Choice, found: Loads, start: Start
) -> Slot:
    """A slot at its first dose of the phase, or of a new rung."""
    exercise, place = choice.exercise, choice.place
    start = under(start, place, exercise)
    days = days_of(exercise, case.client, phase, place, case.plan)
    policy = place.policy or phase.policy
    target = case.client.targets.get(exercise.id)
    stage = Stage(
        ceiling(place, exercise),
        found.steps,
        case.plan.steps,
        target.dose if target else None,
    )
    steps = _steps(start.dose, policy, stage)
    return Slot(
        place=place,
        exercise=exercise,
        chosen=choice.reason,
        policy=policy,
        loads=found,
        steps=steps,
        days=days,
        sheet_days=phase.sheet_days,
        easier=easier_rung(case, phase, place, exercise),
        envelope=steps[0].dose.volume * len(days),
        reason=start.reason,
    )


def carried(old: Slot, sessions: int, phase: Phase) -> Start:
    """The dose it had; cut where more sessions a week would raise the volume."""
    before = old.sessions * phase.sheet_days / old.sheet_days
    if sessions <= before:
        return Start(old.dose, Reason("start.carried"))
    cut = share_of(old.dose, 100 * before / sessions)
    facts = {"sessions": sessions, "before": round(before, 1)}
    return Start(cut, Reason("start.more_sessions", facts))


def _steps(dose: Dose, policy: Policy, stage: Stage) -> tuple[Step, ...]:
    """The doses the policy lays out from this one."""
    steps: tuple[Step, ...] = POLICIES[policy.kind].steps(dose, policy, stage)
    return steps
