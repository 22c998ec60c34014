"""``rehab backup``: one plain archive, whole and looked at again."""

import datetime
import io
import os
import sys
import zipfile

import pytest

from rehab import backup
from rehab.commands import clock
from rehab.disk import plain_file


@pytest.fixture
def rehab(rehab, monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: datetime.date(2026, 11, 22))
    return rehab


@pytest.fixture
def folder(tmp_path):
    clients = tmp_path / "clients"
    for name in ("sam", "kim"):
        (clients / name).mkdir(parents=True)
        (clients / name / "client.yaml").write_text(f"name: {name}\n", "utf-8")
        (clients / name / ".rehab-x.part").write_bytes(b"half")
    (clients / "kim" / "record.yaml").write_bytes(b"decisions: []\n")
    return clients


def held(archive):
    with zipfile.ZipFile(archive) as whole:
        return {name: whole.read(name) for name in whole.namelist()}


def test_every_file_is_in_the_archive_and_no_piece_of_one(rehab, folder, tmp_path):
    out = tmp_path / "stick"
    status, said, _ = rehab("backup", folder, "-o", out)
    (archive,) = out.iterdir()
    assert (status, archive.name) == (0, "rehab-backup-2026-11-22.zip")
    assert f"3 files in {archive}" in said
    assert held(archive) == {
        "kim/client.yaml": b"name: kim\n",
        "kim/record.yaml": b"decisions: []\n",
        "sam/client.yaml": b"name: sam\n",
    }
    assert archive.stat().st_mode & 0o777 == 0o600


def test_no_archive_takes_the_place_of_another_or_holds_one(rehab, folder):
    for _ in range(2):
        assert rehab("backup", folder, "-o", folder)[0] == 0
    names = sorted(path.name for path in folder.glob("*.zip"))
    assert names == ["rehab-backup-2026-11-22-2.zip", "rehab-backup-2026-11-22.zip"]
    assert len(held(folder / names[0])) == 3


def test_an_archive_that_another_made_meanwhile_stays(
    rehab, folder, tmp_path, monkeypatch
):
    def looks(part, kept):
        (tmp_path / "rehab-backup-2026-11-22.zip").write_bytes(b"another's")
        really(part, kept)

    really = backup._look
    monkeypatch.setattr(backup, "_look", looks)
    status, said, _ = rehab("backup", folder, "-o", tmp_path)
    second = tmp_path / "rehab-backup-2026-11-22-2.zip"
    assert (status, f"3 files in {second}" in said) == (0, True)
    assert len(held(second)) == 3
    other = tmp_path / "rehab-backup-2026-11-22.zip"
    assert other.read_bytes() == b"another's"


def test_an_archive_that_cannot_get_its_name_leaves_none(
    rehab, folder, tmp_path, monkeypatch
):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    assert rehab("backup", folder, "-o", tmp_path / "out")[0] == 3
    assert list((tmp_path / "out").iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="pipes and links of POSIX")
def test_what_is_no_file_is_told_and_the_rest_is_kept(rehab, folder, tmp_path):
    os.mkfifo(folder / "sam" / "diary.yaml")
    (folder / "kim" / "diary.yaml").symlink_to(folder / "sam" / "diary.yaml")
    status, _, err = rehab("backup", folder, "-o", tmp_path / "out")
    assert status == 1
    assert f"{folder / 'sam' / 'diary.yaml'}:1:1: left out: is a pipe" in err
    assert f"{folder / 'kim' / 'diary.yaml'}:1:1: is a link, left out" in err
    (archive,) = (tmp_path / "out").iterdir()
    assert len(held(archive)) == 3


@pytest.mark.skipif(sys.platform != "linux", reason="names that are any bytes")
def test_a_name_that_is_no_text_is_told_and_the_rest_is_kept(rehab, folder, tmp_path):
    (folder / "kim" / os.fsdecode(b"caf\xe9.txt")).write_bytes(b"mine")
    status, _, err = rehab("backup", folder, "-o", tmp_path / "out")
    assert status == 1
    assert ".txt:1:1: left out: its name is no text; rename it" in err
    (archive,) = (tmp_path / "out").iterdir()
    assert len(held(archive)) == 3


class Failing(io.BytesIO):
    """A file on a disk that fails after so many pieces."""

    def __init__(self, pieces):
        super().__init__()
        self.pieces = pieces

    def read(self, size=-1):
        if not self.pieces:
            raise OSError(5, "Input/output error")
        self.pieces -= 1
        return b"x" * size


@pytest.fixture
def failing(folder, monkeypatch):
    """One file that can be read for so many pieces."""
    bad, really = folder / "kim" / "client.yaml", plain_file.opened

    def fails(pieces):
        def opened(path):
            return Failing(pieces) if path == bad else really(path)

        monkeypatch.setattr(backup, "opened", opened)
        return bad

    return fails


def test_a_file_that_cannot_be_read_is_told_and_the_rest_is_kept(
    rehab, folder, tmp_path, failing
):
    bad = failing(0)
    status, _, err = rehab("backup", folder, "-o", tmp_path / "out")
    assert status == 1
    assert f"{bad}:1:1: left out: Input/output error" in err
    (archive,) = (tmp_path / "out").iterdir()
    assert sorted(held(archive)) == ["kim/record.yaml", "sam/client.yaml"]


def test_half_a_file_is_in_no_archive_and_named(rehab, folder, tmp_path, failing):
    bad = failing(2)
    status, said, err = rehab("backup", folder, "-o", tmp_path / "out")
    assert (status, said) == (3, "")
    assert f"cannot write or read {bad}: Input/output error" in err
    assert list((tmp_path / "out").iterdir()) == []


def test_an_archive_that_does_not_read_back_is_not_kept(
    rehab, folder, tmp_path, monkeypatch
):
    really = zipfile.ZipFile.infolist
    monkeypatch.setattr(zipfile.ZipFile, "infolist", lambda one: really(one)[1:])
    status, said, err = rehab("backup", folder, "-o", tmp_path / "out")
    assert (status, said) == (3, "")
    assert "does not hold what was read" in err
    assert list((tmp_path / "out").iterdir()) == []
    assert backup.NAME not in err
