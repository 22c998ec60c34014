"""A process for what others wrote: few seconds, little memory, no files.

It fills in a clinic's own parts of the page, or paints a drawing for a trial.

What it is asked comes on standard input from the program itself; what it says goes to
standard output as JSON.
"""

import json
import pickle
import signal
import sys
from contextlib import suppress
from dataclasses import asdict

from rehab.render.own_html import Spent, answer
from rehab.render.own_parts import Task
from rehab.render.trial import Trial, paint

GRACE = 3  # seconds more, for what does not listen
MEGABYTES = 400  # more than the program itself has


def main() -> None:
    """Read one task, keep to the limits, and write the answer."""
    task = pickle.load(sys.stdin.buffer)  # noqa: S301 - it was written by child
    _limit(task.seconds)
    said = paint(task.svg) if isinstance(task, Trial) else _filled_in(task)
    sys.stdout.buffer.write(json.dumps(said).encode())


def _filled_in(task: Task) -> object:
    html, problems = answer(task)
    return {"html": html, "problems": [asdict(problem) for problem in problems]}


def _limit(seconds: int) -> None:
    """Where the system knows no such limits, the clock of who asks remains."""
    with suppress(ImportError):
        import resource

        signal.signal(signal.SIGXCPU, _spent)
        used = resource.getrusage(resource.RUSAGE_SELF).ru_utime
        last = int(used) + 1 + seconds
        resource.setrlimit(resource.RLIMIT_CPU, (last, last + GRACE))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
        with suppress(ValueError, OSError):  # macOS knows no limit of memory
            most = _pages() + MEGABYTES * 1_000_000
            resource.setrlimit(resource.RLIMIT_AS, (most, most))


def _pages() -> int:
    """Bytes of address space that are taken already."""
    with suppress(OSError), open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123
        return int(file.read().split()[0]) * 4096
    return 600_000_000


def _spent(*_: object) -> None:
    raise Spent
