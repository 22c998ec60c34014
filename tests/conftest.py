"""How long property tests look, which fonts there are, how golden sheets change.

No test may hide a fault of ours that the program went on after.
"""

import logging
import os
import signal
import sys

import pytest
from hypothesis import HealthCheck, settings

from rehab import cli
from rehab.letters.folders import CHOSEN
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


def pytest_addoption(parser):
    parser.addoption(
        "--accept-golden", action="store_true", help="rewrite tests/golden"
    )


@pytest.fixture(scope="session", autouse=True)
def all_faults():
    """What was logged as an error since the last test."""
    faults = []
    handler, log = logging.Handler(logging.ERROR), logging.getLogger("rehab")
    handler.emit = lambda record: faults.append(record.getMessage())
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
