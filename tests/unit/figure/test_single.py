"""Each pose as a picture of its own, at the size it is printed in."""

import contextlib
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehab.figure.draw import draw
from rehab.figure.fault import Fault
from rehab.figure.panel import panels_of
from rehab.figure.single import (
    LEAST,
    Paper,
    pose_pictures,
    shape,
    silhouette,
    thumb_pose,
)
from rehab.figure.style import Look
from tests.support.drawn import figure
from tests.support.random_poses import figures
from tests.support.svg import painted

RAISE: tuple[dict[str, Any], ...] = ({}, {"shoulder": 150, "elbow": 20})
LIE = ({"base": "supine"}, {"base": "supine", "hip": 40})
ARROW = {"at": "wrist_r", "go": [0, 0.1]}
PAPER = Paper(40, 30)
THUMB = Paper(21, 12, line=0.24, arrow=0.55)


@given(figures(), st.booleans())
def test_any_figure_gives_pictures_or_a_fault(one, windows):
    with contextlib.suppress(Fault):
        for svg in pose_pictures(one, Paper(22, 18, windows=windows)):
            assert not re.search(r"nan|inf|-0(?![0-9])", svg)


def size(svg):
    return tuple(map(int, re.search(r'viewBox="0 0 (\d+) (\d+)"', svg).groups()))


def widths(svg):
    return set(re.findall(r'stroke-width="(\d+)"', svg))


@pytest.mark.parametrize("paper", [PAPER, THUMB, Paper(100, 34), Paper(12, 60)])
@pytest.mark.parametrize("poses", [RAISE, LIE, RAISE[:1]])
def test_pictures_fit_their_paper_and_are_of_one_size(poses, paper):
    pictures = pose_pictures(figure(*poses, arrows=[ARROW]), paper)
    assert len(pictures) == len(poses)
    ((wide, high),) = {size(svg) for svg in pictures}
    assert wide <= 100 * paper.width + 1
    assert high <= max(LEAST, 100 * paper.height + 1)
    assert f'width="{wide / 100:g}mm" height="{high / 100:g}mm"' in pictures[0]


@pytest.mark.parametrize("paper", [PAPER, THUMB])
@pytest.mark.parametrize("go", [[0, 0.1], [0.3, 0], [-0.02, 0], [0, -0.4]])
def test_nothing_is_painted_beside_the_paper(go, paper):
    arrow = {"at": "wrist_r", "go": go}
    for svg in pose_pictures(figure(*RAISE, arrows=[arrow]), paper):
        wide, high = size(svg)
        for element in painted(svg):
            for x, y in element.points:
                assert element.half <= x <= wide - element.half
                assert element.half <= y <= high - element.half


def test_lines_are_as_wide_as_told_whatever_the_size():
    one = figure(*RAISE, arrows=[ARROW])
    for width in (20, 60):
        (svg, _) = pose_pictures(one, Paper(width, 60, line=0.5))
        assert "100" in widths(svg)  # a line outside its shape is painted twice as wide
        assert max(map(int, widths(svg))) == 100
    assert "24" in widths(pose_pictures(one, THUMB)[0])


def test_limbs_behind_have_thinner_lines():
    (svg, _) = pose_pictures(figure(*RAISE), Paper(40, 40, line=0.5))
    assert {"50", "41"} <= widths(svg)


def test_all_poses_stand_on_the_same_ground():
    one = figure({"base": "standing"}, {"base": "free", "lift": 0.2})
    floors = [re.findall(r'd="M20 (\d+)H', svg) for svg in pose_pictures(one, PAPER)]
    assert floors[0] == floors[1]
    assert len(floors[0]) == 1


def test_arrows_have_the_accent_and_nothing_else_has():
    one = figure(*RAISE, arrows=[ARROW])
    plain, moved = pose_pictures(one, PAPER, Look("#123456"))
    assert "#123456" not in plain
    assert moved.count("#123456") == 2  # its line and its head
    assert "#123456" not in draw(one)


def test_poses_can_be_picked():
    one = figure(*RAISE)
    (last,) = pose_pictures(one, PAPER, poses=[1])
    (first,) = pose_pictures(one, PAPER, poses=[0])
    assert last != first


