"""``rehab batch``: the sheets of every client of a folder."""

import sys
from collections import Counter
from collections.abc import Sequence
from contextlib import AbstractContextManager, closing
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rehab.commands.options import library_option
from rehab.console.terminal import show

if TYPE_CHECKING:
    from rehab.batch.batch import Todo, Unnoted
    from rehab.batch.job import Done, Order
    from rehab.batch.pool import Pool


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder for the PDFs.",
)
@click.option(
    "--weeks",
    metavar="due|all|5-8",
    default="due",
    help="Which weeks. Default: the block that is due today, if one is.",
)
@click.option("--jobs", type=click.IntRange(1, 512), help="How many at a time.")
@click.option(
    "--limit",
    metavar="SECONDS",
    type=click.IntRange(1, 86_400),
    default=120,
    show_default=True,
    help="How long one client may take.",
)
@click.option("--cluster", metavar="ADDRESS", help="A Dask scheduler to work on.")
@library_option
@click.option("--force", is_flag=True, help="Make them again if nothing changed, too.")
def batch(  # noqa: PLR0913 - one for each option
    folder: Path,
    output: Path,
    weeks: str,
    jobs: int | None,
    *,
    limit: int,
    cluster: str | None,
    library: Path | None,
    force: bool,
) -> None:
    """Make the sheets of every client in a folder, as rehab pdf does for one.

    A client is a client.yaml, at any depth, or another file with all its keys. What
    did not change since the last run is not made again. A client with problems is
    named at the end and stops nobody else. A block is due from six days before its
    first day to its last.

    \b
    Examples:
      rehab batch clients -o out                    the blocks due today
      rehab batch clients -o out --weeks 1-4 --jobs 8
      rehab batch /shared/clients -o /shared/out --cluster tcp://desk:8786
    """
    from rehab.batch.batch import sort_out
    from rehab.batch.turns import turn
    from rehab.commands.workers import workers

    _typed(weeks)
    order = _order(output, weeks, library)
    with turn(order.out, lambda: _busy(order)):
        todo = sort_out(folder.absolute() if cluster else folder, order, force=force)
        ended, unnoted = _work(todo, order, workers(cluster, jobs, limit))
    _tell((*todo.known, *ended), order, folder, unnoted)


def _busy(order: "Order") -> None:
    from rehab.commands.progress import said

    show(said("busy", out=order.out), err=True)


def _typed(weeks: str) -> None:
    from rehab.batch.choose import is_choice
    from rehab.commands.asking import misuse

    if not is_choice(weeks):
        misuse(f"--weeks {weeks!r}: write due, all, 5 or 5-8.")


def _order(output: Path, weeks: str, library: Path | None) -> "Order":
    from rehab.batch.content import made_of
    from rehab.batch.job import Order
    from rehab.commands.clock import today

    return Order(
        out=output.absolute(),
        library=library.absolute() if library else None,
        weeks=weeks,
        today=today(),
        made_of=made_of(library),
    )


def _work(
    todo: "Todo", order: "Order", pool: "AbstractContextManager[Pool]"
) -> "tuple[list[Done], Unnoted | None]":
    """What became of everyone there was something to do for."""
    from rehab.batch.batch import Unnoted, work_off
    from rehab.commands.progress import Progress

    if not todo.jobs:
        return [], None
    ended, progress, unnoted = [], Progress(len(todo.jobs)), None
    try:
        with pool as ready, closing(work_off(todo, order, ready)) as every:
            for done in every:
                ended.append(done)
                progress.step()
    except Unnoted as lines:
        unnoted = lines
    except KeyboardInterrupt:
        progress.end()
        _stopped(len(ended), len(todo.jobs))
    progress.end()
    return ended, unnoted


def _stopped(done: int, every: int) -> None:
    from rehab.commands.progress import said
    from rehab.console.ending import INTERRUPTED

    show(said("stopped", done=done, all=every), err=True)
    sys.exit(INTERRUPTED)


def _tell(
    every: "Sequence[Done]", order: "Order", folder: Path, unnoted: "Unnoted | None"
) -> None:
    """What is wrong, how many of each, and where; exit status 1 after a problem."""
    from rehab.batch.batch import problems
    from rehab.commands.progress import said
    from rehab.console.ending import CANNOT, PROBLEMS

    for line in problems(every):
        show(line, err=True)
    if not every:
        show(said("nobody", folder=folder), err=True)
        sys.exit(PROBLEMS)
    count = Counter(done.end for done in every)
    ends = {end: count[end] for end in ("made", "same", "not_due", "bad")}
    show(said("summary", all=len(every), **ends))
    show(said("out", out=order.out))
    if unnoted:
        show(said("unnoted", why=unnoted.why, n=unnoted.lines), err=True)
        sys.exit(CANNOT)
    if count["bad"]:
        sys.exit(PROBLEMS)
