"""A client that cannot be read costs itself only, and is told in a few lines."""

import errno
import os
import re
import signal
import subprocess
import time
from contextlib import nullcontext
from pathlib import Path

import pytest

from benchmarks.clients import client_text, write_clients
from rehab.batch import journal, turns
from rehab.batch.batch import Unnoted
from rehab.batch.job import Done
from rehab.batch.lines import MOST_LINES
from rehab.batch.pool import Pool, local
from rehab.batch.run import run as run_jobs
from rehab.checking.check import check
from rehab.reader import folders
from rehab.reader.client_files import search
from tests.batch.conftest import START
from tests.batch.test_processes import PATIENCE, until, words
from tests.support.broken import BROKEN, break_all


def test_each_broken_client_is_told_in_few_lines_and_nobody_else_is_lost(
    tmp_path, command
):
    write_clients(tmp_path / "clients", 2, START)
    break_all(tmp_path / "clients")
    done = subprocess.run(
        command(
            *("batch", tmp_path / "clients", "-o", tmp_path / "out"),
            *("--weeks", "1", "--jobs", "2"),
        ),
        cwd=command.root,
        capture_output=True,
        text=True,
        check=False,
        timeout=5 * PATIENCE,
    )
    assert done.returncode == 1
    lines = [line for line in done.stderr.splitlines() if str(tmp_path) in line]
    named = {line.split("/clients/")[1].split("/")[0] for line in lines}
    assert named == set(BROKEN)
    assert "2 made" in done.stdout
    assert f"{len(BROKEN)} with problems" in done.stdout
    assert len(list((tmp_path / "out").glob("*.pdf"))) == 2
    for name in BROKEN:
        assert sum(f"/clients/{name}/" in line for line in lines) <= MOST_LINES + 1
    assert "fault" not in done.stderr
    assert "Error" not in done.stderr


def test_check_tells_of_each_as_well(tmp_path):
    break_all(tmp_path)
    named = {
        Path(one.file).relative_to(tmp_path).parts[0] for one in check([tmp_path])[0]
    }
    assert named == set(BROKEN)


def test_a_folder_that_cannot_be_looked_into_is_told(tmp_path, monkeypatch):
    (tmp_path / "closed").mkdir()
    (tmp_path / "kim.yaml").write_text(client_text(1), "utf-8")

    def closed(path):
        if path.name == "closed":
            raise PermissionError(13, "Permission denied")
        return os.scandir(path)

    monkeypatch.setattr(folders, "scandir", closed)
    clients, problems = search(tmp_path)
    assert [one.path.name for one in clients] == ["kim.yaml"]
    told = f"{tmp_path}/closed:1:1: cannot be looked into: Permission denied"
    assert list(map(str, problems)) == [told]


def hangs(job):
    """A client for whom nothing can be done, in a way that lets no thread run."""
    if job == "slow":
        re.match(r"(a|a)*b", "a" * 60)
    return Done(client=Path(job), end="made", pdf=str(os.getpid()))


def test_who_takes_too_long_is_named_and_the_worker_replaced():
    jobs = words("a", "slow", "b", "c")
    ended = {str(one.client): one for one in run_jobs(jobs, local(1, 5), hangs)}
    assert {name: one.end for name, one in ended.items()} == {
        **dict.fromkeys("abc", "made"),
        "slow": "bad",
    }
    assert "took longer than 5 s" in ended["slow"].problems[0]
    assert ended["a"].pdf != ended["b"].pdf == ended["c"].pdf


def test_a_cluster_that_says_nothing_is_not_waited_for_for_ever():
    class Silent:
        def submit(self, _work, _job):
            from concurrent.futures import Future

            return Future()

        def __enter__(self):
            return self

        def __exit__(self, *_):
            pass

    pool = Pool(lambda _: Silent(), 1, None, 0.1)
    ended = list(run_jobs(words("a", "b", "c"), pool, hangs))
    assert [one.end for one in ended] == ["bad"] * 3


