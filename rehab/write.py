"""Write files so that nobody ever sees half of one, and name them safely."""

import contextlib
import hashlib
import os
import re
import tempfile
import unicodedata
from pathlib import Path

LONGEST_NAME = 60
PREFIX, SUFFIX = ".rehab-", ".part"  # of a file that is not whole yet
STALE_SECONDS = 3600
DEVICE_NAMES = {  # no file may have these on Windows
    *("aux", "con", "nul", "prn"),
    *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)),
}


def write_atomic(path: Path, content: bytes, mode: int = 0o600) -> None:
    """Put the whole content at the path, or leave what was there.

    The content goes to a temporary file in the same folder first, readable by its
    owner alone from the start. A symbolic link at the path is replaced, not
    followed. A missing folder is made, closed to other people. What a killed run
    left half written there is deleted once it is an hour older.

    Raises:
        OSError: It could not be written; an older file is as it was.
    """
    _make_folder(path.parent)
    handle, name = tempfile.mkstemp(prefix=PREFIX, suffix=SUFFIX, dir=path.parent)
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.chmod(mode)
        _clear_old_parts(part)
        os.replace(part, path)  # noqa: PTH105 - the tests make exactly this call fail
    except BaseException:  # an interruption too
        with contextlib.suppress(OSError):
            part.unlink()
        raise


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
        with contextlib.suppress(OSError):  # another run was faster
            if now - part.stat().st_mtime > STALE_SECONDS:
                part.unlink()


def _make_folder(folder: Path) -> None:
    """Make the folder and those above it, each with mode 0700."""
    missing = []
    while not folder.exists():
        missing.append(folder)
        folder = folder.parent
    for new in reversed(missing):
        new.mkdir(mode=0o700, exist_ok=True)
