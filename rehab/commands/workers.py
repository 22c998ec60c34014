"""Who does the work of a long command."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rehab.batch.pool import Pool


@contextmanager
def workers(address: str | None, jobs: int | None, seconds: int) -> "Iterator[Pool]":
    """Those of the cluster at this address, else so many processes here.

    ``seconds`` are those that one client may take.
    """
    from rehab.batch.pool import NoWorkers, cluster, local
    from rehab.commands.asking import misuse

    if address is None:
        yield local(jobs or _processors(), seconds)
        return
    try:
        with cluster(address, seconds) as pool:
            yield pool
    except ModuleNotFoundError as missing:
        misuse(
            f"--cluster needs {missing.name}: pip install 'rehab-programme[cluster]'"
        )
    except NoWorkers as nobody:
        misuse(f"--cluster {nobody}")


def _processors() -> int:
    """Those this process may use."""
    usable = getattr(os, "sched_getaffinity", None)
    return len(usable(0)) if usable else os.cpu_count() or 1
