"""Every broken file under tests/bad gives exactly the problems written beside it.

A case ``exercise-tab.yaml`` takes the place of one file in the sound library under
tests/bad/sound; ``exercise-tab.txt`` holds what the user reads.
"""

import datetime
import shutil
from pathlib import Path

import pytest

from rehab.model.problem import Problem
from rehab.model.programme import Library
from rehab.paths import Folders
from rehab.reader.clinic import read_clinic
from rehab.reader.expected import Expected, Sheet
from rehab.reader.library import (
    read_client,
    read_diary,
    read_library,
    read_unsound,
)
from rehab.reader.words import read_words

ROOT = Path(__file__).resolve().parents[1]
BAD = Path(__file__).parent / "bad"
SOUND = BAD / "sound"
PLACES = {
    "exercise": "exercises/hinge.yaml",
    "catalogue": "exercises/_catalogue.yaml",
    "plan": "plans/easy.yaml",
    "region": "plans/regions/back.yaml",
    "safety": "plans/_safety.yaml",
    "measures": "plans/_measures.yaml",
    "client": "client.yaml",
    "clinic": "clinic.yaml",
    "diary": "diary.yaml",
    "back": "diary.yaml",  # held against the sheet of week 1
    "words": "words.yaml",
    "english": "templates/words/en.yaml",
}
TODAY = datetime.date(2026, 12, 31)
SHEET = Sheet(
    first=datetime.date(2026, 1, 12),
    last=datetime.date(2026, 1, 18),
    exercises=("hinge", "band_row"),
)
SHEETS = Expected(sheets={1: SHEET}, exercises=("hinge", "band_row", "deadlift"))
CASES = sorted(BAD.glob("*.yaml"))


def sound_library() -> Library:
    """Read the library that every case breaks in one place."""
    library, problems = read_library(SOUND / "exercises", SOUND / "plans")
    assert library, problems
    return library


def problems_of(root: Path, kind: str) -> tuple[Problem, ...]:
    """Read the tree as the kind of case asks."""
    library = sound_library()
    match kind:
        case "client":
            return read_client(root / "client.yaml", library, today=TODAY)[1]
        case "clinic":
            return read_clinic(root / "clinic.yaml", library.safety.blocked_words)[1]
        case "diary":
            return read_diary(root / "diary.yaml")[1]
        case "back":
            return read_diary(root / "diary.yaml", SHEETS)[1]
        case "words":
            return read_words(root / "words.yaml")[1]
        case _:
            words = Folders((root / "templates" / "words",))
            return read_library(root / "exercises", root / "plans", words)[1]


def report(problems: tuple[Problem, ...], root: Path) -> str:
    """Return what the user reads, with names from the tree's root."""
    return (
        "".join(f"{problem}\n" for problem in problems)
        .replace(f"{root}/", "")
        .replace(f"{ROOT}/", "")
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_broken_file_gives_exactly_these_problems(case: Path, tmp_path: Path) -> None:
    shutil.copytree(SOUND, tmp_path / "tree")
    kind = case.stem.partition("-")[0]
    (tmp_path / "tree" / "templates" / "words").mkdir(parents=True)
    shutil.copy(case, tmp_path / "tree" / PLACES[kind])
    found = report(problems_of(tmp_path / "tree", kind), tmp_path / "tree")
    assert found == case.with_suffix(".txt").read_text("utf-8")


def test_ten_mistakes_are_found_at_once() -> None:
    root = BAD / "ten-mistakes"
    library, unread, _, problems = read_unsound(root / "exercises", root / "plans")
    assert library
    _, more = read_client(root / "client.yaml", library, unread)
    found = report((*problems, *more), root)
    assert found == (root / "expected.txt").read_text("utf-8")
    assert found.count("\n") == 10


def test_sound_library_and_client_have_no_problems() -> None:
    client, problems = read_client(SOUND / "client.yaml", sound_library())
    assert (client is not None, problems) == (True, ())


def test_every_case_has_its_report() -> None:
    assert len(CASES) >= 15
    assert {c.stem for c in CASES} == {c.stem for c in BAD.glob("*.txt")}
