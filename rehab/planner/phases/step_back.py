"""The first week of an earlier phase, after bad weeks or a long gap."""

from dataclasses import replace

from rehab.model.phase import Phase
from rehab.model.programme import Reason
from rehab.model.rules import Back
from rehab.planner.allowed.case import Case
from rehab.planner.dosing.share import share
from rehab.planner.dosing.slot import Slot
from rehab.planner.dosing.staircase import Step
from rehab.planner.next_dose.missed_time import Gap
from rehab.planner.outcome.past_week import Outcome
from rehab.planner.outcome.streaks import run_of
from rehab.planner.phases.first_week import entered
from rehab.planner.state import State


def fallen_back(
    case: Case, phase: Phase, state: State, gap: Gap | None
) -> State | None:
    """The first week of an earlier phase, or of this one again; None to go on."""
    rule = back_rule(phase, state.here, state.history)
    ids = [each.id for each in case.plan.phases]
    if rule:
        first = _back_in(case, ids.index(rule.to), state)
        asked = Reason("ask.back", {"phase": case.plan.phases[first.phase].name})
        why = Reason("phase.back", {"phase": phase.name})
        return replace(first, reason=why, returning=rule, asks=(asked,))
    if gap is None or gap.row.restart == "no":
        return None
    at = state.phase
    if gap.row.restart == "light_load" and "light_load" in ids:
        at = min(at, ids.index("light_load"))
    return replace(_back_in(case, at, state), reason=Reason("phase.again"))


def _back_in(case: Case, at: int, state: State) -> State:
    """An earlier phase with what is not too hard for it, and the way back it is on."""
    most = case.plan.phases[at].level_max
    kept = {s.exercise.id: s for s in state.slots if s.exercise.level <= most}
    whole = tuple(replace(slot, way_back=()) for slot in kept.values())
    onto = replace(state, slots=whole)
    first = entered(case, at, state.number + 1, onto, back=True)
    percent = case.plan.red_week.percent
    slots = tuple(
        _on_its_way(slot, kept.get(slot.exercise.id), percent) for slot in first.slots
    )
    return replace(first, slots=slots)


def _on_its_way(slot: Slot, old: Slot | None, percent: float) -> Slot:
    """The slot where the bad weeks left it; what is new here begins lower too."""
    if old is None:
        less = Step(share(slot.dose, percent))
        return slot.on_way_back((less,), slot.reason)
    if not old.way_back:
        return slot
    most = slot.steps[0].dose.volume
    way = tuple(step for step in old.way_back if step.dose.volume <= most)
    return slot.on_way_back(way or old.way_back[:1], old.reason, old.way)


def back_rule(
    phase: Phase, here: tuple[Outcome, ...], history: tuple[Outcome, ...]
) -> Back | None:
    """The first rule of the phase that these weeks meet. ``here`` is this phase's."""
    for rule in phase.back:
        if rule.reds and run_of(here, ("red",)) >= rule.reds:
            return rule
        if rule.flares and here[-1:] and here[-1].flare:
            recent = history[-rule.within_weeks :]
            if sum(past.flare for past in recent) >= rule.flares:
                return rule
    return None
