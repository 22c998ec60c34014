"""Two at once for one client: nothing is lost, and nothing is there twice.

A few races of each kind in every run; as many as REHAB_RACES says when it is given.
"""

import os
import subprocess
import sys

import pytest

from rehab.disk.one_writer import Busy, one_writer
from rehab.disk.write import Changed, write_over
from tests.races.drive import RACES
from tests.support.driven import told

TIMES = os.environ.get("REHAB_RACES", "4")

posix_only = pytest.mark.skipif(os.name != "posix", reason="needs fork and flock")


@posix_only
def test_two_at_once_lose_nothing():
    found = told("tests.races.drive", TIMES)
    assert {one["race"]: one["lost"] for one in found} == {name: [] for name in RACES}


@posix_only
def test_the_second_waits_and_says_for_whom(tmp_path):
    client, busy = tmp_path / "client.yaml", r"client\.yaml: another command"
    second = one_writer(client, wait_seconds=0)
    with one_writer(client), pytest.raises(Busy, match=busy):
        second.__enter__()
    with one_writer(client, wait_seconds=0):
        assert list(tmp_path.iterdir()) == []  # and nothing is left


@posix_only
def test_the_lock_of_a_killed_process_is_gone(tmp_path):
    program = (
        "import os, signal, sys; from pathlib import Path; "
        "from rehab.disk.one_writer import one_writer; "
        "held = one_writer(Path(sys.argv[1])); held.__enter__(); "
        "os.kill(os.getpid(), signal.SIGKILL)"
    )
    client = tmp_path / "client.yaml"
    killed = subprocess.run([sys.executable, "-c", program, client], check=False)
    assert killed.returncode == -9
    with one_writer(client, wait_seconds=0):
        pass


def test_what_an_editor_saved_meanwhile_is_not_written_over(tmp_path):
    path = tmp_path / "diary.yaml"
    path.write_bytes(b"saved meanwhile")
    for read in (b"as it was read", None):
        with pytest.raises(Changed):
            write_over(path, read, b"new")
        assert path.read_bytes() == b"saved meanwhile"
    write_over(path, b"saved meanwhile", b"new")
    assert path.read_bytes() == b"new"
    assert [one.name for one in tmp_path.iterdir()] == ["diary.yaml"]


def test_what_an_editor_saved_in_that_very_moment_is_put_back(tmp_path, monkeypatch):
    path = tmp_path / "diary.yaml"
    path.write_bytes(b"as it was read")
    really, saves = os.replace, [b"saved in that very moment"]

    def replace(old, new):
        if saves:
            path.write_bytes(saves.pop())
        really(old, new)

    monkeypatch.setattr(os, "replace", replace)
    with pytest.raises(Changed):
        write_over(path, b"as it was read", b"new")
    assert path.read_bytes() == b"saved in that very moment"
    assert [one.name for one in tmp_path.iterdir()] == ["diary.yaml"]
