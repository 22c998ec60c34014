"""One run at a time writes into a folder; the next one waits for its turn.

The system keeps the lock and gives it up however a run ends, so none is ever stale.
On Windows, and on a disk without locks, nobody waits: who starts two runs must know.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from rehab.disk.write import hold, make_folder

NAME = ".rehab-batch.lock"


@contextmanager
def turn(out: Path, waiting: Callable[[], None]) -> Iterator[None]:
    """Make the folder, and keep other runs out of it; ``waiting`` is called once.

    Raises:
        OSError: The folder cannot be made or written to.
    """
    make_folder(out)
    handle = os.open(out / NAME, os.O_CREAT | os.O_RDWR, 0o600)
    try:
        if not hold(handle):
            waiting()
            hold(handle, wait=True)
        yield
    finally:
        os.close(handle)
