"""The papers of a client: file, diary and record, read against the library."""

import datetime
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from rehab.disk import paths
from rehab.disk.paths import Folders, Where
from rehab.model.client import Client
from rehab.model.diary import Diary
from rehab.model.plan import Plan
from rehab.model.problem import Problem
from rehab.model.programme import Library, Reason
from rehab.model.record import Record
from rehab.model.region import Region
from rehab.reader.client_library import named_library
from rehab.reader.expected import Expected, expected
from rehab.reader.files import is_there, misnamed_problems
from rehab.reader.library import (
    Unsound,
    read_client,
    read_diary,
    read_record,
    read_unsound,
)
from rehab.reader.named import names_of
from rehab.reader.shelf import REGIONS


@dataclass(frozen=True, slots=True)
class Stopped:
    """Nothing to give: the problems in the files, or why there is no programme."""

    problems: tuple[Problem, ...] = ()
    refusal: tuple[Reason, ...] = ()
    stop_week: int | None = None  # the week in which a stop sign came back
    region: Region | None = None  # of the plan that gives none


@dataclass(frozen=True, kw_only=True, slots=True)
class Papers:
    """Everything that was read about one client."""

    client: Client
    plan: Plan
    library: Library
    exercises: Where
    diary: Diary
    record: Record
    today: datetime.date | None = None  # the day the command runs, where it is known


class LibraryFolders(NamedTuple):
    """What a library is read from, each a clinic's own before the built-in ones."""

    exercises: Folders
    plans: Folders
    words: Folders


def library_folders(library: Path | None) -> LibraryFolders:
    """The built-in exercises, plans and words, each with a clinic's own before it."""
    return LibraryFolders(
        paths.chosen(library, "exercises"),
        paths.chosen(library, "plans"),
        paths.chosen(library, "templates") / paths.WORDS,
    )


def library_parts(library: Path | None) -> tuple[Folders, ...]:
    """Every folder that a library is read from."""
    exercises, plans, words = library_folders(library)
    return exercises, plans, plans / REGIONS, words


def read_papers(
    client_file: Path,
    diary_file: Path | None,
    library: Path | None,
    today: datetime.date | None = None,
    *,
    ahead: bool = False,
) -> Papers | Stopped:
    """The client's file, the diary and the record beside it, and the library.

    ``today`` is the day the command runs, where it is known. A ``library`` that is
    given goes before the one that the client's file names. Who looks ``ahead`` may do
    so for a client whose screen is still to come.
    """
    library, problems = library_for(client_file, library)
    if problems:
        return Stopped(problems)
    found = library_folders(library)
    exercises = found.exercises
    read = read_unsound(*found)
    if read.library is None or read.problems:
        rows = _rows_of(client_file, library, None if ahead else today, read)
        return Stopped(tuple(sorted({*read.problems, *rows})))
    return papers_with(
        read.library,
        exercises,
        client_file,
        diary_file,
        today,
        library=library,
        ahead=ahead,
    )


def library_for(
    client_file: Path, given: Path | None
) -> tuple[Path | None, tuple[Problem, ...]]:
    """The clinic's own library for this client: the one given, else the one named."""
    return (given, ()) if given is not None else named_library(client_file)


def _rows_of(
    client_file: Path,
    library: Path | None,
    today: datetime.date | None,
    read: Unsound,
) -> tuple[Problem, ...]:
    """Rows of a faulty library's tables that are not for the client: told at once."""
    if read.library is None:
        return ()
    _, found = read_client(client_file, read.library, read.unread, today, library)
    plans = {problem.file for problem in read.problems}
    return tuple(one for one in found if one.file in plans)


def papers_with(  # noqa: PLR0913
    shelf: Library,
    exercises: Where,
    client_file: Path,
    diary_file: Path | None,
    today: datetime.date | None = None,
    *,
    library: Path | None = None,
    ahead: bool = False,
) -> Papers | Stopped:
    """The same with a library that was read before, from these ``exercises``.

    A client whose file names another one is read with that.
    """
    named, problems = library_for(client_file, library)
    if problems:
        return Stopped(problems)
    if named != library:
        return read_papers(client_file, diary_file, named, today, ahead=ahead)
    client, problems = read_client(
        client_file, shelf, today=None if ahead else today, folder=library
    )
    record, others = _record(client_file, shelf, client)
    held = None
    if client and record:
        of = client, shelf.plans[client.plan], record, shelf.exercises
        held = expected(*of, today, names_of(shelf))
    diary, more = _diary(client_file, diary_file, held)
    if client is None or diary is None or record is None:
        return Stopped((*problems, *more, *others))
    return Papers(
        client=client,
        plan=shelf.plans[client.plan],
        library=shelf,
        exercises=exercises,
        diary=diary,
        record=record,
        today=today,
    )


def record_file(client_file: Path) -> Path:
    """Where the program writes down what was decided, signed and handed out."""
    return client_file.with_name("record.yaml")


def _record(
    client_file: Path, library: Library, client: Client | None
) -> tuple[Record | None, tuple[Problem, ...]]:
    """The record beside the client file, else an empty one."""
    found = record_file(client_file)
    if problems := misnamed_problems(found):
        return None, problems
    if not is_there(found):
        return Record(), ()
    return read_record(found, library, client.reference if client else None)


def diary_beside(client_file: Path) -> Path:
    """Where what came back is written down when nothing else is said."""
    return client_file.with_name("diary.yaml")


def _diary(
    client_file: Path, diary_file: Path | None, held: Expected | None
) -> tuple[Diary | None, tuple[Problem, ...]]:
    """The diary named, else the diary.yaml beside the client file, else none yet.

    One that is there and cannot be read is a problem: a stop sign could stand in it.
    """
    if diary_file is not None:
        return read_diary(diary_file, held)
    found = diary_beside(client_file)
    if problems := misnamed_problems(found):
        return None, problems
    return read_diary(found, held) if is_there(found) else (Diary(), ())
