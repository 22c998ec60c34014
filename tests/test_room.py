"""No week spills over its side: the estimate of its height against the finished PDF."""

import pytest

from tests.support.handouts import (
    all_equal,
    html_of,
    pdf_of,
    planned,
    view_of,
    with_exercises,
)
from tests.support.printed import sides

WEEKS = {  # of doses long and short, of grids even and not
    "steady-build": (1, 20),
    "bending-trigger": (5, 40),
    "endurance-to-strength": (5,),
    "first-days": (5,),
    "forty-weeks": (41,),
}
CASES = [
    (name, first, paper, exercises)
    for name, firsts in WEEKS.items()
    for first in firsts
    for paper in ("a4", "letter")
    for exercises in (4, 5)
]


def spilled(made, weeks, layout):
    """The sides that go on with what stood on the one before, from the weeks on."""
    view = view_of(made, weeks, layout=layout)
    printed = sides(pdf_of(made, html_of(made, view)))
    before = 2 + len(view.howto)  # front, safety
    return [n for n, side in enumerate(printed) if n > before and not side.headings]


@pytest.mark.parametrize(("name", "first", "paper", "exercises"), CASES)
def test_a_week_stays_on_its_sides(name, first, paper, exercises):
    weeks = [first, first + 1]
    made = with_exercises(
        planned(name, paper=paper, large_print=False), weeks, exercises
    )
    assert spilled(made, weeks, "weekly") == []


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize(("name", "first"), [("steady-build", 1), ("forty-weeks", 41)])
def test_equal_weeks_stay_on_their_side(name, first, paper):
    weeks = [first, first + 1]
    made = all_equal(planned(name, paper=paper, large_print=False), weeks)
    assert spilled(made, weeks, "compact") == []
