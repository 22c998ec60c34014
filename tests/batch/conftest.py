"""A few clients in folders, and workers that are threads where that is enough."""

import datetime
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest

from benchmarks.clients import write_clients
from rehab.batch.batch import sort_out, work_off
from rehab.batch.content import made_of
from rehab.batch.job import Order
from rehab.batch.pool import Pool

START = "2026-12-07"  # a week and more after the examples were screened
MONDAY = datetime.date.fromisoformat(START)


@contextmanager
def threads(most):
    with ThreadPoolExecutor(most) as executor:
        yield executor


@pytest.fixture
def folder(tmp_path):
    """Two clients; both weeks' sheets are short."""
    write_clients(tmp_path / "clients", 2, START)
    return tmp_path / "clients"


@pytest.fixture
def run(folder, tmp_path):
    """A run with threads for workers: what became of each client, by its folder."""

    def runs(*, weeks="1", today=MONDAY, force=False, library=None):
        out = tmp_path / "out"
        order = Order(
            out=out,
            library=library,
            weeks=weeks,
            today=today,
            made_of=made_of(library),
        )
        todo = sort_out(folder, order, force=force)
        ended = [*todo.known, *work_off(todo, order, Pool(threads, 2, None))]
        return {done.client.parent.name[-1]: done for done in ended}

    return runs


@pytest.fixture
def command():
    """The command line of a process of its own, and where it runs."""

    class Command:
        root = Path(__file__).resolve().parents[2]

        def __call__(self, *given):
            return [sys.executable, "-m", "rehab", *map(str, given)]

    return Command()
