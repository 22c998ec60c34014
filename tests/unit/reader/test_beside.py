"""A diary or a record that is there is read, or it is told why not."""

import os
import shutil
from pathlib import Path

import pytest

from rehab.app.papers import Stopped
from rehab.batch.content import of_client
from tests.support.folders import planned_in, read_in

EXAMPLES = Path(__file__).parents[3] / "examples"
NOTHING = "is a link to nothing; put the file where it points to, or delete the link"
NAMES = ("diary", "record")


def unreadable(path: Path) -> None:
    """A file that its reader may not open; whoever may open all gets bad bytes."""
    path.write_bytes(b"\xff")
    path.chmod(0)


WAYS = {
    "a link to nothing": lambda path: path.symlink_to("nowhere.yaml"),
    "a link to itself": lambda path: path.symlink_to(path.name),
    "a folder": lambda path: path.mkdir(),
    "a pipe": os.mkfifo,
    "closed": unreadable,
}


@pytest.fixture
def folder(tmp_path):
    """The folder of a client of whom nothing came back."""
    for name in ("clinic.yaml", "logo.svg"):
        shutil.copy(EXAMPLES / name, tmp_path)
    shutil.copy(EXAMPLES / "steady-build" / "client.yaml", tmp_path)
    return tmp_path


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("way", WAYS)
def test_what_cannot_be_read_is_a_problem_and_never_nothing(folder, name, way):
    file = folder / f"{name}.yaml"
    assert not isinstance(planned_in(folder), Stopped)
    before = of_client(folder / "client.yaml", None)
    WAYS[way](file)
    found = read_in(folder)
    assert isinstance(found, Stopped)
    assert [problem.file for problem in found.problems] == [str(file)]
    assert of_client(folder / "client.yaml", None) != before  # a batch looks again
    if "link" in way:
        assert str(found.problems[0]).endswith(NOTHING)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("ending", [".yml", ".YAML", ".Yml"])
def test_nearly_the_right_name_is_a_problem(folder, name, ending):
    before = of_client(folder / "client.yaml", None)
    (folder / f"{name}{ending}").write_text("weeks: []\n", "utf-8")
    found = read_in(folder)
    assert isinstance(found, Stopped)
    (problem,) = found.problems
    assert problem.message == "is not read for its name"
    assert f"rename it to {name}.yaml" in problem.hint
    assert of_client(folder / "client.yaml", None) != before
