"""From two mornings running, 2 above the usual, a week is a flare-up."""

import datetime

from rehab.model.diary import SessionRecord, WeekRecord
from rehab.model.limits import FlareFrom
from rehab.planner.outcome.flare_up import flare_from, flared
from tests.support.cases import library, plan

USUAL = 2
MONDAY = datetime.date(2026, 11, 23)


def week(mornings: dict[int, int | None], number: int = 1) -> WeekRecord:
    """Return a week with these next mornings, by the day of the session, Monday 0."""
    first = MONDAY + datetime.timedelta(weeks=number - 1)
    rows = tuple(
        SessionRecord(day=first + datetime.timedelta(days=day), next_morning=pain)
        for day, pain in mornings.items()
    )
    return WeekRecord(week=number, sessions=rows)


def is_flare(one: WeekRecord, before: WeekRecord | None = None) -> bool:
    return flared(plan(), USUAL, one, before)


def test_the_sheet_names_the_pain_and_the_mornings() -> None:
    assert flare_from(plan(), USUAL) == FlareFrom(mornings=2, pain=4)
    assert flare_from(plan(), 9) == FlareFrom(mornings=2, pain=10)


def test_two_mornings_running_are_a_flare_up() -> None:
    assert is_flare(week({0: 4, 1: 4}))
    assert is_flare(week({0: 2, 1: 5, 2: 6, 4: 2}))
    assert not is_flare(week({0: 4, 1: 3}))


def test_mornings_with_a_day_between_them_are_none() -> None:
    assert not is_flare(week({0: 5, 2: 5, 4: 5}))
    assert not is_flare(week({0: 5, 1: None, 2: 5}))


def test_mornings_without_a_date_are_none() -> None:
    rows = (SessionRecord(next_morning=6),) * 3
    assert not is_flare(WeekRecord(week=1, sessions=rows))


def test_a_flare_up_that_goes_on_is_not_another() -> None:
    sunday = week({6: 5})
    assert is_flare(week({0: 5}, 2), sunday)
    weekend = week({5: 5, 6: 5})
    assert is_flare(weekend)
    assert not is_flare(week({0: 5, 1: 5}, 2), weekend)


def test_the_box_that_was_ticked_stands_whatever_the_mornings() -> None:
    assert is_flare(WeekRecord(week=1, flare=True))


def test_a_plan_that_counts_no_mornings_has_ticks_only() -> None:
    acute = library().plans["acute-overuse-spasm"]
    assert flare_from(acute, USUAL) is None
    assert not flared(acute, USUAL, week({0: 9, 1: 9}), None)
