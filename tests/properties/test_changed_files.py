"""A client file changes while sheets are out: what was on none of them only begins."""

from hypothesis import assume, given
from hypothesis import strategies as st

from rehab.model.client import Client
from rehab.model.diary import Diary
from rehab.model.programme import Programme
from rehab.planner.programme import build_programme
from tests.support.cases import library, maybe
from tests.support.examples import many
from tests.support.random_cases import clients, diaries, sheets
from tests.support.short_plans import entering, only, phases

CHANGED = ("weights_kg", "bands", "equipment", "flags", "triggers", "days", "exclude")
BEGINS = ("start.", "step.rung", "dose.share", "dose.easy", "dose.table", "dose.missed")


@many()
@given(clients(), clients(), phases(), diaries(6, doses=False), st.data())
def test_an_exercise_that_was_on_no_sheet_only_begins(
    person: Client, other: Client, phase: str, diary: Diary, data: st.DataObject
) -> None:
    one, of = entering(person, phase), only(phase, easy_weeks=True)
    before = maybe(one, of)
    assume(isinstance(before, Programme))
    assert isinstance(before, Programme)
    record = data.draw(sheets(before))
    (out,) = record.issued
    last = len(out.sheets)
    came = Diary(weeks=tuple(w for w in diary.weeks if w.week <= last))
    assume(came.last_week == last)
    later = one.model_copy(update={name: getattr(other, name) for name in CHANGED})
    now = build_programme(later, of, library(), came, record)
    assume(isinstance(now, Programme))
    assert isinstance(now, Programme)
    known = {name for sheet in out.sheets for name in sheet.doses}
    known |= {n for w in came.weeks for row in w.sessions for n in row.did or ()}
    for week in now.weeks[:last]:
        assert set(week.exercises) <= known
    for week in now.weeks[last : last + 1]:
        for p in week.prescriptions:
            if p.exercise.id not in known:
                assert p.reason.rule.startswith(BEGINS), (p.exercise.id, p.reason)
