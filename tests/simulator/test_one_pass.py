"""Planning asks for each week once, however many came back."""

import pytest

from rehab.model.diary import Diary
from rehab.model.programme import Programme
from rehab.planner.outcome.week import outcome
from rehab.planner.week import make_week
from tests.support.cases import build, example

LAST = 60


@pytest.fixture
def counted(monkeypatch):
    """Return the numbers of the weeks that are laid out and judged, in order."""
    seen: dict[str, list[int]] = {"sheets": [], "outcomes": []}

    def sheet(case, state):
        seen["sheets"].append(state.number)
        return make_week(case, state)

    def judged(case, week, *others):
        seen["outcomes"].append(week.number)
        return outcome(case, week, *others)

    monkeypatch.setattr("rehab.planner.fold.make_week", sheet)
    monkeypatch.setattr("rehab.planner.programme.outcome", judged)
    return seen


def full_diary(of: Programme) -> Diary:
    """Return the example's forty weeks, and its last one up to the sixtieth."""
    *_, green = of.diary.weeks
    undated = tuple(row.model_copy(update={"day": None}) for row in green.sessions)
    later = [
        green.model_copy(update={"week": number, "sessions": undated})
        for number in range(of.diary.last_week + 1, LAST + 1)
    ]
    return Diary(weeks=(*of.diary.weeks, *later))


def test_sixty_weeks_with_a_full_diary_are_planned_in_one_pass(counted):
    first = example("forty-weeks")
    assert isinstance(first, Programme)
    diary = full_diary(first)
    for numbers in counted.values():
        numbers.clear()
    found = build(first.client, first.plan, diary)
    every = [week.number for week in found.weeks]
    assert len(every) >= LAST
    assert counted == {"sheets": every, "outcomes": every}
    assert len(set(every)) == len(every)


def test_forty_weeks_came_back_and_none_is_missing():
    found = example("forty-weeks")
    assert isinstance(found, Programme)
    assert [week.week for week in found.diary.weeks] == list(range(1, 41))
    phases = [week.phase.id for week in found.weeks[:40]]
    assert phases == [
        *["light_load"] * 5,
        *["hold"] * 12,
        *["slow_build"] * 18,
        *["hold"] * 5,
    ]
