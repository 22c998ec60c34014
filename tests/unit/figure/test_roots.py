from math import sin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehab.figure.roots import nearest_root


def test_the_nearer_of_two_roots():
    def curve(x):
        return (x - 10) * (x + 30)

    assert nearest_root(curve, 0, -100, 100) == pytest.approx(10)
    assert nearest_root(curve, -15, -100, 100) == pytest.approx(-30)


def test_the_start_may_be_a_root():
    assert nearest_root(lambda x: x - 5, 5, 0, 10) == 5


@pytest.mark.parametrize("end", [-37.3, 42.1])
def test_the_ends_of_the_interval_belong_to_it(end):
    found = nearest_root(lambda x: x - end, 0, -37.3, 42.1)
    assert found == pytest.approx(end)


@pytest.mark.parametrize("beyond", [-37.4, 42.2])
def test_what_lies_beyond_does_not(beyond):
    assert nearest_root(lambda x: x - beyond, 0, -37.3, 42.1) is None


def test_no_root_at_all():
    assert nearest_root(lambda x: x * x + 1, 0, -90, 90) is None


def test_a_start_outside_the_interval_still_finds_what_is_inside():
    assert nearest_root(lambda x: x - 5, -20, 0, 10) == pytest.approx(5)


@given(st.floats(-80, 80), st.floats(-80, 80))
def test_the_only_root_is_found_from_anywhere(root, start):
    found = nearest_root(lambda x: sin((x - root) / 100), start, -80, 80)
    assert found == pytest.approx(root, abs=1e-4)
