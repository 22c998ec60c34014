"""After any failure of any call on the disk: both stand, or neither, or it is ended.

A sample of the calls in every run; all of them with REHAB_FAULTS=1.
"""

import os

import pytest

from tests.faults.scenes import SCENES
from tests.support.driven import told

MOST = "0" if os.environ.get("REHAB_FAULTS") else "2"

posix_only = pytest.mark.skipif(os.name != "posix", reason="needs fork and SIGKILL")


@posix_only
def test_no_fault_of_the_disk_and_no_kill_loses_anything():
    found = told("tests.faults.drive", MOST)
    assert {one["scene"]: one["lost"] for one in found} == {name: [] for name in SCENES}
    assert all(one["tried"] >= 2 for one in found)
