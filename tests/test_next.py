"""``rehab next`` and ``rehab status``: what has to be done now, said and done."""

import datetime
import json
import shutil

import pytest

from rehab.commands import clock
from rehab.commands import next as next_command
from rehab.commands import pdf as pdf_command
from rehab.console import terminal
from tests.support.cases import ROOT
from tests.support.typed import typing

MONDAY = datetime.date(2026, 11, 23)


@pytest.fixture
def day(monkeypatch):
    """Set the day, and leave out the laying out of pages."""

    def today(later):
        found = MONDAY + datetime.timedelta(days=later)
        monkeypatch.setattr(clock, "today", lambda: found)

    monkeypatch.setattr("rehab.app.pages.make_pdf", lambda *_: b"%PDF-")
    assert pdf_command
    today(0)
    return today


@pytest.fixture
def sam(tmp_path, monkeypatch):
    shutil.copytree(ROOT / "examples" / "first-visit", tmp_path / "sam")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "sam" / "client.yaml"


@pytest.fixture
def go(monkeypatch):
    return typing(monkeypatch)


def test_without_a_terminal_it_says_what_to_type(go, sam, day):
    assert day
    done = go("next", sam)
    assert done.exit_code == 0
    assert done.output == (
        f"Now: look at week 1, and sign.\n  rehab pdf {sam}\n"
        f"  rehab sign {sam} --by NAME\n"
    )


def test_each_step_is_done_and_the_next_one_follows(go, sam, day):
    first = go("next", sam, typed=["y", "Robin Hale", "y"])
    assert first.exit_code == 0, first.output
    for told in (
        "Sam (example-first), week 1: DRAFT, not signed.",
        "Signed by Robin Hale: week 1 for Sam",
        "week 1: signed by Robin Hale. Handed out, and written to record.yaml.",
        "Now: print week 1, signed.",
        "Now: nothing until Mon 30 November.",
    ):
        assert told in first.output.replace("\xa0", " ")
    day(7)
    seven = [line for _ in range(7) for line in ("", "2 3 2", "")]
    again = go("next", sam, typed=["y", *seven, *[""] * 9, "y", "n"])
    assert "Now: type in week 1." in again.output
    assert "1 week of Sam (example-first) written" in again.output, again.output
    assert "Now: look at what came back, up to week 1, and decide." in again.output
    third = go("next", sam, typed=["y", "", "go_on", "Robin Hale", "n"])
    assert "Decided after week 1: go_on, by Robin Hale" in third.output, third.output
    assert "and sign.\n" in third.output


@pytest.fixture
def reviewed(go, sam, day):
    """Week 1 of sheets for two weeks came back, and waits for a decision."""
    go("next", sam, typed=["y", "Robin Hale", "y"])
    day(7)
    add_week(go, sam, 1, 4)
    return sam


def add_week(go, sam, week, pain):
    rows = [f"day={day} before=2 during={pain} morning=2" for day in ("mon", "wed")]
    typed = [part for row in rows for part in ("--session", row)]
    done = go("diary", "add", sam, "--week", week, *typed, "--yes")
    assert done.exit_code == 0, done.output


def test_nothing_is_decided_on_a_week_that_was_not_shown(go, reviewed, monkeypatch):
    """At another terminal the week is typed anew while somebody thinks."""

    def option():
        go("diary", "remove", reviewed, "--week", 1, "--yes")
        add_week(go, reviewed, 1, 7)
        monkeypatch.setattr(terminal, "can_ask", lambda: True)
        return "repeat"

    record = reviewed.with_name("record.yaml").read_text("utf-8")
    monkeypatch.setattr(next_command, "_option", option)
    said = go("next", reviewed, typed=["y", "", "Robin Hale", "n"])
    assert "have changed since that review was shown" in said.stderr, said.output
    assert said.output.count("and decide.") == 2  # it is asked again
    assert reviewed.with_name("record.yaml").read_text("utf-8") == record


