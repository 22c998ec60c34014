"""An expected dose against the one that is given: what it leaves out is not asked."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from rehab.checking.expectations import unmet
from rehab.model.dose import Dose
from rehab.model.expectation import Expectation

SIDES = {
    "left": {"sets": 3, "repetitions": 8, "load_kg": 4, "rest_seconds": 60},
    "right": {"sets": 3, "repetitions": 10, "load_kg": 6, "rest_seconds": 60},
}
EFFORT = {"sets": 3, "repetitions": 8, "load": {"effort": 6}, "rest_seconds": 90}


def told(asked, given):
    """What is said of one expected dose, where another is given."""
    one = Expectation(week=1, exercise="bridge", dose=asked)
    exercise = SimpleNamespace(dose=SimpleNamespace(per_side=False))
    slot = SimpleNamespace(dose=Dose(**given), exercise=exercise, pieces=1)
    programme: Any = SimpleNamespace(
        client=SimpleNamespace(reference="a", expect=(one,)),
        plan=SimpleNamespace(id="recurrent-spasm", expect=()),
        week=lambda _: SimpleNamespace(given=lambda _: slot),
    )
    return [one.message for one in unmet(programme, Path("none.yaml"), None)]


@pytest.mark.parametrize(
    ("asked", "given"),
    [
        ({"left": "3x8", "right": "3x10"}, SIDES),
        ({"left": "3x8@4kg", "right": "3x10"}, SIDES),
        ("3x8", {"sets": 3, "repetitions": 8, "help_kg": 15}),
        ("3x8", EFFORT),
        ("3x8", {"sets": 3, "repetitions": 8, "band": "light", "rest_seconds": 60}),
    ],
)
def test_a_load_or_rest_that_is_left_out_is_not_asked(asked, given):
    assert told(asked, given) == []


@pytest.mark.parametrize(
    ("asked", "given"),
    [
        ({"left": "3x8", "right": "3x8"}, SIDES),
        ({"left": "3x8@4kg", "right": "3x10@4kg"}, SIDES),
        ("3x8", SIDES),
        ("3x8@5kg", EFFORT),
        ({"sets": 3, "repetitions": 8, "rest_seconds": 30}, EFFORT),
    ],
)
def test_another_dose_or_a_load_that_is_asked_is_told(asked, given):
    [message] = told(asked, given)
    assert message.startswith("week 1 of a has bridge ")
