"""Write files so that nobody ever sees half of one, and name them safely."""

import errno
import hashlib
import os
import re
import stat
import tempfile
import time
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from itertools import chain
from pathlib import Path
from typing import IO

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

LONGEST_NAME = 60
PRIVATE = 0o600
PREFIX, SUFFIX = ".rehab-", ".part"  # of a file that is not whole yet
STALE_SECONDS = 3600
LOOKS, LOOK_SECONDS = 4, 0.05  # at a file that is empty for a moment
_NO_LOCKS_HERE = {errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EINVAL}
DEVICE_NAMES = {  # no file may have these on Windows
    *("aux", "con", "nul", "prn"),
    *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)),
}


class Changed(Exception):
    """A file no longer says what it said when it was read."""


def write_atomic(path: Path, content: bytes, mode: int = PRIVATE) -> None:
    """Put the whole content at the path, or leave what was there.

    The content goes to a temporary file in the same folder first, readable by its
    owner alone from the start. A symbolic link at the path is replaced, not
    followed. A missing folder is made, closed to other people. What a killed run
    left half written there is deleted once it is an hour older.

    Raises:
        OSError: It could not be written; an older file is as it was.
    """
    with _part(path.parent, lambda file: file.write(content), mode) as part:
        os.replace(part, path)  # noqa: PTH105 - the tests make exactly this call fail
    sync_folder(path.parent)


def write_first_free(
    names: Iterator[Path],
    fill: Callable[[IO[bytes]], object],
    look: Callable[[Path], object],
) -> Path:
    """The same for what is too long to hold, at the first name that nobody has.

    ``fill`` writes it; ``look`` looks at the whole file before it gets its name, and
    may raise. All names are of one folder.

    Raises:
        OSError: It could not be written; no file that was there is another one.
    """
    first = next(names)
    with _part(first.parent, fill, PRIVATE) as part:
        look(part)
        path = next(name for name in chain([first], names) if _claimed(name))
        try:
            os.replace(part, path)  # noqa: PTH105 - the same
        except BaseException:  # an interruption too
            path.unlink(missing_ok=True)
            raise
    sync_folder(path.parent)
    return path


def _claimed(path: Path) -> bool:
    """Take a name, empty for a moment; False: another one has it."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE))
    except FileExistsError:
        return False
    return True


def write_over(path: Path, old: bytes | None, content: bytes) -> None:
    """The same, but only over what was read: ``old``, or nothing at all.

    Whoever may read the older file may read the new one. What a program saved into
    the file in that very moment, without replacing it, is put back.

    Raises:
        Changed: Something else stands there; it is as it is.
        OSError: It could not be written; an older file is as it was.
    """
    mode = stat.S_IMODE(path.stat().st_mode) if path.exists() else PRIVATE
    with (
        _part(path.parent, lambda file: file.write(content), mode) as part,
        ExitStack() as stack,
    ):
        there = path.open("rb") if path.exists() else None
        if there:
            stack.callback(_let_go, there)
        if (there.read() if there else None) != old:
            raise Changed
        os.replace(part, path)  # noqa: PTH105 - the same
        replaced = _read_again(there, old) if there and old else old
    if replaced != old:
        write_over(path, content, replaced or b"")
        raise Changed
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Have the disk keep the names in a folder, too; not every disk can."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def make_folder(folder: Path) -> None:
    """Make the folder and those above it, each with mode 0700."""
    missing = []
    while not folder.exists():
        missing.append(folder)
        folder = folder.parent
    for new in reversed(missing):
        new.mkdir(mode=0o700, exist_ok=True)


def hold(handle: int, *, wait: bool = False) -> bool:
    """Hold an open file or folder, as long as it is open; False: another one does.

    True, too, where nothing can be held: on Windows, and on disks without locks.

    Raises:
        OSError: Another fault than that of a disk without locks.
    """
    if fcntl is None:
        return True
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except BlockingIOError:
        return False
    except OSError as error:
        if error.errno not in _NO_LOCKS_HERE:
            raise
    return True


def clear_dead_parts(folder: Path) -> None:
    """Delete what killed runs left half written, at once: nobody holds it any more.

    Where nothing can be held, nobody knows that, and all of it stays.
    """
    if fcntl is None:
        return
    for part in folder.glob(f"{PREFIX}*{SUFFIX}"):
        with suppress(OSError):  # it is being written, or is gone
            handle = os.open(part, os.O_RDWR | os.O_NONBLOCK | os.O_NOFOLLOW)
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                part.unlink()
            finally:
                os.close(handle)


@contextmanager
def _part(
    folder: Path, fill: Callable[[IO[bytes]], object], mode: int
) -> Iterator[Path]:
    """The whole content under another name; gone afterwards if it is still there.

    It is held while it is used, so that nobody clears it away.
    """
    make_folder(folder)
    handle, part = _new_part(folder)
    held = None
    try:
        with os.fdopen(handle, "wb") as file:
            held = os.dup(handle)
            fill(file)
            file.flush()
            os.fsync(file.fileno())
        part.chmod(mode)
        _clear_old_parts(part)
        yield part
    except BaseException:  # an interruption too
        with suppress(OSError):
            part.unlink()
        raise
    finally:
        if held is not None:
            with suppress(OSError):  # by now it is written, or that is told already
                os.close(held)


def _new_part(folder: Path) -> tuple[int, Path]:
    """An empty file, open and held."""
    while True:
        handle, name = tempfile.mkstemp(prefix=PREFIX, suffix=SUFFIX, dir=folder)
        part = Path(name)
        try:
            with suppress(OSError):  # it is written all the same
                hold(handle, wait=True)
            if os.fstat(handle).st_nlink:  # else cleared away before it was held
                return handle, part
        except BaseException:
            part.unlink(missing_ok=True)
            os.close(handle)
            raise
        os.close(handle)


def _read_again(file: IO[bytes], old: bytes) -> bytes:
    """What a file says now that its name is another's; who empties it, fills it."""
    with suppress(OSError):  # it is written over, whatever becomes of the old one
        for _ in range(LOOKS):
            file.seek(0)
            if content := file.read():
                return content
            time.sleep(LOOK_SECONDS)
    return old


def _let_go(file: IO[bytes]) -> None:
    with suppress(OSError):  # nothing was written through it
        file.close()


def slug(text: str) -> str:
    """A file name made of the text: a-z, 0-9 and dashes, never a path.

    A text without any Latin letter or digit gets a name from its digest, so that
    two such texts keep two files.

    >>> slug("José Ångström/2")
    'jose-angstrom-2'
    >>> slug("../../etc/passwd")
    'etc-passwd'
    >>> slug("CON")
    'con-x'
    """
    latin = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    name = re.sub(r"[^a-z0-9]+", "-", latin.lower()).strip("-")
    name = name[:LONGEST_NAME].rstrip("-")
    if not name:
        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        return f"file-{digest[:8]}"
    return f"{name}-x" if name in DEVICE_NAMES else name


def _clear_old_parts(mine: Path) -> None:
    """Delete parts that no run can still be writing. The disk says what time it is."""
    now = mine.stat().st_mtime
    for part in mine.parent.glob(f"{PREFIX}*{SUFFIX}"):
        with suppress(OSError):  # another run was faster
            if now - part.stat().st_mtime > STALE_SECONDS:
                part.unlink()
