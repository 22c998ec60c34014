"""What the boxes for the next week say is what the week's colour would be."""

import pytest

from rehab.model.limits import NextWeek
from rehab.model.programme import Colour
from rehab.model.rules import WeekRule
from rehab.planner.outcome.by_counts import by_counts
from rehab.planner.outcome.colour import week_colour
from tests.support.cases import library, plan

RULES = [pytest.param(of.week_rule, id=of.id) for of in library().plans.values()]
BOXES = {"red": "red", "amber": "repeat", "thin": "repeat", "green": "on"}


def box(said: NextWeek, *, red: int, amber: int, missed: int) -> str:
    """Return the first box that fits, worst first, as somebody reads it."""
    if red >= said.red_from:
        return "red"
    again = said.repeat_red is not None and red >= said.repeat_red
    most = said.repeat_amber_from
    again = again or (most is not None and amber >= most)
    return "repeat" if again or missed > said.missed_more_than else "on"


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("planned", range(1, 8))
def test_every_count_leads_where_the_colour_of_the_week_does(
    rule: WeekRule, planned: int
) -> None:
    said = by_counts(rule, planned)
    for missed in range(planned + 1):
        for red in range(planned - missed + 1):
            for amber in range(planned - missed - red + 1):
                green = planned - missed - red - amber
                counted: tuple[tuple[Colour, int], ...]
                counted = (("red", red), ("amber", amber), ("green", green))
                rows = [colour for colour, times in counted for _ in range(times)]
                colour = week_colour(rule, planned, rows, flare=False)
                found = box(said, red=red, amber=amber, missed=missed)
                assert found == BOXES[colour], (red, amber, missed)


def test_five_sessions_may_have_one_amber_and_one_missed() -> None:
    assert by_counts(plan().week_rule, 5) == NextWeek(
        red_from=2, repeat_red=1, repeat_amber_from=2, missed_more_than=1
    )


def test_a_plan_in_which_one_red_session_is_a_red_week_has_no_box_for_it() -> None:
    said = by_counts(library().plans["acute-overuse-spasm"].week_rule, 3)
    assert (said.red_from, said.repeat_red) == (1, None)
