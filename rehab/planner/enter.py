"""Enter a phase: fill its places and lay out each exercise's staircase."""

from rehab.model.dose import Dose
from rehab.model.phase import Phase
from rehab.model.policy import Policy
from rehab.model.programme import Reason
from rehab.planner.case import Case
from rehab.planner.ceiling import ceiling, under
from rehab.planner.days import days_of
from rehab.planner.kit import Loads, loads
from rehab.planner.ladders import easier_rung
from rehab.planner.policies.by_kind import POLICIES
from rehab.planner.policies.stage import Stage
from rehab.planner.selection import Choice, Selection, place_name, select
from rehab.planner.share import share as share_of
from rehab.planner.slot import Slot
from rehab.planner.staircase import Step
from rehab.planner.start import Start, start_dose


def enter(
    case: Case, phase: Phase, before: tuple[Slot, ...]
) -> tuple[tuple[Slot, ...], Selection]:
    """The slots of the phase's first week; ``before`` are those to carry on."""
    kept = {place_name(slot.place): slot for slot in before}
    carried = {name: slot.exercise.id for name, slot in kept.items()}
    selection = select(case, phase, carried)
    slots = tuple(
        _first(case, phase, choice, kept.get(place_name(choice.place)))
        for choice in selection.choices
    )
    return slots, selection


def _first(case: Case, phase: Phase, choice: Choice, old: Slot | None) -> Slot:
    """The dose it had, if it is the same exercise; else its start."""
    found = loads(choice.exercise, case.client, case.library.catalogue)
    if isinstance(found, Reason):  # selection lets no such exercise through
        raise TypeError(found.rule)
    if old is None or old.exercise.id != choice.exercise.id:
        start = start_dose(choice.exercise, case.client, phase, found)
        return new_slot(case, phase, choice, found, start)
    days = days_of(choice.exercise, case.client, phase, choice.place, case.plan)
    return new_slot(case, phase, choice, old.loads, _carried(old, len(days), phase))


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


def _carried(old: Slot, sessions: int, phase: Phase) -> Start:
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
