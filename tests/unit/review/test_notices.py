"""What is missing from a diary, and what looks odd in it."""

import pytest

from rehab.model.diary import Diary, SessionRecord, WeekRecord
from tests.support.cases import client, diary_of
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


ROW = "chest_supported_row"


def less(*weeks, of="green", last=4):
    """Return green weeks, in some of which three of the row were done."""
    dose = {"sets": 2, "repetitions": 3, "load_kg": 8}
    found = []
    for record in diary_of(dict.fromkeys(range(1, last + 1), "green")).weeks:
        week = record
        if record.week in weeks:
            week = diary_of({record.week: of}).weeks[0]
            rows = (row.model_dump() | {"doses": {ROW: dose}} for row in week.sessions)
            sessions = tuple(SessionRecord.model_validate(row) for row in rows)
            week = week.model_copy(update={"sessions": sessions})
        found.append(week)
    return Diary(weeks=tuple(found))


def test_less_than_the_sheet_in_two_weeks_is_asked_about():
    found = told(less(2, 4))
    assert found["review.did_less"]["weeks"] == "2, 4"
    assert found["review.did_less"]["exercise"] == "Chest-supported row"


@pytest.mark.parametrize(
    "diary", [less(4), less(1, 2, last=6), less(2, 4, of="red"), less()]
)
def test_one_week_a_red_one_and_the_block_before_are_no_habit(diary):
    assert "review.did_less" not in told(diary)


@pytest.mark.parametrize("dose", [{"repetitions": 8}, {"repetitions": 7}])
def test_as_asked_or_about_so_without_its_weight_is_not_less(dose):
    weeks = []
    for record in diary_of({1: "green", 2: "green"}).weeks:
        done = {ROW: {"sets": 2, **dose}}
        rows = (row.model_dump() | {"doses": done} for row in record.sessions)
        sessions = tuple(SessionRecord.model_validate(row) for row in rows)
        weeks.append(record.model_copy(update={"sessions": sessions}))
    assert "review.did_less" not in told(Diary(weeks=tuple(weeks)))


def test_a_word_for_less_counts_as_a_dose_does():
    weeks = []
    for record in diary_of({1: "green", 2: "green"}).weeks:
        rows = (row.model_copy(update={"less": (ROW,)}) for row in record.sessions)
        weeks.append(record.model_copy(update={"sessions": tuple(rows)}))
    assert told(Diary(weeks=tuple(weeks)))["review.did_less"]["weeks"] == "1, 2"


def test_a_phase_that_waits_for_nothing_but_the_physio_says_so():
    person = client(entry_phase="slow_build", supervised=["superman"])
    weeks = diary_of(dict.fromkeys(range(1, 31), "green"))
    found = reviewed(weeks, person=person)
    assert [one.criterion.measure for one in found.unmet] == ["physio"]
    (facts,) = [
        one.facts for one in found.notices if one.rule == "review.only_your_word"
    ]
    assert (facts["id"], facts["week"]) == ("slow_build", 30)
    assert "We agree that you are ready." in str(facts["says"])


def test_a_phase_that_has_not_had_its_least_weeks_does_not():
    weeks = diary_of(dict.fromkeys(range(1, 11), "green"))
    found = reviewed(weeks, person=client(entry_phase="slow_build"))
    assert [one.criterion.measure for one in found.unmet] == ["physio"]
    assert "review.only_your_word" not in {one.rule for one in found.notices}
