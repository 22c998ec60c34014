"""The commands from the outside, as a newcomer types them, with mistakes."""

import datetime
import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from rehab.commands import clock

ROOT = Path(__file__).resolve().parent.parent
REVIEWED = ROOT / "examples" / "forty-weeks" / "client.yaml"
STEADY = ROOT / "examples" / "steady-build" / "client.yaml"
BENDING = ROOT / "examples" / "bending-trigger" / "client.yaml"
FIRST = ROOT / "examples" / "first-visit" / "client.yaml"


@pytest.fixture(autouse=True)
def _no_network(monkeypatch):
    def refuse(*_):
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def client_with(tmp_path, source, **changes):
    """A copy of an example in which some lines are replaced."""
    text = source.read_text("utf-8")
    for old, new in changes.values():
        assert old in text
        text = text.replace(old, new)
    target = tmp_path / "client.yaml"
    target.write_text(text, "utf-8")
    return target


def test_pdf_says_where_the_sheets_are(rehab, tmp_path):
    target = tmp_path / "out" / "a.pdf"
    status, out, _ = rehab("pdf", STEADY, "-o", target)
    assert status == 0
    assert out == f"{target}\n"
    assert target.read_bytes().startswith(b"%PDF-")
    assert target.stat().st_mode & 0o777 == 0o600