def test_a_decision_names_the_week_that_was_looked_at(go, reviewed):
    accept = ("review", reviewed, "--accept", "go_on", "--by", "Robin Hale")
    other = go(*accept, "--after-week", 2)
    assert other.exit_code == 1
    assert "the last week that came back is week 1" in other.output + other.stderr
    assert "decisions" not in reviewed.with_name("record.yaml").read_text("utf-8")
    assert go(*accept, "--after-week", 1).exit_code == 0
    alone = go("review", reviewed, "--after-week", 1)
    assert (alone.exit_code, "--accept" in alone.output) == (2, True)


def test_withdrawn_sheets_are_not_proposed_for_printing(go, sam, day):
    assert day
    go("next", sam, typed=["y", "Robin Hale", "y"])
    why = ("--by", "Robin Hale", "--reason", "wrong weights")
    assert go("withdraw", sam, "--weeks", "1", *why).exit_code == 0
    record = sam.with_name("record.yaml").read_text("utf-8")
    said = go("next", sam, typed=["y"]).output.replace("\xa0", " ")
    assert said.startswith("Now: decide anew about week 1: the sheets were withdrawn.")
    assert "were withdrawn by Robin Hale on 2026-11-23: wrong weights." in said
    assert f"rehab pdf {sam}" in said
    assert "Do it now?" not in said
    assert sam.with_name("record.yaml").read_text("utf-8") == record
    (row,) = go("status", sam.parent.parent).output.splitlines()[1:]
    assert "decide anew about week 1: the sheets were withdrawn" in row
    signed = go("sign", sam, "--by", "Other").output.replace("\xa0", " ")
    assert "signed already" in signed
    assert "Look at this first: Sheets of week 1" in signed
    go("pdf", sam)  # typed by somebody who means it
    assert "Now: nothing until" in go("next", sam).output


def test_withdrawn_sheets_that_were_changed_wait_for_a_signature(go, sam, day):
    assert day
    go("next", sam, typed=["y", "Robin Hale", "y"])
    why = ("--by", "Robin Hale", "--reason", "wrong pain")
    go("withdraw", sam, "--weeks", "1", *why)
    text = sam.read_text("utf-8").replace("usual_pain: 3", "usual_pain: 4")
    sam.write_text(text, "utf-8")
    assert "Now: look at week 1, and sign." in go("next", sam).output


def test_a_step_can_be_left(go, sam, day):
    assert day
    left = go("next", sam, typed=["y"])
    assert left.exit_code == 1  # the end of what was typed
    assert not sam.with_name("record.yaml").exists()
    assert "Now: look at week 1, and sign." in go("next", sam).output


def test_what_was_done_before_it_was_left_is_not_denied(go, sam, day):
    assert day
    left = go("next", sam.parent, typed=["y", "Robin Hale"])
    assert (left.exit_code, "Stopped here. What is done" in left.stderr) == (130, True)
    assert "signatures" in sam.with_name("record.yaml").read_text("utf-8")
    empty = sam.parent.parent / "empty"
    empty.mkdir()
    assert "without a client.yaml in it" in go("next", empty).stderr


def test_status_has_a_line_for_each_client(go, sam, day):
    assert day
    bad = sam.parent.parent / "kim" / "client.yaml"
    bad.parent.mkdir()
    text = sam.read_text("utf-8").replace("usual_pain: 3", "usual_pain: 30")
    bad.write_text(text.replace("example-first", "example-kim"), "utf-8")
    head, kim, problem, row = go("status", sam.parent.parent).output.splitlines()
    assert head.split()[:2] == ["client", "reference"]
    assert "put the files right" in kim
    assert f"{bad}:22:13: usual_pain: must be at most 10, got 30" in problem
    assert "look at week 1, and sign" in row
    whole = json.loads(go("status", sam.parent.parent, "--json").output)
    assert [(one["reference"], one["next"]) for one in whole] == [
        ("example-kim", "mend"),
        ("example-first", "sign"),
    ]
