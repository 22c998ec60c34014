"""When a forbidden movement may come down a step: after green weeks of such a phase."""

from collections.abc import Sequence

import pytest

from rehab.planner.outcome.past_week import Outcome
from rehab.planner.phases.trigger_return import lowerable
from tests.support.cases import plan

PLAN = plan()  # four green weeks, then two; in the slow build only
BUILD = next(phase for phase in PLAN.phases if phase.id == "slow_build")


def may(history: Sequence[Outcome], last: int = 0) -> bool:
    """Whether it may come down before the next week, which is one of slow build."""
    return bool(lowerable(PLAN, BUILD, tuple(history), {"flexion": 2}, last))


HELD = [Outcome("hold", "green")] * 8
BUILT = [Outcome("slow_build", "green")] * 4


@pytest.mark.parametrize(
    ("history", "last", "may_now"),
    [
        (HELD, 0, False),
        ([*HELD, *BUILT[:3]], 0, False),
        ([*HELD, *BUILT], 0, True),
        ([*HELD, *BUILT], 11, False),
        ([*HELD, *BUILT], 10, True),
        ([*HELD, *BUILT[:3], Outcome("slow_build", "amber")], 0, False),
        ([*BUILT, *HELD, *BUILT[:1]], 2, False),  # back to hold, and on again
    ],
)
def test_only_green_weeks_of_a_phase_that_returns_triggers_count(
    history: list[Outcome], last: int, *, may_now: bool
) -> None:
    assert may(history, last) is may_now
