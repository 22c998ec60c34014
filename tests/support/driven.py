"""Tries that need processes of their own: each is told on a line, as JSON."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from tests.support.cases import ROOT


def tell(
    kind: str,
    names: Iterable[str],
    times: int,
    tried: Callable[[str, Path, int], dict[str, Any]],
) -> None:
    """Try each of them in a folder of its own, and print what came of it."""
    with tempfile.TemporaryDirectory() as folder:
        for number, name in enumerate(names):
            found = tried(name, Path(folder) / str(number), times)
            sys.stdout.write(json.dumps({kind: name, **found}) + "\n")
            sys.stdout.flush()


def told(module: str, times: str) -> list[dict[str, Any]]:
    """Return what the module prints when it is run."""
    done = subprocess.run(
        [sys.executable, "-m", module, times],
        capture_output=True,
        check=False,
        cwd=ROOT,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]
