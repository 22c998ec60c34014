"""A gap costs one cut and at most one rung, however its weeks are written down."""

from collections.abc import Callable

from hypothesis import assume, given
from hypothesis import strategies as st

from rehab.model.client import Client
from rehab.model.diary import Diary, WeekRecord
from rehab.model.dose import Dose
from rehab.model.programme import Prescription, Programme, Week
from rehab.model.rules import MissedTime
from rehab.planner.allowed.exercise_filter import ruled_out
from tests.support.cases import library, maybe, short, week_of
from tests.support.doses import by_exercise, inside_of, rung_of
from tests.support.examples import many
from tests.support.own_work import ROUNDING, mark, pieces, weekly
from tests.support.random_cases import clients
from tests.support.short_plans import calm_pain, entering, only, phases

MOST_WEEKS_OFF = 10
HALVED = 3  # what half of, rounded down, is one
TOLD: tuple[Callable[[int], WeekRecord], ...] = (
    lambda number: WeekRecord(week=number, away="holiday"),
    lambda number: WeekRecord(week=number),
)


def after_gap(
    person: Client, phase: str, done: int, off: int, told: list[int | None]
) -> Programme:
    """Return the programme after green weeks and ``off`` weeks without a session.

    ``told`` says of each empty week how it was typed in, None for not at all. The last
    one always is: without it the gap would not have come back yet.
    """
    green = [week_of(n, "green", calm_pain(person)) for n in range(1, done + 1)]
    empty = [
        TOLD[how](done + n)
        for n, how in enumerate([*told[: off - 1], told[off - 1] or 0], start=1)
        if how is not None
    ]
    found = maybe(person, only(phase), Diary(weeks=(*green, *empty)))
    assume(isinstance(found, Programme))
    assert isinstance(found, Programme)
    return found


def ways() -> st.SearchStrategy[list[int | None]]:
    """Return how each empty week was typed in."""
    how = st.none() | st.integers(0, len(TOLD) - 1)
    return st.lists(how, min_size=MOST_WEEKS_OFF, max_size=MOST_WEEKS_OFF)


GIVEN = given(
    clients(), phases(), st.integers(1, 4), st.integers(1, MOST_WEEKS_OFF), ways()
)


@many(0.5)
@GIVEN
def test_how_empty_weeks_are_typed_changes_no_dose(
    person: Client, phase: str, done: int, off: int, told: list[int | None]
) -> None:
    one = entering(person, phase)
    silent: list[int | None] = [None] * MOST_WEEKS_OFF
    typed = after_gap(one, phase, done, off, told)
    plain = after_gap(one, phase, done, off, silent)
    before, after = (of.weeks[done + off] for of in (typed, plain))
    assert _doses(before) == _doses(after)


def _doses(week: Week) -> dict[str, object]:
    return {one.exercise.id: (one.dose, one.days) for one in week.prescriptions}


@many()
@GIVEN
def test_gap_costs_one_cut_and_at_most_one_rung(
    person: Client, phase: str, done: int, off: int, told: list[int | None]
) -> None:
    one = entering(person, phase)
    found = after_gap(one, phase, done, off, told)
    had, now = found.weeks[done], found.weeks[done + off]
    row = _row(found, 7 * off)
    for name, after in by_exercise(now).items():
        theirs = name in {*one.doses, *one.baseline}
        small = theirs or _was_smallest(had, name) or _is_spread(had, name, after, row)
        assert not _is_smallest(after.dose) or small, name
    if row.restart == "light_load":
        return  # a start is a start
    _one_rung(found, had, now)
    for name, after in by_exercise(now).items():
        before = by_exercise(had).get(name)
        if before is None:
            continue
        kept = pieces(before.dose) * row.volume_percent / 100
        where = (name, short(before.dose), short(after.dose))
        each = len(before.dose.scheme or ()) or before.dose.sets
        if inside_of(before.dose) == "hold_seconds":
            each *= mark(before.dose.hold_seconds or 0)
        assert pieces(after.dose) > kept - each, where
        assert weekly(after) <= weekly(before) + ROUNDING, where


def _is_smallest(dose: Dose) -> bool:
    """Whether it is one set of one: what is left when cut upon cut was taken."""
    return dose.scheme is None and (dose.sets, getattr(dose, inside_of(dose))) == (1, 1)


def _was_smallest(had: Week, name: str) -> bool:
    """Whether half of what it was, or of its start, is one at most."""
    start = library().exercises[name].dose.start
    before = by_exercise(had).get(name)
    doses = [start, before.dose] if before else [start]
    return any(
        dose.scheme is not None or dose.sets * getattr(dose, inside_of(dose)) <= HALVED
        for dose in doses
    )


def _is_spread(had: Week, name: str, after: Prescription, row: MissedTime) -> bool:
    """Whether what is left of the week, over more days, is under two a day."""
    before = by_exercise(had).get(name)
    if before is None:
        return True
    kept = int(pieces(before.dose) * row.volume_percent / 100)  # no half repetition
    return kept * len(before.days) < 2 * len(after.days)


def _one_rung(found: Programme, had: Week, now: Week) -> None:
    ladders = {one.ladder: one.exercise.id for one in had.prescriptions if one.ladder}
    for one in now.prescriptions:
        if one.ladder not in ladders:
            continue
        stood = rung_of(one.ladder, ladders[one.ladder])
        passed = [
            name
            for name in library().catalogue.ladders[one.ladder]
            if rung_of(one.ladder, one.exercise.id) < rung_of(one.ladder, name) < stood
            and _may(found, had, name)
        ]
        assert not passed, (one.ladder, ladders[one.ladder], one.exercise.id)


def _may(found: Programme, had: Week, name: str) -> bool:
    """Whether the client may do this rung, and does not elsewhere."""
    exercise = library().exercises[name]
    pain = found.plan.pain_rules[had.phase.pain_rule]
    why = ruled_out(
        exercise, found.client, library(), level_max=exercise.level, pain=pain
    )
    return why is None and name not in by_exercise(had)


def _row(found: Programme, days: int) -> MissedTime:
    """Return what the plan says about so many days; of the older the next row."""
    rows, older = found.plan.missed_time, found.plan.older
    at = next(i for i, r in enumerate(rows) if r.days[0] <= days <= r.days[1])
    age = found.client.start.year - found.client.birth_year
    late = age >= older.from_age and days >= older.missed_time_from_days
    later = older.missed_time_rows if at and late else 0
    return rows[min(at + later, len(rows) - 1)]
