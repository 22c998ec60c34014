"""What must hold in every week of a client's way, with arithmetic of its own."""

from collections.abc import Sequence
from itertools import pairwise

from rehab.model.client import Client
from rehab.model.diary import SessionRecord, WeekRecord
from rehab.model.dose import Dose
from rehab.model.exercise import Exercise
from rehab.model.phase import Phase
from rehab.model.plan import Plan
from rehab.model.programme import Prescription, Week
from rehab.planner.allowed.case import Case
from rehab.planner.next_week import next_state
from rehab.planner.outcome.colour import GOOD
from rehab.planner.outcome.week import outcome
from rehab.simulate.drive import Turn
from tests.support.own_work import (
    ROUNDING,
    above_cap,
    changed,
    heavier,
    inside,
    new_thing,
    smallest,
    weekly,
    why_not,
    work,
)

OWN = {
    "step.sets": "sets",
    "step.hold": "hold_seconds",
    "step.load": "load_kg",
    "step.rung_thing": "load_kg",
}
UNREPORTED = ("none", "thin", "amber")
MISSED = ("dose.missed", "dose.missed_held", "dose.missed_lighter")
WORSE = 2  # points on every score


def all_kept(turns: Sequence[Turn], plan: Plan, *, sore: Sequence[Turn]) -> None:
    """Hold every week, and against the next; the ``sore`` ones with more pain too."""
    for turn in turns:
        _sheet(turn)
    for turn in sore:
        _more_pain_is_not_more(turn)
    for one, two in pairwise(turns):
        same = one.week.phase.id == two.week.phase.id
        if same and one.state.visit == two.state.visit:
            _next_sheet(one, two, plan)


# --- One sheet ----------------------------------------------------------------------


def _sheet(turn: Turn) -> None:
    week, where = turn.week, _where(turn)
    names = [one.exercise.id for one in week.prescriptions]
    assert len(set(names)) == len(names), where
    for one in (*week.prescriptions, *week.flare_menu):
        back = (*one.back, one.dose)[0]
        context = (where, one.exercise.id, one.dose, back)
        for dose in (one.dose, back):
            wrong = above_cap(dose, one.exercise, turn.case.client)
            assert not wrong, (*context, wrong)
        assert work(back) <= work(one.dose) + ROUNDING, context
        if one.easier and one.easier_dose:
            easier = lifted(one.easier, one.easier_dose)
            hurts = lifted(one.exercise, one.dose)
            assert not hurts or easier <= hurts + ROUNDING, (*context, one.easier.id)
        for each in (one.exercise, one.easier):
            against = each and why_not(each, _now(turn))
            assert not against, (*context, against)


def lifted(exercise: Exercise, dose: Dose) -> float:
    """Return the kilograms of both hands; one side at a time has as much in each."""
    twice = 2 if exercise.dose.per_side else 1
    return twice * max(side.load_kg or 0 for side in dose.sides)


def _now(turn: Turn) -> Client:
    """Return the client with the severities of this week."""
    now = {"triggers": dict(turn.state.triggers or {})}
    return turn.case.client.model_copy(update=now)


# --- One sheet and the next -----------------------------------------------------------


def _next_sheet(one: Turn, two: Turn, plan: Plan) -> None:
    before = {p.exercise.id: p for p in one.week.prescriptions}
    ladders = {p.ladder or p.exercise.id: p for p in one.week.prescriptions}
    new = 0
    for after in two.week.prescriptions:
        place = ladders.get(after.ladder or after.exercise.id)
        table = after.reason.rule in ("dose.table", "dose.table_load")
        new += after.stepped and not table and new_thing(place, after)
        was = before.get(after.exercise.id)
        if was is None:
            continue
        if after.reason.rule.startswith("step.") and not one.week.easy:
            _one_small_step(was, after, plan, _where(two))
        if _policy(one.week.phase, was) != "quota":
            _not_more(one, was, after, plan)
    assert new <= plan.steps.new_things_max, _where(two)


def _one_small_step(
    was: Prescription, after: Prescription, plan: Plan, where: object
) -> None:
    """One thing grows; what is in a set may be reset to less."""
    what = changed(was.dose, after.dose)
    field = inside(after.dose) if not after.dose.scheme else "hold_seconds"
    own = OWN.get(after.reason.rule, field)
    if own == "load_kg" and not after.dose.load_kg:
        own = "band"
    if own == "sets" and after.dose.scheme:
        own = "scheme"
    context = (where, after.exercise.id, was.dose, after.dose)
    if after.exercise.dose.kind == "intervals":  # first more, then longer and fewer
        own = "sets" if after.reason.rule == "step.amount" else field
        assert what <= {own, "sets"}, context
        assert getattr(after.dose, own) == getattr(was.dose, own) + 1, context
        return
    assert own in what, context
    assert what <= {own, field}, context
    grown = (getattr(after.dose, own) or 0) if own == field else 0
    if own == field:
        sizes: dict[str, tuple[int, ...]] = dict(plan.steps.sizes.items())
        grown -= getattr(was.dose, own)
        assert 0 < grown <= max(sizes[own]), context
    elif field in what:
        assert getattr(after.dose, field) < getattr(was.dose, field), context


