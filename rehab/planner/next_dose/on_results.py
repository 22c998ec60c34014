"""What a place's own rules make of the results of its sessions.

In YAML, in a place: ``on_results: [{sessions: 3, result: less, then: load,
load_percent: 90, source: ...}]``. The first rule that holds counts. A run of good
sessions goes up after a good week at its own dose only, and when it lasts to its end;
of bad ones, so many running lead down once, whatever came after, and as many again once
more. What is not written down holds for nothing.
"""

from rehab.model.numbers import ROUNDING, WHOLE
from rehab.model.phase import Phase
from rehab.model.policy import Table
from rehab.model.programme import Facts, Reason
from rehab.model.replace import replace
from rehab.model.result_rule import ResultRule
from rehab.planner.allowed.case import Case
from rehab.planner.dosing.new_slot import at_dose, begun
from rehab.planner.dosing.slot import Slot
from rehab.planner.dosing.start import Start
from rehab.planner.next_dose.decision import down
from rehab.planner.outcome.colour import GOOD
from rehab.planner.outcome.past_week import Outcome
from rehab.planner.outcome.results import Seen, results
from rehab.planner.selection.ladders import easier_rung, harder_rungs
from rehab.planner.selection.places import Choice


def on_results(
    case: Case, phase: Phase, here: tuple[Outcome, ...], was: Slot, slot: Slot
) -> Slot:
    """The slot after its rules; ``was`` had the week, ``slot`` is what it did to it."""
    if not was.place.on_results or here[-1].record is None:
        return slot
    last = results(here[-1], was.exercise.id)
    before = _before(here[:-1], was.exercise.id)
    for rule in was.place.on_results:
        if not _holds(rule, before, last, good=here[-1].colour in GOOD):
            continue
        moved = _moved(case, phase, was, slot, rule)
        if moved is not None:
            return moved
    return slot


def rules_left(case: Case, phase: Phase, slot: Slot) -> tuple[ResultRule, ...]:
    """The rules of its place that can lead somewhere: up from the top none."""
    rules = slot.place.on_results
    return tuple(rule for rule in rules if _leads_on(case, phase, slot, rule))


def _leads_on(case: Case, phase: Phase, slot: Slot, rule: ResultRule) -> bool:
    place, exercise = slot.place, slot.exercise
    if rule.then == "rung_down":
        return easier_rung(case, phase, place, exercise) is not None
    harder = harder_rungs(case, phase, place, exercise, frozenset())
    return rule.then != "rung_up" or next(harder, None) is not None


def _before(here: tuple[Outcome, ...], exercise: str) -> tuple[Seen, ...]:
    """The sessions of the weeks before that had this exercise without a break."""
    found: tuple[Seen, ...] = ()
    for past in reversed(here):
        if not past.every(exercise):
            break
        found = (*results(past, exercise), *found)
    return found


def _holds(
    rule: ResultRule, before: tuple[Seen, ...], last: tuple[Seen, ...], *, good: bool
) -> bool:
    runs = _runs(rule, (*before, *last))[len(before) :]
    if rule.then == "rung_up":
        return good and bool(runs) and runs[-1] >= rule.sessions
    return any(run and run % rule.sessions == 0 for run in runs)


def _runs(rule: ResultRule, seen: tuple[Seen, ...]) -> list[int]:
    """After each session, of how many running up to it all of the rule holds."""
    runs: list[int] = []
    for one in seen:
        runs.append((runs[-1] if runs else 0) + 1 if _fits(rule, one) else 0)
    return runs


def _fits(rule: ResultRule, seen: Seen) -> bool:
    told = seen.session
    wanted = {"done": ("done", "more"), "less": ("less",)}
    return all(
        (
            rule.result is None or seen.result in wanted[rule.result],
            rule.well is None or told.well == rule.well,
            rule.red is None or (seen.colour == "red") == rule.red,
            _at_most(rule.pain_at_most, told.during),
            _at_most(rule.effort_at_most, told.effort),
        )
    )


def _at_most(most: int | None, value: int | None) -> bool:
    return most is None or (value is not None and value <= most)


def _moved(
    case: Case, phase: Phase, was: Slot, slot: Slot, rule: ResultRule
) -> Slot | None:
    if rule.then == "load":
        return _less_load(case, phase, was, slot, rule)
    place, old = was.place, was.exercise
    facts: Facts = {"instead_of": old.name, "sessions": rule.sessions}
    if rule.then == "rung_down":
        why = Reason("chosen.result_down", facts)
        stood = slot if slot.exercise.id == old.id else was
        after = down(case, phase, stood, frozenset(), {}, why)
        return after and replace(after, moved="cut")
    harder = next(harder_rungs(case, phase, place, old, frozenset()), None)
    if harder is None or was.on_its_way or slot.on_its_way:
        return None
    choice = Choice(place, harder, Reason("chosen.result_up", facts))
    return replace(begun(case, phase, choice), moved="stepped", new_rung=True)


def _less_load(
    case: Case, phase: Phase, was: Slot, slot: Slot, rule: ResultRule
) -> Slot | None:
    """The heaviest load at hand of at most the share; a table goes back to its row."""
    least, percent = was.dose.load_kg, rule.load_percent or WHOLE
    if least is None:
        return None
    most = least * percent / WHOLE + ROUNDING
    owned = [kg for kg in was.loads.kilograms if kg <= most]
    if not owned:
        return None
    facts: Facts = {"percent": percent, "was": was.dose, "sessions": rule.sessions}
    reason = Reason("dose.result_load", facts)
    if isinstance(was.policy, Table):
        rows = [
            n
            for n, step in enumerate(was.steps[: was.at + 1])
            if step.dose.load_kg and step.dose.load_kg <= most
        ]
        if rows:
            return _from_row(slot, was.policy, rows[-1], reason)
    dose = was.goal.but(load_kg=max(owned))
    return at_dose(case, phase, slot, Start(dose, reason))


def _from_row(slot: Slot, table: Table, at: int, reason: Reason) -> Slot:
    begins = table.rows[at].begins
    there = replace(slot, at=at, way_back=(), way="plain_way", new_way=())
    there = replace(there, reason=reason, moved="cut")
    if table.by_session:
        return replace(there, phase_sessions=begins - 1)
    return replace(there, phase_weeks=begins)
