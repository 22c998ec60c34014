"""The accent colour: what can be read on white, and the nearest that can."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehab.model.clinic import Clinic
from rehab.model.colour import LEAST_CONTRAST, contrast, darker

CALLS: dict[str, Any] = {
    "name": "Clinic",
    "phone": "1",
    "emergency_number": "112",
    "emergency_department": "Hospital",
}
COLOURS = st.integers(0, 0xFFFFFF).map(lambda n: f"#{n:06x}")


@given(COLOURS)
def test_the_darker_one_always_passes(colour):
    assert contrast(darker(colour)) >= LEAST_CONTRAST


@given(COLOURS)
def test_what_passes_stays_as_it_is(colour):
    assert (darker(colour) == colour) == (contrast(colour) >= LEAST_CONTRAST)


@pytest.mark.parametrize(
    ("colour", "ratio"), [("#767676", 4.54), ("#777777", 4.48), ("#ff0000", 4.0)]
)
def test_the_contrast_is_that_of_the_standard(colour, ratio):
    assert contrast(colour) == pytest.approx(ratio, abs=0.005)


def test_what_is_just_too_light_is_never_shown_as_enough():
    with pytest.raises(ValueError, match=r"contrast of 4\.4\d to 1.*4\.5 is needed"):
        Clinic(**CALLS, colour="#777777")


def test_capitals_do_not_matter():
    assert Clinic(**CALLS, colour="#0B5C8A").colour == "#0b5c8a"
