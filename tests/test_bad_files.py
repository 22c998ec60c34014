"""Every broken file under tests/bad gives exactly the problems written beside it.

A case ``exercise-tab.yaml`` takes the place of one file in the sound library under
tests/bad/sound; ``exercise-tab.txt`` holds what the user reads. docs/errors.md is made
of these texts.
"""

import datetime
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from rehab.app.pictures import problems_of as drawing_problems
from rehab.app.words import words
from rehab.disk.paths import Folders
from rehab.model.clinic import Logo
from rehab.model.problem import Problem
from rehab.model.programme import Library
from rehab.reader.client_library import named_library
from rehab.reader.clinic import read_clinic
from rehab.reader.csv_cells import vocabulary
from rehab.reader.csv_diary import read_csv
from rehab.reader.drawings import svg_problems
from rehab.reader.expected import Expected, Sheet
from rehab.reader.library import (
    read_client,
    read_diary,
    read_library,
    read_record,
    read_unsound,
    record_seals,
)
from rehab.reader.logo import read_logo
from rehab.reader.places import Source
from rehab.reader.triage import read_answers, read_triage
from rehab.reader.words import read_words
from tests.support.cases import library as shipped

ROOT = Path(__file__).resolve().parents[1]
BAD = Path(__file__).parent / "bad"
SOUND = BAD / "sound"
PLACES = {
    "exercise": "exercises/hinge.yaml",
    "catalogue": "exercises/_catalogue.yaml",
    "ending": "exercises/squat.yml",
    "misnamed": "plans/_saftey.yaml",
    "plan": "plans/easy.yaml",
    "region": "plans/regions/back.yaml",
    "safety": "plans/_safety.yaml",
    "measures": "plans/_measures.yaml",
    "client": "client.yaml",
    "clinic": "clinic.yaml",
    "diary": "diary.yaml",
    "back": "diary.yaml",  # held against the sheet of week 1
    "record": "record.yaml",
    "seals": "record.yaml",
    "table": "table.csv",
    "drawing": "exercises/hinge.svg",
    "pose": "exercises/hinge.yaml",
    "library": "client.yaml",
    "logo": "logo.svg",
    "answers": "answers.yaml",
    "words": "words.yaml",
    "english": "templates/words/en.yaml",
}
TODAY = datetime.date(2026, 12, 31)
SHEET = Sheet(
    first=datetime.date(2026, 1, 12),
    last=datetime.date(2026, 1, 18),
    exercises=("hinge", "band_row"),
)
SHEETS = Expected(
    sheets={1: SHEET},
    handed_out=(1,),
    exercises=("hinge", "band_row", "deadlift"),
    today=TODAY,
)
OF_A_CLIENT: dict[str, Callable[[Path, Library], tuple[Any, tuple[Problem, ...]]]] = {
    "client": lambda root, library: read_client(
        root / "client.yaml", library, today=TODAY
    ),
    "clinic": lambda root, library: read_clinic(
        root / "clinic.yaml", library.safety.blocked_words
    ),
    "diary": lambda root, _: read_diary(root / "diary.yaml"),
    "back": lambda root, _: read_diary(root / "diary.yaml", SHEETS),
    "record": lambda root, library: read_record(root / "record.yaml", library),
    "seals": lambda root, library: (
        None,
        record_seals(root / "record.yaml", library)[0],
    ),
    "table": lambda root, library: read_table(root / "table.csv", library),
    "library": lambda root, _: named_library(root / "client.yaml"),
    "logo": lambda root, _: read_logo(
        Logo(file="logo.svg"), Source(str(root / "clinic.yaml"), {}, {}, {}), ()
    ),
    "answers": lambda root, _: triage_answers(root / "answers.yaml"),
    "words": lambda root, _: read_words(root / "words.yaml"),
}
CASES = sorted(path for path in BAD.glob("*.*") if path.suffix != ".txt")


def sound_library() -> Library:
    """Read the library that every case breaks in one place."""
    library, problems = read_library(SOUND / "exercises", SOUND / "plans")
    assert library, problems
    return library


def problems_of(root: Path, kind: str) -> tuple[Problem, ...]:
    """Read the tree as the kind of case asks."""
    if kind in OF_A_CLIENT:
        return OF_A_CLIENT[kind](root, sound_library())[1]
    words = Folders((root / "templates" / "words",))
    folders = root / "exercises", root / "plans"
    if kind == "drawing":
        drawing = root / PLACES[kind]
        return svg_problems(str(drawing), drawing.read_bytes())
    library, problems = read_library(*folders, words)
    if kind == "pose" and library:
        return tuple(drawing_problems(library, folders[0]))
    return problems


def read_table(file: Path, library: Library) -> tuple[Any, tuple[Problem, ...]]:
    """Read a spreadsheet's table of what came back of the sheet of week 1."""
    names = {name: one.name for name, one in library.exercises.items()}
    lists = [words().lists(f"diary.{of}") for of in ("columns", "meaning", "felt")]
    known = vocabulary(lists[0], lists[1], names, lists[2])
    return read_csv(file.read_bytes(), str(file), known, SHEETS)


def triage_answers(file: Path) -> tuple[Any, tuple[Problem, ...]]:
    """Read what was answered to the questions that come with the program."""
    known = shipped()
    asked, problems = read_triage(ROOT / "plans", known.plans, known.regions)
    return read_answers(file, asked, known.regions) if asked else (None, problems)


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
