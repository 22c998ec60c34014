"""Nothing red means not one red session, whatever colour the week was."""

from collections.abc import Sequence

import pytest

from rehab.model.criterion import Measure
from rehab.model.criterion import Test as Asked
from rehab.planner.outcome.past_week import Outcome
from rehab.planner.phases.measures_sessions import value_of

CLEAN = Outcome("hold", "green", colours=("green", "green"))
ONE_RED = Outcome("hold", "amber", colours=("green", "red"))
THIN_RED = Outcome("hold", "thin", colours=("red",))
AMBER = Outcome("hold", "amber", colours=("amber", "green"))
THIN = Outcome("hold", "thin", colours=("green",))
SILENT = Outcome("hold", "none")
FLARE = Outcome("hold", "red", colours=("green", "green"))


@pytest.mark.parametrize(
    ("weeks", "running"),
    [
        ((CLEAN, AMBER, THIN), 3),
        ((CLEAN, ONE_RED, CLEAN), 1),
        ((CLEAN, THIN_RED), 0),
        ((CLEAN, SILENT, CLEAN), 1),
        ((CLEAN, FLARE, CLEAN), 1),
    ],
)
def test_weeks_and_days_without_red_end_at_a_red_session(
    weeks: Sequence[Outcome], running: int
) -> None:
    assert _value("weeks_without_red", weeks) == running
    assert _value("days_without_red", weeks) == 7 * running


def _value(measure: Measure, weeks: Sequence[Outcome]) -> float | None:
    asked = Asked(measure=measure, at_least=1)
    return value_of(asked, tuple(weeks), tuple(weeks), usual=2)
