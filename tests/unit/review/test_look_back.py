import datetime

from rehab.app.words import words
from rehab.model.diary import Diary, SessionRecord, WeekRecord
from rehab.report.review.back import back_lines
from tests.support.cases import client, diary_of
from tests.support.reviews import reviewed

FULL = {1: "green", 2: "green", 3: "amber", 4: "red"}


def week(number, *sessions, **fields):
    return WeekRecord(week=number, sessions=sessions, **fields)


def did(*names, **fields):
    scores = {"before": 2, "during": 2, "next_morning": 2}
    return SessionRecord(**{**scores, "did": names or None, **fields})


def habits(found):
    return {seen.exercise.id: seen.habit for seen in found.exercises}


def test_the_last_weeks_up_to_the_one_before_the_review():
    found = reviewed(diary_of(dict.fromkeys(range(1, 7), "green")))
    assert [seen.week.number for seen in found.weeks] == [3, 4, 5, 6]


def test_each_week_says_its_colour_and_what_came_back():
    found = reviewed(diary_of(FULL))
    assert [seen.week.colour for seen in found.weeks] == [*FULL.values()]
    last = found.weeks[-1]
    assert (last.done, last.before, last.during, last.next_morning) == (5, 2, 2, 2)


def test_one_bad_day_is_not_hidden_by_the_others_of_its_week():
    record = diary_of({1: "green"}).weeks[0]
    bad = record.sessions[0].model_copy(update={"during": 5})
    for rows, shown in (((bad, *record.sessions[1:]), True), (record.sessions, False)):
        week = record.model_copy(update={"sessions": rows})
        text = "\n".join(back_lines(reviewed(Diary(weeks=(week,))), words()))
        assert ("pain up to 5" in text) is shown


def test_a_week_that_did_not_come_back_is_there_and_missed():
    found = reviewed(diary_of({1: "green", 3: "green"}))
    assert found.weeks[1].record is None
    assert found.weeks[1].before is None
    assert "review.no_week" in [reason.rule for reason in found.notices]


def test_mornings_that_were_not_written_down_are_named():
    found = reviewed(diary_of({1: "unknown"}))
    (reason,) = [r for r in found.notices if r.rule == "review.no_mornings"]
    assert reason.facts == {"week": 1, "missing": 5, "done": 5}
    assert found.weeks[0].next_morning is None


def test_what_was_left_out_is_ignored_and_the_rest_favoured():
    walks = [did("walk_build")] * 5
    rows = [did("walk_build", "chest_supported_row")]
    found = reviewed(Diary(weeks=(week(1, *walks, *rows),)))
    assert habits(found) == {
        "walk_build": "favoured",
        "chest_supported_row": "ignored",
        "deadlift_raised": "ignored",
        "prone_chest_lift": "ignored",
    }


def test_a_session_that_names_nothing_is_all_of_the_sheet():
    found = reviewed(diary_of({1: "green"}))
    assert set(habits(found).values()) == {"kept"}
    for seen in found.exercises:
        assert seen.done == seen.sessions


def test_a_dated_session_is_only_what_stands_on_that_day():
    tuesday = datetime.date(2026, 11, 24)
    days = [did(day=tuesday)]
    person = client(days_for={"walk_build": ["tue", "thu"]})  # the rest mon, wed, fri
    found = reviewed(Diary(weeks=(week(1, *days),)), person=person)
    done = {seen.exercise.id: seen.done for seen in found.exercises}
    assert done["walk_build"] == 1
    assert done["deadlift_raised"] == 0


def test_a_dose_that_was_not_the_sheets_is_told_once():
    dose = {"deadlift_raised": {"sets": 1, "repetitions": 6}}
    sessions = [did(doses=dose), did(doses=dose), did()]
    found = reviewed(Diary(weeks=(week(1, *sessions),)))
    seen = {one.exercise.id: one for one in found.exercises}
    ((number, actual),) = seen["deadlift_raised"].actual
    assert (number, actual.repetitions) == (1, 6)
    assert seen["walk_build"].actual == ()


def test_a_week_of_which_nothing_came_back_tells_nothing_of_an_exercise():
    once = reviewed(diary_of({1: "green"}))
    twice = reviewed(diary_of({1: "green", 3: "green"}))
    row = {seen.exercise.id: seen.sessions for seen in once.exercises}
    both = {seen.exercise.id: seen.sessions for seen in twice.exercises}
    assert both["deadlift_raised"] == 2 * row["deadlift_raised"]


def test_without_a_diary_it_says_what_is_missing():
    found = reviewed(Diary(), person=client())
    assert [reason.rule for reason in found.notices] == ["review.no_diary"]
    assert found.choices == ()
    assert found.week.number == 1
