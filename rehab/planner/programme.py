"""Lay a plan on a calendar for one client: a fold over weeks.

State, a rule and what the diary says give the next state and a reason. Weeks up
to the last one of the diary use it; later weeks are projected as if green.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from rehab.model.client import Client
from rehab.model.diary import Diary
from rehab.model.plan import Phase, Plan
from rehab.model.programme import Library, Programme, Reason, Refusal, Week
from rehab.planner.enter import enter, new_slot
from rehab.planner.history import Facts, Outcome, outcome
from rehab.planner.ladders import harder_rung
from rehab.planner.phases import is_easy, leaving, overdue
from rehab.planner.react import GOOD, react
from rehab.planner.screen import entry_index, screen
from rehab.planner.select import Choice, Selection, place_name
from rehab.planner.slot import Slot
from rehab.planner.turns import on_new_rung, take_turns
from rehab.planner.week import Scene, make_week
from rehab.planner.warn import warnings

MOST_WEEKS = 400  # a guard: eight years


@dataclass(frozen=True, kw_only=True, slots=True)
class State:
    """Where the client is at the beginning of a week."""

    number: int
    phase: int  # position in the plan
    week_in_phase: int
    slots: tuple[Slot, ...]
    selection: Selection
    reason: Reason  # why this phase, this week
    history: tuple[Outcome, ...] = ()


@dataclass(frozen=True, slots=True)
class Planner:
    """What does not change from week to week."""

    client: Client
    plan: Plan
    library: Library
    diary: Diary


def build_programme(
    client: Client, plan: Plan, library: Library, diary: Diary | None = None
) -> Programme | Refusal:
    """Every week from the client's start to the first weeks of the last phase.

    Returns a Refusal, naming each reason, for a client who must not get one.
    """
    diary = diary or Diary()
    if refused := screen(client, plan, library):
        return refused
    planner = Planner(client, plan, library, diary)
    weeks = tuple(_weeks(planner))
    if refused := _too_many(planner, weeks):
        return refused
    return Programme(
        client=client,
        plan=plan,
        diary=diary,
        weeks=weeks,
        warnings=warnings(client, plan, weeks),
    )


def _too_many(planner: Planner, weeks: tuple[Week, ...]) -> Refusal | None:
    most = planner.plan.size.refuse_above
    largest = max(len(week.prescriptions) for week in weeks)
    if largest == 0:
        return Refusal((Reason("refused.nothing_left"),))
    if largest <= most or planner.client.size_reason:
        return None
    return Refusal((Reason("refused.too_many", {"count": largest, "most": most}),))


def _weeks(planner: Planner) -> Iterator[Week]:
    state = _enter(planner, entry_index(planner.client, planner.plan), 1, None)
    while state.number <= MOST_WEEKS:
        phase = planner.plan.phases[state.phase]
        week = make_week(_scene(planner, state, phase), state.slots)
        yield week
        planned = len({day for p in week.prescriptions for day in p.days}) or 1
        result = outcome(
            state.number,
            planned,
            phase,
            planner.plan,
            planner.client,
            planner.diary,
            state.history,
        )
        done = phase.last and state.week_in_phase >= planner.plan.last_phase_weeks_shown
        past = state.number < max((r.week for r in planner.diary.weeks), default=0)
        if result.colour == "stop" or (done and not past):
            return
        state = _next(planner, replace(state, history=(*state.history, result)))


def _scene(planner: Planner, state: State, phase: Phase) -> Scene:
    past = max((record.week for record in planner.diary.weeks), default=0)
    return Scene(
        client=planner.client,
        plan=planner.plan,
        library=planner.library,
        phase=phase,
        selection=state.selection,
        number=state.number,
        week_in_phase=state.week_in_phase,
        phase_reason=state.reason,
        projected=state.number > past + 1,
    )


def _enter(planner: Planner, at: int, number: int, before: State | None) -> State:
    phase = planner.plan.phases[at]
    old = before.slots if before else ()
    slots, selection = enter(phase, planner.client, planner.plan, planner.library, old)
    return State(
        number=number,
        phase=at,
        week_in_phase=1,
        slots=slots,
        selection=selection,
        reason=Reason("phase.first", {"phase": phase.name}),
        history=before.history if before else (),
    )


def _next(planner: Planner, state: State) -> State:
    """The state of the next week, after the outcome at the end of the history."""
    phase = planner.plan.phases[state.phase]
    colour = state.history[-1].colour
    easy = is_easy(phase, state.week_in_phase)
    slots = tuple(
        _after_easy(s, planner)
        if easy and colour in GOOD
        else react(s, colour, planner.plan)
        for s in state.slots
    )
    facts = Facts(planner.client, phase, state.history, _levels(planner, state))
    why = leaving(phase, state.week_in_phase, facts)
    if why is not None and state.phase + 1 < len(planner.plan.phases):
        kept = replace(state, slots=slots)
        entered = _enter(planner, state.phase + 1, state.number + 1, kept)
        return replace(entered, reason=why)
    easy_next = is_easy(phase, state.week_in_phase + 1)
    if colour in GOOD and not easy and not easy_next:
        slots = take_turns(
            slots, planner.plan, lambda s: _promote(planner, phase, slots, s)
        )
    rule = "phase.overdue" if overdue(phase, state.week_in_phase) else "phase.stays"
    return replace(
        state,
        number=state.number + 1,
        week_in_phase=state.week_in_phase + 1,
        slots=slots,
        reason=Reason(rule, {"week": state.week_in_phase + 1}),
    )


def _after_easy(slot: Slot, _planner: Planner) -> Slot:
    """Back to the dose before the easy week; nothing else moves."""
    return slot.stayed(Reason("dose.after_easy"))


def _levels(planner: Planner, state: State) -> dict[str, int]:
    """Each ladder's level now; the last rung the client may do counts as the top."""
    phase = planner.plan.phases[state.phase]
    levels = {}
    for gap in state.selection.gaps:
        levels[gap.place] = 6
    for slot in state.slots:
        name = place_name(slot.place)
        above, _ = harder_rung(
            slot.exercise,
            slot.place.ladder,
            planner.client,
            planner.plan,
            phase,
            planner.library,
            frozenset(),
        )
        levels[name] = slot.exercise.level if above else 6
    return levels


def _promote(
    planner: Planner, phase: Phase, slots: tuple[Slot, ...], slot: Slot
) -> Slot | None:
    """The slot on the next rung of its ladder, or None when there is none for them."""
    taken = frozenset(s.exercise.id for s in slots)
    rung, _ = harder_rung(
        slot.exercise,
        slot.place.ladder,
        planner.client,
        planner.plan,
        phase,
        planner.library,
        taken,
    )
    hardest = slot.place.level_max
    if rung is None or (hardest is not None and rung.level > hardest):
        return None
    choice = Choice(slot.place, rung, Reason("chosen.rung_up"))
    percent = 100.0
    triggers = planner.client.triggers or {}
    if any(rung.tags.get(t, 0) > slot.exercise.tags.get(t, 0) for t in triggers):
        percent = planner.plan.rung_up.new_tag_percent
    fresh = new_slot(
        choice, phase, planner.client, planner.plan, planner.library, percent=percent
    )
    return on_new_rung(slot, fresh)
