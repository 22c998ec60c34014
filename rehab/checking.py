"""Check any mix of client files, diaries, library folders and single files."""

from collections.abc import Sequence
from pathlib import Path

from rehab.app import library_folders
from rehab.model.problem import Problem
from rehab.model.programme import Library
from rehab.reader.library import read_client, read_diary, read_library

KINDS = ("exercises", "plans")


def check(targets: Sequence[Path]) -> tuple[tuple[Problem, ...], int]:
    """Every problem in every file, and how many files were looked at.

    Without targets the built-in library is checked.
    """
    problems: list[Problem] = []
    count = 0
    wanted: Sequence[Path | None] = targets or [None]
    for target in wanted:
        found, files = _check_one(target)
        problems.extend(found)
        count += files
    return tuple(sorted(set(problems))), count


def _check_one(target: Path | None) -> tuple[list[Problem], int]:
    """One target: a folder with a library in it, a folder of clients, or a file."""
    if target is not None and target.is_file() and target.parent.name in KINDS:
        target = target.parent.parent  # an exercise or a plan: its whole library
    if target is None or target.is_dir():
        return _folder(target)
    library, problems = read_library(*library_folders(None))
    return [*problems, *_person(target, library)], 1


def _folder(folder: Path | None) -> tuple[list[Problem], int]:
    if folder is not None and folder.name in KINDS:
        folder = folder.parent
    exercises, plans = library_folders(folder)
    library, problems = read_library(exercises, plans)
    found = list(problems)
    count = len([*exercises.glob("*.yaml"), *plans.glob("*.yaml")])
    people = [] if folder is None else _people(folder)
    for person in people:
        found.extend(_person(person, library))
    return found, count + len(people)


def _people(folder: Path) -> list[Path]:
    """Client files and diaries below the folder; the library's own files are not."""
    inside = sorted(folder.rglob("*.yaml"))
    return [f for f in inside if not set(f.relative_to(folder).parts[:-1]) & set(KINDS)]


def _person(file: Path, library: Library | None) -> tuple[Problem, ...]:
    if file.stem.startswith("diary"):
        return read_diary(file)[1]
    if library is None:  # its own problems come first; the client needs it whole
        library, _ = read_library(*library_folders(None))
    return read_client(file, library)[1] if library else ()
