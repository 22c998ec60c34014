"""For each check a figure that fails it and no other, and what silences it."""

import pytest

from rehab.figure import checks
from rehab.figure.anatomy import SEGMENTS
from rehab.figure.checks import faults_of
from tests.support.drawn import figure

WHY = "the test needs it to be so"
BAD = {
    "limits": (
        figure({"hands": "grip", "elbow": 170}),
        "elbow_r is at 170 degrees; it goes from -5 to 155",
        ("poses", 0, "elbow"),
    ),
    "floor": (
        figure({"base": "free", "contact": ["heels"], "pitch": 20}),
        "toe_",  # of either foot
        ("poses", 0),
    ),
    "balance": (
        figure({}, {"contact": ["feet"], "lumbar": 60, "hip": 60, "ankle": 10}),
        "falls over: the centre of mass is ",
        ("poses", 1),
    ),
    "panels": (
        figure({}, {"elbow": 0.5}),
        "differs from the panel before by 0.1 mm only",
        ("poses", 1),
    ),
}


def silenced(one, *names):
    return one.model_copy(update={"exceptions": dict.fromkeys(names, WHY)})


@pytest.mark.parametrize("check", BAD)
def test_figure_fails_this_check_alone(check):
    one, message, place = BAD[check]
    faults = faults_of(one)
    assert {fault.place for fault in faults} == {place}
    assert faults[0].message.startswith(message)
    assert faults_of(silenced(one, check)) == ()


def test_a_bone_of_another_length_is_found(monkeypatch):
    monkeypatch.setitem(SEGMENTS, "thigh", 0.25)  # read by the check; drawn with it too
    assert faults_of(figure()) == ()
    monkeypatch.setattr(checks, "SEGMENTS", {**SEGMENTS, "thigh": 0.3})
    found = [fault.message for fault in faults_of(figure())]
    assert found == ["the thigh is 0.2500 of body height long"] * 2
    assert faults_of(silenced(figure(), "lengths")) == ()


def test_a_picture_that_leaves_its_frame_is_found(monkeypatch):
    monkeypatch.setattr(checks, "WIDTH", 2600)
    [fault] = faults_of(figure())
    assert fault.message.endswith(" is outside the picture")
    assert fault.place == ("poses", 0)
    assert faults_of(silenced(figure(), "frame")) == ()


def test_a_large_drawing_is_found(monkeypatch):
    monkeypatch.setattr(checks, "MOST_BYTES", 1_000)
    [fault] = faults_of(figure())
    assert fault.message.startswith("the drawing takes ")
    assert fault.message.endswith(" kB")
    assert faults_of(silenced(figure(), "size")) == ()


@pytest.mark.parametrize(
    "check", ["lengths", "limits", "floor", "balance", "frame", "panels", "size"]
)
def test_an_exception_that_nothing_needs_is_a_fault(check):
    [fault] = faults_of(silenced(figure(), check))
    assert fault.message == "nothing needs this exception"
    assert fault.place == ("exceptions", check)


def test_an_exception_silences_its_own_check_only():
    one, _, _ = BAD["limits"]
    assert len(faults_of(silenced(one, "floor"))) == 3


def test_a_pose_that_cannot_be_drawn_is_the_only_fault():
    [fault] = faults_of(figure({}, {"contact": ["heals"]}))
    assert fault.place == ("poses", 1, "contact")


def test_a_figure_without_poses_has_no_faults():
    assert faults_of(figure().model_copy(update={"poses": (), "none": WHY})) == ()


def test_only_standing_figures_must_not_fall_over():
    assert faults_of(figure({"base": "sitting", "lumbar": -20})) == ()
