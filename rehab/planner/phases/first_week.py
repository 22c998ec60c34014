"""The first week of a phase, and places that are filled while it runs.

What comes in while bad weeks or time off hold others low begins low too. What a client
left on falling back is found again on coming up.
"""

from collections.abc import Mapping

from rehab.model.phase import Phase
from rehab.model.programme import Facts, Reason
from rehab.model.replace import replace
from rehab.planner.allowed.case import Case
from rehab.planner.dosing.by_date import by_date
from rehab.planner.dosing.flare_plan import flare_menu
from rehab.planner.dosing.new_slot import begun, continued
from rehab.planner.dosing.slot import Slot
from rehab.planner.next_dose.by_colour import begins_lower
from rehab.planner.next_dose.missed_time import Gap, after_gap, row_of
from rehab.planner.next_dose.rung_dose import begun_low, first_percent
from rehab.planner.outcome.dates import days_of_all, sheet_start
from rehab.planner.outcome.past_week import Outcome
from rehab.planner.selection.places import (
    Asked,
    Choice,
    Selection,
    fill,
    is_due,
    place_name,
    select,
    unfilled,
)
from rehab.planner.state import Left, State


def entered(
    case: Case, at: int, number: int, before: State | None, *, back: bool = False
) -> State:
    """The first week of a phase; ``before`` is the state it grows out of.

    Who comes ``back`` keeps exercises and doses, whatever the phase says, and begins
    low with all others.
    """
    phase = case.plan.phases[at]
    carried = before is not None and (phase.carry_on or back)
    old = before.slots if before and carried else ()
    history = before.history if before else ()
    left = before.left if before else {}
    again = {} if back or not carried else _found_again(case, phase, left, history)
    aside = _set_aside(before) if before else frozenset()
    on = (*again.values(), *old)
    slots, selection = _filled(case, phase, history, on, aside)
    start = sheet_start(case.client, history)
    slots = by_date(case.client, phase, slots, start)
    if before and (back or any(slot.low_after_bad for slot in before.slots)):
        bad = case.plan.phases[before.phase]
        had = {slot.exercise.id for slot in on if slot.on_paper}
        slots = tuple(
            slot if slot.exercise.id in had else _low(case, bad, slot) for slot in slots
        )
    return State(
        number=number,
        phase=at,
        week_in_phase=1,
        slots=slots,
        selection=selection,
        flare_menu=flare_menu(case, phase),
        reason=Reason("phase.first"),
        history=history,
        left=_left(old, left, slots, days_of_all(history), back=back),
        visit=before.visit + 1 if before else 1,
        marks_passed=before.marks_passed if before else frozenset(),
        triggers=before.triggers if before else case.client.triggers,
        last_lowered=before.last_lowered if before else 0,
        away_from=before.away_from if before else None,
    )


def _left(
    old: tuple[Slot, ...],
    left: Mapping[str, Left],
    slots: tuple[Slot, ...],
    day: int,
    *,
    back: bool,
) -> Mapping[str, Left]:
    """What this phase has no place for, kept for when the client comes up again."""
    new = {place_name(slot.place): Left(slot, day) for slot in old if slot.stands}
    every = {**left, **(new if back else {})}
    here = {place_name(slot.place) for slot in slots}
    return {name: one for name, one in every.items() if name not in here}


def _found_again(
    case: Case, phase: Phase, left: Mapping[str, Left], history: tuple[Outcome, ...]
) -> Mapping[str, Slot]:
    """What was left when the client fell back, as after so long without sessions.

    Where that would be a rung down, or is a quota, the place is chosen afresh.
    """
    found: dict[str, Slot] = {}
    for name, (slot, day) in left.items():
        days = days_of_all(history) - day
        row = row_of(case, days)
        if row is None:
            continue
        cut = after_gap(case, phase, slot, Gap(days, row), frozenset())
        if cut.exercise.id != slot.exercise.id or not cut.on_its_way:
            continue
        percent = slot.kept_percent(cut.dose, slot.base)
        facts: Facts = {"percent": percent, "of": slot.base}
        reason = Reason("start.found_again", facts)
        found[name] = replace(cut, reds=0, moved="cut", reason=reason)
    return found


def _low(case: Case, bad: Phase, slot: Slot) -> Slot:
    """It at the share of its dose that is kept after a red week of this phase."""
    return begins_lower(slot, case.plan.red_week, bad.red_percent)


