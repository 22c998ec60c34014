"""Every shipped drawing, without looking at it: its poses, its text, its frame."""

import hashlib
import os
import re
import subprocess
import sys
from collections import defaultdict

import pytest

from rehab.figure.anatomy import SEGMENTS
from rehab.figure.checks import faults_of
from rehab.figure.draw import draw
from rehab.figure.layout import WIDTH
from rehab.figure.panel import panels_of
from rehab.figure.vector import length, minus
from rehab.model.carriers import carriers
from rehab.model.figure import Figure
from tests.support.cases import ROOT, library
from tests.support.svg import painted

NAMES = sorted(library().exercises)
DRAWN = [n for n in NAMES if (f := library().exercises[n].figure) and f.poses]
LIFTED = [n for n in NAMES if (f := library().exercises[n].figure) and f.lifted_with]
MOST_BYTES = 40_000
LEAST_REASON = 20  # letters
SAME = 1e-9  # body heights

# Exercises that may share one drawing, and why.
TWINS = {
    frozenset({"walk_short", "walk_build"}): "both are a walk; only minutes differ",
    frozenset({"walk_jog", "run_walk"}): "the same mix, in minutes or seconds",
    frozenset({"deadlift", "five_deadlift"}): "the same lift, in sets of five",
    frozenset({"bent_over_row", "five_row"}): "the same lift, in sets of five",
}
BONES = {
    ("hip", "knee"): SEGMENTS["thigh"],
    ("knee", "ankle"): SEGMENTS["shank"],
    ("shoulder", "elbow"): SEGMENTS["upper_arm"],
    ("elbow", "wrist"): SEGMENTS["forearm"],
}
HASH = """
import hashlib
from rehab.figure.draw import draw
from tests.support.cases import library
text = "".join(
    draw(one.figure)
    for _, one in sorted(library().exercises.items())
    if one.figure and one.figure.poses
)
print(hashlib.sha256(text.encode()).hexdigest())
"""


def figure(name: str) -> Figure:
    """Return the exercise's figure, which must be there."""
    found = library().exercises[name].figure
    assert found is not None, name
    return found


@pytest.fixture(scope="session")
def drawings() -> dict[str, str]:
    """Draw each shipped figure once."""
    return {name: draw(figure(name)) for name in DRAWN}


@pytest.mark.parametrize("name", NAMES)
def test_exercise_has_poses_or_the_reason_why_not(name):
    one = figure(name)
    assert one.poses or len(one.none or "") >= LEAST_REASON


@pytest.mark.parametrize("name", NAMES)
def test_figure_has_no_faults(name):
    faults = faults_of(figure(name))
    assert [(fault.message, fault.place) for fault in faults] == []


@pytest.mark.parametrize("name", LIFTED)
def test_each_thing_that_may_be_lifted_is_drawn_and_looks_otherwise(name):
    one, shelf = figure(name), library()
    may = {thing for thing, _ in carriers(shelf.exercises[name], shelf.catalogue)}
    assert set(one.lifted_with) <= may
    held = {thing: one.lifted(thing) for thing in one.lifted_with}
    assert not [fault for drawn in held.values() for fault in faults_of(drawn)]
    drawn = {draw(one), *map(draw, held.values())}
    assert len(drawn) == 1 + len({repr(each) for each in held.values()})


def test_a_thing_that_has_no_drawing_of_its_own_is_drawn_as_the_file_says():
    one = figure("goblet_squat")
    assert one.lifted("dumbbells") is one
    assert one.lifted(None) is one


@pytest.mark.parametrize("name", NAMES)
def test_every_exception_has_a_reason_and_is_needed(name):
    one = figure(name)
    for check, reason in one.exceptions.items():
        assert len(reason) >= LEAST_REASON
        others = {k: why for k, why in one.exceptions.items() if k != check}
        assert faults_of(one.model_copy(update={"exceptions": others}))


@pytest.mark.parametrize("name", DRAWN)
def test_everything_painted_is_inside_the_picture(name, drawings):
    svg = drawings[name]
    [box] = re.findall(r'viewBox="0 0 (\d+) (\d+)"', svg)
    wide, high = map(int, box)
    assert wide == WIDTH
    assert high <= 3800
    for element in painted(svg):
        for x, y in element.points:
            assert element.half <= x <= wide - element.half
            assert element.half <= y <= high - element.half


@pytest.mark.parametrize("name", DRAWN)
def test_drawing_is_small_plain_svg(name, drawings):
    svg = drawings[name]
    assert len(svg.encode()) < MOST_BYTES
    assert svg.count("<svg") == svg.count("</svg>") == 1
    assert not re.search(r"<script|javascript:|@import|href|<!", svg)
    windows = re.findall(r'<clipPath id="([^"]+)"', svg)
    assert re.findall(r"url\(([^)]*)\)", svg) == [f"#{window}" for window in windows]


@pytest.mark.parametrize("name", DRAWN)
def test_numbers_of_paths_are_whole(name, drawings):
    svg = drawings[name]
    assert not re.search(r"-0(?![0-9])", svg)
    assert not re.search(r"nan|inf", svg)
    for path in re.findall(r' d="([^"]*)"', svg):
        assert re.fullmatch(r"[MLHVCQAaqz0-9 -]+", path)


@pytest.mark.parametrize("name", DRAWN)
def test_bones_keep_their_length_from_panel_to_panel(name):
    for panel in panels_of(figure(name)):
        points = panel.body.points
        for (upper, lower), bone in BONES.items():
            for side in "rl":
                span = minus(points[f"{upper}_{side}"], points[f"{lower}_{side}"])
                assert length(span) == pytest.approx(bone, abs=SAME)
        hips = length(minus(points["hip_r"], points["hip_l"]))
        assert hips == pytest.approx(2 * SEGMENTS["half_hip"], abs=SAME)


@pytest.mark.parametrize("name", DRAWN)
def test_mirrored_drawing_is_the_same_in_one_mirror(name, drawings):
    head, content = drawings[name].removesuffix("</svg>").split(">", 1)
    mirror = f'<g transform="matrix(-1 0 0 1 {WIDTH} 0)">'
    expected = f"{head}>{mirror}{content}</g></svg>"
    assert draw(figure(name), mirror=True) == expected


def test_two_exercises_have_two_drawings(drawings):
    same = defaultdict(set)
    for name, svg in drawings.items():
        same[svg].add(name)
    shared = {frozenset(names) for names in same.values() if len(names) > 1}
    assert shared <= set(TWINS)


def test_twins_are_shipped_exercises():
    assert set().union(*TWINS) <= set(NAMES)
    assert all(len(reason) >= LEAST_REASON for reason in TWINS.values())


def test_another_process_draws_the_same_bytes(drawings):
    other = "1" if os.environ.get("PYTHONHASHSEED") == "0" else "0"
    ran = subprocess.run(
        [sys.executable, "-c", HASH],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": other, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    here = "".join(drawings[name] for name in DRAWN)
    assert ran.stdout.strip() == hashlib.sha256(here.encode()).hexdigest()