def _not_more(one: Turn, was: Prescription, after: Prescription, plan: Plan) -> None:
    """After a week that was not good, or not reported, there is no rise."""
    colour, context = one.result.colour, (_where(one), was.exercise.id)
    if after.reason.rule in MISSED:  # of the dose before, not the easy one
        full = after.reason.facts["was"]
        assert isinstance(full, Dose)
        assert work(after.dose) <= work(full) + ROUNDING, (context, colour)
    elif after.reason.rule == "dose.after_easy":  # the dose before the easy week
        assert one.week.easy, (context, colour)
        assert colour in GOOD or set(one.result.colours) <= {"green"}, context
    elif colour in UNREPORTED or colour == "red":
        assert weekly(after) <= weekly(was) + ROUNDING, (context, colour)
    if colour in UNREPORTED or colour == "red":
        assert not heavier(after.dose, was.dose), (context, colour)
    if after.reason.rule not in ("dose.red", "dose.red_lighter", "dose.red_held"):
        return
    of, percent = after.reason.facts["of"], after.reason.facts["percent"]
    assert isinstance(of, Dose)
    assert isinstance(percent, int | float)
    cuts = one.week.phase.red_percent or plan.red_week.percents
    assert percent in (cuts if isinstance(cuts, tuple) else (cuts,)), context
    most = max(work(of) * percent / 100, work(smallest(after.dose)))
    assert work(after.dose) <= most + ROUNDING, context


def _policy(phase: Phase, given: Prescription) -> str:
    for place in phase.places:
        named = (place.exercise, *place.menu)
        if given.exercise.id in named or (
            given.ladder and given.ladder == place.ladder
        ):
            return (place.policy or phase.policy).kind
    return phase.policy.kind


def _more_pain_is_not_more(turn: Turn) -> None:
    """The same week with more pain in every score that was given."""
    if turn.record is None or not turn.record.sessions:
        return
    sore = worse(turn.record)
    case = Case(
        turn.case.client,
        turn.case.plan,
        turn.case.library,
        turn.case.diary.model_copy(update={"weeks": (sore,)}),
        turn.case.record,
        turn.case.entry_triggers,
    )
    result = outcome(case, turn.week, turn.state.history, turn.state.visit)
    after = next_state(case, turn.state, result)
    if after.phase != turn.following.phase:
        assert after.phase < turn.following.phase, _where(turn)
        return
    calm = {slot.exercise.id: slot for slot in turn.following.slots}
    had = {slot.exercise.id: slot.dose for slot in turn.state.slots}
    for slot in after.slots:
        if slot.dose == had.get(slot.exercise.id):
            continue  # a plan's table may go on to a little less: 3×7 to 2×10 minutes
        other = calm.get(slot.exercise.id, slot)
        most = work(other.dose) * other.sessions
        less = work(slot.dose) * slot.sessions <= most + ROUNDING
        assert less or _begins_anew(slot.dose, other.dose), _where(turn)


def _begins_anew(old: Dose, new: Dose) -> bool:
    """A further set, a longer hold or more weight begins with less in a set."""
    names = ("sets", "hold_seconds", "load_kg")
    more = any((getattr(new, n) or 0) > (getattr(old, n) or 0) for n in names)
    return more or new.band != old.band


def worse(record: WeekRecord) -> WeekRecord:
    """Return the week with more pain in and after each session."""
    rows = tuple(_worse(row) for row in record.sessions)
    return record.model_copy(update={"sessions": rows})


def _worse(row: SessionRecord) -> SessionRecord:
    up = {
        name: min(10, value + WORSE)
        for name in ("during", "next_morning")
        if (value := getattr(row, name)) is not None
    }
    return row.model_copy(update=up)


def _where(turn: Turn) -> tuple[str, int]:
    return turn.case.client.reference, turn.week.number


def weeks_of(turns: Sequence[Turn]) -> tuple[Week, ...]:
    """Return the sheets alone."""
    return tuple(turn.week for turn in turns)
