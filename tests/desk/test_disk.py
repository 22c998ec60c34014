"""A disk that cannot be written, and a client that somebody holds: told, never lost."""

import os
import re
import threading

import pytest

from rehab.desk import caseload
from rehab.disk import write
from rehab.disk.one_writer import one_writer

ALEX = "steady-build"
WHY = "cannot write into .*steady-build: Permission denied"


@pytest.fixture
def shut(monkeypatch):
    """No file can be made in any folder."""

    def refuse(folder):
        raise PermissionError(13, os.strerror(13), f"{folder}/{write.PREFIX}1")

    monkeypatch.setattr(write, "_new_part", refuse)


def hidden(page):
    return dict(re.findall(r'name="(seen|shown|week)" value="([^"]*)"', page))


@pytest.mark.parametrize(
    ("page", "typed"),
    [
        ("week", {"away": "holiday", "note": "at the sea"}),
        ("screen", {"triggers_known": "yes", "triggers-flexion": "2"}),
        ("review", {"choice": "repeat", "by": "Robin", "reason": "at the sea"}),
    ],
)
def test_what_cannot_be_written_is_told_on_the_form_with_all_that_was_typed(
    desk, folder, shut, page, typed
):
    assert shut is None
    desk.clock.today = desk.clock.today.replace(month=11, day=30)
    if page == "review":
        diary = "weeks:\n  - {week: 1, away: work}\n"
        (folder / ALEX / "diary.yaml").write_text(diary, "utf-8")
    path = f"/client/{desk.key(ALEX)}/{page}"
    answer = desk.post(path, {**hidden(desk.get(path).text), **typed})
    assert answer.status_code == 422
    assert re.search(WHY, answer.text)
    assert page == "screen" or "at the sea" in answer.text
    assert not (folder / ALEX / "record.yaml").exists()


def test_a_draft_that_cannot_be_kept_is_said_to_the_page(desk, shut):
    assert shut is None
    answer = desk.post(f"/client/{desk.key(ALEX)}/draft/1", {"before-0": "4"})
    assert answer.status_code == 507
    assert re.search(f"What you type here is not kept: {WHY}", answer.text)


def test_anywhere_else_a_disk_s_fault_is_told_in_a_line(desk, monkeypatch):
    def broken(*_):
        raise OSError(5, os.strerror(5), "/clients/a.yaml")

    monkeypatch.setattr(caseload, "caseload", broken)
    answer = desk.get("/")
    assert answer.status_code == 500
    assert "cannot write or read /clients/a.yaml: Input/output error" in answer.text


def test_a_fault_of_ours_is_a_line_and_says_where_when_asked(desk, monkeypatch, faults):
    def broken(*_):
        raise RuntimeError("ours")

    monkeypatch.setattr(caseload, "caseload", broken)
    assert desk.get("/").text.startswith("A fault of ours.")
    assert faults == [": RuntimeError"]
    monkeypatch.setenv("REHAB_DEBUG", "1")
    with pytest.raises(RuntimeError, match="ours"):
        desk.get("/")
    faults.clear()


def test_while_one_client_is_held_the_pages_of_the_others_are_made(desk, folder):
    page = desk.get(f"/client/{desk.key(ALEX)}/week").text
    fields, answers = {**hidden(page), "away": "holiday"}, []

    def save():
        answers.append(desk.post(f"/client/{desk.key(ALEX)}/week", fields))

    with one_writer(folder / ALEX / "client.yaml"):
        waiting = threading.Thread(target=save)
        waiting.start()
        waiting.join(1)
        assert waiting.is_alive()
        assert desk.get(f"/client/{desk.key('first')}/screen").status_code == 200
        assert waiting.is_alive()
    waiting.join(20)
    assert [one.status_code for one in answers] == [303]
