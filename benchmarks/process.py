"""What one whole process costs, and many of them in turn.

The kernel counts the memory of a new process from the memory of the one that starts it,
so whoever measures stays small: everything big is done by children.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
FONTS = ROOT / "templates" / "fonts" / "fonts.conf"
REHAB = (sys.executable, "-m", "rehab")
MAXRSS_PER_MIB = 1024 * 1024 if sys.platform == "darwin" else 1024


@dataclass(frozen=True, slots=True)
class Cost:
    """One process, or the median of several."""

    seconds: float
    peak_mib: float  # of it or of the largest child it waited for, not their sum


class Failed(RuntimeError):
    """A command that is timed did not end well."""


def code(text: str) -> list[str]:
    """A process that runs this Python code."""
    return [sys.executable, "-c", text]


def module(name: str, *given: object) -> list[str]:
    """A process that runs a module of this folder."""
    return [sys.executable, "-m", f"benchmarks.{name}", *map(str, given)]


def environment() -> dict[str, str]:
    """The same for every command: the fonts of the sheets and a fixed clock."""
    fixed = {"FONTCONFIG_FILE": str(FONTS), "SOURCE_DATE_EPOCH": "1767225600"}
    return {**os.environ, **fixed}


def measure(command: Sequence[str]) -> Cost:
    """Time one whole process and read the memory it needed.

    Raises:
        Failed: With the last it said.
    """
    with tempfile.TemporaryFile() as said:
        begin = time.perf_counter()
        child = subprocess.Popen(
            command, cwd=ROOT, env=environment(), stdout=said, stderr=said
        )
        _, status, usage = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - begin
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            said.seek(0)
            raise Failed(f"{command}\n{said.read().decode(errors='replace')[-2000:]}")
    return Cost(seconds, usage.ru_maxrss / MAXRSS_PER_MIB)


def answer(command: Sequence[str]) -> Any:  # noqa: ANN401 - whatever JSON it prints
    """What a child worked out and printed as JSON."""
    done = subprocess.run(
        command, cwd=ROOT, env=environment(), check=True, stdout=subprocess.PIPE
    )
    return json.loads(done.stdout)


def in_turn(commands: Mapping[str, Sequence[str]], runs: int) -> dict[str, Cost]:
    """The median cost of each, run A B C, A B C after one round that warms up.

    A machine that slows down then slows all of them down.
    """
    taken: dict[str, list[Cost]] = {name: [] for name in commands}
    for turn in range(runs + 1):
        tell(f"round {turn} of {runs}" if turn else "a round to warm up")
        for name, command in commands.items():
            cost = measure(command)
            taken[name] += [cost] if turn else []
    return {name: median(costs) for name, costs in taken.items()}


def median(costs: Sequence[Cost]) -> Cost:
    """The middle time and the middle memory."""
    return Cost(
        statistics.median(cost.seconds for cost in costs),
        statistics.median(cost.peak_mib for cost in costs),
    )


def tell(what: str) -> None:
    """What is going on, for whoever waits."""
    print(f"bench: {what}", file=sys.stderr, flush=True)
