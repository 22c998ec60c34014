"""Planned easy weeks: when they come, and what postpones them."""

import pytest

from rehab.model.dose import Dose
from rehab.model.programme import Colour
from rehab.planner.dosing.easy_week import is_easy
from rehab.planner.dosing.slot import Way
from rehab.planner.next_dose.light_week import was_light
from tests.support.slots import case_of, phase_of, standing

BUILD = phase_of(case_of(), "slow_build")  # five weeks of build, one easy
ROW = standing("chest_supported_row", Dose(sets=2, repetitions=10, load_kg=10.0))
LESS = (Dose(sets=2, repetitions=7, load_kg=10.0),)


def test_every_sixth_week_is_easy() -> None:
    assert [week for week in range(1, 14) if is_easy(BUILD, week)] == [6, 12]
    assert not is_easy(phase_of(case_of(), "hold"), 6)


@pytest.mark.parametrize(
    ("week", "colour", "light"),
    [
        (3, "green", False),
        (3, "amber", False),
        (3, "red", False),
        (3, "thin", True),  # less of it was done than an easy week asks for
        (3, "none", True),
        (6, "green", True),
    ],
)
def test_a_week_of_which_too_little_was_done_was_light(
    week: int, colour: Colour, *, light: bool
) -> None:
    assert was_light(BUILD, week, colour, (ROW,)) is light


@pytest.mark.parametrize(
    ("way", "light"),
    [("gap_way", True), ("red_way", False), ("flare_way", False), ("new_way", False)],
)
def test_the_way_back_after_missed_time_was_light_and_after_pain_was_not(
    way: Way, *, light: bool
) -> None:
    """More pain never puts off an easy week."""
    back = standing("chest_supported_row", ROW.base, way_back=LESS, way=way)
    assert was_light(BUILD, 3, "green", (back,)) is light
    assert not was_light(BUILD, 3, "green", (back, ROW))
