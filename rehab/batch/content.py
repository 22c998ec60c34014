"""What sheets are made of, as digests: another digest, other sheets."""

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TypeAlias

from rehab import __version__
from rehab.app.papers import diary_beside, library_parts, record_file
from rehab.disk import paths
from rehab.disk.plain_file import opened
from rehab.letters.folders import CHOSEN
from rehab.reader.client_library import named_library
from rehab.reader.clinic_files import clinic_files
from rehab.reader.files import is_there, misnamed

CLOCK = "SOURCE_DATE_EPOCH"  # it changes the pages, as do other fonts
NONE, UNREAD = "-", "?"
LARGEST = 20_000_000  # bytes; fonts are the largest that count
Own: TypeAlias = tuple[str, str, str, str]
Mark: TypeAlias = Callable[[Path | None], str]


def made_of(library: Path | None) -> str:
    """The digest of everything but the clients' own files.

    That is the library, the templates with their fonts and words, and the versions
    of the program and of WeasyPrint.
    """
    found = [__version__, version("weasyprint"), *_surroundings()]
    for part in library_parts(library):
        found += _read_of(part)
    found += _folder(paths.builtin("templates").rglob("*"))
    return _joined(found)


@cache
def _surroundings() -> tuple[str, ...]:
    """Settings of this machine, as they were before rehab made its own."""
    return os.environ.get(CHOSEN, ""), os.environ.get(CLOCK, "1767225600")


def of_client(client: Path, library: Path | None, mark: Mark = made_of) -> Own:
    """The digests of the client's file, clinic, diary and record.

    ``mark`` digests the library that the file names; who asks for many clients keeps
    what it said of each.
    """
    library, named = library or named_library(client)[0], library is None
    files = [f"{p.name} {digest(p)}" for p in clinic_files(client, library)]
    clinic = _joined([*files, *([mark(library)] if library and named else [])])
    diary, record = diary_beside(client), record_file(client)
    return digest(client), clinic, _beside(diary), digest(record)


def whole(order: str, weeks: str, own: Own) -> str:
    """One digest of it all and of the weeks that are wanted."""
    return _joined([order, weeks, *own])


def digest(path: Path) -> str:
    """The digest of one file; a mark where there is none, or none to read.

    Of what is too large for any reader, its size and its time are enough.
    """
    try:
        with opened(path) as file:
            found = os.fstat(file.fileno())
            if found.st_size > LARGEST:
                return f"{UNREAD} {found.st_size} {found.st_mtime_ns}"
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return UNREAD if is_there(path) else NONE


def _beside(diary: Path) -> str:
    """The digest of the diary; another one where something is nearly its name."""
    names = sorted(p.name for p in (*misnamed(diary), *misnamed(record_file(diary))))
    return _joined([digest(diary), *names]) if names else digest(diary)


def _read_of(folders: paths.Folders) -> Iterator[str]:
    """Each name with what is read of it: of a shared file every one that differs."""
    names = {p.name for p in folders.glob("*") if p.is_file() and p.name[0] != "."}
    for name in sorted(names):
        digests = dict.fromkeys(map(digest, folders.files(name)))
        counted = list(digests) if name.startswith("_") else list(digests)[:1]
        yield f"{name} {' '.join(counted)}"


def _folder(files: Iterable[Path]) -> Iterator[str]:
    for path in sorted(files):
        if path.is_file() and not path.name.startswith("."):
            yield f"{path.name} {digest(path)}"


def _joined(parts: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
