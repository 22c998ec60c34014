"""One at a time writes for a client: commands, batch, and whatever else is built.

Who decides, signs, hands out or types in something holds the client from the reading
to the writing, so that nobody decides by what is out of date already:

    with one_writer(client_file):
        papers = read_papers(client_file, ...)
        told = sign(...)

It is the client's folder that is held, with an advisory lock of the system. No file
is left behind, a folder that may only be read can be held too, and the lock of a
killed process is gone with it. Do not hold it while somebody types: ask first, then
hold, and look again at what was read before.

Other programs, such as an editor, know nothing of it. Whatever is written over a file
therefore goes through `rehab.disk.write.write_over`, which compares first.

The lock is one machine's: over a network's folder another machine may write at the
same moment, and the comparison alone stands between them. Windows has no such lock;
there, too, it is the comparison alone.
"""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from rehab.disk.write import clear_dead_parts, hold

WAIT_SECONDS = 30.0  # more than the longest handout takes
LOOK_SECONDS = 0.02


class Busy(Exception):
    """Somebody else has been writing for this client all the time."""


@contextmanager
def one_writer(client_file: Path, wait_seconds: float = WAIT_SECONDS) -> Iterator[None]:
    """Hold the client of this file; what a killed run left there is cleared away.

    One thread must not hold a client twice.

    Raises:
        Busy: Another one did not let go in time.
    """
    try:
        handle = os.open(client_file.parent, os.O_RDONLY)
    except PermissionError:  # Windows; or a folder that cannot be listed
        yield
        return
    try:
        _wait(handle, client_file, time.monotonic() + wait_seconds)
        clear_dead_parts(client_file.parent)
        yield
    finally:
        with suppress(OSError):  # what was done under it is done
            os.close(handle)


def _wait(handle: int, client_file: Path, until: float) -> None:
    """Come back with the lock, or without one where there are none."""
    while not hold(handle):
        if time.monotonic() > until:
            message = f"{client_file}: another command is writing for this client"
            raise Busy(f"{message}; try again when it has ended")
        time.sleep(LOOK_SECONDS)
