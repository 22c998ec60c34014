"""Check any mix of client files, diaries, library folders and single files."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rehab.model.problem import Problem
from rehab.model.programme import Library
from rehab.model.record import Record
from rehab.papers import library_folders, record_file
from rehab.pictures import problems_of
from rehab.reader.expected import Expected, expected
from rehab.reader.library import (
    read_client,
    read_diary,
    read_record,
    read_unsound,
)
from rehab.reader.shelf import TRIAGE
from rehab.reader.triage import read_triage

KINDS = ("exercises", "plans")


@dataclass(frozen=True, slots=True)
class Shelf:
    """A library as far as it could be read, and how many files it has."""

    library: Library | None
    unread: frozenset[str]
    problems: tuple[Problem, ...]
    files: int


def check(targets: Sequence[Path]) -> tuple[tuple[Problem, ...], int]:
    """Every problem in every file, and how many files were looked at.

    Without targets the built-in library is checked.
    """
    problems: set[Problem] = set()
    files = 0
    wanted: Sequence[Path | None] = targets or [None]
    for target in wanted:
        found, count = _check_one(target)
        problems.update(found)
        files += count
    return tuple(sorted(problems)), files


def _check_one(target: Path | None) -> tuple[list[Problem], int]:
    """One target: a folder with a library in it, a folder of clients, or a file."""
    if target is not None and target.is_file():
        if target.resolve().parent.name not in KINDS:
            shelf = _shelf(None, drawings=False)  # only the client is asked about
            return [*shelf.problems, *_person(target, shelf)], 1
        target = target.resolve().parent  # an exercise or a plan: its whole library
    if target is not None and target.name in KINDS:
        target = target.parent
        shelf = _shelf(target)
        return list(shelf.problems), shelf.files
    shelf = _shelf(target)
    people = _people(target) if target else []
    found = [problem for person in people for problem in _person(person, shelf)]
    return [*shelf.problems, *found], shelf.files + len(people)


def _shelf(folder: Path | None, *, drawings: bool = True) -> Shelf:
    exercises, plans = library_folders(folder)
    library, unread, problems = read_unsound(exercises, plans)
    if library and (plans / TRIAGE).is_file():
        problems = tuple(sorted({*problems, *read_triage(plans, library.plans)[1]}))
    if library and drawings:
        problems = tuple(sorted({*problems, *problems_of(library, exercises)}))
    count = len([*exercises.glob("*.yaml"), *plans.glob("*.yaml")])
    return Shelf(library, unread, problems, count)


def _people(folder: Path) -> list[Path]:
    """Client files and diaries below the folder; the library's own files are not."""
    inside = sorted(folder.rglob("*.yaml"))
    return [f for f in inside if not set(f.relative_to(folder).parts[:-1]) & set(KINDS)]


def _person(file: Path, shelf: Shelf) -> tuple[Problem, ...]:
    if file.stem.startswith("diary"):
        return read_diary(file, _expected(file, shelf))[1]
    if file.stem == "record":
        return read_record(file, shelf.library)[1]
    if shelf.library is None:  # a catalogue or safety file that cannot be read at all
        return ()
    return read_client(file, shelf.library, shelf.unread)[1]


def _expected(diary: Path, shelf: Shelf) -> Expected | None:
    """What the client's file beside a diary says that it can hold."""
    beside = diary.with_name("client.yaml")
    if shelf.library is None or not beside.is_file():
        return None
    client, _ = read_client(beside, shelf.library, shelf.unread)
    record_beside = record_file(beside)
    found = read_record(record_beside)[0] if record_beside.is_file() else Record()
    if client is None or found is None:
        return None
    ids = {*shelf.library.exercises, *shelf.unread}
    return expected(client, shelf.library.plans[client.plan], found, ids)
