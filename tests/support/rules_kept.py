"""What must hold in every week of a client's way, with arithmetic of its own."""

from collections.abc import Sequence
from itertools import pairwise

from rehab.model.diary import SessionRecord, WeekRecord
from rehab.model.dose import Dose
from rehab.model.exercise import Exercise
from rehab.model.phase import Phase
from rehab.model.plan import Plan
from rehab.model.programme import Library, Prescription, Week
from rehab.planner.allowed.case import Case
from rehab.planner.next_week import next_state
from rehab.planner.outcome.week import outcome
from rehab.simulate.drive import Turn

INSIDE = ("repetitions", "hold_seconds", "minutes", "metres")
OWN = {"step.sets": "sets", "step.hold": "hold_seconds", "step.load": "load_kg"}
UNREPORTED = ("none", "thin", "amber")
ROUNDING = 1e-9
PRINTED = 0.01  # an envelope is printed with two decimals
WORSE = 2  # points on every score


def all_kept(
    turns: Sequence[Turn], plan: Plan, library: Library, *, sore: Sequence[Turn]
) -> None:
    """Hold every week, and against the next; the ``sore`` ones with more pain too."""
    for turn in turns:
        _sheet(turn, plan, library)
    for turn in sore:
        _more_pain_is_not_more(turn)
    for one, two in pairwise(turns):
        same = one.week.phase.id == two.week.phase.id
        if same and one.state.visit == two.state.visit:
            _next_sheet(one, two, plan)


# --- One sheet ----------------------------------------------------------------------


def _sheet(turn: Turn, plan: Plan, library: Library) -> None:
    week, where = turn.week, _where(turn)
    names = [one.exercise.id for one in week.prescriptions]
    assert len(set(names)) == len(names), where
    steps = [p for p in week.prescriptions if p.reason.rule.startswith("step.")]
    assert len(steps) <= plan.steps.exercises_stepping_max, where
    for one in week.prescriptions:
        assert one.weekly_volume <= one.envelope + PRINTED, (where, one.exercise.id)
    for one in (*week.prescriptions, *week.flare_menu):
        for dose in (one.dose, one.flare_dose):
            _under_the_cap(dose, one.exercise, turn.case, library)
        assert one.flare_dose.volume <= one.dose.volume + ROUNDING, where
        _may_be_done(one.exercise, turn, library)
        if one.easier:
            _may_be_done(one.easier, turn, library)


def _under_the_cap(
    dose: Dose, exercise: Exercise, case: Case, library: Library
) -> None:
    cap, load = exercise.dose.cap, exercise.dose.load
    for name in ("sets", *INSIDE):
        value = getattr(dose, name)
        assert value is None or 1 <= value <= getattr(cap, name), (exercise.id, dose)
    for value, most in zip(dose.scheme or (), cap.scheme or (), strict=True):
        assert 1 <= value <= most, exercise.id
    if dose.load_kg and load and load.kind != "band":
        percent = load.kind != "kg"
        most = load.cap * (case.client.weight_kg or 0) / 100 if percent else load.cap
        assert dose.load_kg <= most + ROUNDING, (exercise.id, dose)
    if dose.band and load and load.kind == "band":
        bands = library.catalogue.bands
        assert bands.index(dose.band) <= bands.index(load.cap), exercise.id


def _may_be_done(exercise: Exercise, turn: Turn, library: Library) -> None:
    """Hold the exercise against the severities of this week, flags and things."""
    client, where = turn.case.client, (_where(turn), exercise.id)
    for tag, severity in (turn.state.triggers or {}).items():
        assert exercise.tags.get(tag, 0) <= 3 - severity, (where, tag)
    assert not set(exercise.flags) & set(client.flags), where
    kit = library.catalogue.equipment
    owned = {*client.equipment, *client.weights_kg, *(["band"] if client.bands else [])}
    for thing in exercise.equipment:
        serving = {thing}
        while more := {b for a in serving for b in kit[a].any_of} - serving:
            serving |= more
        assert owned & serving or any(kit[a].always for a in serving), (where, thing)


# --- One sheet and the next -----------------------------------------------------------


def _next_sheet(one: Turn, two: Turn, plan: Plan) -> None:
    before = {p.exercise.id: p for p in one.week.prescriptions}
    for after in two.week.prescriptions:
        was = before.get(after.exercise.id)
        if was is None:
            continue
        if after.reason.rule.startswith("step.") and not one.week.easy:
            _one_small_step(was, after, plan, _where(two))
        if _policy(one.week.phase, was) != "quota":
            _not_more(one, was, after, plan)


def _one_small_step(
    was: Prescription, after: Prescription, plan: Plan, where: object
) -> None:
    """One thing grows; what is in a set may be reset to less."""
    changed = {k for k, v in was.dose if v != getattr(after.dose, k)}
    inside = next(k for k in INSIDE if getattr(after.dose, k) is not None)
    own = OWN.get(after.reason.rule, inside)
    if own == "load_kg" and not after.dose.load_kg:
        own = "band"
    if own == "sets" and after.dose.scheme:
        own = "scheme"
    context = (where, after.exercise.id, was.dose, after.dose)
    assert own in changed, context
    assert changed <= {own, inside}, context
    if own == inside:
        grown = getattr(after.dose, own) - getattr(was.dose, own)
        assert 0 < grown <= max(plan.steps.sizes[own]), context
    elif inside in changed:
        assert getattr(after.dose, inside) < getattr(was.dose, inside), context


def _not_more(one: Turn, was: Prescription, after: Prescription, plan: Plan) -> None:
    """After a week that was not good, or not reported, there is no rise."""
    colour, context = one.result.colour, (_where(one), was.exercise.id)
    if colour in UNREPORTED or colour == "red":
        assert after.weekly_volume <= was.weekly_volume + ROUNDING, (context, colour)
    cuts = one.week.phase.red_percent or plan.red_week.percent
    if colour == "red" and after.reason.rule == "dose.red":
        smallest = after.dose.volume <= _least(after.dose)
        most = was.weekly_volume * cuts / 100
        assert after.weekly_volume <= most + ROUNDING or smallest, context


def _least(dose: Dose) -> float:
    if dose.scheme:
        return dose.but(scheme=(1,) * len(dose.scheme)).volume
    order = ("repetitions", "minutes", "metres", "hold_seconds")
    inside = next(name for name in order if getattr(dose, name) is not None)
    return dose.but(sets=1, **{inside: 1}).volume


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
    for slot in after.slots:
        other = calm.get(slot.exercise.id, slot)
        most = other.dose.volume * other.sessions
        less = slot.dose.volume * slot.sessions <= most + ROUNDING
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
