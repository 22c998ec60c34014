"""From one week's state and how it went to the next week's state.

In order of priority: stop, red, missed time, amber or thin, the way back from a flare,
the cap, and only then a step up; the physio's decision stands over them.
"""

from functools import partial

from rehab.model.phase import Phase
from rehab.model.policy import Share
from rehab.model.programme import Colour, Reason
from rehab.model.record import Decision
from rehab.model.replace import replace
from rehab.planner.all_doses import all_after_gap, all_given, all_moved, all_reacted
from rehab.planner.allowed.case import Case
from rehab.planner.allowed.gates import closed
from rehab.planner.dosing.new_slot import led_on
from rehab.planner.dosing.slot import Slot
from rehab.planner.next_dose.decision import (
    Decided,
    decided,
    decided_colour,
    decider,
)
from rehab.planner.next_dose.light_week import was_light
from rehab.planner.next_dose.missed_time import Gap, gap_before
from rehab.planner.next_dose.never_more import never_more, why_repeated
from rehab.planner.outcome.colour import GOOD
from rehab.planner.outcome.past_week import Outcome
from rehab.planner.outcome.streaks import run_of
from rehab.planner.phases.criteria import Evidence
from rehab.planner.phases.first_week import arrived, entered
from rehab.planner.phases.ladder_levels import levels
from rehab.planner.phases.leave import leaving, overdue
from rehab.planner.phases.look_again import asked, asks, why_overdue
from rehab.planner.phases.step_back import fallen_back
from rehab.planner.phases.trigger_return import lowerable, lowered
from rehab.planner.phases.unmet import unmet
from rehab.planner.selection.places import asked_again, place_name
from rehab.planner.state import State


def next_state(case: Case, state: State, result: Outcome) -> State:
    """The next week: what the colour, a gap or the physio does to each dose.

    ``case`` knows the client's file; what the physio allowed since is in the state.
    """
    phase = case.plan.phases[state.phase]
    told = case.record.decided(state.number)
    colour = decided_colour(told, result.colour)
    overruled = colour != result.colour
    anew = result.done or (overruled and colour == "red")
    state = replace(
        state,
        slots=tuple(map(_of_this_week, state.slots)),
        history=(*state.history, result),
        away_from=None if anew else state.away_from,
    )
    state = _with_lowered(case, phase, state, told)
    now = case.with_triggers(state.triggers)
    gap = None if overruled else gap_before(case, state.history)
    light = was_light(phase, state.build_week, result.colour, state.slots)
    build_week = 1 if light else state.build_week + 1
    given = colour if overruled else None
    if gap:
        reacted = all_after_gap(now, phase, state, gap)
    else:
        slots = all_reacted(now, phase, state, given, decider(told))
        reacted = replace(state, slots=slots)
    following = _backward(now, phase, reacted, gap, given) or _onward(
        now, phase, reacted, colour, calm=not gap, build_week=build_week
    )
    here = now.plan.phases[following.phase]
    last = following.last_lowered
    coming = Decided(following.slots, state.set_aside)
    unstepped = _unstepped(state.slots, reacted.slots)
    done = decided(now, here, coming, told, unstepped, result.given)
    slots = done.slots
    back = case.plan.red_week.back_percent
    by = decider(told) if overruled else None
    again = why_repeated(colour, by) if following.week_in_phase > 1 else None
    rested = result.nothing_amiss and not overruled
    if gap or rested:  # the full dose, however light the sheet was that was missed
        slots = never_more(state.slots, slots, told, again, back)
    elif colour not in GOOD:
        slots = never_more(all_given(phase, state), slots, told, again, back)
    following = replace(
        following,
        slots=slots,
        set_aside=done.set_aside,
        away_from=_still_from(following, done.slots),
        after_gap=gap.row.says if gap else "",
        asks=(
            *_gap_asks(case, state, gap),
            *_asked(now, phase, state),
            *following.asks,
            *done.in_vain,
        ),
        lowerable=lowerable(case.plan, here, state.history, state.triggers, last),
    )
    return arrived(now, here, following, unstepped)


def _backward(
    case: Case, phase: Phase, state: State, gap: Gap | None, given: Colour | None
) -> State | None:
    """The first week of an earlier phase; None to go on.

    ``given`` is the colour that somebody gave the week: whoever decided on a step back
    need not be asked to look.
    """
    if given not in (None, "red"):
        return None
    as_red = replace(state, history=_stepped_back(case, state.history))
    back = fallen_back(case, phase, as_red, gap)
    if back is None:
        return None
    back = replace(back, history=state.history)
    if given is None:
        return back
    by = decider(case.record.decided(state.number)) or ""
    why = Reason("phase.decided_back", {"phase": phase.name, "by": by})
    return replace(back, reason=why, asks=())


def _stepped_back(case: Case, history: tuple[Outcome, ...]) -> tuple[Outcome, ...]:
    """The weeks so far: one from which the physio stepped back counts as red."""
    if not case.record.decisions:
        return history
    return tuple(
        replace(past, colour="red")
        if decided_colour(case.record.decided(week), past.colour) == "red"
        else past
        for week, past in enumerate(history, start=1)
    )


