"""Whole folders and single files by their names: values and problems, never raised."""

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from rehab.disk.paths import Folders, Where, chosen
from rehab.letters.at_hand import lacking
from rehab.model.client import Client
from rehab.model.diary import Diary
from rehab.model.problem import Problem
from rehab.model.programme import Library
from rehab.model.record import Record
from rehab.reader.as_library import as_library
from rehab.reader.check import check, first
from rehab.reader.client_references import client_problems
from rehab.reader.client_tables import client_table_problems
from rehab.reader.clinic import read_with_clinic
from rehab.reader.diary_weeks import diary_problems
from rehab.reader.expected import Expected
from rehab.reader.hints import did_you_mean
from rehab.reader.left_out import without_unfit
from rehab.reader.named import given_twice, names_of, with_ids
from rehab.reader.names import Names, Naming
from rehab.reader.places import Path as Place
from rehab.reader.places import Read, problem_at
from rehab.reader.plain import read_plain_file
from rehab.reader.record_entries import record_problems
from rehab.reader.record_seals import seal_problems, without_seal
from rehab.reader.references import shelf_problems
from rehab.reader.shelf import Shelf, read_file, read_shelf
from rehab.reader.unprintable import every_text, letter_problems
from rehab.reader.whose import whose_problems

EMPTIED = 'put back what was in it; if nothing came back yet, write "weeks: []"'


def read_library(
    exercises: Where, plans: Where, words: Folders | None = None
) -> tuple[Library | None, tuple[Problem, ...]]:
    """Read the folders; there is a library only when nothing is wrong in them."""
    shelf, problems = _read(exercises, plans, words)
    library = None if problems else as_library(shelf)
    return library, tuple(sorted(set(problems)))


class Unsound(NamedTuple):
    """A library as far as it can be read, and what is wrong with it."""

    library: Library | None
    unread: frozenset[str]  # exercises that it lacks though their files are there
    left_out: frozenset[str]  # what is shipped and does not go with a clinic's own
    problems: tuple[Problem, ...]


def read_unsound(
    exercises: Where, plans: Where, words: Folders | None = None
) -> Unsound:
    """Read the folders for checking: what is readable, even with problems in it."""
    shelf, found = _read(exercises, plans, words)
    unread, problems = shelf.exercise_ids - set(shelf.exercises), sorted(set(found))
    return Unsound(as_library(shelf), unread, shelf.left_out, tuple(problems))


def _read(
    exercises: Where, plans: Where, words: Folders | None
) -> tuple[Shelf, tuple[Problem, ...]]:
    """Every file, without shipped ones that do not go with a clinic's own."""
    shelf, problems = read_shelf(exercises, plans, words)
    shelf, more = without_unfit(
        shelf, shelf.shipped, lambda one: shelf_problems(one, lacking)
    )
    return shelf, problems + more


def read_client(  # noqa: PLR0913 - what to read, and what to hold it against
    path: Path,
    library: Library,
    unread: frozenset[str] = frozenset(),
    today: datetime.date | None = None,
    folder: Path | None = None,
    *,
    raw: bytes | None = None,
) -> tuple[Client | None, tuple[Problem, ...]]:
    """Read one client's file and hold it against the library, and against today.

    ``unread`` are exercises that exist but could not be read: not the client
    file's fault. ``today`` is given where a sheet can come of it: then every letter
    must be in a font at hand. ``folder`` is a library's own, which may hold a
    clinic.yaml. ``raw`` is what the file would hold, where nobody has written it yet.
    """
    blocked = library.safety.blocked_words
    read, problems = read_with_clinic(path, folder, blocked, names_of(library), raw)
    if read:
        problems += client_table_problems(read.value, library, chosen(folder, "plans"))
        problems += first(client_problems(read, library, unread, today), read.source)
        if today is not None:
            texts = every_text(read.source.data)
            problems += tuple(letter_problems(read.source, texts, lacking))
    problems = tuple(sorted(set(problems)))
    return (read.value if read and not problems else None), problems


def read_diary(
    path: Path, expected: Expected | None = None
) -> tuple[Diary | None, tuple[Problem, ...]]:
    """Read the weeks that came back, held against what is expected of them."""
    read, problems = read_weeks(path, expected)
    return (read.value if read else None), problems


def read_weeks(
    path: Path, expected: Expected | None = None
) -> tuple[Read[Diary] | None, tuple[Problem, ...]]:
    """The same with the place of each week; weeks without any are an empty diary."""
    source, problems = read_plain_file(path)
    if source is None or problems:
        return None, problems
    if source.data is None:  # whatever stood there is gone, stop signs too
        return None, (problem_at(source, (), "is empty", EMPTIED),)
    if source.data == {"weeks": None}:
        return Read(Diary(), source), ()
    naming = Naming(expected.names if expected else Names())
    diary, problems = check(Diary, source, naming)
    problems += tuple(given_twice(source, naming))
    if diary is None or problems:
        return None, tuple(sorted(problems))
    read = Read(diary, with_ids(source, naming))
    problems = first(sorted(set(diary_problems(read, expected))), source)
    return (None if problems else read), problems


def read_record(
    path: Path, library: Library | None = None, reference: str | None = None
) -> tuple[Record | None, tuple[Problem, ...]]:
    """Read what was decided, signed and handed out, held against the library.

    ``reference`` is that of the client it is to be of, where that is known.
    """
    read, problems = read_file(Record, path, names_of(library) if library else None)
    if read is None:
        return None, tuple(sorted(problems))
    found = (*whose_problems(read, reference), *record_problems(read, library))
    problems = first(sorted(set(found)), read.source)
    return (None if problems else read.value), problems


def record_seals(
    path: Path, library: Library | None
) -> tuple[tuple[Problem, ...], int]:
    """What was changed in it after it was written, and how many entries cannot tell."""
    read, _ = read_file(Record, path, names_of(library) if library else None)
    if read is None:
        return (), 0
    return tuple(sorted(set(seal_problems(read)))), without_seal(read.value)


def problem_in(
    path: Path, place: Place, message: str, known: Sequence[str] = ()
) -> Problem:
    """The problem of a value in a file that was read before, at its line."""
    source, _ = read_plain_file(path)
    if source is None:
        return Problem(str(path), 1, 1, "", message, near_of(message, known))
    return problem_at(source, place, message, near_of(message, known))


def near_of(message: str, known: Sequence[str]) -> str:
    """The word that was meant, where the message ends on the one that was got."""
    return did_you_mean(message.rpartition("got ")[2].strip("'"), known)