def test_a_thumbnail_shows_the_last_pose_or_the_one_that_is_named():
    assert thumb_pose(figure(*RAISE)) == 1
    assert thumb_pose(figure(*RAISE, thumb=0)) == 0
    assert thumb_pose(figure(*RAISE, thumb=2)) == 1


@pytest.mark.parametrize(
    ("poses", "stand"),
    [
        (RAISE[:1], "one"),
        (({}, {"knee": 5}), "narrow"),
        (({"base": "supine"}, {"base": "supine", "hip": 5}), "flat"),
        (({"base": "quadruped"}, {"base": "quadruped", "hip": 60}), "wide"),
    ],
)
def test_the_shape_tells_how_the_pictures_stand(poses, stand):
    assert shape(figure(*poses)) == stand


def test_pictures_that_lie_over_one_another_have_the_body_in_one_place():
    head = {"base": "supine", "anchor": "head"}
    one = figure(head, {**head, "hip": 5})
    first, last = pose_pictures(one, Paper(100, 34))
    hair = r'd="([^"]*)" fill="#404040"'
    assert re.search(hair, first)[1] == re.search(hair, last)[1]


def test_a_silhouette_is_one_white_shape_in_a_square():
    svg = silhouette(figure(*LIE), Paper(10, 10))
    assert size(svg) == (1000, 1000)
    assert svg.count("<path") == 1
    assert set(re.findall(r"#\w+", svg)) == {"#fff"}
    ys = [y for element in painted(svg) for _, y in element.points]
    assert min(ys) + max(ys) == pytest.approx(1000, abs=4)


def test_a_mirrored_picture_is_the_same_in_a_mirror():
    one = figure(*RAISE)
    plain, other = (pose_pictures(one, PAPER, mirror=m)[0] for m in (False, True))
    content = plain.partition(">")[2].removesuffix("</svg>")
    assert content in other
    assert f"matrix(-1 0 0 1 {size(plain)[0]} 0)" in other


def test_a_part_that_nobody_has_is_a_fault():
    with pytest.raises(Fault):
        pose_pictures(figure({"anchor": "tail"}), PAPER)


def test_people_differ_by_their_hair_alone():
    one = figure()
    looks = (Look(), Look(sex="female"), Look(sex="male"))
    pictures = {pose_pictures(one, PAPER, look)[0] for look in looks}
    assert len(pictures) == 3
    assert len({size(svg) for svg in pictures}) == 1


def test_a_focus_is_a_window_on_small_paper_and_a_whole_body_on_large():
    one = figure({}, {"focus": {"at": "knee_r"}})
    small = Paper(20, 18, windows=True)
    assert "clipPath" in pose_pictures(one, small)[1]
    assert "clipPath" not in pose_pictures(one, PAPER)[1]


def test_a_belly_moves_with_the_breath():
    out, rest = (
        panels_of(figure({"belly": far}))[0].discs["waist_r"] for far in (0.04, 0)
    )
    assert out[0] - rest[0] == pytest.approx(0.04)


def test_an_inset_stands_beside_the_body_on_large_paper_alone():
    heel = {"inset": {"at": "heel_r", "radius": 0.1, "side": "right"}}
    plain, large = pose_pictures(figure({}, heel), PAPER)
    assert "clipPath" not in plain
    assert large.count("clipPath") == 2  # its two tags
    small = pose_pictures(figure({}, heel), Paper(22, 18, windows=True))
    assert "clipPath" not in "".join(small)
    assert "clipPath" not in draw(figure({}, heel))


def test_an_inset_at_a_part_that_nobody_has_is_a_fault():
    with pytest.raises(Fault) as raised:
        pose_pictures(figure({"inset": {"at": "tail"}}), PAPER)
    assert raised.value.place == ("poses", 0, "inset", "at")


def test_where_an_arrow_is_0_wide_there_is_none():
    one = figure(*RAISE, arrows=[ARROW])
    pictures = pose_pictures(one, Paper(40, 40, arrow=0), Look("#123456"))
    assert "#123456" not in "".join(pictures)
    assert pictures == pose_pictures(figure(*RAISE), Paper(40, 40, arrow=0))