def test_pdf_is_named_by_reference_and_weeks_never_by_name(
    rehab, tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    assert rehab("pdf", STEADY, "--weeks", "2")[1] == "example-steady-weeks-2.pdf\n"


def test_the_block_ends_at_the_next_review(rehab):
    out = rehab("plan", STEADY)[1]
    weeks = [line.split()[1] for line in out.splitlines() if line.startswith("Week ")]
    assert weeks == ["1", "2", "3", "4"]


def test_unknown_triggers_end_the_block_with_the_phase_that_finds_them(rehab):
    out = rehab("plan", FIRST)[1]
    assert "Find your triggers" in out
    assert "Light load" not in out


def test_all_weeks_run_from_light_load_into_maintenance(rehab):
    made = json.loads(rehab("plan", STEADY, "--weeks", "all", "--json")[1])
    phases = list(dict.fromkeys(week["phase"] for week in made["weeks"]))
    assert phases == ["light_load", "hold", "slow_build", "benchmark", "maintain"]
    last = [week for week in made["weeks"] if week["phase"] == "maintain"]
    assert len(last) == 4


def test_explain_gives_the_rule_of_each_number(rehab):
    status, out, _ = rehab("explain", STEADY, "--week", 19)
    assert status == 0
    assert "[step.amount]" in out
    assert "the rules allow" in out


def test_explain_says_why_an_exercise_is_not_there(rehab):
    out = rehab("explain", BENDING, "--week", 9, "deadlift")[1]
    assert "tagged flexion 2 (bending forward)" in out
    assert "trigger severity 3 allows 0 at most" in out


def test_a_misspelt_exercise_is_a_wrong_command_line(rehab):
    status, _, err = rehab("explain", STEADY, "--week", 9, "dedlift")
    assert status == 2
    assert "Did you mean 'deadlift'?" in err


@pytest.mark.parametrize(
    ("weeks", "message"),
    [
        ("4-1", "this programme has weeks 1-"),
        ("0", "this programme has weeks 1-"),
        ("999", "this programme has weeks 1-"),
        ("may", "write 5, 5-8 or all"),
        ("1-", None),
        ("²", "write 5, 5-8 or all"),
    ],
)
def test_weeks_that_are_not_there_are_a_wrong_command_line(rehab, weeks, message):
    status, _, err = rehab("plan", STEADY, "--weeks", weeks)
    assert status == (2 if message else 0)
    assert (message or "") in err


@pytest.mark.parametrize(
    "arguments",
    [["pfd", "x"], ["pdf"], ["pdf", "no-such-file.yaml"], ["explain", str(STEADY)]],
)
def test_a_wrong_command_line_is_2_and_no_traceback(rehab, arguments):
    status, _, err = rehab(*arguments)
    assert status == 2
    assert "Traceback" not in err


def test_a_refusal_names_the_item_and_writes_nothing(rehab, tmp_path):
    unasked = ("ces_saddle: no", 'ces_saddle: "not asked"')
    young = ("birth_year: 1979", "birth_year: 2012")
    client = client_with(tmp_path, STEADY, a=unasked, b=young)
    target = tmp_path / "a.pdf"
    status, out, err = rehab("pdf", client, "-o", target)
    assert status == 1
    assert out == ""
    assert "ces_saddle was not asked" in err
    assert "age 14" in err
    assert "No sheet was written." in err
    assert not target.exists()


def test_problems_leave_the_older_pdf_as_it_was(rehab, tmp_path):
    target = tmp_path / "a.pdf"
    target.write_bytes(b"the good one")
    wrong = ("days: [mon, wed, fri]", "days: [mon, wen, fri]")
    client = client_with(tmp_path, STEADY, a=wrong)
    status, _, err = rehab("pdf", client, "-o", target)
    assert status == 1
    assert 'did you mean "wed"' in err
    assert target.read_bytes() == b"the good one"


def test_check_of_ten_mistakes_reports_ten_problems(rehab):
    folder = ROOT / "tests" / "bad" / "ten-mistakes"
    status, out, err = rehab("check", folder)
    lines = err.splitlines()
    assert status == 1
    assert out == ""
    assert len(lines) == 11
    assert all(line.startswith(str(folder)) for line in lines[:10])
    assert lines[10].startswith("10 problems in ")


def test_check_of_what_is_shipped_finds_nothing(rehab):
    assert rehab("check")[0] == 0
    assert rehab("check", ROOT / "examples")[0] == 0
    assert rehab("check", ROOT / "exercises" / "bridge.yaml")[0] == 0


def test_check_says_what_is_at_home_and_not_used(rehab, tmp_path):
    kit = ("equipment: [chair", "equipment: [band, chair")
    strengths = ("bands: [light, medium, heavy]", "bands: []")
    client = client_with(tmp_path, STEADY, a=kit, b=strengths)
    status, out, _ = rehab("check", client)
    assert status == 0
    assert "bands does not say how strong (light, medium, heavy)" in out


@pytest.mark.parametrize("name", ["diary", "record"])
def test_papers_of_another_client_are_told_and_nothing_is_made(rehab, tmp_path, name):
    client = client_with(tmp_path, STEADY)
    other = client.with_name(f"{name}.yaml")
    key = {"diary": "weeks", "record": "decisions"}[name]
    other.write_text(f"reference: r-0002\n{key}: []\n", "utf-8")
    for command in ("check", "plan", "pdf", "review"):
        status, _, err = rehab(command, client)
        assert status == 1, command
        assert f"{other}:1:12: reference: is of client r-0002, and" in err
    own = other.read_text("utf-8").replace("r-0002", "example-steady")
    other.write_text(own, "utf-8")
    assert rehab("check", client)[0] == 0


ASKED_NOT = ("ces_legs: no", 'ces_legs: "not asked"')
YOUNG = ("birth_year: 1979", "birth_year: 2012")


@pytest.mark.parametrize(
    ("change", "message"), [(ASKED_NOT, "was not asked"), (YOUNG, "age 14 in the year")]
)
def test_check_tells_why_there_would_be_no_sheet(rehab, tmp_path, change, message):
    client = client_with(tmp_path, STEADY, a=change)
    status, out, err = rehab("check", client)
    assert (status, out) == (1, "")
    assert f"{client}:1:1: no programme: " in err
    assert message in err
    assert message in rehab("pdf", client)[2]


def test_check_finds_a_screening_that_nobody_can_have_done_yet(
    rehab, tmp_path, monkeypatch
):
    monkeypatch.setattr(clock, "today", lambda: datetime.date(2026, 11, 21))
    ahead = ("on: 2026-11-20", "on: 2026-11-22")
    client = client_with(tmp_path, STEADY, a=ahead)
    status, _, err = rehab("check", client)
    assert status == 1
    assert "is 1 day ahead of today" in err or "is 1 days ahead of today" in err
    assert rehab("sign", "--unseen", client, "--by", "R")[0] == 1
    client = client_with(tmp_path, STEADY)
    assert rehab("check", client)[0] == 0


@pytest.mark.parametrize("text", ["", "- 1\n", "x: 1\n", "\t", "\x00"])
def test_check_of_a_file_that_is_no_client_file_is_a_problem(rehab, tmp_path, text):
    target = tmp_path / "client.yaml"
    target.write_text(text, "utf-8")
    status, _, err = rehab("check", target)
    assert status == 1
    assert f"{target}:1:" in err


def test_help_teaches_by_example(rehab):
    for command in ("pdf", "plan", "explain", "check"):
        status, out, _ = rehab(command, "--help")
        assert status == 0
        assert f"rehab {command}" in out


def test_a_review_with_the_code_ends_the_draft_and_a_new_dose_brings_it_back(
    rehab, tmp_path
):
    code = json.loads(rehab("plan", STEADY, "--json")[1])["fingerprint"]
    review = (
        f"\nreview: {{by: Robin Hale, on: 2026-11-21, weeks: 1-4, fingerprint: {code}}}"
    )
    signed = ("\nscreening:", f"{review}\nscreening:")
    client = client_with(tmp_path, STEADY, a=signed)
    assert json.loads(rehab("plan", client, "--json")[1])["reviewed"] is True
    other = ("tries: [12, 12, 13]", "tries: [10, 10, 10]")
    changed = client_with(tmp_path, STEADY, a=signed, b=other)
    assert json.loads(rehab("plan", changed, "--json")[1])["reviewed"] is False


def test_commands_that_print_no_pdf_never_import_weasyprint_or_jinja():
    code = (
        "import sys; from rehab import cli\n"
        "try: cli.main()\n"
        "except SystemExit: pass\n"
        "bad = {'weasyprint', 'jinja2', 'pydyf'} & set(sys.modules)\n"
        "assert not bad, bad"
    )
    commands = (
        *(["--help"], ["check"], ["plan", STEADY], ["review", REVIEWED]),
        ["explain", STEADY, "--week", "20"],
    )
    for arguments in commands:
        done = subprocess.run(
            [sys.executable, "-c", code, *map(str, arguments)],
            capture_output=True,
            text=True,
            cwd=ROOT,
            check=False,
        )
        assert done.returncode == 0, done.stderr


def test_missing_pango_is_said_plainly(rehab, tmp_path, monkeypatch):
    from rehab.render import pdf

    def missing(*_, **__):
        raise pdf.PdfUnavailable("cannot make PDFs yet: Pango is not installed")

    monkeypatch.setattr(pdf, "render_pdf", missing)
    status, _, err = rehab("pdf", STEADY, "-o", tmp_path / "a.pdf")
    assert status == 3
    assert err.startswith("rehab: cannot make PDFs yet")


def test_an_output_that_cannot_be_written_is_one_line(rehab, tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("")
    status, _, err = rehab("pdf", STEADY, "-o", blocked / "a.pdf", "--weeks", "1")
    assert status == 3
    assert "Traceback" not in err
    assert len(err.strip().splitlines()) <= 2


def test_a_closed_pipe_is_no_traceback():
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [sys.executable, "-m", "rehab", "plan", str(STEADY), "--weeks", "all"],
        stdout=write,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        check=False,
    )
    os.close(write)
    assert "Traceback" not in done.stderr


def test_sheets_never_overwrite_a_file_that_is_no_pdf(rehab, tmp_path):
    client = client_with(tmp_path, STEADY)
    before = client.read_bytes()
    status, _, err = rehab("pdf", client, "-o", client)
    assert status == 2
    assert "must end in .pdf" in err
    assert client.read_bytes() == before


def test_a_stop_sign_in_the_diary_gives_no_more_sheets(rehab, tmp_path):
    client = client_with(tmp_path, STEADY)
    diary = "weeks: [{week: 1, sessions: [{stop_sign: true}]}]\n"
    client.with_name("diary.yaml").write_text(diary, "utf-8")
    for weeks in ([], ["--weeks", "all"]):
        target = tmp_path / "a.pdf"
        status, _, err = rehab("pdf", client, "-o", target, *weeks)
        assert status == 1
        assert "a stop sign came back in week 1" in err
        assert not target.exists()


def test_less_written_down_never_gives_more(rehab, tmp_path):
    client = client_with(tmp_path, STEADY)
    session = "{during: 5, next_morning: 2}"
    rows = [f"{{week: {n}, sessions: [{', '.join([session] * 6)}]}}" for n in (1, 2)]
    client.with_name("diary.yaml").write_text(f"weeks: [{', '.join(rows)}]\n", "utf-8")
    made = json.loads(rehab("plan", client, "--weeks", "1-3", "--json")[1])
    assert {week["phase"] for week in made["weeks"]} == {"light_load"}


@pytest.mark.parametrize("deep", ["lib/plans", "lib/exercises", "."])
def test_a_folder_that_holds_no_library_is_a_wrong_command_line(rehab, tmp_path, deep):
    for name in ("plans", "exercises"):
        (tmp_path / "lib" / name).mkdir(parents=True)
    status, _, err = rehab("plan", STEADY, "--library", tmp_path / deep)
    assert status == 2
    assert "has neither exercises/ nor plans/ in it" in err
    if deep != ".":
        assert f"Did you mean {(tmp_path / 'lib').resolve()}?" in err
