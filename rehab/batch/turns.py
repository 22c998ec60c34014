"""One run at a time writes into a folder; the next one waits for its turn.

The system keeps the lock and gives it up however a run ends, so none is ever stale.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

NAME = ".rehab-batch.lock"


@contextmanager
def turn(out: Path, waiting: Callable[[], None]) -> Iterator[None]:
    """Make the folder, and keep other runs out of it; ``waiting`` is called once.

    Raises:
        OSError: The folder cannot be made or written to.
    """
    before = os.umask(0o077)
    try:
        out.mkdir(parents=True, exist_ok=True)
    finally:
        os.umask(before)
    handle = os.open(out / NAME, os.O_CREAT | os.O_RDWR, 0o600)
    try:
        _wait(handle, waiting)
        yield
    finally:
        os.close(handle)


def _wait(handle: int, waiting: Callable[[], None]) -> None:
    try:
        import fcntl
    except ImportError:  # Windows has none: whoever starts two runs there must know
        return
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        waiting()
        fcntl.flock(handle, fcntl.LOCK_EX)
