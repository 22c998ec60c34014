"""After any failure of any call on the disk: both stand, or neither, or it is ended.

A sample of the calls in every run; all of them with REHAB_FAULTS=1.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.scenes import SCENES

ROOT = Path(__file__).resolve().parents[2]
MOST = "0" if os.environ.get("REHAB_FAULTS") else "2"

posix_only = pytest.mark.skipif(os.name != "posix", reason="needs fork and SIGKILL")


@posix_only
def test_no_fault_of_the_disk_and_no_kill_loses_anything():
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.drive", MOST],
        capture_output=True,
        check=False,
        cwd=ROOT,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert {one["scene"]: one["lost"] for one in found} == {name: [] for name in SCENES}
    assert all(one["tried"] >= 2 for one in found)
