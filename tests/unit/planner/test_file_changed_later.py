"""The client file is changed after sheets came back: the past stays what it was."""

import datetime
from typing import Any

import pytest

from rehab.app.words import words
from rehab.model.client import WEEKDAYS
from rehab.model.diary import Diary
from rehab.model.programme import Programme, Week
from rehab.model.record import Record
from rehab.planner.programme import build_programme
from rehab.render.view_new import what_is_new
from rehab.review.issued import differences, issue
from tests.support.cases import client, diary_of, library, plan

BANDS = {"weights_kg": {}, "bands": ["light", "medium", "heavy"]}
WEIGHTS: dict[str, Any] = {"bands": []}
ON = datetime.date(2026, 11, 21)


def planned(
    diary: Diary | None = None, record: Record | None = None, **file: Any
) -> Programme:
    found = build_programme(client(**file), plan(), library(), diary, record)
    assert isinstance(found, Programme), found
    return found


def with_sheets(
    weeks: int, before: dict[str, Any], after: dict[str, Any]
) -> tuple[Programme, Programme]:
    """Sheets of these weeks from one file, done as asked; and the plan of another."""
    was = planned(**before)
    numbers = tuple(range(1, weeks + 1))
    record = Record(issued=(issue(was, numbers, "R. Hale", ON, "x"),))
    return was, planned(all_done(was, weeks), record, **after)


def all_done(of: Programme, weeks: int) -> Diary:
    """Every session on its day, and calm."""
    calm = {"before": 2, "during": 2, "next_morning": 2, "effort": 3}
    days = [{d for p in week.prescriptions for d in p.days} for week in of.weeks]
    return Diary.model_validate(
        {
            "weeks": [
                {
                    "week": number,
                    "confidence": 8,
                    "sessions": [{"day": day, **calm} for day in sorted(own)],
                }
                for number, own in enumerate(days[:weeks], 1)
            ]
        }
    )


def doses(of: Programme, week: int) -> dict[str, str]:
    found = of.week(week)
    assert found is not None
    return {p.exercise.id: str(p.dose) for p in found.prescriptions}


@pytest.mark.parametrize("weeks", [8, 20])
@pytest.mark.parametrize(
    ("before", "after"),
    [
        (BANDS, {}),
        (WEIGHTS, BANDS),
        ({}, {"flags": ["pregnancy_late"]}),
        ({}, {"triggers": {"flexion": 3}}),
    ],
    ids=["weights bought", "weights sold", "a flag", "a trigger"],
)
def test_what_was_on_no_sheet_begins_and_is_called_new(before, after, weeks) -> None:
    was, now = with_sheets(weeks, before, after)
    had = {name for week in was.weeks[:weeks] for name in week.exercises}
    assert all(set(week.exercises) <= had for week in now.weeks[:weeks])
    coming = now.week(weeks + 1)
    assert coming is not None
    fresh = [p for p in coming.prescriptions if p.exercise.id not in had]
    first = {
        given.exercise.id: given.dose.volume
        for week in reversed(planned(**after).weeks)
        for given in week.prescriptions
    }
    for given in fresh:
        assert given.reason.rule.startswith(("start.", "step.rung")), given.reason
        assert given.dose.volume <= first[given.exercise.id]
        assert what_is_new(words(), now, coming, given) == "new"
    assert fresh or before == BANDS


def test_what_was_done_goes_on_where_it_still_may() -> None:
    was, now = with_sheets(8, BANDS, {})
    assert doses(now, 8) == doses(was, 8)
    assert doses(now, 9)["band_row"] == doses(was, 9)["band_row"]


def test_what_the_physio_asks_for_goes_before_what_was_done() -> None:
    own = {
        "doses": {"chest_supported_row": {"sets": 2, "repetitions": 8, "load_kg": 6.0}}
    }
    _, now = with_sheets(8, BANDS, own)
    assert "band_row" not in doses(now, 9)
    assert "6.0" in doses(now, 9)["chest_supported_row"]


def test_other_weekdays_take_nothing_from_what_was_done() -> None:
    was, now = with_sheets(8, {}, {"days": ["tue", "thu"]})
    assert doses(now, 9) == doses(was, 9)
    week = now.week(9)
    assert week is not None
    lifts = [p for p in week.prescriptions if p.dose.load_kg]
    days = {WEEKDAYS[day.weekday()] for p in lifts for day in p.days}
    assert (bool(lifts), days) == (True, {"tue", "thu"})


def assert_no_more_in_a_week(old: Week, new: Week) -> None:
    """A tenth more at most, of each exercise."""
    for given in new.prescriptions:
        same = old.given(given.exercise.id)
        assert same is not None
        assert given.weekly_volume <= same.weekly_volume * 1.1, given.exercise.id


