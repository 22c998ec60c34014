"""Rows by session, sessions by row, and days that the plan names."""

import datetime
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehab.app.planned import Planned, plan_client
from rehab.app.words import words
from rehab.handout.sheet import as_planned
from rehab.model.diary import Diary
from rehab.model.programme import Programme
from rehab.model.record import IssuedDose, Record
from rehab.planner.programme import build_programme
from rehab.reader.library import read_library
from rehab.render.view_grid import grid
from rehab.render.view_material import Material
from rehab.report.programme import plan_json
from rehab.review.issued import issue
from tests.support.examples import many
from tests.support.tables import WEEKS, write_library, write_plan

WALK = [(1, 5), (2, 8), (4, 10), (5, 12)]  # from which session, minutes


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a library and a client, whose plan is still to be written."""
    made = tmp_path_factory.mktemp("sessions") / "library"
    write_library(made)
    return made


def table(rows: list[tuple[int, int]], **first: int) -> list[dict[str, Any]]:
    found = [{"from_session": at, "dose": {"minutes": n}} for at, n in rows]
    return [{**found[0], **first}, *found[1:]]


@pytest.fixture(scope="module")
def base(folder: Path) -> Planned:
    """Return somebody's programme, read once; its plan is changed in what follows."""
    write_plan(folder, {"walk": table(WALK)})
    found = plan_client(folder / "client.yaml", None, folder)
    assert isinstance(found, Planned), found
    return found


def planned(base: Planned, place: dict[str, Any], **phase: Any) -> Planned:
    """Return the programme of another place, and other lines of its phase."""
    of = base.programme
    first = of.plan.phases[0].model_dump() | phase
    plan = type(of.plan)(
        **{
            **of.plan.model_dump(),
            "phases": [{**first, "places": [{"exercise": "walk", **place}]}],
        }
    )
    made = build_programme(of.client, plan, base.library)
    assert isinstance(made, Programme), made
    return replace(base, programme=made)


def tabled(base: Planned, rows: list[dict[str, Any]], **place: Any) -> Planned:
    """Return the programme of a table."""
    return planned(base, {"policy": {"kind": "table", "rows": rows}, **place})


def replanned(made: Planned, diary: Diary, record: Record | None = None) -> Programme:
    of = made.programme
    found = build_programme(of.client, of.plan, made.library, diary, record)
    assert isinstance(found, Programme)
    return found


def by_day(of: Programme, exercise: str, week: int) -> list[tuple[int, int | None]]:
    """Return the minutes of each day of the month, in order."""
    given = of.weeks[week - 1].every(exercise)
    return sorted((day.day, one.dose.minutes) for one in given for day in one.days)


def came_back(days: list[int], **session: Any) -> Diary:
    """Return a week of which these days of January were done and felt calm."""
    calm = {"before": 0, "during": 0, "next_morning": 0, "effort": 3, **session}
    rows = [{"day": f"2027-01-{day:02}", **calm} for day in days]
    return Diary.model_validate({"weeks": [{"week": 1, "sessions": rows}]})


@many(0.2)
@given(st.lists(st.integers(1, 40), min_size=3, max_size=12), st.integers(1, 3))
def test_each_day_has_the_row_of_its_session(base, minutes, a_week) -> None:
    rows = list(enumerate(minutes[: a_week * WEEKS], start=1))
    made = tabled(base, table(rows, sessions_per_week=a_week))
    weeks = json.loads(plan_json(made, range(1, WEEKS + 1)))["weeks"]
    told = {
        day: one["dose"]["minutes"]
        for week in weeks
        for one in week["prescriptions"]
        for day in one["days"]
    }
    wanted = [*(n for _, n in rows), *[rows[-1][1]] * (a_week * WEEKS)]
    assert [told[day] for day in sorted(told)] == wanted[: len(told)]
    assert all(len(set(week["prescriptions"][0]["days"])) <= a_week for week in weeks)


