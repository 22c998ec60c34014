"""What is missing from a diary, and what looks odd in it."""

import pytest

from rehab.model.diary import Diary, SessionRecord, WeekRecord
from tests.support.cases import diary_of
from tests.support.reviews import reviewed

TICKED = SessionRecord()


def told(diary):
    return {reason.rule: reason.facts for reason in reviewed(diary).notices}


def same(*weeks, **scores):
    rows = (SessionRecord(**scores),) * 5
    return Diary(weeks=tuple(WeekRecord(week=n, sessions=rows) for n in weeks))


def test_a_week_of_ticks_alone_asks_for_one_score():
    found = told(Diary(weeks=(WeekRecord(week=1, sessions=(TICKED,) * 5),)))
    assert found["review.scores_missing"] == {"weeks": "1"}
    assert "review.no_mornings" not in found


def test_one_score_in_a_week_is_enough():
    rows = (*(TICKED,) * 4, SessionRecord(next_morning=2))
    found = told(Diary(weeks=(WeekRecord(week=1, sessions=rows),)))
    assert "review.scores_missing" not in found
    assert found["review.no_mornings"]["missing"] == 4


def test_a_week_in_which_nothing_was_done_has_no_scores_to_ask_for():
    assert "review.scores_missing" not in told(Diary(weeks=(WeekRecord(week=1),)))


def test_the_same_rows_for_three_weeks_are_perhaps_filled_in_afterwards():
    found = told(same(1, 2, 3, before=2, during=3, next_morning=2, effort=3))
    assert found["review.same_rows"] == {"first": 1, "last": 3, "weeks": 3}


@pytest.mark.parametrize(
    "diary",
    [
        same(1, 2, before=2, during=3, next_morning=2),
        same(1, 2, 4, before=2, during=3, next_morning=2),
        same(1, 2, 3, before=0, during=0, next_morning=0),
        same(1, 2, 3),
        diary_of({1: "green", 2: "amber", 3: "green"}),
    ],
)
def test_what_differs_or_does_not_hurt_looks_like_a_diary(diary):
    assert "review.same_rows" not in told(diary)


def test_a_row_of_the_log_is_no_session_done():
    rows = (SessionRecord(next_morning=2), SessionRecord(did=(), during=3))
    found = reviewed(Diary(weeks=(WeekRecord(week=1, sessions=rows),)))
    assert found.weeks[0].done == 1