def _of_this_week(slot: Slot) -> Slot:
    """The slot without what was only of the sheet before."""
    if slot.as_issued or slot.asks_physio:
        return replace(slot, as_issued=None, asks_physio=None)
    return slot


def _unstepped(before: tuple[Slot, ...], after: tuple[Slot, ...]) -> tuple[Slot, ...]:
    """Each exercise as the week left it, at no more than it had in that week."""
    had = {slot.exercise.id: slot for slot in before}
    pairs = ((slot, had.get(slot.exercise.id, slot)) for slot in after)
    return tuple(min(pair, key=lambda one: one.work(one.dose)) for pair in pairs)


def _still_from(state: State, slots: tuple[Slot, ...]) -> tuple[Slot, ...] | None:
    """The doses before a gap, where nothing was decided since: that stands from now."""
    if state.away_from is None:
        return None
    pairs = zip(state.slots, slots, strict=True)
    own = {place_name(old.place) for old, new in pairs if new is not old}
    return tuple(s for s in state.away_from if place_name(s.place) not in own)


def _with_lowered(
    case: Case, phase: Phase, state: State, told: tuple[Decision, ...]
) -> State:
    """The state with the triggers that came down, and what they still rule out."""
    triggers = lowered(state.triggers, told)
    if triggers == state.triggers:
        return state
    was, now = case.with_triggers(state.triggers), case.with_triggers(triggers)
    passed = asked_again(was, now, phase, state.selection.passed)
    lead_on = partial(led_on, now, phase)
    return replace(
        state,
        triggers=triggers,
        last_lowered=state.number,
        slots=tuple(map(lead_on, state.slots)),
        away_from=state.away_from and tuple(map(lead_on, state.away_from)),
        selection=replace(state.selection, passed=passed),
    )


def _asked(case: Case, phase: Phase, state: State) -> tuple[Reason, ...]:
    if not case.plan.ask_by:
        return ()
    return asked(case.plan, _evidence(case, phase, state))


def _gap_asks(case: Case, state: State, gap: Gap | None) -> tuple[Reason, ...]:
    found = asks(case.plan, state.history)
    if gap and gap.row.review:
        return (Reason("ask.missed", {"days": gap.days}), *found)
    return found


def _evidence(case: Case, phase: Phase, state: State) -> Evidence:
    return Evidence(
        client=case.client,
        phase=phase,
        history=state.history,
        levels=levels(case, phase, state),
        marks=state.weeks_at_mark,
        signed=_signed(case, phase, state),
        visit=state.visit,
        flare_costs=case.plan.flare.banked_weeks_lost,
        banked_needed=state.banked_needed,
    )


def _onward(  # noqa: PLR0913 - what a next week hangs on
    case: Case,
    phase: Phase,
    state: State,
    colour: Colour,
    *,
    calm: bool,
    build_week: int,
) -> State:
    """The next week of this phase, or the first of the next one.

    ``build_week`` is its number, since the last light one.
    """
    facts = _evidence(case, phase, state)
    on_its_way = any(slot.on_its_way for slot in state.slots)
    settled = (
        not on_its_way or run_of(state.here, GOOD) >= case.plan.look_again.settled_weeks
    )
    why = None
    # Nobody moves on from a bad week, or just after one, but by signature. Doses that
    # were skipped in the first days are no bad sign.
    fine = colour in GOOD or (phase.daily and colour in ("thin", "amber"))
    if (calm and fine and settled) or facts.signed:
        why = leaving(phase, state.week_in_phase, facts)
    if why is not None and state.phase + 1 < len(case.plan.phases):
        earned = state
        if not isinstance(case.plan.phases[state.phase + 1].policy, Share):
            slots = all_moved(case, phase, state, colour, build_week)
            earned = replace(state, slots=slots)  # what is kept is what was done
        first = entered(case, state.phase + 1, state.number + 1, earned)
        return replace(first, reason=why)
    week = state.week_in_phase + 1
    late = overdue(phase, state.week_in_phase)
    reason = Reason("phase.overdue" if late else "phase.stays", {"week": week})
    shut = facts.signed and closed(phase, case.client, facts.next_day, signed=True)
    if shut:
        reason = Reason("phase.signed_waits", {"says": shut[0].says})
    return replace(
        state,
        number=state.number + 1,
        week_in_phase=week,
        build_week=build_week,
        slots=all_moved(case, phase, state, colour, build_week),
        overdue=late,
        reason=reason,
        asks=(why_overdue(state.history, state.week_in_phase),) if late else (),
        unmet=unmet(phase, facts),
    )


def _signed(case: Case, phase: Phase, state: State) -> bool:
    """Whether the physio ended the phase with this week, since it was entered last."""
    first = state.number - state.week_in_phase + 1
    return first <= case.client.signed.get(phase.id, 0) <= state.number
