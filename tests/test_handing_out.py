"""Sheets and their line in the record: both, or neither, or ended and told."""

import datetime
import os
from pathlib import Path

import pytest
import yaml

from rehab.commands import clock
from rehab.signing import handing_out, reviewing

ROOT = Path(__file__).resolve().parent.parent
QUOTA = ROOT / "examples" / "quota" / "client.yaml"
OLD, NEW = b"%PDF-old", b"%PDF-new"


@pytest.fixture
def rehab(rehab, monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: datetime.date(2026, 11, 22))
    monkeypatch.setattr("rehab.app.pages.make_pdf", lambda *_: NEW)
    return rehab


@pytest.fixture
def pdf(rehab, tmp_path):
    """Where the sheets go; a client with a signed week, and older sheets."""
    client = tmp_path / "client.yaml"
    client.write_bytes(QUOTA.read_bytes())
    assert (
        rehab("sign", "--unseen", client, "--by", "Robin Hale", "--weeks", "1")[0] == 0
    )
    (tmp_path / "a.pdf").write_bytes(OLD)
    return tmp_path / "a.pdf"


def issued(pdf):
    return len(
        yaml.safe_load(pdf.with_name("record.yaml").read_bytes()).get("issued", [])
    )


def printed(rehab, pdf):
    client = pdf.with_name("client.yaml")
    return rehab("pdf", client, "--weeks", "1", "-o", pdf)


def cut_short(rehab, pdf, monkeypatch):
    """A handing out that ends right before the sheets take their place."""

    class Killed(BaseException):
        pass

    def kill(old, new):
        if str(old).endswith(handing_out.SUFFIX):
            raise Killed
        really(old, new)

    really = os.replace
    with monkeypatch.context() as now:
        now.setattr(os, "replace", kill)
        now.setattr(handing_out, "_undo", lambda *_: None)
        with pytest.raises(Killed):
            printed(rehab, pdf)
    assert (pdf.read_bytes(), issued(pdf)) == (OLD, 1)


def test_both_stand_and_nothing_else(rehab, pdf):
    assert printed(rehab, pdf)[0] == 0
    assert (pdf.read_bytes(), issued(pdf)) == (NEW, 1)
    assert not list(pdf.parent.glob(".rehab-*"))


def test_without_the_record_the_older_sheets_stay(rehab, pdf, monkeypatch):
    def full(path, *_):
        if path.name == "record.yaml":
            raise OSError(28, "No space left on device", str(path))

    monkeypatch.setattr("rehab.entry.adding.write_over", full)
    assert printed(rehab, pdf)[0] == 3
    assert (pdf.read_bytes(), issued(pdf)) == (OLD, 0)
    assert not list(pdf.parent.glob(".rehab-*"))


def test_where_the_sheets_cannot_be_put_the_record_says_nothing(
    rehab, pdf, monkeypatch
):
    def full(old, new):
        if Path(new) == pdf:
            raise OSError(5, "Input/output error", str(new))
        really(old, new)

    really = os.replace
    monkeypatch.setattr(os, "replace", full)
    assert printed(rehab, pdf)[0] == 3
    assert (pdf.read_bytes(), issued(pdf)) == (OLD, 0)


@pytest.mark.parametrize(
    ("when", "after"),
    [("the sheets", (OLD, 0)), ("the line", (OLD, 0)), ("no more", (NEW, 1))],
)
def test_what_an_editor_saves_meanwhile_is_kept(rehab, pdf, monkeypatch, when, after):
    client, record = pdf.with_name("client.yaml"), pdf.with_name("record.yaml")

    def saves(now):
        if now == when:
            with record.open("ab") as file:
                file.write(b"# my own note\n")

    def full(old, new):
        if str(new).endswith(handing_out.SUFFIX):
            saves("the sheets")
        if Path(new) == pdf and not failed:
            saves("no more")
            failed.append(new)
            raise OSError(5, "Input/output error", str(new))
        really(old, new)

    def hand_out(*given):
        saves("the line")
        return handed_out(*given)

    really, handed_out, failed = os.replace, reviewing.hand_out, []
    monkeypatch.setattr(os, "replace", full)
    monkeypatch.setattr(handing_out, "hand_out", hand_out)
    assert printed(rehab, pdf)[0] == 3
    assert b"# my own note\n" in record.read_bytes()
    assert rehab("review", client)[0] == 0
    assert (pdf.read_bytes(), issued(pdf)) == after
    assert b"# my own note\n" in record.read_bytes()
    assert not list(pdf.parent.glob(".rehab-*"))


