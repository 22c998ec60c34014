"""What docs/figures.md says is what the files may hold, and what is drawn."""

import re
import typing
from pathlib import Path

import pytest

from rehab.figure.anatomy import LIMITS
from rehab.figure.checks import faults_of
from rehab.figure.draw import draw
from rehab.figure.parts import GROUPS
from rehab.figure.posture import BASES
from rehab.model import figure, prop
from rehab.model.exercise import Exercise
from rehab.reader.drawings import read_drawing
from rehab.reader.shelf import read_file

ROOT = Path(__file__).resolve().parent.parent
TEXT = (ROOT / "docs" / "figures.md").read_text("utf-8")
NAMED = set(re.findall(r"`([\w-]+)`", TEXT))
EXAMPLES = re.findall(r"```yaml\n(.*?)```", TEXT, re.DOTALL)
SHIPPED = [text for text in EXAMPLES if text.startswith("# exercises/")]
MODELS = (
    *(figure.Figure, figure.View, figure.Arrow),
    *(figure.Pose, figure.Limbs, figure.Reach, figure.Focus),
)
CHOICES = (
    *(figure.Base, figure.Painted, figure.CheckName, figure.Heading),
    *(figure.Figure.model_fields[name].annotation for name in ("view", "layout")),
)
THINGS = {
    typing.get_args(thing.model_fields["kind"].annotation)[0]: thing
    for thing in typing.get_args(prop.Thing)
}
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 52 38"/>'


def rows():
    """Every row of every table, by what its first cell names."""
    found = {}
    for line in TEXT.splitlines():
        if match := re.match(r"\| `([\w-]+)` \|(.*)\|$", line):
            found.setdefault(match[1], []).append(match[2])
    return found


def words_of(annotation):
    """Every word that a type allows, at any depth."""
    found = set()
    for part in typing.get_args(annotation):
        found |= {part} if isinstance(part, str) else words_of(part)
    return found


def read(text, folder):
    """An exercise with this figure, read from a file as a clinic's own would be."""
    plank = (ROOT / "exercises" / "plank.yaml").read_text("utf-8")
    path = folder / "example.yaml"
    path.write_text(plank.partition("figure:")[0] + text, "utf-8")
    return read_file(Exercise, path, id="example")


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_key_of_a_figure_is_told(model):
    assert set(model.model_fields) <= NAMED


@pytest.mark.parametrize("kind", THINGS)
def test_every_key_of_a_thing_is_told_with_what_it_is_when_left_out(kind):
    (row,) = rows()[kind]
    for key, field in THINGS[kind].model_fields.items():
        if key == "kind":
            continue
        assert f"`{key}`" in row
        if type(field.default) is float:
            assert re.search(rf"`{key}` {field.default:g}(?!\d|\.\d)", row), key


def test_every_word_a_key_may_have_is_told():
    for choice in CHOICES:
        assert words_of(choice) <= NAMED


def test_the_joints_and_their_limits_are_those_of_the_body():
    for joint, (low, high) in LIMITS.items():
        cells = [row.split("|") for row in rows()[joint]]
        assert [cell.strip() for cell in cells[0][-2:]] == [str(low), str(high)]


def test_the_bases_set_what_the_table_says():
    for base, pose in BASES.items():
        told = rows()[base][0]
        for key in pose.model_fields_set:
            number = getattr(pose, key)
            shown = f" {number:g}" if isinstance(number, (int, float)) else ""
            assert f"`{key}`{shown}" in told, (base, key)


def test_every_part_with_both_sides_is_told():
    whole = {name for name in GROUPS if not name.startswith(("right_", "left_"))}
    assert whole <= NAMED


@pytest.mark.parametrize("text", EXAMPLES)
def test_every_example_is_read_and_drawn_without_a_fault(text, tmp_path):
    exercise, problems = read(text, tmp_path)
    assert problems == ()
    shown = exercise.value.figure
    if shown.svg:
        (tmp_path / shown.svg).write_text(DRAWING, "utf-8")
        assert read_drawing(exercise) == (DRAWING, ())
    elif shown.poses:
        assert faults_of(shown) == ()
        assert draw(shown).startswith("<svg")
    else:
        assert shown.none


@pytest.mark.parametrize("text", SHIPPED)
def test_the_worked_examples_are_those_of_the_library(text):
    name, _, block = text.partition("\n")
    file = (ROOT / name.removeprefix("# ")).read_text("utf-8")
    assert file.partition("figure:\n")[2] == block.partition("figure:\n")[2]


def test_there_are_two_worked_examples():
    assert len(SHIPPED) == 2


def test_every_section_that_is_pointed_to_exists():
    headings = re.findall(r"^#+ (.*)$", TEXT, re.MULTILINE)
    known = {re.sub(r"[^\w\- ]", "", h).lower().replace(" ", "-") for h in headings}
    assert set(re.findall(r"\]\(#([\w-]+)\)", TEXT)) <= known


RECOGNITION = (ROOT / "docs" / "figure-recognition.md").read_text("utf-8")
ENOUGH = 80  # drawings that two of three readers recognise


def recognition_scores():
    """Every row of the table of all drawings: the exercise and its three scores."""
    table = RECOGNITION.partition("\n## All drawings\n")[2].partition("\n## ")[0]
    lines = [line for line in table.splitlines() if line.startswith("|")]
    return [
        (cells[0], cells[1:4])
        for cells in (
            [cell.strip() for cell in line.split("|")[1:]] for line in lines[2:]
        )
    ]


def test_the_recognition_table_names_every_exercise_once():
    files = (ROOT / "exercises").glob("[!_]*.yaml")
    named = [exercise for exercise, _ in recognition_scores()]
    assert sorted(named) == sorted(file.stem for file in files)


def test_the_recognition_scores_are_0_or_1():
    for exercise, scores in recognition_scores():
        assert len(scores) == 3, exercise
        assert set(scores) <= {"0", "1"}, exercise


def test_the_recognition_result_is_what_its_table_adds_up_to():
    scores = [row for _, row in recognition_scores()]
    ((recognised, read),) = re.findall(r"\*\*(\d+) of (\d+) drawings", RECOGNITION)
    assert int(read) == len(scores)
    assert int(recognised) == sum(row.count("1") >= 2 for row in scores)
    assert int(recognised) >= ENOUGH
