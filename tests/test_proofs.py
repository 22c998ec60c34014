"""Nobody signs sheets that were not made since something on them changed."""

import datetime
import shutil

import pytest

from rehab.commands import clock
from rehab.signing.proofs import NOTE, _read
from tests.support.cases import ROOT

TODAY = datetime.date(2026, 11, 22)
BY = ("--by", "Robin Hale")


@pytest.fixture
def client(tmp_path, monkeypatch):
    """The steady example; pages are not laid out."""
    monkeypatch.setattr(clock, "today", lambda: TODAY)
    monkeypatch.setattr("rehab.app.pages.make_pdf", lambda *_: b"%PDF-")
    shutil.copytree(ROOT / "examples" / "steady-build", tmp_path / "alex")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "alex" / "client.yaml"


def change(client, old, new):
    text = client.read_text("utf-8")
    assert old in text
    client.write_text(text.replace(old, new), "utf-8")


def test_without_a_proof_nothing_is_signed_and_what_to_type_is_told(rehab, client):
    status, _, err = rehab("sign", client, *BY)
    assert status == 1
    assert "weeks 1-4: the sheets were not made since" in err.replace("\xa0", " ")
    assert "rehab pdf CLIENT --weeks 1-4" in err
    assert "--unseen" in err
    assert not client.with_name("record.yaml").exists()
    assert rehab("sign", client, *BY, "--unseen")[0] == 0


def test_after_a_proof_they_are_signed(rehab, client):
    assert rehab("pdf", client, "--no-record")[0] == 0
    assert rehab("sign", client, *BY)[0] == 0
    client.with_name(NOTE).unlink()
    assert rehab("sign", client, *BY)[0] == 0  # signed already: nothing to look at


def test_a_change_on_the_sheets_wants_a_new_proof_and_a_change_of_looks_does_not(
    rehab, client
):
    rehab("pdf", client)
    change(client, "name: Alex", "name: Alex\nlarge_print: yes")
    change(client, "usual_pain: 2", "usual_pain: 3")
    assert rehab("sign", client, *BY)[0] == 1
    change(client, "usual_pain: 3", "usual_pain: 2")
    assert rehab("sign", client, *BY)[0] == 0


def test_some_of_the_weeks_that_were_made_may_be_signed_and_no_others(rehab, client):
    rehab("pdf", client, "--weeks", "1-3")
    rehab("pdf", client, "--weeks", "6")
    assert rehab("sign", client, *BY, "--weeks", "1-4")[0] == 1
    assert rehab("sign", client, *BY, "--weeks", "2-3")[0] == 0


def test_the_physios_copy_is_no_proof(rehab, client):
    rehab("pdf", client, "--copy", "physio")
    assert not client.with_name(NOTE).exists()


@pytest.mark.parametrize("text", ["", "[]", '{"a": 1}', '{"a": ["b"]}', "\xff"])
def test_a_note_that_says_anything_else_is_none(tmp_path, text):
    tmp_path.joinpath(NOTE).write_bytes(text.encode("latin-1"))
    assert _read(tmp_path / "client.yaml") == {}


def test_beside_a_client_that_came_with_the_program_nothing_is_written(
    rehab, client, tmp_path
):
    assert client
    steady = ROOT / "examples" / "steady-build" / "client.yaml"
    assert rehab("pdf", steady, "-o", tmp_path / "a.pdf")[0] == 0
    assert not steady.with_name(NOTE).exists()
