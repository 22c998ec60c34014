"""A real scheduler with two workers, one of which is killed."""

import json
import subprocess
import sys
import time

import pytest

from benchmarks.clients import write_clients
from tests.batch.conftest import START

pytest.importorskip("distributed", reason="the extra `cluster` is not installed")

CLIENTS = 8
PATIENCE = 120
SCHEDULER = ["--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file"]
WORKER = ["--nthreads", "1", "--no-nanny", "--no-dashboard", "--scheduler-file"]


@pytest.fixture
def start(command, tmp_path):
    """Start a process that ends with the test; what it prints is in a file."""
    started = []

    def begin(name, arguments):
        with (tmp_path / f"{name}.log").open("wb") as log:
            process = subprocess.Popen(
                arguments, cwd=command.root, stdout=log, stderr=log
            )
        started.append(process)
        return process

    yield begin
    for process in reversed(started):
        process.kill()
        process.wait()


def until(true, what):
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end, what
        time.sleep(0.05)


def test_every_pdf_is_there_once_though_a_worker_was_killed(start, command, tmp_path):
    write_clients(tmp_path / "clients", CLIENTS, START)
    file, out = tmp_path / "scheduler.json", tmp_path / "out"
    cli = [sys.executable, "-m", "distributed.cli.dask_"]
    start("scheduler", [*cli[:2], cli[2] + "scheduler", *SCHEDULER, file])
    until(lambda: file.exists() and file.read_text("utf-8").endswith("}"), "scheduler")
    address = json.loads(file.read_text("utf-8"))["address"]
    worker = [*cli[:2], cli[2] + "worker", *WORKER, file, "--local-directory", tmp_path]
    first, _ = (start(name, [*worker, "--name", name]) for name in ("one", "two"))
    until(lambda: worker_joined(tmp_path / "one.log"), "the first worker")
    until(lambda: worker_joined(tmp_path / "two.log"), "the second worker")
    given = ("batch", tmp_path / "clients", "-o", out, "--weeks", "1")
    batch = start("batch", command(*given, "--cluster", address))
    until(lambda: len(list(out.glob("*.pdf"))) > 1, "the first PDFs")
    first.kill()
    assert batch.wait(PATIENCE) == 0, (tmp_path / "batch.log").read_text("utf-8")
    printed = (tmp_path / "batch.log").read_text("utf-8")
    assert f"{CLIENTS} clients: {CLIENTS} made" in printed
    names = sorted(path.name for path in out.glob("*.pdf"))
    assert names == [f"made-up-{n:06d}-weeks-1.pdf" for n in range(CLIENTS)]
    lines = (out / ".rehab-batch.jsonl").read_text("utf-8").splitlines()
    assert len(lines) == CLIENTS


def worker_joined(log):
    return "Registered to" in log.read_text("utf-8")


@pytest.mark.parametrize("address", ["nonsense", "tcp://127.0.0.1:1"])
def test_a_cluster_that_is_not_there_is_said_in_a_line(command, tmp_path, address):
    write_clients(tmp_path / "clients", 1, START)
    given = ("batch", tmp_path / "clients", "-o", tmp_path / "out")
    done = subprocess.run(
        command(*given, "--cluster", address),
        cwd=command.root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert f"Error: --cluster {address}: " in done.stderr
    assert "Traceback" not in done.stderr
