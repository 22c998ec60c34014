"""When a phase may end early: so many quiet weeks running."""

from typing import Any

import pytest

from rehab.model.diary import SessionRecord, WeekRecord
from rehab.planner.phases.early_end import Told, may_end
from tests.support.slots import case_of, phase_of

HOLD = phase_of(case_of(), "hold")  # 4 weeks, pain 1, effort 3, not before week 6


def week(sessions: int = 3, **scores: Any) -> WeekRecord:
    """Return a week of quiet sessions, with some scores changed in each."""
    row = SessionRecord(**{"before": 1, "during": 1, "next_morning": 0, **scores})
    return WeekRecord(week=1, sessions=(row,) * sessions)


QUIET = Told("green", 3, 3, week())


@pytest.mark.parametrize(
    ("weeks", "number", "ends"),
    [
        ([QUIET] * 4, 9, True),
        ([QUIET] * 3, 9, False),
        ([QUIET] * 4, 5, False),  # too soon
        ([QUIET._replace(colour="amber"), *[QUIET] * 4], 9, True),
        ([*[QUIET] * 3, QUIET._replace(colour="amber")], 9, False),
        ([*[QUIET] * 3, QUIET._replace(effort=4)], 9, False),
        ([*[QUIET] * 3, QUIET._replace(effort=None)], 9, False),
        ([*[QUIET] * 3, QUIET._replace(record=week(2))], 9, False),  # 2 of 3: 67 %
        ([*[QUIET] * 3, QUIET._replace(record=week(next_morning=2))], 9, False),
        ([*[QUIET] * 3, QUIET._replace(record=None)], 9, False),
    ],
)
def test_four_quiet_weeks_running_may_end_the_hold(
    weeks: list[Told], number: int, *, ends: bool
) -> None:
    assert may_end(HOLD, number, weeks) is ends


def test_a_week_without_a_score_is_not_quiet() -> None:
    bare = week(during=None, next_morning=None)
    assert not may_end(HOLD, 9, [QUIET._replace(record=bare)] * 4)


def test_a_phase_without_the_rule_never_ends_early() -> None:
    rule = HOLD.model_copy(update={"early_end": None})
    assert not may_end(rule, 9, [QUIET] * 4)
