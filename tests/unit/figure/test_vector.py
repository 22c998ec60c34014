import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehab.figure.vector import (
    UPRIGHT,
    after,
    apply,
    axis_x,
    axis_y,
    axis_z,
    back,
    between,
    cross,
    dot,
    length,
    mirrored,
    unit,
)

DEGREES = st.floats(-360, 360)
VECTORS = st.tuples(*[st.floats(-3, 3)] * 3)
TURNS = st.builds(
    lambda a, b, c: after(axis_x(a), after(axis_y(b), axis_z(c))),
    DEGREES,
    DEGREES,
    DEGREES,
)


def flat(turn):
    return [number for row in turn for number in row]


@given(TURNS)
def test_a_turn_and_its_inverse_are_no_turn(turn):
    assert flat(after(turn, back(turn))) == pytest.approx(flat(UPRIGHT), abs=1e-9)


@given(TURNS, VECTORS)
def test_a_turn_keeps_lengths(turn, v):
    assert length(apply(turn, v)) == pytest.approx(length(v), abs=1e-9)


@given(TURNS)
def test_mirrored_twice_is_itself(turn):
    assert mirrored(mirrored(turn)) == turn


@given(TURNS, VECTORS)
def test_a_mirrored_turn_turns_the_mirror_image(turn, v):
    x, y, z = apply(turn, v)
    other = apply(mirrored(turn), (v[0], v[1], -v[2]))
    assert other == pytest.approx((x, y, -z), abs=1e-9)


@given(TURNS, TURNS, VECTORS)
def test_after_is_the_second_turn_inside_the_first(one, two, v):
    assert apply(after(one, two), v) == pytest.approx(apply(one, apply(two, v)))


@given(VECTORS, VECTORS)
def test_cross_is_at_right_angles_to_both(a, b):
    assert dot(cross(a, b), a) == pytest.approx(0, abs=1e-9)
    assert dot(cross(a, b), b) == pytest.approx(0, abs=1e-9)


def test_a_quarter_turn_about_each_axis():
    assert apply(axis_z(90), (1, 0, 0)) == pytest.approx((0, 1, 0))
    assert apply(axis_x(90), (0, 1, 0)) == pytest.approx((0, 0, 1))
    assert apply(axis_y(90), (0, 0, 1)) == pytest.approx((1, 0, 0))


def test_unit_of_nothing_is_nothing():
    assert unit((0, 0, 0)) == (0, 0, 0)
    assert unit((0, -4, 0)) == (0, -1, 0)


def test_between_two_points():
    assert between((0, 0, 0), (4, 8, -4), 0.25) == (1, 2, -1)
