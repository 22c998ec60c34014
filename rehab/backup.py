"""Everything below a folder in one plain archive, read again once it is written."""

import hashlib
import os
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import IO

from rehab.disk.one_writer import one_writer
from rehab.disk.plain_file import opened
from rehab.disk.write import PREFIX, SUFFIX, write_first_free
from rehab.model.problem import Problem

NAME = "rehab-backup-"  # and the day: nobody's name
ENDING = ".zip"
PIECE = 1 << 20


class Unsound(Exception):
    """The archive does not hold what was read; it is not kept."""


@dataclass(slots=True)
class Kept:
    """What went into an archive, and where it is."""

    archive: Path
    files: dict[str, str] = field(default_factory=dict)  # the digest of each
    left_out: list[Problem] = field(default_factory=list)


def back_up(folder: Path, out: Path, day: str) -> Kept:
    """Put every file below the folder into an archive of the day, and read it again.

    A second archive of that day gets a number, whoever makes it, and whenever.

    Each folder is held while its files are read, so that no command writes between a
    diary and its record. What is no file, cannot be read, or has a name that is no
    text, is left out and told.

    Raises:
        Unsound: What was written does not read back; no archive is kept.
        OSError: It cannot be written, or a file was read in part and then no further;
            an older archive is as it was.
    """
    kept = Kept(out)
    kept.archive = write_first_free(
        (out / f"{NAME}{day}{number}{ENDING}" for number in _numbers()),
        lambda file: _fill(file, folder, kept),
        look=lambda part: _look(part, kept),
    )
    return kept


def _numbers() -> Iterator[str]:
    yield ""
    yield from (f"-{number}" for number in count(2))


def _fill(file: IO[bytes], folder: Path, kept: Kept) -> None:
    with zipfile.ZipFile(
        file, "w", zipfile.ZIP_DEFLATED, strict_timestamps=False
    ) as archive:
        for place, names in _folders(folder, kept):
            with one_writer(place / "client.yaml"):
                for name in names:
                    _add(archive, place / name, folder, kept)


def _folders(folder: Path, kept: Kept) -> Iterator[tuple[Path, list[str]]]:
    """Each folder with its files in order; without other archives and pieces."""

    def unread(error: OSError) -> None:
        kept.left_out.append(_left_out(Path(error.filename), error))

    for place, inside, names in os.walk(folder, onerror=unread):
        inside.sort()
        links = [name for name in inside if (Path(place) / name).is_symlink()]
        wanted = [name for name in (*names, *links) if not _is_ours(name)]
        yield Path(place), sorted(wanted)


def _is_ours(name: str) -> bool:
    archive = name.startswith(NAME) and name.endswith(ENDING)
    return archive or (name.startswith(PREFIX) and name.endswith(SUFFIX))


def _add(archive: zipfile.ZipFile, path: Path, folder: Path, kept: Kept) -> None:
    name = path.relative_to(folder)
    if path.is_symlink():
        hint = "what it points to is kept if it lies below the folder, too"
        kept.left_out.append(Problem(str(path), 1, 1, "", "is a link, left out", hint))
        return
    if not _is_text(str(name)):
        why = "left out: its name is no text"
        kept.left_out.append(Problem(str(path), 1, 1, "", why, "rename it"))
        return
    with ExitStack() as held:
        try:
            source = held.enter_context(opened(path))
            piece = _piece(source, path)
            info = zipfile.ZipInfo.from_file(path, name, strict_timestamps=False)
        except OSError as error:  # nothing of it is in the archive yet
            kept.left_out.append(_left_out(path, error))
            return
        info.compress_type = zipfile.ZIP_DEFLATED
        digest = hashlib.sha256()
        with archive.open(info, "w") as target:
            while piece:
                digest.update(piece)
                target.write(piece)
                piece = _piece(source, path)
    kept.files[info.filename] = digest.hexdigest()


def _is_text(name: str) -> bool:
    """Whether an archive can hold the name: not every system's bytes are letters."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def _piece(source: IO[bytes], path: Path) -> bytes:
    """The next piece of a file.

    Raises:
        OSError: With the name of the file, which a failing read does not know.
    """
    try:
        return source.read(PIECE)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error


def _left_out(path: Path, error: OSError) -> Problem:
    return Problem(str(path), 1, 1, "", f"left out: {error.strerror or error}")


def _look(part: Path, kept: Kept) -> None:
    """Read the archive again, every byte of it."""
    found = {}
    with zipfile.ZipFile(part) as archive:
        for info in archive.infolist():
            digest = hashlib.sha256()
            with archive.open(info) as file:
                while piece := file.read(PIECE):
                    digest.update(piece)
            found[info.filename] = digest.hexdigest()
    if found != kept.files:
        raise Unsound(f"{part.parent}: the archive does not hold what was read")