def test_the_page_has_a_line_for_each_dose_with_boxes_on_its_days(base) -> None:
    made = tabled(base, table(WALK, sessions_per_week=3))
    week = made.programme.weeks[0]
    material = Material(made.programme, made.library, words(), (week,), {})
    lines = grid(material, week).ticks
    assert [(row.number, row.dose, row.new) for row in lines] == [
        (1, "5 minutes", ""),
        (1, "8 minutes", "was 5 min"),
    ]
    ticks = [[box.due for box in row.boxes] for row in lines]
    assert ticks == [[n == 0 for n in range(7)], [n in {2, 4} for n in range(7)]]


def test_a_session_that_was_missed_comes_next(base) -> None:
    made = tabled(base, table(WALK, sessions_per_week=3))
    assert by_day(made.programme, "walk", 1) == [(4, 5), (6, 8), (8, 8)]
    whole = replanned(made, came_back([4, 6, 8]))
    assert by_day(whole, "walk", 2) == [(11, 10), (13, 12), (15, 12)]
    week = came_back([4, 6, 8]).weeks[0].model_dump()
    week["sessions"][1]["did"] = ["plank"]
    two = replanned(made, Diary.model_validate({"weeks": [week]}))
    assert by_day(two, "walk", 2) == [(11, 8), (13, 10), (15, 12)]
    bad = replanned(made, came_back([4, 6, 8], next_morning=5))
    doses = {minutes for _, minutes in by_day(bad, "walk", 2)}
    assert doses == {bad.weeks[0].every("walk")[0].lower.minutes} == {3}


def test_each_day_is_judged_by_its_own_dose(base) -> None:
    made = tabled(base, table([(1, 20), (2, 10)], sessions_per_week=2))
    done = came_back([4, 7], doses={"walk": {"minutes": 10}})
    after = replanned(made, done).weeks[1]
    assert after.every("walk")[0].reason.rule.startswith("dose.table")
    short = came_back([4, 7], doses={"walk": {"minutes": 5}})
    after = replanned(made, short).weeks[1]
    assert [one.reason.rule for one in after.every("walk")] == ["dose.done_less"]
    assert {minutes for _, minutes in by_day(replanned(made, short), "walk", 2)} == {5}


def test_what_was_handed_out_is_read_back(base) -> None:
    made = tabled(base, table(WALK, sessions_per_week=3))
    out = issue(made.programme, (1,), "R. Hale", datetime.date(2027, 1, 3), "x")
    read = type(out).model_validate_json(out.model_dump_json())
    assert read == out
    doses = [
        (one.dose.minutes, one.weekdays) for one in read.sheets[0].doses["walk"].every
    ]
    assert doses == [(5, ("mon",)), (8, ("wed", "fri"))]
    same = replanned(made, came_back([4, 6, 8]), Record(issued=(read,)))
    assert by_day(same, "walk", 2) == [(11, 10), (13, 12), (15, 12)]
    plain = IssuedDose(dose=out.sheets[0].doses["walk"].dose, sessions=1)
    assert "others" not in plain.model_dump()  # as records have it that exist
    assert as_planned(same.weeks[0])["walk"] == read.sheets[0].doses["walk"]


def test_sessions_a_week_change_with_the_rows(base) -> None:
    rows = [
        {"from_week": n, "sessions_per_week": n, "dose": {"minutes": 5}}
        for n in (1, 2, 3)
    ]
    weeks = tabled(base, rows).programme.weeks
    assert [len(week.every("walk")[0].days) for week in weeks] == [1, 2, 3, 3, 3, 3]


@pytest.mark.parametrize(
    ("rhythm", "days"),
    [
        ({"days": ["sat", "mon"]}, [4, 9, 11, 16]),
        ({"every_days": 2}, [4, 6, 8, 10, 12, 14, 16]),
        ({"every_days": 3}, [4, 7, 10, 13, 16]),
    ],
)
def test_the_plan_may_name_the_days(base, rhythm, days) -> None:
    most = {"exercise": "walk", "policy": {"kind": "steady"}, **rhythm}
    weeks = planned(base, most).programme.weeks[:2]
    assert [d.day for week in weeks for d in week.every("walk")[0].days] == days


