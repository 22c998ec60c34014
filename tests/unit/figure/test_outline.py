import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehab.figure.hull import hull_path
from rehab.figure.outline import Outline, curve
from tests.support.svg import points_of

LEG = [(0, 0, 55), (0, 120, 50), (5, 240, 40), (0, 400, 33)]


def test_a_stretched_row_is_one_smooth_line():
    path = Outline(LEG).path()
    assert Outline(LEG).is_smooth
    assert path.count("M") == path.count("z") == 1
    assert "L" not in path


def test_the_line_goes_around_the_whole_row():
    edge = points_of(Outline(LEG).path())
    assert min(y for _, y in edge) == pytest.approx(-55, abs=2)
    assert max(y for _, y in edge) == pytest.approx(433, abs=2)
    assert max(x for x, _ in edge) == pytest.approx(55, abs=4)


def test_ends_may_be_cut_flat():
    path = Outline(LEG).path(0, 2, round_first=False, round_last=False)
    assert "A" not in path
    assert path.count("L") == 1


@pytest.mark.parametrize(
    "row",
    [
        [(0, 0, 55), (2, 3, 50), (1, 1, 40)],  # seen from its end
        [(0, 0, 50), (0, 100, 45), (0, 20, 40)],  # turns back
        [(0, 0, 90), (0, 20, 50), (0, 300, 40)],  # one circle inside its neighbour
    ],
)
def test_a_foreshortened_row_is_the_hulls_of_neighbours(row):
    outline = Outline(row)
    assert not outline.is_smooth
    assert outline.path() == hull_path(row[:2]) + hull_path(row[1:])


@given(
    st.lists(
        st.tuples(st.floats(0, 900), st.floats(0, 900), st.floats(15, 60)),
        min_size=2,
        max_size=5,
    )
)
def test_every_row_gives_a_path_of_whole_numbers(row):
    assert "." not in Outline(row).path()
    assert points_of(Outline(row).path())


def test_a_curve_of_points_in_line_is_straight():
    points = [(0, 0), (30, 0), (60, 0), (90, 0)]
    assert curve(points, 1, 2) == "C40 0 50 0 60 0"
