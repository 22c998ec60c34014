"""A note that a folder came with is obeyed only where it is ours."""

import json
import os
from pathlib import Path

import pytest

from rehab.signing.handing_out import NOTE, settle


@pytest.mark.parametrize("pdf", ["out.pdf", "elsewhere/out.pdf", 7])
def test_a_note_that_names_another_file_deletes_nothing(
    tmp_path: Path, pdf: object
) -> None:
    precious = tmp_path / "precious.txt"
    precious.write_text("mine", encoding="utf-8")
    client_file = tmp_path / "client.yaml"
    said = {"weeks": "1", "fingerprint": "x", "entries": 0, "ready": str(precious)}
    note = json.dumps({**said, "pdf": pdf if pdf == 7 else str(tmp_path / str(pdf))})
    client_file.with_name(NOTE).write_text(note, encoding="utf-8")
    assert settle(client_file) is None
    assert precious.read_text(encoding="utf-8") == "mine"
    assert not client_file.with_name(NOTE).exists()


def test_a_note_that_never_ends_is_no_note(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / NOTE)
    assert settle(tmp_path / "client.yaml") is None