def test_one_exercise_is_done_once_where_the_phase_has_twice_a_day(base) -> None:
    walk = base.library.exercises["walk"]
    often = walk.model_copy(update={"sessions_per_week": (1, 14)})
    exercises = {**base.library.exercises, "walk": often}
    of = replace(base, library=replace(base.library, exercises=exercises))
    place = {"policy": {"kind": "steady"}, "every_days": 3}
    for once, times in ((False, 2), (True, 1)):
        made = planned(of, {**place, "once_a_day": once}, times_per_day=2)
        (given,) = made.programme.weeks[0].every("walk")
        days = [day.day for day in given.days]
        assert days == [4] * times + [7] * times + [10] * times
        assert given.times_a_day == times


def test_twice_a_day_every_other_day_is_cut_where_once_a_day_was_carried_on(
    base,
) -> None:
    walk = base.library.exercises["walk"]
    ten = walk.dose.model_copy(
        update={"start": walk.dose.start.model_copy(update={"minutes": 10})}
    )
    often = walk.model_copy(update={"sessions_per_week": (1, 14), "dose": ten})
    exercises = {**base.library.exercises, "walk": often}
    of = replace(base, library=replace(base.library, exercises=exercises))
    steady = {"policy": {"kind": "steady"}}
    place = {"exercise": "walk", "every_days": 2, **steady}
    until = {
        "measure": "days_in_phase",
        "at_least": 7,
        "says": "A week.",
        "source": ".",
    }
    weeks = {"min": 1, "typical": 1, "max": 1}
    first = base.programme.plan.phases[0].model_dump() | {"places": [place], **steady}
    once = {**first, "last": False, "weeks": weeks, "advance": [until]}
    twice = {**first, "id": "second", "carry_on": True, "times_per_day": 2}
    plan = base.programme.plan.model_dump() | {"phases": [once, twice]}
    made = build_programme(
        of.programme.client, type(base.programme.plan)(**plan), of.library
    )
    assert isinstance(made, Programme), made
    (before,), (after,) = (made.weeks[n].every("walk") for n in (0, 1))
    assert (before.times_a_day, after.times_a_day) == (1, 2)
    assert (before.dose.minutes, after.dose.minutes) == (10, 5)


@pytest.mark.parametrize(
    ("rows", "place", "says"),
    [
        ([{"dose": {}}], {}, "needs one of from_week and from_session"),
        ([{"from_session": 1}, {"from_week": 2}], {}, "rows count weeks here and"),
        ([{"from_session": 2}], {}, "the first row begins with session 2"),
        ([{"from_session": 1}, {"from_session": 19}], {}, "comes too late: the phase"),
        (
            [{"from_session": 1, "sessions_per_week": 4}],
            {},
            "is more than walk is done",
        ),
        (
            [{"from_week": 1, "sessions_per_week": 2}],
            {"days": ["mon", "tue"]},
            "the place has days already",
        ),
    ],
)
def test_what_cannot_be_given_is_refused(folder, rows, place, says) -> None:
    doses = [{**row, "dose": {"minutes": 5}} for row in rows]
    write_plan(
        folder,
        {},
        places=[
            {"exercise": "walk", "policy": {"kind": "table", "rows": doses}, **place}
        ],
    )
    found = read_library(folder / "exercises", folder / "plans")[1]
    assert any(one.message.startswith(says) for one in found), found
    assert all(one.hint for one in found)


def test_workouts_may_take_turns(base) -> None:
    days = [(1, ["mon", "fri"]), (3, ["wed"]), (4, ["mon", "fri"])]
    rows = [{"from_session": n, "days": d, "dose": {"minutes": n}} for n, d in days]
    found = tabled(base, rows).programme
    assert [by_day(found, "walk", week) for week in (1, 2, 3)] == [
        [(4, 1), (8, 1)],
        [(13, 3)],
        [(18, 4), (22, 4)],
    ]
