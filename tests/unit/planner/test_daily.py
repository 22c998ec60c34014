"""Sheets for days: dates, times of the day, and what counts days and sessions."""

import datetime
import itertools

import pytest

from rehab.model.diary import Diary, SessionRecord, WeekRecord
from rehab.model.phase import Phase
from rehab.planner.outcome.week import with_shared_mornings
from tests.support.cases import (
    build,
    client,
    diary_of,
    library,
    phase_fields,
    small_plan,
    week_of,
)

DAY = datetime.timedelta(days=1)


def acute(**changes):
    fields = {"usual_pain": 6, "spasm_free_days": 0, "entry_phase": None}
    return client(plan="acute-overuse-spasm", **{**fields, **changes})


def sport(**changes):
    return client(
        plan="return-to-sport-grappling",
        entry_phase="solo",
        usual_pain=1,
        days=["mon", "fri"],
        days_for={"mat_time": ["tue", "thu", "sat"]},
        entry_rungs={"row": "bent_over_row", "hinge": "deadlift"},
        supervised=["deadlift", "superman", "bent_over_row"],
        **changes,
    )


@pytest.mark.parametrize("person", [acute(), sport(), client()])
def test_sheets_follow_each_other_without_a_gap(person):
    weeks = build(person).weeks
    assert weeks[0].start == person.start
    for before, after in itertools.pairwise(weeks):
        assert after.start == before.days[-1] + DAY
    for week in weeks:
        for given in week.prescriptions:
            assert set(given.days) <= set(week.days)


def test_sheets_follow_each_other_also_after_a_step_back():
    weeks = build(acute(), None, diary_of({1: "green", 2: "red"}, 6)).weeks
    assert [week.phase.id for week in weeks[:3]] == ["calm", "move", "calm"]
    assert [week.start.day for week in weeks[:3]] == [23, 24, 25]


def test_an_exercise_made_for_less_often_keeps_its_own_limit():
    first = build(acute()).weeks[0]
    times = {given.exercise.id: len(given.days) for given in first.prescriptions}
    assert times == {"breath_crook": 2, "knee_rocks_small": 3, "walk_short": 1}
    assert first.sessions == 3


def test_a_day_of_more_columns_than_fit_is_refused():
    with pytest.raises(ValueError, match="at most 7"):
        Phase(**phase_fields(sheet_days=4, times_per_day=2))


def test_sessions_of_one_day_share_the_morning():
    daily = Phase(**phase_fields(sheet_days=1, times_per_day=3))
    given = WeekRecord(
        week=1, sessions=(SessionRecord(during=3), SessionRecord(next_morning=4))
    )
    found = with_shared_mornings(given, daily)
    assert [s.next_morning for s in found.sessions] == [4, 4]
    blank = WeekRecord(week=1, sessions=(SessionRecord(), SessionRecord()))
    assert with_shared_mornings(blank, daily) == blank
    weekly = Phase(**phase_fields())
    assert with_shared_mornings(given, weekly) == given


def test_the_mat_and_the_gym_never_rise_in_the_same_week():
    weeks = build(sport()).weeks
    raised = {"mat": 0, "gym": 0}
    for before, after in itertools.pairwise(weeks):
        old = {p.exercise.id: p.dose for p in before.prescriptions}
        groups = {
            "mat" if p.exercise.id == "mat_time" else "gym"
            for p in after.prescriptions
            if p.exercise.id in old and p.dose.volume > old[p.exercise.id].volume
        }
        assert len(groups) <= 1, after.number
        for group in groups:
            raised[group] += 1
    assert all(raised.values())


def test_mat_minutes_stay_under_the_ceiling_of_the_stage():
    phases = library().plans["return-to-sport-grappling"].phases
    most = {
        phase.id: place.cap.minutes
        for phase in phases
        for place in phase.places
        if place.cap
    }
    assert list(most.values()) == [15, 20, 25, 35, 45, 60]
    person = sport(doses={"mat_time": {"sets": 1, "minutes": 60}})
    for week in build(person).weeks:
        for given in week.prescriptions:
            if given.exercise.id == "mat_time":
                assert given.dose.minutes <= most.get(week.phase.id, 60)


def test_mat_days_are_48_hours_apart_until_rolling():
    person = sport().model_copy(
        update={"days_for": {"mat_time": ("tue", "wed", "fri")}}
    )
    for week in build(person).weeks:
        days = [p.days for p in week.prescriptions if p.exercise.id == "mat_time"]
        close = any(b - a == DAY for d in days for a, b in itertools.pairwise(d))
        assert close == (week.phase.id in ("roll", "full", "keep"))


def test_sessions_that_leave_the_mat_out_do_not_count_for_the_stage():
    week = week_of(1, "green", 1)
    lifted = [s.model_copy(update={"did": ("deadlift",)}) for s in week.sessions]
    diary = Diary(weeks=(week.model_copy(update={"sessions": tuple(lifted)}),))
    assert build(sport(), None, diary).weeks[1].phase.id == "solo"


def test_a_quota_to_a_day_ends_on_that_day():
    own = small_plan(
        {
            "policy": {"kind": "quota", "weeks": 2},
            "places": [{"exercise": "walk_build"}],
            "entry_level": 2,
        }
    )
    target = {"walk_build": {"dose": {"minutes": 20}, "by": "2026-12-21"}}
    person = client(plan="recurrent-spasm", entry_phase=None, targets=target)
    minutes = [w.prescriptions[0].dose.minutes for w in build(person, own).weeks[:6]]
    # 8 minutes in 4 weeks, by steps of 1 and, from 16 on, of 2
    assert minutes == [12, 14, 16, 18, 20, 20]
