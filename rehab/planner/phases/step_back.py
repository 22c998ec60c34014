"""The first week of an earlier phase, after bad weeks or a long gap.

Its rule comes back, not its old exercises and loads: what was reached is kept, on its
way back.
"""

from rehab.model.phase import Phase
from rehab.model.programme import Reason
from rehab.model.replace import replace
from rehab.model.rules import Back
from rehab.planner.allowed.case import Case
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
        at, number = ids.index(rule.to), state.number + 1
        first = entered(case, at, number, state, back=True)
        asked = Reason("ask.back", {"phase": case.plan.phases[first.phase].name})
        why = Reason("phase.back", {"phase": phase.name})
        needed = rule.banked_weeks
        return replace(first, reason=why, banked_needed=needed, asks=(asked,))
    if gap is None or gap.row.restart == "no":
        return None
    at = state.phase
    if gap.row.restart in ids:
        at = min(at, ids.index(gap.row.restart))
    again = entered(case, at, state.number + 1, state, back=True)
    sent_back = at < state.phase or state.banked_needed  # now, or as this gap began
    weeks = gap.row.banked_weeks if sent_back else None
    return replace(again, reason=Reason("phase.again"), banked_needed=weeks)


def back_rule(
    phase: Phase, here: tuple[Outcome, ...], history: tuple[Outcome, ...]
) -> Back | None:
    """The first rule of the phase that these weeks meet. ``here`` is this phase's."""
    for rule in phase.back:
        if rule.reds and run_of(here, ("red",)) >= rule.reds:
            return rule
        if rule.flares and here[-1:] and here[-1].flare:
            recent = history[-(rule.within_weeks or 1) :]
            if sum(past.flare for past in recent) >= rule.flares:
                return rule
    return None
