"""The tutorial is typed line by line, and prints what it says.

After a change that is meant: ./run test tests/test_tutorial.py --accept-golden
"""

import datetime
import re
import shlex
from collections.abc import Iterator

import pytest
from click.testing import CliRunner

from rehab.cli import rehab
from rehab.commands import clock
from tests.support.cases import ROOT

TUTORIAL = ROOT / "docs" / "tutorial.md"
FIRST_DAY = datetime.date(2026, 11, 20)
BLOCK = re.compile(
    r"^```console\n(.*?)^```\n|<!-- today: (\S+) -->", re.MULTILINE | re.DOTALL
)


# Of a signature: another one with each word that changes on a page.
CODE = re.compile(r"\b[0-9a-f]{12}\b")


def typed(block: str) -> Iterator[str]:
    """The lines after a dollar sign, without it."""
    for line in block.splitlines():
        if line.startswith("$ rehab "):
            yield line.removeprefix("$ rehab ")


def test_every_line_of_the_tutorial_prints_what_it_says(tmp_path, monkeypatch, request):
    text = TUTORIAL.read_text("utf-8")
    answers = re.search(r"```yaml\n(# answers\.yaml\n.*?)```", text, re.DOTALL)
    (tmp_path / "answers.yaml").write_text(answers[1], "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("rehab.app.pages.make_pdf", lambda *_: b"%PDF-")
    days = {"today": FIRST_DAY}
    monkeypatch.setattr(clock, "today", lambda: days["today"])

    def run(block: re.Match[str]) -> str:
        if block[2]:
            days["today"] = datetime.date.fromisoformat(block[2])
            return block[0]
        told = []
        for line in typed(block[1]):
            done = CliRunner().invoke(rehab, shlex.split(line), prog_name="rehab")
            assert done.exit_code == 0, (line, done.output)
            told.append(f"$ rehab {line}\n{done.output.strip()}\n")
        return "```console\n" + "\n".join(told) + "```\n"

    made = BLOCK.sub(run, text)
    if request.config.getoption("--accept-golden"):
        TUTORIAL.write_text(made, "utf-8")
    assert CODE.sub("", made) == CODE.sub("", text)


def test_it_is_found_from_the_front_page():
    assert "docs/tutorial.md" in (ROOT / "README.md").read_text("utf-8")


@pytest.mark.parametrize("word", ["triage", "new", "check", "pdf", "sign", "review"])
def test_it_shows_the_commands_of_a_first_month(word):
    assert f"rehab {word}" in TUTORIAL.read_text("utf-8")
