"""Whether files changed, from their names, sizes and times: quick to ask all the time.

Digests of what they say are slower and surer: ``rehab.batch.content``.
"""

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path

from rehab.app.papers import library_parts


def library_mark(library: Path | None) -> str:
    """Of every file that a library is read from."""
    parts = library_parts(library)
    return mark_of(file for part in parts for file in sorted(part.glob("*")))


def mark_of(files: Iterable[Path], *more: str) -> str:
    """Of these files, and of what else counts."""
    whole = hashlib.sha256("\n".join(more).encode())
    for file in files:
        try:
            told = os.stat(file)  # noqa: PTH116 - asked very often
        except OSError:
            state: tuple[int, ...] = ()
        else:
            state = told.st_mtime_ns, told.st_ctime_ns, told.st_size, told.st_ino
        whole.update(f"{file} {state}\n".encode("utf-8", "surrogatepass"))
    return whole.hexdigest()[:16]
