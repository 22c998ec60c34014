"""More pain, more effort or a spasm never gives a larger dose in the next week."""

import datetime

from hypothesis import assume, given
from hypothesis import strategies as st

from rehab.model.client import Client
from rehab.model.diary import Diary, SessionRecord, WeekRecord
from rehab.model.dose import Dose
from rehab.model.programme import Prescription, Programme
from tests.support.cases import maybe
from tests.support.doses import ROUNDING, by_exercise, rung_of
from tests.support.examples import many
from tests.support.random_cases import clients, diaries
from tests.support.short_plans import entering, only, phases

SCORES = ("before", "during", "next_morning", "effort")


@st.composite
def worse(draw: st.DrawFn, record: WeekRecord) -> WeekRecord:
    """Return the week with some of its scores higher, or with spasms."""
    rows = tuple(draw(worse_session(row)) for row in record.sessions)
    return record.model_copy(update={"sessions": rows})


@st.composite
def worse_session(draw: st.DrawFn, row: SessionRecord) -> SessionRecord:
    """Return the session with scores that were given as high or higher."""
    up = {
        name: draw(st.integers(score, 10))
        for name in SCORES
        if (score := getattr(row, name)) is not None
    }
    spasm = row.spasm or draw(st.sampled_from([False] * 9 + [True]))
    return row.model_copy(update={**up, "spasm": spasm})


def dated(person: Client, diary: Diary) -> Diary:
    """Return the diary with a row a day, so that mornings follow each other."""

    def day(week: WeekRecord, number: int) -> datetime.date:
        return person.start + datetime.timedelta(weeks=week.week - 1, days=number)

    return Diary(
        weeks=tuple(
            week.model_copy(
                update={
                    "sessions": tuple(
                        row.model_copy(update={"day": day(week, n)})
                        for n, row in enumerate(week.sessions)
                    )
                }
            )
            for week in diary.weeks
        )
    )


def _rung(person: Client, ladder: str, exercise: str) -> int:
    """Return its place on the ladder, or that of the one it was swapped in for."""
    stands_for = [old for old, new in person.swaps.items() if new == exercise]
    return max(rung_of(ladder, name) for name in (exercise, *stands_for))


def _most(calm: Prescription) -> float:
    """The week's work; before a step that whole numbers made less, the work it left."""
    was = calm.reason.facts.get("was")
    if not calm.reason.rule.startswith("step.") or not isinstance(was, Dose):
        return calm.weekly_volume
    left = calm.weekly_volume * was.volume / calm.dose.volume
    return max(calm.weekly_volume, left)


@many()
@given(clients(), phases(), diaries(5), st.data())
def test_worse_week_never_gives_more_in_the_next(
    person: Client, phase: str, diary: Diary, data: st.DataObject
) -> None:
    assume(any(week.sessions for week in diary.weeks))
    diary = data.draw(st.sampled_from([diary, dated(person, diary)]))
    full = [week for week in diary.weeks if week.sessions]
    week = data.draw(st.sampled_from(full))
    sore = data.draw(worse(week))
    weeks = tuple(sore if one is week else one for one in diary.weeks)
    one = entering(person, phase)
    of = only(phase, easy_weeks=True)
    calm, bad = maybe(one, of, diary), maybe(one, of, Diary(weeks=weeks))
    assume(isinstance(calm, Programme) and isinstance(bad, Programme))
    assert isinstance(calm, Programme)
    assert isinstance(bad, Programme)
    before, after = (by_exercise(of.weeks[week.week]) for of in (calm, bad))
    for name in before.keys() & after.keys():
        most = _most(before[name])
        assert after[name].weekly_volume <= most + ROUNDING, name
    for name in after.keys() - before.keys():
        ladder = after[name].ladder
        if ladder is None:
            continue
        rungs = [_rung(person, ladder, p.exercise.id) for p in before.values()]
        assert _rung(person, ladder, name) <= max(rungs), name
