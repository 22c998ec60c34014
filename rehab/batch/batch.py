"""A folder of clients: who needs new sheets, and what became of everyone."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from rehab.app import words
from rehab.batch import content
from rehab.batch.find import Found, clients_in, twice
from rehab.batch.job import Done, Job, Order
from rehab.batch.journal import Journal, add, open_journal, read_journal
from rehab.batch.pool import Pool
from rehab.batch.run import run
from rehab.write import clear_dead_parts


@dataclass(frozen=True, slots=True)
class Todo:
    """What is left to do, and what is known without doing anything."""

    jobs: tuple[Job, ...]
    known: tuple[Done, ...]
    journal: Journal


def sort_out(folder: Path, order: Order, *, force: bool) -> Todo:
    """Find every client, and who needs new sheets.

    Raises:
        OSError: The folder for the PDFs cannot be made or written to.
    """
    found = clients_in(folder)
    clear_dead_parts(order.out)
    journal = read_journal(order.out)
    known = {done.client: done for done in _doubled(found)}
    jobs = []
    for one in found:
        if one.path in known:
            continue
        past = None if force else _past(one.path, order, journal)
        if past:
            known[one.path] = past
        else:
            jobs.append(_job(one, order))
    return Todo(tuple(jobs), tuple(known.values()), journal)


def work_off(todo: Todo, order: Order, pool: Pool) -> Iterator[Done]:
    """Make what is to be made. Each is written down as it is done."""
    with open_journal(order.out) as journal:
        for done in run(todo.jobs, pool):
            add(journal, done, order.out)
            yield _with_older(done, todo.journal)


def problems(every: Iterable[Done]) -> Sequence[str]:
    """All that is wrong, in the order of the clients' files."""
    ordered = sorted(every, key=lambda done: done.client)
    return [line for done in ordered for line in done.problems]


def _doubled(found: tuple[Found, ...]) -> Iterator[Done]:
    for one, other in twice(found):
        slots = {"client": one.path, "other": other.path, "reference": one.reference}
        line = words().say("batch.twice", **slots)
        yield Done(client=one.path, end="bad", problems=(line,))


def _past(client: Path, order: Order, journal: Journal) -> Done | None:
    own = content.of_client(client, order.library)
    wanted = content.whole(order.made_of, order.weeks, own)
    return journal.same(client, wanted, order.today)


def _job(one: Found, order: Order) -> Job:
    return Job(order=order, client=one.path, reference=one.reference, shared=one.shared)


def _with_older(done: Done, journal: Journal) -> Done:
    """Somebody who gets none now, but did before: that PDF must not be handed out."""
    older = journal.older(done.client) if done.end == "bad" else ""
    if not older:
        return done
    line = words().say("batch.older", pdf=journal.out / older)
    return replace(done, problems=(*done.problems, line))
