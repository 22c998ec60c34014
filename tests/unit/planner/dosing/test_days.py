import datetime
from itertools import combinations

import pytest

from rehab.planner.dosing.days import dates, spread


@pytest.mark.parametrize(
    ("open_days", "wanted", "rest_days", "days"),
    [
        ((0, 2, 4), 3, 0, (0, 2, 4)),
        ((0, 2, 4), 2, 0, (0, 4)),  # three days and four, wherever they begin
        ((0, 1), 2, 0, (0, 1)),
        ((0, 1), 2, 1, (0,)),  # no free day between, so one session
        ((0, 1, 2), 3, 1, (0, 2)),
        ((0, 6), 2, 1, (0,)),  # Sunday is next to Monday
        ((2,), 3, 0, (2,)),
        ((0, 1, 2, 3, 4, 5, 6), 3, 1, (0, 2, 4)),
    ],
)
def test_sessions_are_spread_over_the_open_days(
    open_days: tuple[int, ...], wanted: int, rest_days: int, days: tuple[int, ...]
) -> None:
    assert spread(open_days, wanted, rest_days=rest_days) == days


def test_rest_is_kept_round_the_week_for_every_set_of_open_days() -> None:
    for count in range(1, 8):
        for open_days in combinations(range(7), count):
            for wanted in range(1, 8):
                days = spread(open_days, wanted, rest_days=1)
                assert set(days) <= set(open_days)
                assert 1 <= len(days) <= wanted
                gaps = [(b - a) % 7 or 7 for a, b in zip(days, (*days[1:], days[0]))]  # noqa: B905
                assert min(gaps) > 1


def test_days_the_client_trains_on_anyway_are_liked() -> None:
    found = spread(tuple(range(7)), 5, rest_days=0, liked=(0, 2, 4))
    assert {0, 2, 4} <= set(found)


def test_week_may_begin_on_any_weekday() -> None:
    thursday = datetime.date(2026, 11, 26)
    assert [f"{day:%a %d}" for day in dates(thursday, (0, 2, 4))] == [
        *("Fri 27", "Mon 30", "Wed 02"),
    ]
