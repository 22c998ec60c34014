from itertools import pairwise
from math import hypot
from typing import Any

import pytest

from rehab.figure.arrows import draw_arrow
from rehab.figure.camera import camera_of
from rehab.figure.draw import draw
from rehab.figure.fault import Fault
from rehab.figure.movement import arrow_points
from rehab.figure.panel import panels_of
from rehab.figure.parts import place
from rehab.figure.solve import solve
from rehab.model.figure import Arrow
from tests.support.drawn import figure

RAISE: tuple[dict[str, Any], ...] = ({}, {"shoulder": 150, "elbow": 20})
HERE = [0.0, 0.0]  # no way off the body


def line(*poses, panel=None, view="side", **fields):
    one = figure(*(poses or RAISE), view=view)
    bodies = [solve(pose) for pose in one.poses]
    last = len(bodies) - 1 if panel is None else panel
    return arrow_points(Arrow(**fields), bodies, camera_of(one), last), bodies


def seen(body, part):
    return place(body, part)[:2]


def test_a_trace_starts_and_ends_on_its_part():
    points, bodies = line(trace="wrist_r", offset=HERE)
    assert points[0] == pytest.approx(seen(bodies[0], "wrist_r"), abs=1e-6)
    assert points[-1] == pytest.approx(seen(bodies[1], "wrist_r"), abs=1e-6)


def test_a_trace_goes_round_as_the_limb_does():
    points, bodies = line({}, {"shoulder": 90}, trace="wrist_r", offset=HERE)
    shoulder = seen(bodies[0], "shoulder_r")
    far = [hypot(x - shoulder[0], y - shoulder[1]) for x, y in points]
    assert max(far) - min(far) < 0.02


def test_reverse_goes_the_other_way():
    there, _ = line(trace="wrist_r", offset=HERE)
    again, _ = line(trace="wrist_r", offset=HERE, reverse=True)
    assert again == there[::-1]


def test_a_span_is_a_part_of_the_way():
    whole, _ = line(trace="wrist_r", offset=HERE)
    part, _ = line(trace="wrist_r", offset=HERE, span=[0.25, 0.75])

    def size(points):
        return sum(hypot(c - a, d - b) for (a, b), (c, d) in pairwise(points))

    assert size(part) == pytest.approx(size(whole) / 2, rel=0.05)


def test_between_names_the_panels():
    poses: tuple[dict[str, Any], ...] = ({}, {"shoulder": 90}, {"shoulder": 160})
    points, bodies = line(*poses, trace="wrist_r", offset=HERE, between=[1, 0])
    assert points[0] == pytest.approx(seen(bodies[1], "wrist_r"), abs=1e-6)
    assert points[-1] == pytest.approx(seen(bodies[0], "wrist_r"), abs=1e-6)


def test_an_arrow_at_a_part_goes_as_told():
    points, bodies = line(at="head", go=[0.2, -0.1], offset=[0.1, 0.3])
    x, y = seen(bodies[1], "head")
    assert points[0] == pytest.approx((x + 0.1, y + 0.3))
    assert points[-1] == pytest.approx((x + 0.3, y + 0.2))


def test_a_bend_bows_the_arrow():
    straight, _ = line(at="head", go=[0.2, 0], offset=HERE)
    bowed, _ = line(at="head", go=[0.2, 0], offset=HERE, bend=0.5)
    assert bowed[1][1] == pytest.approx(straight[1][1] + 0.1)


@pytest.mark.parametrize("side", [None, "right"])
def test_an_arrow_without_an_offset_stays_off_the_body(side):
    points, bodies = line(trace="wrist_r", side=side)
    discs = camera_of(figure()).discs(bodies[1]).values()
    for x, y in points:
        assert y > 0
        assert all(hypot(x - dx, y - dy) > r for dx, dy, r, _ in discs)


def test_one_head_or_two():
    points = [(0, 0), (1000, 0)]
    one, two = draw_arrow(points, both=False), draw_arrow(points, both=True)
    assert one.count('fill="#000"') == two.count('fill="#000"') == 1
    assert two.count("z") == 2 * one.count("z")


def test_a_head_is_at_the_end():
    assert "M1000 0L" in draw_arrow([(0, 0), (1000, 0)], both=False)
    assert "M0 0L" in draw_arrow([(1000, 0), (0, 0)], both=False)


def test_a_short_arrow_grows_at_its_head_or_at_its_tail():
    points = [(0, 0), (10, 0)]
    assert "L0 0" in draw_arrow(points, both=False)
    assert "M496 0L" in draw_arrow(points, both=False)
    assert 'd="M-' in draw_arrow(points, both=False, ahead=False)
    assert "M10 0L" in draw_arrow(points, both=False, ahead=False)


def test_an_arrow_without_a_panel_is_in_the_last():
    arrow = {"at": "head", "go": [0, 0.2]}
    panels = panels_of(figure(*RAISE, arrows=[arrow]))
    assert [len(panel.arrows) for panel in panels] == [0, 1]
    panels = panels_of(figure(*RAISE, arrows=[{**arrow, "panel": 0}]))
    assert [len(panel.arrows) for panel in panels] == [1, 0]


@pytest.mark.parametrize(
    ("arrow", "message"),
    [
        (
            {"at": "head", "go": [0, 0.1], "panel": 2},
            "there is no panel 2; the last of them is 1",
        ),
        (
            {"trace": "head", "between": [2, 0]},
            "there is no panel 2; the last of them is 1",
        ),
        ({"trace": "haed"}, "unknown part of the body, got 'haed'"),
    ],
)
def test_what_is_not_there_is_a_fault(arrow, message):
    with pytest.raises(Fault) as raised:
        draw(figure(*RAISE, arrows=[{"at": "head", "go": [0, 0.1]}, arrow]))
    assert (raised.value.place, raised.value.message) == (("arrows", 1), message)
