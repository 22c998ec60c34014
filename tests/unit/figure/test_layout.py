import re

import pytest

from rehab.figure.draw import draw
from rehab.figure.fault import Fault
from rehab.figure.layout import GAP, MARGIN, MOST_HEIGHT, WIDTH, placed
from rehab.figure.panel import ENLARGE, panels_of
from tests.support.drawn import figure

STANDING, LYING = {"hip": 60, "knee": 60}, {"base": "supine"}
FLAT = ({**LYING, "hip": 40, "knee": 60}, {**LYING, "hip": 70})


def places(*poses, **fields):
    one = figure(*poses, **fields)
    return placed(one, panels_of(one))


def scale(*poses, **fields):
    return places(*poses, **fields)[0][0].scale


@pytest.mark.parametrize("poses", [({}, STANDING), FLAT, ({}, STANDING, LYING)])
def test_auto_takes_the_larger_scale(poses):
    row, column = scale(*poses, layout="row"), scale(*poses, layout="column")
    assert scale(*poses) >= max(row, column)


def test_standing_figures_are_beside_and_lying_ones_below_each_other():
    beside, _ = places({}, STANDING)
    assert beside[0].top == beside[1].top
    assert beside[0].right + GAP == pytest.approx(beside[1].left)
    below, _ = places(*FLAT)
    assert below[0].left == below[1].left
    assert below[0].bottom + GAP == pytest.approx(below[1].top)


def test_everything_has_one_scale_and_one_floor():
    found, _ = places({}, STANDING, {"contact": ["toes"], "ankle": -30})
    assert len({place.scale for place in found}) == 1
    assert len({place.corner[1] for place in found}) == 1


@pytest.mark.parametrize("layout", ["auto", "row", "column", "ghost"])
@pytest.mark.parametrize("poses", [({},), ({}, STANDING), FLAT])
def test_no_layout_leaves_the_paper(layout, poses):
    found, height = places(*poses, layout=layout)
    assert height <= MOST_HEIGHT
    for place in found:
        assert place.left >= MARGIN - 1e-6
        assert place.right <= WIDTH - MARGIN + 1e-6
        assert place.bottom <= height - MARGIN + 1


def test_a_ghost_stands_where_the_last_panel_does():
    found, _ = places({}, STANDING, layout="ghost")
    assert [place.is_ghost for place in found] == [True, False]
    assert found[0].corner == found[1].corner


def test_a_ghost_is_drawn_as_one_grey_shape():
    drawn = draw(figure({}, STANDING, layout="ghost"))
    assert drawn.count('fill="#f0f0f0"') == 1
    assert '"#f0f0f0"' not in draw(figure({}, STANDING))


def test_focus_panels_are_windows_below_and_enlarged():
    focus = {"base": "supine", "focus": {"at": "waist_r", "radius": 0.2}}
    found, _ = places(LYING, focus, {**focus, "lumbar": 15})
    whole, one, other = found
    assert one.scale == other.scale == pytest.approx(whole.scale * ENLARGE)
    assert one.top == other.top > whole.bottom
    svg = draw(figure(LYING, focus, {**focus, "lumbar": 15}))
    assert svg.count("<clipPath") == 2


def test_two_windows_have_two_names():
    focus = {"base": "supine", "focus": {"at": "waist_r"}}
    svg = draw(figure(LYING, focus, {**focus, "lumbar": 15}))
    names = re.findall(r'id="(\w+)"', svg)
    assert len(set(names)) == len(names) == 2


def test_a_crop_shows_nothing_below_its_part():
    whole, cropped = figure(STANDING), figure(STANDING, crop="pelvis")
    assert scale(STANDING, crop="pelvis") > scale(STANDING)
    assert draw(cropped).count("<clipPath") == 1
    assert "<clipPath" not in draw(whole)


@pytest.mark.parametrize(
    ("fields", "pose", "place"),
    [
        ({"crop": "pelvsi"}, {}, ("crop",)),
        ({}, {"focus": {"at": "waste_r"}}, ("poses", 0, "focus", "at")),
    ],
)
def test_unknown_part_of_a_window_is_a_fault_at_its_place(fields, pose, place):
    with pytest.raises(Fault) as raised:
        panels_of(figure(pose, **fields))
    assert raised.value.place == place
