"""Enter a phase: fill its places and lay out each exercise's staircase."""

from rehab.model.client import Client
from rehab.model.dose import Dose
from rehab.model.exercise import Exercise
from rehab.model.plan import Phase, Place, Plan, Policy
from rehab.model.programme import Library, Reason
from rehab.planner.days import days_of
from rehab.planner.kit import Loads, loads
from rehab.planner.policies import quota, share, staircase, steady, table
from rehab.planner.policies.stage import Stage
from rehab.planner.select import Asked, Choice, Selection, place_name, select
from rehab.planner.share import share as share_of
from rehab.planner.slot import Slot
from rehab.planner.staircase import Step
from rehab.planner.start import Start, start_dose


def enter(
    phase: Phase, client: Client, plan: Plan, library: Library, before: tuple[Slot, ...]
) -> tuple[tuple[Slot, ...], Selection]:
    """The slots of the phase's first week. ``before`` are those of the last phase."""
    kept = {place_name(s.place): s for s in before} if phase.carry_on else {}
    carried = {name: slot.exercise.id for name, slot in kept.items()}
    selection = select(Asked(client, plan, phase, library, carried))
    slots = []
    for choice in selection.choices:
        old = kept.get(place_name(choice.place))
        same = old if old and old.exercise.id == choice.exercise.id else None
        slots.append(new_slot(choice, phase, client, plan, library, same))
    return tuple(slots), selection


def new_slot(
    choice: Choice,
    phase: Phase,
    client: Client,
    plan: Plan,
    library: Library,
    old: Slot | None = None,
    percent: float = 100,
) -> Slot:
    """A slot at its first dose: the dose it had, or its start.

    ``percent`` cuts the start, for a rung that asks more of a trigger.
    """
    exercise, place = choice.exercise, choice.place
    found = loads(exercise, client, library.catalogue)
    if isinstance(found, Reason):  # selection lets no such exercise through
        raise TypeError(found.rule)
    sessions = len(days_of(exercise, client, phase, place, plan))
    start = (
        _carried(old, sessions) if old else start_dose(exercise, client, phase, found)
    )
    policy = place.policy or phase.policy
    stage = _stage(exercise, client, plan, found)
    steps = first_steps(share_of(start.dose, percent), policy, stage)
    return Slot(
        place=place,
        exercise=exercise,
        chosen=choice.reason,
        policy=policy,
        loads=found,
        steps=steps,
        sessions=sessions,
        envelope=steps[0].dose.volume * sessions,
        reason=start.reason,
    )


def _carried(old: Slot, sessions: int) -> Start:
    """The dose it had; cut where more sessions a week would raise the volume."""
    if sessions <= old.sessions:
        return Start(old.dose, Reason("start.carried"))
    cut = share_of(old.dose, 100 * old.sessions / sessions)
    facts = {"sessions": sessions, "before": old.sessions}
    return Start(cut, Reason("start.more_sessions", facts))


def _stage(exercise: Exercise, client: Client, plan: Plan, found: Loads) -> Stage:
    target = client.targets.get(exercise.id)
    return Stage(
        exercise.dose.cap, found.steps, plan.steps, target.dose if target else None
    )


def first_steps(dose: Dose, policy: Policy, stage: Stage) -> tuple[Step, ...]:
    """The doses the policy lays out from this one."""
    modules = {
        "steady": steady,
        "staircase": staircase,
        "table": table,
        "quota": quota,
        "share": share,
    }
    module = modules[policy.kind]
    steps: tuple[Step, ...] = module.steps(dose, policy, stage)
    return steps
