"""Enter a phase: fill its places and lay out each exercise's staircase."""

from types import ModuleType

from rehab.model.dose import Dose
from rehab.model.plan import Phase, Policy
from rehab.model.programme import Reason
from rehab.planner.case import Case
from rehab.planner.days import days_of
from rehab.planner.kit import Loads, loads
from rehab.planner.ladders import easier_rung
from rehab.planner.policies import quota, share, staircase, steady, table
from rehab.planner.policies.stage import Stage
from rehab.planner.selection import Choice, Selection, place_name, select
from rehab.planner.share import share as share_of
from rehab.planner.slot import Slot
from rehab.planner.staircase import Step
from rehab.planner.start import Start, start_dose

POLICIES: dict[str, ModuleType] = {
    "steady": steady,
    "staircase": staircase,
    "table": table,
    "quota": quota,
    "share": share,
}


def enter(
    case: Case, phase: Phase, before: tuple[Slot, ...]
) -> tuple[tuple[Slot, ...], Selection]:
    """The slots of the phase's first week. ``before`` are those of the last phase."""
    kept = {place_name(s.place): s for s in before} if phase.carry_on else {}
    carried = {name: slot.exercise.id for name, slot in kept.items()}
    selection = select(case, phase, carried)
    slots = []
    for choice in selection.choices:
        old = kept.get(place_name(choice.place))
        same = old if old and old.exercise.id == choice.exercise.id else None
        found = loads(choice.exercise, case.client, case.library.catalogue)
        if isinstance(found, Reason):  # selection lets no such exercise through
            raise TypeError(found.rule)
        kept_loads = same.loads if same else found
        slots.append(new_slot(case, phase, choice, kept_loads, same))
    return tuple(slots), selection


def new_slot(
    case: Case,
    phase: Phase,
    choice: Choice,
    found: Loads,
    old: Slot | None = None,
    percent: float = 100,
) -> Slot:
    """A slot at its first dose: the dose it had, or its start.

    ``percent`` cuts the start, for a rung that asks more of a trigger.
    """
    exercise, place = choice.exercise, choice.place
    days = days_of(exercise, case.client, phase, place, case.plan)
    fresh = start_dose(exercise, case.client, phase, found)
    start = _carried(old, len(days)) if old else fresh
    policy = place.policy or phase.policy
    target = case.client.targets.get(exercise.id)
    stage = Stage(
        exercise.dose.cap, found.steps, case.plan.steps, target.dose if target else None
    )
    steps = _steps(share_of(start.dose, percent), policy, stage)
    return Slot(
        place=place,
        exercise=exercise,
        chosen=choice.reason,
        policy=policy,
        loads=found,
        steps=steps,
        days=days,
        easier=easier_rung(case, phase, place, exercise),
        envelope=steps[0].dose.volume * len(days),
        reason=start.reason,
    )


def _carried(old: Slot, sessions: int) -> Start:
    """The dose it had; cut where more sessions a week would raise the volume."""
    if sessions <= old.sessions:
        return Start(old.dose, Reason("start.carried"))
    cut = share_of(old.dose, 100 * old.sessions / sessions)
    facts = {"sessions": sessions, "before": old.sessions}
    return Start(cut, Reason("start.more_sessions", facts))


def _steps(dose: Dose, policy: Policy, stage: Stage) -> tuple[Step, ...]:
    """The doses the policy lays out from this one."""
    steps: tuple[Step, ...] = POLICIES[policy.kind].steps(dose, policy, stage)
    return steps
