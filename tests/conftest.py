"""How long property tests look, which fonts there are, how golden sheets change.

No test may hide a fault of ours that the program went on after.
"""

import functools
import logging
import os
import signal
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from rehab import cli
from rehab.letters.folders import CHOSEN
from rehab.reader import plain
from tests.support.examples import ASKED

# Whatever fonts a machine has: a test that needs another one makes it.
os.environ[CHOSEN] = ""

# Run in the background of a script, Ctrl-C is ignored, and what a test starts would
# ignore it too.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# The same commit gets the same verdict: new examples only when they are asked for.
settings.register_profile(
    "project",
    max_examples=30,
    derandomize=ASKED is None,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("project")


SHIPPED = tuple(
    f"{Path(__file__).parents[1] / name}{os.sep}" for name in ("exercises", "plans")
)


@pytest.fixture(scope="session", autouse=True)
def shipped_files_are_parsed_once():
    """Most tests run commands, and each of them reads the library: the same bytes."""
    known = functools.lru_cache(1000)(plain.read_plain)

    def read(raw, file):
        return (known if file.startswith(SHIPPED) else known.__wrapped__)(raw, file)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(plain, "read_plain", read)
        yield


def pytest_addoption(parser):
    parser.addoption(
        "--accept-golden", action="store_true", help="rewrite tests/golden"
    )


@pytest.fixture(scope="session", autouse=True)
def all_faults():
    """What was logged as an error since the last test."""
    faults = []

    class Kept(logging.Handler):
        def emit(self, record):
            faults.append(record.getMessage())

    handler, log = Kept(logging.ERROR), logging.getLogger("rehab")
    log.addHandler(handler)
    yield faults
    log.removeHandler(handler)


@pytest.fixture(autouse=True)
def faults(all_faults):
    """The same; a test that looks for a fault takes it away."""
    yield all_faults
    found = list(all_faults)
    all_faults.clear()
    assert not found


@pytest.fixture
def rehab(monkeypatch, capsys):
    """The command line in this process: exit status, output, errors."""

    def run(*arguments):
        monkeypatch.setattr(sys, "argv", ["rehab", *map(str, arguments)])
        with pytest.raises(SystemExit) as stop:
            cli.main()
        printed = capsys.readouterr()
        return stop.value.code, printed.out, printed.err

    return run