SLOW = """
import sys
from pathlib import Path
from rehab.batch.pool import local
from rehab.batch.run import run
from tests.batch.test_broken import sleeps
from tests.batch.test_processes import Word
try:
    list(run([Word(sys.argv[1])], local(1, 60), sleeps))
except KeyboardInterrupt:
    sys.exit(130)
"""


def sleeps(job):
    """A client who takes for ever, once it is known which process does it."""
    Path(job).write_text(str(os.getpid()))
    re.match(r"(a|a)*b", "a" * 60)


@pytest.fixture
def slow(command, tmp_path):
    """A run that hangs, and the process of the worker in which it does."""
    file = tmp_path / "worker"
    process = subprocess.Popen(
        [command()[0], "-c", SLOW, file], cwd=command.root, start_new_session=True
    )
    until(lambda: file.is_file() and file.read_text())
    worker = int(file.read_text())
    yield process, worker
    for one in (process.pid, worker):
        if is_alive(one):
            os.kill(one, signal.SIGKILL)
    process.wait()


def is_alive(process):
    try:
        state = Path(f"/proc/{process}/stat").read_text()
    except OSError:
        return False
    return state.rpartition(")")[2].split()[0] != "Z"


def test_ctrl_c_twice_ends_it_and_its_workers(slow):
    process, worker = slow
    os.killpg(process.pid, signal.SIGINT)
    time.sleep(0.3)
    os.killpg(process.pid, signal.SIGINT)
    assert process.wait(PATIENCE) == 130
    until(lambda: not is_alive(worker))


class Full:
    """A disk on which half of the first line has room, then none, then all."""

    def __init__(self, file):
        self.file, self.writes = file, 0

    def write(self, content):
        self.writes += 1
        if self.writes == 1:
            return self.file.write(content[: len(content) // 2])
        if self.writes == 2:
            raise OSError(28, "No space left on device")
        return self.file.write(content)

    def close(self):
        self.file.close()


def test_the_journal_survives_a_full_disk(tmp_path, monkeypatch):
    journal.read_journal(tmp_path)
    notes = journal.Notes(tmp_path)
    monkeypatch.setattr(notes, "_file", Full(notes._file))
    for name in "abc":
        notes.add(Done(client=tmp_path / name, end="made", content=name, pdf=name))
    notes.close()
    assert notes.lost == ["it was cut off", "No space left on device"]
    assert list(journal.read_journal(tmp_path).lines) == ["c"]


def test_a_run_that_cannot_note_what_it_made_says_so_at_its_end(run, monkeypatch):
    def full(self, _done):
        self.lost.append("No space left on device")

    monkeypatch.setattr(journal.Notes, "add", full)
    with pytest.raises(Unnoted, match="No space left"):
        run()


def test_a_second_run_into_the_same_folder_waits_and_says_so(tmp_path):
    said = []

    def waiting():
        said.append("waits")
        raise KeyboardInterrupt

    with (
        turns.turn(tmp_path, lambda: said.append("first")),
        pytest.raises(KeyboardInterrupt),
        turns.turn(tmp_path, waiting),
    ):
        said.append("both")
    with turns.turn(tmp_path, waiting):
        said.append("then")
    assert said == ["waits", "then"]


@pytest.mark.skipif(os.name != "posix", reason="locks of POSIX")
@pytest.mark.parametrize(("number", "goes_on"), [("ENOLCK", True), ("EIO", False)])
def test_a_run_goes_on_where_the_disk_has_no_locks(
    tmp_path, monkeypatch, number, goes_on
):
    def no_locks(*_):
        raise OSError(getattr(errno, number), number)

    monkeypatch.setattr("fcntl.flock", no_locks)
    said = []
    ends = nullcontext() if goes_on else pytest.raises(OSError, match=number)
    with ends, turns.turn(tmp_path, lambda: said.append("waits")):
        said.append("goes on")
    assert said == ["goes on"] * goes_on
