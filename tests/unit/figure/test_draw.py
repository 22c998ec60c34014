"""Any pose a file can hold gives a drawing or a Fault, and the same one again."""

import contextlib
import re

import pytest
from hypothesis import given

from rehab.figure.checks import faults_of
from rehab.figure.draw import draw
from rehab.figure.fault import Fault
from tests.support.drawn import figure
from tests.support.random_poses import figures
from tests.support.svg import painted


def drawn(one):
    with contextlib.suppress(Fault):
        return draw(one)
    return None


@given(figures())
def test_any_figure_gives_a_drawing_or_a_fault(one):
    svg = drawn(one)
    assert svg == drawn(one.model_copy(deep=True))
    if svg:
        assert not re.search(r"nan|inf|-0(?![0-9])", svg)
        assert all(element.points for element in painted(svg))


@given(figures())
def test_checks_find_faults_and_never_raise(one):
    found = faults_of(one)
    assert all(fault.message for fault in found)
    if drawn(one) is None:
        assert len(found) == 1


def test_the_size_on_paper_is_that_of_the_frame():
    svg = draw(figure())
    [(wide, high)] = re.findall(r'viewBox="0 0 (\d+) (\d+)"', svg)
    assert f'width="{int(wide) / 100:g}mm" height="{int(high) / 100:g}mm"' in svg


def test_the_floor_can_be_left_out():
    line = 'stroke-width="25"'
    assert draw(figure()).count(line) == 1
    assert line not in draw(figure(floor=False))
    assert line not in draw(figure(view="top"))


def test_limbs_can_be_drawn_nearer_or_farther():
    near = draw(figure({"shoulder": 5}))
    far = draw(figure({"shoulder": 5, "order": {"right_arm": -0.2}}))
    assert near.split("<path")[0] == far.split("<path")[0]  # the same frame
    assert near != far


@pytest.mark.parametrize(("yaw", "eyes"), [(90, 2), (0, 1), (-90, 0)])
def test_the_face_shows_where_it_looks(yaw, eyes):
    svg = draw(figure({"yaw": yaw}, view="side"))
    dots = re.findall(r'd="[^"]*" fill="#000"/>', svg)
    assert len(dots) == eyes
