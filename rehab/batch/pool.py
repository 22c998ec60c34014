"""Where the work is done: processes of this machine, or the workers of a cluster.

Both are executors of the standard library's ``concurrent.futures``, so that there is
one way through the rest. Local workers live for so many clients and then make room
for new ones: what a text library does not give back goes with them. (The standard
library's own ``max_tasks_per_child`` can leave a pool of Python 3.11 without workers.)
"""

import multiprocessing
import socket
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from urllib.parse import urlsplit

from rehab.batch.warm import begin

CLIENTS_OF_A_WORKER = 50
RETRIES = 3  # of a client whose worker was lost
START = 20  # seconds until a cluster must have answered
PRELOAD = ["rehab.batch.work"]  # read once, however many workers follow


@dataclass(frozen=True, slots=True)
class Pool:
    """How to get workers, and how much to give them at a time."""

    open: Callable[[int], AbstractContextManager[Executor]]  # at most so many
    workers: int
    generation: int | None  # clients before the workers are new; None: they stay


class NoWorkers(Exception):
    """There is nobody to do the work."""


def local(jobs: int) -> Pool:
    """So many processes of this machine."""
    return Pool(_processes, jobs, jobs * CLIENTS_OF_A_WORKER)


@contextmanager
def _processes(most: int) -> Iterator[Executor]:
    methods = multiprocessing.get_all_start_methods()
    method = "forkserver" if "forkserver" in methods else "spawn"
    context = multiprocessing.get_context(method)
    context.set_forkserver_preload(PRELOAD)
    pool = ProcessPoolExecutor(most, mp_context=context, initializer=begin)
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


@contextmanager
def cluster(address: str) -> Iterator[Pool]:
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
        yield Pool(opened, sum(client.nthreads().values()), None)


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
