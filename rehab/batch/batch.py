"""A folder of clients: who needs new sheets, and what became of everyone."""

from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from rehab.app.words import words
from rehab.batch import content
from rehab.batch.job import Done, Job, Order
from rehab.batch.journal import Journal, Notes, read_journal
from rehab.batch.lines import bad
from rehab.batch.pool import Pool
from rehab.batch.run import run
from rehab.disk.write import clear_dead_parts
from rehab.reader.client_files import Found, search, twice


@dataclass(frozen=True, slots=True)
class Todo:
    """What is left to do, and what is known without doing anything."""

    jobs: tuple[Job, ...]
    known: tuple[Done, ...]
    journal: Journal


class Unnoted(Exception):
    """All was made, but so many lines could not be added to the journal."""

    def __init__(self, why: str, lines: int) -> None:
        super().__init__(why)
        self.why, self.lines = why, lines


def sort_out(folder: Path, order: Order, *, force: bool) -> Todo:
    """Find every client, and who needs new sheets.

    Raises:
        OSError: The folder for the PDFs cannot be made or written to.
    """
    found, unread = search(folder)
    clear_dead_parts(order.out)
    journal = read_journal(order.out)
    known = {Path(one.file): bad(Path(one.file), [str(one)]) for one in unread}
    known |= {done.client: done for done in _doubled(found)}
    jobs, mark = [], cache(content.made_of)  # many clients name one library
    for one in found:
        if one.path in known:
            continue
        past = None if force else _past(one.path, order, journal, mark)
        if past:
            known[one.path] = past
        else:
            jobs.append(_job(one, order))
    return Todo(tuple(jobs), tuple(known.values()), journal)


def work_off(todo: Todo, order: Order, pool: Pool) -> Generator[Done, None, None]:
    """Make what is to be made. Each is written down as it is done.

    Raises:
        Unnoted: At the end, when that failed for some.
    """
    with closing(Notes(order.out)) as notes, closing(run(todo.jobs, pool)) as ended:
        for done in ended:
            notes.add(done)
            yield _with_older(done, todo.journal)
        if notes.lost:
            raise Unnoted(notes.lost[0], len(notes.lost))


def problems(every: Iterable[Done]) -> Sequence[str]:
    """All that is wrong, in the order of the clients' files; each line once."""
    ordered = sorted(every, key=lambda done: done.client)
    return list(dict.fromkeys(line for done in ordered for line in done.problems))


def _doubled(found: tuple[Found, ...]) -> Iterator[Done]:
    for one, other in twice(found):
        slots = {"client": one.path, "other": other.path, "reference": one.reference}
        line = words().say("batch.twice", **slots)
        yield bad(one.path, [line])


def _past(
    client: Path, order: Order, journal: Journal, mark: content.Mark
) -> Done | None:
    own = content.of_client(client, order.library, mark)
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
