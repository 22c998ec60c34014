"""Folders and files on a disk that may hold anything."""

import datetime
import os
import shutil
from pathlib import Path

import pytest

from rehab.reader.library import read_client, read_diary, read_library
from rehab.reader.words import read_words
from tests.support.cases import ROOT

SOUND = Path(__file__).parents[2] / "bad" / "sound"


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """Return a copy of the sound library."""
    return shutil.copytree(SOUND, tmp_path / "tree")


def problems(tree: Path) -> list[str]:
    """Return the library's problems as the user reads them."""
    library, found = read_library(tree / "exercises", tree / "plans")
    assert (library is None) == bool(found)
    return [str(problem).replace(f"{tree}/", "") for problem in found]


def test_sound_library_is_read_whole() -> None:
    library, found = read_library(SOUND / "exercises", SOUND / "plans")
    assert found == ()
    assert library is not None
    assert sorted(library.exercises) == ["band_row", "deadlift", "hinge", "rest"]
    assert library.plans["easy"].id == "easy"


def test_missing_folder_is_a_problem(tmp_path: Path) -> None:
    _, found = read_library(tmp_path / "none", tmp_path / "gone")
    assert f"{tmp_path}/none:1:1: cannot be read: no such file or directory" in [
        str(problem) for problem in found
    ]


def test_missing_shared_file_is_a_problem(tree: Path) -> None:
    (tree / "plans/_safety.yaml").unlink()
    assert problems(tree) == ["plans/_safety.yaml:1:1: there is no such file"]


def test_other_ending_gets_a_hint(tree: Path) -> None:
    (tree / "exercises/squat.yml").write_text("name: Squat")
    (tree / "exercises/README.md").write_text("ignored")
    (tree / "exercises/.hidden.yaml").write_text("[")
    assert problems(tree) == [
        "exercises/squat.yml:1:1: is not read for its ending; rename it to squat.yaml"
    ]


def test_name_that_is_no_id_is_a_problem(tree: Path) -> None:
    (tree / "plans/_saftey.yaml").write_text("a: 1")
    [found] = problems(tree)
    assert found.startswith("plans/_saftey.yaml:1:1: the file's name must be")
    assert found.endswith("did you mean _safety.yaml?")


def test_folder_named_like_a_file_is_a_problem(tree: Path) -> None:
    (tree / "exercises/squat.yaml").mkdir()
    assert problems(tree) == ["exercises/squat.yaml:1:1: is not a file"]


def test_pipe_and_broken_link_do_not_hang(tree: Path) -> None:
    os.mkfifo(tree / "exercises/pipe.yaml")
    (tree / "exercises/link.yaml").symlink_to(tree / "nowhere")
    (tree / "exercises/loop.yaml").symlink_to(tree / "exercises/loop.yaml")
    assert len(problems(tree)) == 3


def test_broken_exercise_is_not_also_unknown(tree: Path) -> None:
    (tree / "exercises/hinge.yaml").write_text("name: [")
    assert [line.split(":")[0] for line in problems(tree)] == ["exercises/hinge.yaml"]


def test_broken_catalogue_hides_only_what_needs_it(tree: Path) -> None:
    (tree / "exercises/_catalogue.yaml").write_text("ladders: {}")
    (tree / "plans/regions/back.yaml").write_text("a: b: c")
    files = {line.split(":")[0] for line in problems(tree)}
    assert files == {"exercises/_catalogue.yaml", "plans/regions/back.yaml"}


def test_client_diary_and_words_never_raise(tree: Path) -> None:
    library, _ = read_library(tree / "exercises", tree / "plans")
    assert library is not None
    for path in (tree / "none.yaml", tree, tree / "\0", tree / ("x" * 5_000)):
        assert read_client(path, library)[1]
        assert read_diary(path)[1]
        assert read_words(path) == ({}, read_words(path)[1])


def test_words_are_a_plain_nested_dict(tmp_path: Path) -> None:
    path = tmp_path / "en.yaml"
    path.write_text("sheet:\n  yes: 'Yes'\n  no: no\n")
    assert read_words(path) == ({"sheet": {"yes": "Yes", "no": "no"}}, ())


def test_empty_diary_has_no_weeks(tmp_path: Path) -> None:
    path = tmp_path / "diary.yaml"
    path.write_text("weeks: []\n")
    diary, found = read_diary(path)
    assert found == ()
    assert diary is not None
    assert diary.weeks == ()


def test_nobody_was_screened_tomorrow(tree: Path) -> None:
    library, _ = read_library(tree / "exercises", tree / "plans")
    path, day = tree / "client.yaml", datetime.date(2026, 1, 5)
    assert read_client(path, library, today=day)[1] == ()
    (found,) = read_client(path, library, today=day - datetime.timedelta(days=1))[1]
    told = str(found).removeprefix(f"{tree}/")
    assert told == (
        "client.yaml:33:7: screening › on: 2026-01-05 is 1 day ahead of today, "
        "2026-01-04; write the day on which the stop signs were asked"
    )


@pytest.mark.parametrize("name", ["Þóra", "Юля", "O", "Ana\u200bMaria", "*"])
def test_a_name_is_whatever_can_be_seen(tree: Path, name: str) -> None:
    library, _ = read_library(tree / "exercises", tree / "plans")
    path = tree / "client.yaml"
    text = path.read_text("utf-8").replace("name: Pat", f'name: "{name}"', 1)
    path.write_text(text, "utf-8")
    assert read_client(path, library)[1] == ()


def test_every_shipped_client_file_still_passes_its_screen() -> None:
    library, _ = read_library(ROOT / "exercises", ROOT / "plans")
    assert len(library.regions["back"].signs) == 25
    for file in sorted((ROOT / "examples").glob("*/client.yaml")):
        client, problems = read_client(file, library)
        assert problems == ()
        assert set(client.screening.answers) == set(
            library.region(library.plans[client.plan]).signs
        )


@pytest.mark.parametrize(
    ("cap", "fault"),
    [
        ("{sets: 2, repetitions: 10}", None),  # of two rungs; the first has minutes
        ("{sets: 2, minutes: 3}", None),
        (
            "{sets: 2, metres: 20}",
            "is of the wrong kind: rest, for one, needs sets and minutes",
        ),
    ],
)
def test_the_most_of_a_ladder_is_of_a_kind_that_one_of_its_rungs_has(
    tree: Path, cap: str, fault: str | None
) -> None:
    plan = tree / "plans/easy.yaml"
    text = plan.read_text("utf-8")
    place = "      - ladder: hinge\n"
    plan.write_text(text.replace(place, f"{place}        cap: {cap}\n", 1))
    found = problems(tree)
    assert [one.split(" › ")[-1] for one in found] == (
        [f"cap: {fault}"] if fault else []
    )
