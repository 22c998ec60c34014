"""Real workers: one that dies, Ctrl-C, and kill -9."""

import os
import signal
import subprocess
import time
from concurrent.futures import BrokenExecutor
from multiprocessing.process import BaseProcess
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from benchmarks.clients import write_clients
from rehab.app.pages import make_pdf
from rehab.app.planned import Planned, plan_client
from rehab.batch import processes
from rehab.batch.job import Done
from rehab.batch.pool import Pool, local
from rehab.batch.run import run as run_jobs
from tests.batch.conftest import START

PATIENCE = 60
MANY = 24  # clients: so many that a run is not over before it is stopped


def test_each_client_gets_the_pdf_that_rehab_pdf_makes(run, folder, tmp_path):
    assert {done.end for done in run().values()} == {"made"}
    names = [f"made-up-00000{n}-weeks-1.pdf" for n in (0, 1)]
    assert sorted(p.name for p in (tmp_path / "out").glob("*.pdf")) == names
    client = folder / "01" / "client-000001" / "client.yaml"
    planned = plan_client(client, None, None)
    assert isinstance(planned, Planned)
    alone = make_pdf(planned, (1,), "client")
    assert (tmp_path / "out" / names[1]).read_bytes() == alone


def dies(job):
    """A worker that one client kills."""
    if job == "deadly":
        os._exit(9)
    time.sleep(0.05)
    return Done(client=Path(job), end="made")


def whose(job):
    """The process that did it."""
    return Done(client=Path(job), end="made", pdf=str(os.getpid()))


def words(*names) -> Any:
    """Jobs that are only their clients; no more of a job is looked at."""
    return [Word(name) for name in names]


class Word(str):
    """A job that is only its client."""

    __slots__ = ()
    client = property(Path)


def test_who_kills_a_worker_is_named_and_all_others_are_done():
    jobs = words("a", "b", "deadly", "c", "d", "e")
    ended = list(run_jobs(jobs, local(2), dies))
    assert sorted(str(done.client) for done in ended) == sorted(jobs)
    (bad,) = [done for done in ended if done.end == "bad"]
    assert "deadly: the worker was lost" in bad.problems[0]


def dies_and_fails(job):
    """A worker that one client kills; the next one has no room for it."""
    if job.endswith("deadly"):
        if not Path(job).exists():
            Path(job).touch()
            os._exit(9)
        raise MemoryError
    return Done(client=Path(job), end="made")


def test_who_fails_when_tried_again_is_named_and_all_others_are_done(tmp_path):
    jobs = words("a", tmp_path / "deadly", "b", "c", "d")
    ended = {one.client.name: one for one in run_jobs(jobs, local(1), dies_and_fails)}
    assert {name: one.end for name, one in ended.items()} == {
        **dict.fromkeys("abcd", "made"),
        "deadly": "bad",
    }
    assert "(MemoryError)" in ended["deadly"].problems[0]


def test_workers_are_new_after_so_many_clients():
    jobs = words(*map(str, range(6)))
    pool = Pool(local(1).open, 1, 2)
    assert len({done.pdf for done in run_jobs(jobs, pool, whose)}) == 3


def test_a_worker_that_is_not_ready_in_time_gives_no_answer_to_another_job(monkeypatch):
    pool = processes.Processes(1, PATIENCE)
    try:
        with monkeypatch.context() as now:
            now.setattr(processes, "START", 0)
            with pytest.raises(BrokenExecutor):
                pool.submit(abs, -1).result(PATIENCE)
        answers = [pool.submit(abs, -number) for number in (2, 3)]
        assert [one.result(PATIENCE) for one in answers] == [2, 3]
    finally:
        pool.shutdown(cancel_futures=True)


def test_a_worker_that_begins_while_all_is_ended_is_ended_too(monkeypatch):
    begun, go, process = Event(), Event(), []
    really = BaseProcess.start

    def late(one):
        process.append(one)
        begun.set()
        assert go.wait(PATIENCE)
        really(one)

    monkeypatch.setattr(BaseProcess, "start", late)
    monkeypatch.setattr(processes, "PATIENCE", 0)
    pool = processes.Processes(1, PATIENCE)
    answer = pool.submit(abs, -1)
    assert begun.wait(PATIENCE)
    pool.shutdown(cancel_futures=True)
    go.set()
    with pytest.raises(BrokenExecutor):
        answer.result(PATIENCE)
    assert not process[0].is_alive()


@pytest.fixture
def begun(command, tmp_path):
    """A run of many clients that has made a PDF and written it down."""
    write_clients(tmp_path / "clients", MANY, START)
    arguments = command(
        *("batch", tmp_path / "clients", "-o", tmp_path / "out"),
        *("--weeks", "1", "--jobs", "1"),
    )
    process = subprocess.Popen(
        arguments,
        cwd=command.root,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    until(lambda: written_down(tmp_path / "out"))
    yield process, arguments
    if process.poll() is None:
        process.kill()
    process.communicate()


def written_down(out):
    """Whether the run knows of a PDF that it made."""
    journal = out / ".rehab-batch.jsonl"
    return journal.is_file() and ".pdf" in journal.read_text("utf-8")


def until(true):
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end
        time.sleep(0.02)


def is_whole(pdf):
    return pdf.read_bytes().rstrip().endswith(b"%%EOF")


def again(arguments, command):
    return subprocess.run(
        arguments, cwd=command.root, capture_output=True, text=True, check=False
    )


def test_after_kill_the_workers_go_and_the_next_run_completes(begun, command, tmp_path):
    process, arguments = begun
    os.kill(process.pid, signal.SIGKILL)
    out, _ = process.communicate(timeout=PATIENCE)  # ends when no worker holds the pipe
    assert out == ""
    made = list((tmp_path / "out").glob("*.pdf"))
    assert 1 <= len(made) < MANY
    assert all(map(is_whole, made))
    done = again(arguments, command)
    assert done.returncode == 0, done.stderr
    assert "0 with problems" in done.stdout
    assert " 0 unchanged" not in done.stdout
    assert len(list((tmp_path / "out").glob("*.pdf"))) == MANY
    assert f"0 made, {MANY} unchanged" in again(arguments, command).stdout


def test_after_ctrl_c_it_says_how_far_it_came(begun, tmp_path):
    process, _ = begun
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=PATIENCE)
    assert process.returncode == 130
    assert out == ""
    assert "Stopped after" in err
    assert "Traceback" not in err
    assert all(map(is_whole, (tmp_path / "out").glob("*.pdf")))
