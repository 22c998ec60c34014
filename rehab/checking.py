"""Check any mix of client files, diaries, library folders and single files."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from rehab.app import templates, words
from rehab.model.clinic import Clinic
from rehab.model.problem import Problem
from rehab.model.programme import Library
from rehab.model.record import Record
from rehab.papers import library_folders, papers_with, record_file
from rehab.pictures import problems_of
from rehab.reader.clinic import NAME, read_clinic
from rehab.reader.expected import Expected, expected
from rehab.reader.files import is_there, misnamed_problem
from rehab.reader.folders import Below, yaml_below
from rehab.reader.library import (
    read_client,
    read_diary,
    read_record,
    read_unsound,
    record_seals,
)
from rehab.reader.named import names_of
from rehab.reader.shelf import TRIAGE
from rehab.reader.triage import read_triage
from rehab.refusals import refusals
from rehab.render.own_parts import unsound
from rehab.render.trial import unpaintable

KINDS = ("exercises", "plans")


@dataclass(frozen=True, slots=True)
class Shelf:
    """A library as far as it could be read, and how many files it has."""

    library: Library | None
    unread: frozenset[str]
    problems: tuple[Problem, ...]
    files: int
    exercises: Path  # the folder
    folder: Path | None  # that it is in; None: the built-in one


class Checked(NamedTuple):
    """What was found, and in how many files."""

    problems: tuple[Problem, ...]
    files: int
    notes: tuple[str, ...] = ()  # no faults: why sheets cannot be signed yet


def check(targets: Sequence[Path], on: datetime.date | None = None) -> Checked:
    """Every problem in every file, and how many files were looked at.

    Without targets the built-in library is checked. With a day, also what
    ``rehab pdf`` and ``rehab sign`` would refuse on it; nobody can have been screened
    after it.
    """
    problems: set[Problem] = set()
    notes: list[str] = []
    files = 0
    wanted: Sequence[Path | None] = targets or [None]
    for target in wanted:
        found, count, told = _check_one(target, on)
        problems.update(found)
        notes += told
        files += count
    return Checked(tuple(sorted(problems)), files, tuple(dict.fromkeys(notes)))


def _check_one(target: Path | None, on: datetime.date | None) -> Checked:
    """One target: a folder with a library in it, a folder of clients, or a file."""
    if target is not None and target.is_file():
        if target.resolve().parent.name not in KINDS:
            shelf = _shelf(None, drawings=False)  # only the client is asked about
            found, notes = _person(target, shelf, on)
            return Checked((*shelf.problems, *found), 1, notes)
        target = target.resolve().parent  # an exercise or a plan: its whole library
    if target is not None and target.name in KINDS:
        target = target.parent
        shelf = _shelf(target)
        return Checked(shelf.problems, shelf.files)
    shelf = _shelf(target)
    people, lost = _people(target) if target else Below((), ())
    each = [_person(person, shelf, on) for person in people]
    wrong = [problem for problems, _ in each for problem in problems]
    said = tuple(note for _, told in each for note in told)
    return Checked((*shelf.problems, *lost, *wrong), shelf.files + len(people), said)


def _shelf(folder: Path | None, *, drawings: bool = True) -> Shelf:
    exercises, plans = library_folders(folder)
    library, unread, problems = read_unsound(exercises, plans)
    if library and (plans / TRIAGE).is_file():
        problems = tuple(sorted({*problems, *read_triage(plans, library.plans)[1]}))
    if library and drawings:
        drawn = {_named(exercises, library, n): s for n, s in library.drawings.items()}
        wrong = (*problems_of(library, exercises), *unpaintable(drawn))
        problems = tuple(sorted({*problems, *wrong}))
    count = len([*exercises.glob("*.yaml"), *plans.rglob("*.yaml")])
    return Shelf(library, unread, problems, count, exercises, folder)


def _named(exercises: Path, library: Library, name: str) -> str:
    """The file of a clinic's own drawing."""
    figure = library.exercises[name].figure
    return str(exercises / (figure.svg if figure and figure.svg else name))


def _people(folder: Path) -> Below:
    """Client files and diaries below the folder; the library's own files are not."""
    files, problems = yaml_below(folder, KINDS)
    named = tuple(file for file in files if file.suffix == ".yaml")
    wrong = (
        misnamed_problem(f, f"{f.stem}.yaml") for f in files if f.suffix != ".yaml"
    )
    return Below(named, (*problems, *wrong))


def _person(
    file: Path, shelf: Shelf, on: datetime.date | None
) -> tuple[tuple[Problem, ...], tuple[str, ...]]:
    """The problems of one file, and notes about the client it is of."""
    if file.stem.startswith("diary"):
        return read_diary(file, _expected(file, shelf))[1], ()
    if file.stem == "record":
        changed, notes = _changed(file)
        return (*read_record(file, shelf.library)[1], *changed), notes
    if shelf.library is None:  # a catalogue or safety file that cannot be read at all
        return (), ()
    if file.name == NAME:
        return _clinic(file, shelf.library), ()
    problems = read_client(file, shelf.library, shelf.unread, on, shelf.folder)[1]
    changed, notes = _changed(record_file(file))
    if problems or shelf.problems or on is None:
        return (*problems, *changed), notes
    papers = papers_with(
        shelf.library, shelf.exercises, file, None, library=shelf.folder
    )
    refused, more = refusals(papers, file, on)
    return (*refused, *changed), (*notes, *more)


def _changed(record: Path) -> tuple[tuple[Problem, ...], tuple[str, ...]]:
    """What was changed in a record, and that some of it may have been."""
    if not is_there(record):
        return (), ()
    problems, without = record_seals(record)
    if not without:
        return problems, ()
    count = words().count("entries", without)
    return problems, (words().say("check.no_seal", file=record, entries=count),)


def _clinic(file: Path, library: Library) -> tuple[Problem, ...]:
    """The problems of one clinic.yaml, and of the parts of the page beside it."""
    clinic, problems = read_clinic(file, library.safety.blocked_words)
    if clinic is None:
        return problems
    return (*_logo(clinic, file), *_parts(clinic))


def _parts(clinic: Clinic) -> tuple[Problem, ...]:
    return unsound(clinic.templates, templates()) if clinic.templates else ()


def _logo(clinic: Clinic, file: Path) -> tuple[Problem, ...]:
    """A logo that cannot be painted, from beside the file that names it."""
    logo = clinic.logo
    if logo is None or logo.media != "image/svg+xml":
        return ()
    return tuple(unpaintable({str(file.with_name(logo.file)): logo.content}))


def _expected(diary: Path, shelf: Shelf) -> Expected | None:
    """What the client's file beside a diary says that it can hold."""
    beside = diary.with_name("client.yaml")
    if shelf.library is None or not beside.is_file():
        return None
    client, _ = read_client(beside, shelf.library, shelf.unread, folder=shelf.folder)
    record_beside = record_file(beside)
    found = read_record(record_beside)[0] if is_there(record_beside) else Record()
    if client is None or found is None:
        return None
    ids = {*shelf.library.exercises, *shelf.unread}
    plan, names = shelf.library.plans[client.plan], names_of(shelf.library)
    return expected(client, plan, found, ids, names=names)
