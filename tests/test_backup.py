"""``rehab backup``: one plain archive, whole and looked at again."""

import datetime
import os
import zipfile

import pytest

from rehab import backup
from rehab.commands import clock


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
