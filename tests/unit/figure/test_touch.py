"""An arrow beside a body touches it."""

from math import hypot
from typing import Any

import pytest

from rehab.figure.panel import panels_of
from rehab.figure.touch import BESIDE, GAP, touching
from tests.support.drawn import figure

DISC = (0.0, 0.0, 0.1)


def moved(points, *discs):
    (dx, dy), ahead = touching(points, discs or (DISC,))
    return [(x + dx, y + dy) for x, y in points], ahead


def test_an_arrow_that_leaves_the_body_starts_on_it():
    points, ahead = moved([(0.2, 0.0), (0.4, 0.0)])
    assert points[0] == pytest.approx((0.1 + GAP, 0.0))
    assert points[1] == pytest.approx((0.3 + GAP, 0.0))
    assert ahead


def test_an_arrow_that_pushes_ends_on_it_and_grows_at_its_tail():
    points, ahead = moved([(-0.4, 0.0), (-0.2, 0.0)])
    assert points[1] == pytest.approx((-0.1 - GAP, 0.0))
    assert not ahead


def test_an_arrow_that_runs_past_comes_close():
    points, _ = moved([(0.2, -0.1), (0.2, 0.1)])
    assert points[0][0] == points[1][0] == pytest.approx(0.1 + BESIDE)


def test_a_side_that_is_near_is_taken_before_an_end_that_is_far():
    arm = (0.0, -0.35, 0.05)
    points, _ = moved([(0.15, -0.1), (0.15, 0.1)], DISC, (0.15, -0.35, 0.05))
    assert points[0][0] == pytest.approx(0.1 + BESIDE)
    assert moved(points, DISC, arm)[0] == points


@pytest.mark.parametrize(
    "points",
    [
        [(0.0, 0.05), (0.0, 0.3)],  # starts inside
        [(1.0, 1.0), (1.2, 1.0)],  # far away
    ],
)
def test_an_arrow_inside_or_far_away_stays(points):
    assert moved(points)[0] == points


def test_arrows_at_a_part_touch_and_traces_keep_their_way():
    poses: tuple[dict[str, Any], ...] = ({}, {"shoulder": 90})
    at = {"at": "wrist_r", "offset": [0.2, 0.0], "go": [0.1, 0]}
    _, panel = panels_of(figure(*poses, arrows=[at]))
    x, y = panel.arrows[0].points[0]
    away = [hypot(x - dx, y - dy) - r for dx, dy, r, _ in panel.discs.values()]
    assert min(away) == pytest.approx(GAP, abs=0.001)
    trace = {"trace": "wrist_r", "offset": [0.3, 0.0]}
    _, panel = panels_of(figure(*poses, arrows=[trace]))
    wrist = panel.body.points["wrist_r"]
    assert panel.arrows[0].points[-1] == pytest.approx((wrist[0] + 0.3, wrist[1]))
