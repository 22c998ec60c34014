"""All jobs through a pool: every one ends, whatever becomes of the workers."""

import shlex
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import (
    FIRST_COMPLETED,
    BrokenExecutor,
    Future,
    wait,
)

from rehab.app.words import words
from rehab.batch.job import Done, Job
from rehab.batch.lines import bad
from rehab.batch.pool import Pool
from rehab.batch.processes import TooSlow
from rehab.batch.work import make
from rehab.render.pango import PdfUnavailable

AHEAD = 2  # jobs given out for each worker: one in hand, one waiting

Work = Callable[[Job], Done]
Given = dict["Future[Done]", Job]


def run(
    jobs: Iterable[Job], pool: Pool, work: Work = make
) -> Generator[Done, None, None]:
    """What became of each job, in the order they end.

    Who loses a worker is tried again alone, when the others of that generation are
    done; who loses one then as well is named.
    """
    waiting = deque(jobs)
    while waiting:
        suspects: list[Job] = []
        yield from _generation(waiting, pool, work, suspects)
        for job in suspects:
            yield from _alone(job, pool, work)


def _generation(
    waiting: deque[Job], pool: Pool, work: Work, suspects: list[Job]
) -> Iterator[Done]:
    """Work off what is waiting, until workers are to be new."""
    left = pool.generation or len(waiting)
    given: Given = {}
    with pool.open(pool.workers) as executor:
        while (waiting and left) or given:
            while waiting and left and len(given) < pool.workers * AHEAD:
                left -= 1
                job = waiting.popleft()
                given[executor.submit(work, job)] = job
            ended = wait(given, pool.silence, return_when=FIRST_COMPLETED).done
            for future in ended:
                yield from _taken(future, given.pop(future), suspects)
            if not ended and pool.silence:
                yield from _given_up(given, pool.silence)


def _given_up(given: Given, seconds: float) -> Iterator[Done]:
    """What a cluster has, when it says nothing any more."""
    while given:
        future, job = given.popitem()
        future.cancel()
        yield _slow(job, seconds)


def _taken(future: "Future[Done]", job: Job, suspects: list[Job]) -> Iterator[Done]:
    try:
        yield future.result()
    except BrokenExecutor:
        suspects.append(job)
    except TooSlow as slow:
        yield _slow(job, slow.seconds)
    except PdfUnavailable:
        raise
    except Exception as fault:  # noqa: BLE001 - it costs this job alone
        yield _lost(job, f" ({type(fault).__name__})")


def _alone(job: Job, pool: Pool, work: Work) -> Iterator[Done]:
    gone: list[Job] = []
    with pool.open(1) as executor:
        yield from _taken(executor.submit(work, job), job, gone)
    yield from map(_lost, gone)


def _slow(job: Job, seconds: float) -> Done:
    typed = shlex.quote(str(job.client))
    slots = {"client": job.client, "typed": typed, "seconds": round(seconds)}
    return bad(job.client, [words().say("batch.slow", **slots)])


def _lost(job: Job, why: str = "") -> Done:
    return bad(job.client, [words().say("batch.lost", client=job.client, why=why)])
