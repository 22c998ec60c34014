"""A physio who always goes with the rules: signs what is met, lowers what may be.

A phase ends early where the plan offers that, once every dose is at its base.

A step that is more than the rules take by themselves waits for the physio, who takes
one of them after a green week.
"""

from dataclasses import replace

from rehab.model.programme import Week
from rehab.model.record import Decision, Record
from rehab.planner.allowed.case import Case
from rehab.planner.next_week import next_state
from rehab.planner.outcome.past_week import Outcome
from rehab.planner.phases.early_end import may_end, told
from rehab.planner.state import State

NAME = "simulated"


def decided(
    case: Case, state: State, week: Week, result: Outcome
) -> tuple[Case, State]:
    """The next week as the rules propose it, and again with what the physio decided."""
    following = next_state(case, state, result)
    told = _signed(case, state, week, result, following)
    told = _lowered(told, week, following)
    told = _stepped(told, week, result, following)
    return told, following if told is case else next_state(told, state, result)


def _signed(
    case: Case, state: State, week: Week, result: Outcome, following: State
) -> Case:
    """The phase ended with this week, where only the physio's word is missing.

    Or early, where the plan offers that: a quiet client with every dose at its base.
    """
    long_enough = state.week_in_phase >= week.phase.weeks.min
    open_ones = {one.criterion.measure for one in following.unmet}
    ready = long_enough and open_ones == {"physio"}
    if result.colour != "green" or not (ready or _quiet(state, week, result)):
        return case
    signed = {**case.client.signed, week.phase.id: week.number}
    return replace(case, client=case.client.model_copy(update={"signed": signed}))


def _quiet(state: State, week: Week, result: Outcome) -> bool:
    here = [told(past) for past in (*state.here, result)]
    settled = not any(slot.way_back for slot in state.slots)
    return settled and may_end(week.phase, week.number, here)


def _lowered(case: Case, week: Week, following: State) -> Case:
    """The first movement that may come back, one severity less."""
    if not following.lowerable:
        return case
    decision = Decision(
        after_week=week.number,
        option="lower_trigger",
        by=NAME,
        on=week.start,
        trigger=following.lowerable[0],
    )
    return _with(case, decision)


def _stepped(case: Case, week: Week, result: Outcome, following: State) -> Case:
    """The first dose that the rules ask about."""
    waiting = (slot for slot in following.slots if slot.asks_physio)
    slot = next(waiting, None)
    if slot is None or slot.asks_physio is None or result.colour != "green":
        return case
    decision = Decision(
        after_week=week.number,
        option="set_dose",
        by=NAME,
        on=week.start,
        exercise=slot.exercise.id,
        dose=slot.asks_physio.dose,
        reason="The smallest step there is.",
    )
    return _with(case, decision)


def _with(case: Case, decision: Decision) -> Case:
    return replace(case, record=Record(decisions=(*case.record.decisions, decision)))
