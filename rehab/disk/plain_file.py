"""Opening a file that ends, and nothing that only looks like one."""

import errno
import os
import stat
from io import BufferedReader
from pathlib import Path

_AT_ONCE = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_KINDS = {
    stat.S_IFIFO: "a pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
}


class NotPlain(OSError):
    """It has a name and is no file: a folder, or something that may never end."""


def opened(path: Path) -> BufferedReader:
    """Open a plain file. Never waits for somebody at the other end.

    Raises:
        NotPlain: It is a folder, a pipe, a device or a socket.
        OSError: It is not there, or may not be read.
        ValueError: It cannot be a name.
    """
    _plain(path, path.stat().st_mode)  # first: some devices act when they are opened
    handle = os.open(path, os.O_RDONLY | _AT_ONCE)
    try:
        _plain(path, os.fstat(handle).st_mode)
    except NotPlain:
        os.close(handle)
        raise
    return os.fdopen(handle, "rb")


def content(path: Path) -> bytes:
    """All of a plain file; raises as `opened` does."""
    with opened(path) as file:
        return file.read()


def _plain(path: Path, mode: int) -> None:
    if stat.S_ISREG(mode):
        return
    kind = _KINDS.get(stat.S_IFMT(mode))
    why = f"is {kind}, not a file" if kind else "is not a file"
    raise NotPlain(errno.EINVAL, why, str(path))
