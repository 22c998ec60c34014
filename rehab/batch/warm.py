"""What a worker keeps from one client to the next: the library, and the words.

Drawings and fonts are kept where they are made. All of it is kept by content: a
worker that lives long reads again what has changed.
"""

import os
import signal
from functools import lru_cache
from multiprocessing import connection, parent_process
from pathlib import Path
from threading import Lock, Thread

from rehab.app.papers import Stopped, library_folders
from rehab.app.words import words
from rehab.batch.content import made_of
from rehab.model.programme import Library
from rehab.reader.library import read_library

LIBRARIES = 2  # kept by a worker
alone = Lock()  # a worker with several threads still makes one PDF at a time


class Differs(Exception):
    """This machine has another library, other templates or another version."""


@lru_cache(LIBRARIES)
def shelf(library: Path | None, content: str) -> Library | Stopped:
    """The library, if it is the one that was meant.

    Raises:
        Differs: It is not.
    """
    if made_of(library) != content:
        raise Differs
    words.cache_clear()
    found, problems = read_library(*library_folders(library))
    return Stopped(problems) if found is None else found


def begin() -> None:
    """Get a local worker ready: it goes with its parent, and leaves Ctrl-C to it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """However the parent ended, even killed: nobody wants the rest any more."""
    if parent := parent_process():
        connection.wait([parent.sentinel])
        os._exit(1)
