"""Where the work is done: processes of this machine, or the workers of a cluster.

Both are executors of the standard library's ``concurrent.futures``, so that there is
one way through the rest. Local workers live for so many clients and then make room
for new ones: what a text library does not give back goes with them.
"""

import socket
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from urllib.parse import urlsplit

from rehab.batch.processes import Processes

CLIENTS_OF_A_WORKER = 50
RETRIES = 3  # of a client whose worker was lost
SILENT = 5  # times that long without an answer, and the cluster's clients are lost
START = 20  # seconds until a cluster must have answered
SECONDS = 120  # for one client; the longest takes a tenth of it


@dataclass(frozen=True, slots=True)
class Pool:
    """How to get workers, and how much to give them at a time."""

    open: Callable[[int], AbstractContextManager[Executor]]  # at most so many
    workers: int
    generation: int | None  # clients before the workers are new; None: they stay
    silence: float | None = None  # seconds after which nobody will answer any more


class NoWorkers(Exception):
    """There is nobody to do the work."""


def local(jobs: int, seconds: float = SECONDS) -> Pool:
    """So many processes of this machine, and so many seconds for each client."""

    @contextmanager
    def opened(most: int) -> Iterator[Executor]:
        pool = Processes(min(most, jobs), seconds)
        try:
            yield pool
        finally:
            pool.shutdown(cancel_futures=True)

    return Pool(opened, jobs, jobs * CLIENTS_OF_A_WORKER)


@contextmanager
def cluster(address: str, seconds: float = SECONDS) -> Iterator[Pool]:
    """The workers of a Dask scheduler. A lost worker's clients go to the others.

    Raises:
        NoWorkers: Nobody answers there, or the scheduler has no workers.
    """
    from distributed import Client

    try:
        _answers(address)
        client = Client(address, timeout=START, set_as_default=False)
        client.wait_for_workers(1, timeout=START)
    except (OSError, ValueError) as error:  # a TimeoutError is an OSError
        raise NoWorkers(f"{address}: {error}") from None

    @contextmanager
    def opened(most: int) -> Iterator[Executor]:  # noqa: ARG001 - all there are
        executor = client.get_executor(retries=RETRIES, pure=False)
        try:
            yield executor
        finally:
            executor.shutdown(wait=False)  # what nobody waits for is not begun

    with client:
        yield Pool(opened, sum(client.nthreads().values()), None, seconds * SILENT)


def _answers(address: str) -> None:
    """Knock first: Dask itself would go on trying for long.

    Raises:
        OSError: Nobody is there.
        ValueError: It is no address.
    """
    host = urlsplit(address if "://" in address else f"tcp://{address}")
    if not host.hostname or not host.port:
        raise ValueError("write it as tcp://host:8786")
    socket.create_connection((host.hostname, host.port), START).close()
