from math import hypot, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehab.figure.hull import circle_path, convex, hull_path, polygon_path
from tests.support.svg import points_of

CIRCLES = st.lists(
    st.tuples(st.floats(0, 5000), st.floats(0, 3800), st.floats(20, 600)),
    min_size=1,
    max_size=7,
)
ROUNDED = 3.0  # hundredths of a millimetre: whole numbers, and flat arcs as lines


def bulge(radius):
    """How far a half circle moves when its ends are a whole number apart."""
    return sqrt(2 * radius)


def turns(points):
    """Yield the cross product of each two edges that follow on one another."""
    for n, b in enumerate(points):
        a, c = points[n - 1], points[(n + 1) % len(points)]
        yield (b[0] - a[0]) * (c[1] - b[1]) - (b[1] - a[1]) * (c[0] - b[0])


def inside(point, edge, slack):
    """Whether a point is left of every edge of a convex outline, within the slack."""
    for n, b in enumerate(edge):
        a = edge[n - 1]
        size = hypot(b[0] - a[0], b[1] - a[1])
        if size > 1:
            cross = (b[0] - a[0]) * (point[1] - a[1]) - (b[1] - a[1]) * (
                point[0] - a[0]
            )
            if cross / size < -slack:
                return False
    return True


@given(CIRCLES)
def test_the_hull_is_convex(circles):
    outline = points_of(hull_path(circles))
    around = convex(outline)
    assert all(turn > 0 for turn in turns(around))
    for point in outline:
        near = min(
            abs((b[0] - a[0]) * (point[1] - a[1]) - (b[1] - a[1]) * (point[0] - a[0]))
            / (hypot(b[0] - a[0], b[1] - a[1]) or 1)
            for a, b in zip(around, [*around[1:], around[0]], strict=True)
        )
        assert near < ROUNDED


@given(CIRCLES)
def test_the_hull_holds_every_circle(circles):
    edge = convex(points_of(hull_path(circles)))
    for x, y, r in circles:
        slack = ROUNDED + bulge(r) + r * 0.02  # the edge is made of chords here
        for dx, dy in ((1, 0), (0.6, 0.8), (0, 1), (-0.8, 0.6), (-1, 0), (0, -1)):
            assert inside((x + dx * r, y + dy * r), edge, slack)


@given(CIRCLES)
def test_the_hull_goes_no_farther_than_the_circles(circles):
    outline = points_of(hull_path(circles))
    slack = ROUNDED + max(bulge(r) for _, _, r in circles)
    for axis in (0, 1):
        most = max(circle[axis] + circle[2] for circle in circles)
        least = min(circle[axis] - circle[2] for circle in circles)
        assert max(point[axis] for point in outline) <= most + slack
        assert min(point[axis] for point in outline) >= least - slack


@given(CIRCLES.flatmap(lambda c: st.tuples(st.just(c), st.permutations(c))))
def test_the_path_is_the_same_for_any_order(both):
    circles, shuffled = both
    assert hull_path(circles) == hull_path(shuffled)


def test_one_circle_is_a_circle():
    path = hull_path([(100, 100, 50)])
    assert path == circle_path(100, 100, 50)
    assert path == "M50 100a50 50 0 1 1 100 0a50 50 0 1 1 -100 0z"


def test_a_circle_inside_another_is_not_seen():
    assert hull_path([(0, 0, 100), (10, 0, 20)]) == hull_path([(0, 0, 100)])
    assert hull_path([(0, 0, 100), (0, 0, 100)]) == hull_path([(0, 0, 100)])


def test_two_equal_circles_are_a_slot():
    edge = points_of(hull_path([(0, 0, 100), (500, 0, 100)]))
    assert (min(x for x, _ in edge), max(x for x, _ in edge)) == (-100, 600)
    assert (min(y for _, y in edge), max(y for _, y in edge)) == (-100, 100)


def test_circles_in_a_row_are_a_slot_whatever_is_between():
    row = [(0, 0, 20), (10, 0, 20), (50, 0, 20)]
    for circles in (row, row[::-1], [row[1], row[0], row[2]]):
        assert hull_path(circles) == hull_path([row[0], row[2]])


def test_corners_of_points_in_a_row_and_inside():
    square = [(0, 0), (4, 0), (4, 4), (0, 4)]
    assert sorted(convex([*square, (2, 2), (2, 0)])) == sorted(square)
    assert convex([(1, 1), (1, 1)]) == [(1, 1)]


def test_a_polygon_is_closed_and_rounded():
    assert polygon_path([(0.4, 0), (10.6, -0.2), (5, 7)]) == "M0 0L11 0L5 7z"


@pytest.mark.parametrize("tiny", [0.0, 0.2])
def test_tiny_circles_do_no_harm(tiny):
    path = hull_path([(0, 0, tiny), (100, 0, tiny), (50, 80, tiny)])
    assert set(points_of(path)) == {(0, 0), (100, 0), (50, 80)}
