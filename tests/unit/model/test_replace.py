"""Our own replace makes what the standard library's does."""

import dataclasses

import pytest

from rehab.model.dose import Dose
from rehab.model.programme import Reason
from rehab.model.replace import replace
from rehab.planner.dosing.staircase import Step

STEP = Step(Dose(repetitions=8), "amount", 10.0)


def test_the_fields_that_are_given_change_and_no_others():
    made = replace(STEP, variable="load", beyond=True)
    assert made == dataclasses.replace(STEP, variable="load", beyond=True)
    assert made.dose is STEP.dose
    assert Step(Dose(repetitions=8), "amount", 10.0) == STEP


def test_what_is_made_is_frozen_too():
    with pytest.raises(dataclasses.FrozenInstanceError):
        replace(STEP, beyond=True).beyond = False  # type: ignore[misc]


def test_a_field_that_there_is_not_is_an_error():
    with pytest.raises(AttributeError):
        replace(Reason("dose.top"), fact=1)  # type: ignore[call-arg]