def _set_aside(state: State) -> frozenset[str]:
    """What the physio put another exercise in the place of, and is not back."""
    return frozenset(state.set_aside) - {slot.exercise.id for slot in state.slots}


def _filled(
    case: Case,
    phase: Phase,
    history: tuple[Outcome, ...],
    before: tuple[Slot, ...],
    aside: frozenset[str],
) -> tuple[tuple[Slot, ...], Selection]:
    """The slots of the phase's first week; ``before`` are those to carry on.

    What was on no sheet is chosen, and begins, afresh, if nobody decided on it.
    """
    kept = {place_name(slot.place): slot for slot in before if _goes_on(phase, slot)}
    asked = _asked(case, phase, history, before, aside)
    selection = select(
        replace(asked, carried={n: slot.exercise.id for n, slot in kept.items()})
    )
    slots = tuple(
        _first(case, phase, choice, kept.get(place_name(choice.place)))
        for choice in selection.choices
    )
    return slots, selection


def _goes_on(phase: Phase, slot: Slot) -> bool:
    """Whether the exercise may stay: it stands, and the menu is the same."""
    if not slot.stands:
        return False
    named = [one for one in phase.places if place_name(one) == place_name(slot.place)]
    return all(one.menu == slot.place.menu for one in named)


def _first(case: Case, phase: Phase, choice: Choice, old: Slot | None) -> Slot:
    """The dose it had, if it is the same exercise; else its start."""
    if old is None or old.exercise.id != choice.exercise.id:
        return begun(case, phase, choice)
    if not old.on_paper:  # the client never had it: why it comes in is still to be told
        choice = replace(choice, reason=old.chosen)
    return continued(case, phase, choice, old)


def _asked(
    case: Case,
    phase: Phase,
    history: tuple[Outcome, ...],
    slots: tuple[Slot, ...],
    aside: frozenset[str],
) -> Asked:
    """A week in which nothing was done brings no place nearer."""
    number = 1 + sum(past.done or past.colour == "projected" for past in history)
    reached = {slot.exercise.id: slot.base for slot in slots}
    reached |= {place_name(slot.place): slot.base for slot in slots}
    return Asked(case, phase, number, reached=reached, set_aside=aside)


def arrived(case: Case, phase: Phase, state: State, before: tuple[Slot, ...]) -> State:
    """The state with every place filled that became due, or possible, since.

    What another place had ``before`` and has no more goes on here with its dose. What a
    movement that was forbidden makes possible begins at the plan's share.
    """
    asked = _asked(case, phase, state.history, state.slots, _set_aside(state))
    names = {place_name(slot.place) for slot in state.slots}
    gaps = {gap.place for gap in state.selection.gaps}
    slots, still_open = state.slots, list(state.selection.gaps)
    passed = dict(state.selection.passed)
    had = {slot.exercise.id: slot for slot in before if slot.stands}
    low = any(slot.low_after_bad for slot in state.slots)
    for place in phase.places:
        name = place_name(place)
        waited = bool(place.when or place.ready) or name in gaps
        if name in names or not waited or not is_due(place, asked):
            continue
        taken = frozenset(slot.exercise.id for slot in slots)
        choice, tried = fill(place, taken, asked)
        passed |= dict(tried)
        still_open = [gap for gap in still_open if gap.place != name]
        if choice is None:
            still_open += unfilled(place, tried, taken)
            continue
        names.add(name)
        old = had.get(choice.exercise.id)
        if old is not None:
            new = continued(case, phase, choice, old)
        else:
            new = _new(case, phase, choice)
            new = _low(case, phase, new) if low else new
        slots = (*slots, new)
    selection = replace(
        state.selection, gaps=tuple(still_open), passed=tuple(passed.items())
    )
    return replace(state, slots=_in_order(phase, slots), selection=selection)


def _in_order(phase: Phase, slots: tuple[Slot, ...]) -> tuple[Slot, ...]:
    """The slots as the phase lists their places; pins stay in front."""
    order = {place_name(place): at for at, place in enumerate(phase.places)}
    return tuple(sorted(slots, key=lambda s: order.get(place_name(s.place), -1)))


def _new(case: Case, phase: Phase, choice: Choice) -> Slot:
    slot = begun(case, phase, choice)
    return begun_low(case, phase, choice, slot, first_percent(case, choice.exercise))