@pytest.mark.parametrize("command", ["review", "plan", "withdraw"])
def test_the_next_command_ends_what_was_cut_short(rehab, pdf, monkeypatch, command):
    cut_short(rehab, pdf, monkeypatch)
    more = ("--weeks", "1", "--by", "Robin Hale", "--reason", "no")
    client = pdf.with_name("client.yaml")
    status, _, err = rehab(command, client, *(more if command == "withdraw" else ()))
    assert status == 0
    assert f"Their sheets are in their place now: {pdf}" in err
    assert (pdf.read_bytes(), issued(pdf)) == (NEW, 1)
    assert not list(pdf.parent.glob(".rehab-*"))


@pytest.mark.parametrize("before", [True, False])
def test_a_link_to_the_folder_leads_to_what_was_cut_short(
    rehab, pdf, monkeypatch, before
):
    link = pdf.with_name("link")
    link.symlink_to(pdf.parent)
    cut_short(rehab, link / pdf.name if before else pdf, monkeypatch)
    client = (pdf if before else link / pdf.name).with_name("client.yaml")
    assert "Their sheets are in their place now" in rehab("review", client)[2]
    assert (pdf.read_bytes(), issued(pdf)) == (NEW, 1)
    assert not list(pdf.parent.glob(".rehab-*"))


def test_in_a_folder_that_was_moved_it_is_ended_too(rehab, pdf, monkeypatch):
    cut_short(rehab, pdf, monkeypatch)
    moved = pdf.parent.rename(pdf.parent.with_name("elsewhere")) / pdf.name
    said = rehab("review", moved.with_name("client.yaml"))[2]
    assert f"Their sheets are in their place now: {moved}" in said
    assert (moved.read_bytes(), issued(moved)) == (NEW, 1)


def test_sheets_that_are_lost_are_told_once(rehab, pdf, monkeypatch):
    cut_short(rehab, pdf, monkeypatch)
    for one in (pdf, *pdf.parent.glob(f"*{handing_out.SUFFIX}")):
        one.unlink()
    client = pdf.with_name("client.yaml")
    assert "their sheets are lost" in rehab("review", client)[2]
    assert rehab("review", client)[2] == ""


@pytest.mark.parametrize("name", ["client.yaml", "diary.yaml"])
def test_no_sheets_take_the_place_of_what_is_no_pdf(rehab, pdf, name):
    client = pdf.with_name("client.yaml")
    other = pdf.with_name(f"{name}.pdf")
    other.write_bytes(client.read_bytes())
    status, _, err = rehab("pdf", other, "--weeks", "1", "-o", other)
    assert status == 2
    assert "this file is no PDF, and is kept" in err
    assert other.read_bytes() == client.read_bytes()


def test_no_sheets_take_the_place_of_those_of_a_like_reference(
    rehab, tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    for name in ("r-1", "r_1"):
        text = QUOTA.read_text("utf-8").replace("reference: ", f"reference: {name} #")
        (tmp_path / name).mkdir()
        (tmp_path / name / "client.yaml").write_text(text, "utf-8")
        assert rehab("pdf", f"{name}/client.yaml", "--weeks", "1")[0] == (name == "r_1")
    Path("r-1-weeks-1.pdf").write_bytes(OLD)
    err = rehab("pdf", "r_1/client.yaml", "--weeks", "1")[2]
    assert "the reference r_1 gives files the same names as r-1" in err
    assert "Name another one with -o." in err
    assert Path("r-1-weeks-1.pdf").read_bytes() == OLD
    assert rehab("pdf", "r_1/client.yaml", "--weeks", "1", "-o", "b.pdf")[0] == 0
