"""What ``rehab check`` says of a figure that can be read but not be drawn."""

import shutil
from pathlib import Path

import pytest

from rehab.checking.check import check

SOUND = Path(__file__).parents[2] / "bad" / "sound"
CASES = {
    "an impossible pose": (
        "poses: [{}, {contact: [bottom, {head: -2}]}]",
        (
            "17:25: figure › poses › 2 › contact: cannot put both bottom and head "
            "down: 2.396 of body height apart"
        ),
    ),
    "a joint that does not suffice": (
        "poses: [{lower: {hands: shoulder}}]",
        (
            "17:27: figure › poses › 1 › lower › hands: right_hands cannot reach "
            "the floor by the shoulder: 0.372 of body height is left"
        ),
    ),
    "an unknown part": (
        "poses: [{contact: [heals]}]",
        (
            "17:21: figure › poses › 1 › contact: unknown part of the body, "
            "got 'heals'; did you mean \"heels\"?"
        ),
    ),
    "an unknown limb": (
        "poses: [{reach: {hnds: {dy: -0.3}}}]",
        (
            "17:26: figure › poses › 1 › reach › hnds: unknown limb, got 'hnds'; "
            'did you mean "hands"?'
        ),
    ),
    "an unknown part of a thing": (
        "{props: [{ball: {under: pelvsi}}], poses: [{}]}",
        (
            "17:12: figure › props › 1: unknown part of the body, got 'pelvsi'; "
            'did you mean "pelvis"?'
        ),
    ),
    "a limit broken": (
        "poses: [{elbow: 170}]",
        (
            "17:19: figure › poses › 1 › elbow: elbow_l is at 170 degrees; "
            "it goes from -5 to 155"
        ),
    ),
    "an exception nobody needs": (
        "{poses: [{}], exceptions: {floor: it lies on soft sand}}",
        "17:37: figure › exceptions › floor: nothing needs this exception",
    ),
    "a panel that is not there": (
        "{poses: [{}], arrows: [{at: head, go: [0, 0.1], panel: 1}]}",
        "17:26: figure › arrows › 1: there is no panel 1; the last of them is 0",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_the_line_names_the_place_and_what_is_wrong(case, tmp_path):
    figure, line = CASES[case]
    tree = shutil.copytree(SOUND, tmp_path / "tree")
    file = tree / "exercises/hinge.yaml"
    file.write_text(f"{file.read_text('utf-8')}figure:\n  {figure}\n", "utf-8")
    problems, *_ = check([tree])
    lines = [str(problem).replace(f"{tree}/exercises/", "") for problem in problems]
    assert lines[0] == f"hinge.yaml:{line}"
    assert len(lines) == (2 if case == "a limit broken" else 1)  # both elbows


def test_a_sound_figure_is_no_problem(tmp_path):
    tree = shutil.copytree(SOUND, tmp_path / "tree")
    with (tree / "exercises/hinge.yaml").open("a", encoding="utf-8") as file:
        file.write("figure:\n  poses: [{}, {hip: 60, knee: 20}]\n  props: [mat]\n")
    assert check([tree])[0] == ()