def test_more_days_make_each_session_smaller() -> None:
    was, now = with_sheets(8, {}, {"days": ["mon", "tue", "wed", "fri", "sat"]})
    old, new = was.week(9), now.week(9)
    assert old is not None
    assert new is not None
    assert_no_more_in_a_week(old, new)
    walk = new.given("walk_build")
    assert walk is not None
    assert (len(walk.days), walk.reason.rule) == (5, "start.more_sessions")


def test_the_diary_names_what_was_done_of_sheets_handed_out_together() -> None:
    """After an amber week the rules repeat, and the last sheet has the next rungs."""
    row = {"sets": 2, "repetitions": 10, "load_kg": 12.0}
    own: dict[str, Any] = {
        "entry_phase": "slow_build",
        "doses": {"chest_supported_row": row},
    }
    was = planned(**own)
    record = Record(issued=(issue(was, range(1, 5), "R. Hale", ON, "x"),))
    weeks = [dict(week) for week in all_done(was, 4).model_dump()["weeks"]]
    for row in weeks[1]["sessions"]:
        row["during"] = 4
    told = {"weeks": weeks}
    before = planned(Diary.model_validate(told), record, **own)
    week, sheet = before.week(4), was.week(4)
    assert week is not None
    assert sheet is not None
    new = set(sheet.exercises) - set(week.exercises)
    assert new, "a rung that the rules would not give yet"
    for row in weeks[3]["sessions"]:
        row["did"] = sheet.exercises
    after = planned(Diary.model_validate(told), record, **own)
    assert new <= set(doses(after, 4))
    assert {name: doses(after, 4)[name] for name in new} == {
        name: doses(was, 4)[name] for name in new
    }
    assert new <= set(doses(after, 5))
    coming = after.week(5)
    assert coming is not None
    assert all(p.reason.rule != "dose.not_enough" for p in coming.prescriptions)
    said = differences(after, library(), 1)
    assert {why.facts["week"] for why in said if "week" in why.facts} == {4}
    called = {library().exercises[name].name for name in new}
    assert not called & {why.facts.get("exercise") for why in said}


def test_after_a_week_done_again_the_boxes_hold_the_week_before_until_the_last() -> (
    None
):
    """Week 2 once more in the boxes of 3, so week 3's numbers in the boxes of 4."""
    was = planned(entry_phase="slow_build")
    record = Record(issued=(issue(was, range(1, 5), "R. Hale", ON, "x"),))
    weeks = [dict(week) for week in all_done(was, 4).model_dump()["weeks"]]
    for row in weeks[1]["sessions"]:
        row["during"] = 4
    told = Diary.model_validate({"weeks": weeks})
    found = planned(told, record, entry_phase="slow_build")
    assert doses(found, 3) == doses(was, 2)
    assert doses(found, 4) == doses(was, 3) != doses(was, 4)
    assert differences(found, library(), 1) == ()


def test_more_days_on_a_way_back_make_its_stages_smaller_too() -> None:
    was = planned()
    weeks = [dict(week) for week in all_done(was, 4).model_dump()["weeks"]]
    weeks[3]["flare"] = True
    diary = Diary.model_validate({"weeks": weeks})
    record = Record(issued=(issue(was, range(1, 5), "R. Hale", ON, "x"),))
    on_three = planned(diary, record)
    on_five = planned(diary, record, days=["mon", "tue", "wed", "fri", "sat"])
    for number in (5, 6, 7):
        old, new = on_three.week(number), on_five.week(number)
        assert old is not None
        assert new is not None
        assert_no_more_in_a_week(old, new)


def test_a_sheet_with_the_bar_is_done_with_the_bar_whatever_comes_before_it() -> None:
    """Light dumbbells end at 3x15, and the bar follows; week 25 did not come back."""
    kit: dict[str, Any] = {"weights_kg": {"dumbbells": [5.0], "barbell": [20.0, 30.0]}}
    row = "bent_over_row_light"
    diary = diary_of(dict.fromkeys(range(1, 25), "green"))
    was = planned(diary, **kit)
    record = Record(issued=(issue(was, range(25, 29), "R. Hale", ON, "x"),))
    assert doses(was, 25)[row] != doses(was, 27)[row]
    assert "load_kg=20.0" in doses(was, 27)[row]
    told = diary_of({**dict.fromkeys(range(1, 25), "green"), 26: "green", 27: "green"})
    found = planned(told, record, **kit)
    for number in (27, 28):
        week = found.week(number)
        assert week is not None
        given = week.given(row)
        assert given is not None
        assert (given.dose.load_kg, given.pieces) == (20, 1), number
