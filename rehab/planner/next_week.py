"""From one week's state and how it went to the next week's state."""

from dataclasses import replace

from rehab.model.exercise import Exercise
from rehab.model.phase import Phase
from rehab.model.programme import Reason
from rehab.planner.case import Case
from rehab.planner.enter import enter, new_slot
from rehab.planner.flare import flare_menu
from rehab.planner.history import Evidence, Outcome
from rehab.planner.kit import Loads, loads
from rehab.planner.ladders import harder_rung
from rehab.planner.phases import is_easy, leaving, overdue
from rehab.planner.react import GOOD, react
from rehab.planner.selection import HARDEST, Choice, place_name
from rehab.planner.share import share
from rehab.planner.slot import Slot
from rehab.planner.start import Start, start_dose
from rehab.planner.state import State
from rehab.planner.turns import on_new_rung, take_turns


def entered(case: Case, at: int, number: int, before: State | None) -> State:
    """The first week of a phase; ``before`` is the state it grows out of."""
    phase = case.plan.phases[at]
    slots, selection = enter(case, phase, before.slots if before else ())
    return State(
        number=number,
        phase=at,
        week_in_phase=1,
        slots=slots,
        selection=selection,
        flare_menu=flare_menu(case, phase),
        reason=Reason("phase.first"),
        history=before.history if before else (),
    )


def next_state(case: Case, state: State, result: Outcome) -> State:
    """The next week: what the colour does to each dose, then who moves on."""
    phase = case.plan.phases[state.phase]
    state = replace(state, history=(*state.history, result))
    facts = Evidence(
        client=case.client,
        phase=phase,
        history=state.history,
        levels=_levels(case, phase, state),
        signed=_signed(case, phase, state),
    )
    calm = result.colour in GOOD and not any(slot.way_back for slot in state.slots)
    why = None
    if calm or facts.signed:  # nobody moves on from a bad week but by signature
        why = leaving(phase, state.week_in_phase, facts)
    reacted = replace(state, slots=_react(case, phase, state, result.colour))
    if why is not None and state.phase + 1 < len(case.plan.phases):
        first = entered(case, state.phase + 1, state.number + 1, reacted)
        return replace(first, reason=why)
    week = state.week_in_phase + 1
    rule = "phase.overdue" if overdue(phase, state.week_in_phase) else "phase.stays"
    return replace(
        reacted,
        number=state.number + 1,
        week_in_phase=week,
        slots=_move(case, phase, reacted, result.colour),
        reason=Reason(rule, {"week": week}),
    )


def _react(case: Case, phase: Phase, state: State, colour: str) -> tuple[Slot, ...]:
    """An easy week that went well changes nothing; the dose before it comes back."""
    easy = phase.easy_weeks
    if easy is None or not is_easy(phase, state.week_in_phase):
        return tuple(react(slot, colour, case.plan, slot.dose) for slot in state.slots)
    if colour in GOOD:
        return tuple(s.stayed(Reason("dose.after_easy")) for s in state.slots)
    return tuple(
        react(slot, colour, case.plan, share(slot.dose, easy.percent))
        for slot in state.slots
    )


def _signed(case: Case, phase: Phase, state: State) -> bool:
    """Whether the physio ended the phase with this week."""
    return case.client.signed.get(phase.id, state.number + 1) <= state.number


def _move(case: Case, phase: Phase, state: State, colour: str) -> tuple[Slot, ...]:
    """Steps up, if the week was good; into an easy week nobody steps."""
    if colour not in GOOD or is_easy(phase, state.week_in_phase + 1):
        return state.slots
    return take_turns(
        state.slots, case.plan, lambda slot, taken: _promoted(case, phase, slot, taken)
    )


def _promoted(
    case: Case, phase: Phase, slot: Slot, taken: frozenset[str]
) -> Slot | None:
    """The slot on the next rung of its ladder, or None when there is none for them."""
    rung = harder_rung(case, phase, slot.place, slot.exercise, taken)
    if rung is None:
        return None
    triggers = case.client.triggers or {}
    tags, had = rung.tags, slot.exercise.tags
    harder_tag = any(tags.get(tag, 0) > had.get(tag, 0) for tag in triggers)
    percent = case.plan.rung_up.new_tag_percent if harder_tag else 100.0
    found = _first_loads(case, slot, rung)
    if isinstance(found, Reason):
        return None
    choice = Choice(slot.place, rung, Reason("chosen.rung_up"))
    start = start_dose(rung, case.client, phase, found)
    first = Start(share(start.dose, percent), start.reason)
    return on_new_rung(slot, new_slot(case, phase, choice, found, first))


def _first_loads(case: Case, slot: Slot, rung: Exercise) -> Loads | Reason:
    """The new rung's loads, the first not far above the load it follows.

    A starting dose the physio set for the rung is theirs to answer for.
    """
    most = float("inf")
    if slot.dose.load_kg and rung.id not in case.client.doses:
        most = slot.dose.load_kg * (1 + case.plan.rung_up.load_rise_percent / 100)
    return loads(rung, case.client, case.library.catalogue, most)


def _levels(case: Case, phase: Phase, state: State) -> dict[str, int]:
    """Each ladder's level now; the last rung the client may do counts as the top."""
    levels = {gap.place: HARDEST for gap in state.selection.gaps}
    for slot in state.slots:
        above = harder_rung(case, phase, slot.place, slot.exercise, frozenset())
        levels[place_name(slot.place)] = slot.exercise.level if above else HARDEST
    return levels
