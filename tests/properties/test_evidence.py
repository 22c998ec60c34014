"""An exercise rises on its own evidence: what nobody did asks for no more."""

from collections.abc import Set as AbstractSet

from hypothesis import assume, given
from hypothesis import strategies as st

from rehab.model.client import Client
from rehab.model.diary import Diary, SessionRecord, WeekRecord
from rehab.model.programme import Prescription, Programme
from tests.support.cases import library, maybe, session
from tests.support.doses import ROUNDING, by_exercise, rung_of
from tests.support.examples import many
from tests.support.random_cases import RUNGS, clients
from tests.support.short_plans import calm_pain, entering, only, phases

WEEKS = 6
SESSIONS = 7
BANDS = library().catalogue.bands


def told(number: int, pain: int, undone: AbstractSet[str]) -> WeekRecord:
    """Return a calm week in which everything but these exercises was done."""
    done = tuple(name for name in sorted(library().exercises) if name not in undone)
    row: SessionRecord = session(pain, did=done)
    return WeekRecord(week=number, sessions=(row,) * SESSIONS, confidence=8)


@many()
@given(
    clients(),
    phases(),
    st.lists(st.frozensets(st.sampled_from(RUNGS)), min_size=WEEKS, max_size=WEEKS),
)
def test_what_was_not_done_in_a_week_is_not_more_in_the_next(
    person: Client, phase: str, left_out: list[frozenset[str]]
) -> None:
    one = entering(person, phase)
    weeks = [told(n, calm_pain(one), out) for n, out in enumerate(left_out, start=1)]
    found = maybe(one, only(phase, easy_weeks=True), Diary(weeks=tuple(weeks)))
    assume(isinstance(found, Programme))
    assert isinstance(found, Programme)
    full: dict[str, Prescription] = {}  # the last one of a week that was not easy
    for week, after, out in zip(found.weeks, found.weeks[1:], left_out, strict=False):
        before, following = by_exercise(week), by_exercise(after)
        full |= before if not week.easy else {}
        for name in before.keys() & out:
            had = full.get(name, before[name])
            if name in following:
                assert not _is_more(following[name], had), (after.number, name)
            assert not _harder(had, following.values()), (after.number, name)


def _is_more(now: Prescription, had: Prescription) -> bool:
    """Whether a session's volume, weight or band is above what it was."""
    stronger = now.dose.band and had.dose.band
    return (
        now.dose.volume > had.dose.volume + ROUNDING
        or (now.dose.load_kg or 0) > (had.dose.load_kg or 0)
        or bool(stronger and BANDS.index(now.dose.band) > BANDS.index(had.dose.band))
    )


def _harder(had: Prescription, following) -> bool:
    """Whether a harder rung of its ladder took its place."""
    if had.ladder is None:
        return False
    rung = rung_of(had.ladder, had.exercise.id)
    same = [one for one in following if one.ladder == had.ladder]
    return any(rung_of(had.ladder, one.exercise.id) > rung for one in same)
