import os
import re
import stat

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehab.disk.write import DEVICE_NAMES, slug, write_atomic

posix_only = pytest.mark.skipif(os.name != "posix", reason="modes and links of POSIX")


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture
def broken_replace(monkeypatch):
    def replace(*_):
        raise OSError("disk full")

    monkeypatch.setattr(os, "replace", replace)


def test_the_content_arrives_and_nothing_else_does(tmp_path):
    write_atomic(tmp_path / "a.pdf", b"%PDF")
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]
    assert (tmp_path / "a.pdf").read_bytes() == b"%PDF"


def test_a_new_file_replaces_an_old_one(tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(b"a longer old file")
    write_atomic(path, b"new")
    assert path.read_bytes() == b"new"


@pytest.mark.usefixtures("broken_replace")
def test_the_old_file_stays_when_writing_fails(tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(b"old")
    with pytest.raises(OSError, match="disk full"):
        write_atomic(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.usefixtures("broken_replace")
def test_no_part_of_a_file_stays_when_writing_fails(tmp_path):
    with pytest.raises(OSError, match="disk full"):
        write_atomic(tmp_path / "a.pdf", b"new")
    assert list(tmp_path.iterdir()) == []


def test_no_part_of_a_file_stays_after_an_interruption(tmp_path, monkeypatch):
    def interrupt(_):
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_atomic(tmp_path / "a.pdf", b"new")
    assert list(tmp_path.iterdir()) == []


@posix_only
def test_only_the_owner_may_read_a_file_even_where_the_old_one_was_open(tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(b"old")
    path.chmod(0o644)
    write_atomic(path, b"new")
    assert mode(path) == 0o600


@posix_only
def test_another_mode_may_be_asked_for(tmp_path):
    write_atomic(tmp_path / "schema.json", b"{}", mode=0o644)
    assert mode(tmp_path / "schema.json") == 0o644


@posix_only
def test_missing_folders_are_made_for_the_owner_alone(tmp_path):
    write_atomic(tmp_path / "out" / "clinic" / "a.pdf", b"new")
    assert mode(tmp_path / "out") == 0o700
    assert mode(tmp_path / "out" / "clinic") == 0o700


@posix_only
def test_an_existing_folder_keeps_its_mode(tmp_path):
    out = tmp_path / "out"
    out.mkdir()
    out.chmod(0o755)
    write_atomic(out / "a.pdf", b"new")
    assert mode(out) == 0o755


@posix_only
def test_a_symbolic_link_is_replaced_and_its_target_left_alone(tmp_path):
    target = tmp_path / "letter.txt"
    target.write_bytes(b"keep")
    link = tmp_path / "a.pdf"
    link.symlink_to(target)
    write_atomic(link, b"new")
    assert not link.is_symlink()
    assert link.read_bytes() == b"new"
    assert target.read_bytes() == b"keep"


def test_a_file_where_a_folder_should_be_is_an_error(tmp_path):
    (tmp_path / "out").write_bytes(b"a file")
    with pytest.raises(OSError, match="out"):
        write_atomic(tmp_path / "out" / "a.pdf", b"new")


@given(st.text())
def test_a_slug_is_always_a_safe_file_name(text):
    name = slug(text)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name)
    assert len(name) <= 60
    assert name not in DEVICE_NAMES


@pytest.mark.parametrize("text", ["", "..", "/", "\0", "\ud800", "山田 太郎"])
def test_a_text_without_latin_letters_still_gets_a_name(text):
    assert slug(text).startswith("file-")


def test_two_texts_without_latin_letters_get_two_names():
    assert slug("山田") != slug("太郎")


def test_a_slug_of_a_slug_is_itself():
    assert slug(slug("Ref. 0042 / b")) == "ref-0042-b"
