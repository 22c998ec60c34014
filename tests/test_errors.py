"""docs/errors.md is what the program says: this test collects it and writes the page.

After a change that is meant: pytest tests/test_errors.py --accept-golden
"""

import datetime
import re
import shlex
import shutil

import pytest
import yaml

from rehab.commands import clock
from rehab.console import ending
from tests.support.cases import ROOT
from tests.support.said import COMMON, KINDS, Said, by_kind, lines_of

PAGE = ROOT / "docs" / "errors.md"
BEGIN, END = "<!-- written by tests/test_errors.py: {} -->\n", "<!-- to here -->\n"
CURES = yaml.safe_load((ROOT / "tests" / "data" / "cures.yaml").read_text("utf-8"))
MONDAY = datetime.date(2026, 11, 23)
SORTED = by_kind(lines_of())
LEFT_OUT = re.compile(
    r"Usage: |Try '|\d+ problems? in |.* …$|$"
)  # or changes with the library, or is said only where it takes long
MOST_WROTE = 100  # letters of a line of a file
WORDS = yaml.safe_load((ROOT / "templates" / "words" / "en.yaml").read_text("utf-8"))
SENTENCES = {  # of the words file, which are all that can be said of it
    "no programme": WORDS["reasons"]["refused"],
    "not signed": WORDS["reasons"]["sign"],
    "not decided": WORDS["reasons"]["decide"],
    "not withdrawn": WORDS["reasons"]["withdraw"],
}
PLAIN = {
    kind: sorted(re.sub(r"\{+[^{}]*\}+", "…", one) for one in texts.values())
    for kind, texts in SENTENCES.items()
}
CURED = re.compile(r".*(?:; |: rehab |: screen |: write |--overrule|\().*")
TYPED = (  # by a newcomer, of a copy of examples/first-visit
    "rehab check sam/client.yaml",
    "rehab check lee",  # whose file is called client.yml
    "rehab pdf alex/client.yaml",  # with a stop sign
    "rehab pfd sam/client.yaml",
    "rehab pdf",
    "rehab pdf sam",
    "rehab pdf kim/client.yaml",
    "rehab plan sam/client.yaml --week 1",
    "rehab plan sam/client.yaml --weeks one",
    "rehab plan sam/client.yaml --weeks 5-3",
    "rehab plan sam/client.yaml --weeks 900",
    "rehab sign sam/client.yaml",
    "rehab sign sam/client.yaml --by Robin Hale",
    "rehab sign sam/client.yaml --by 'Robin Hale'",
    "rehab withdraw sam/client.yaml --weeks 1 --by Robin --reason smudged",
    "rehab diary add sam/client.yaml --week 1 --session befor=2",
    "rehab diary add sam/client.yaml --week 1 --session before=12",
    "rehab diary add sam/client.yaml --week 1 --session did=x",
    "rehab diary add sam/client.yaml --week 90 --session before=2",
    "rehab review sam/client.yaml --accept go_on",
    "rehab review sam/client.yaml --accept go_on --by Robin",
    "rehab figure chest",
    "rehab figure",
    "rehab figure bridge -o sam/client.yaml/bridge.svg",
    "rehab exercises zzz",
    "rehab export sam/client.yaml",
    "rehab new sam",
    "rehab simulate backs",
)


def cure_of(shape: str) -> str:
    """What is to be known and done, beyond what the message says itself."""
    return next((CURES[key] for key in CURES if re.match(key, shape)), "")


def entry(printed: str, *told: str) -> str:
    """A message as it is printed, and below it what else is to be said."""
    rest = ". ".join(text.rstrip(".") for text in told if text)
    return f"- `{printed}`\\\n  {rest}.\n" if rest else f"- `{printed}`\n"


def messages(kind: str) -> str:
    """Those of one kind of file, each with the line it is about."""
    return "".join(
        entry(one.printed, _from(one), cure_of(one.shape)) for one in SORTED[kind]
    )


def _from(one: Said) -> str:
    wrote = one.wrote[:MOST_WROTE].rstrip()
    key = one.where.split(" › ")[-1]
    shown = one.column > 1 or (key in wrote if key else one.line > 1)
    return f"The line: `{wrote}`" if wrote and shown else ""


def sentences(kind: str) -> str:
    """Those of the words file, with dots for what differs."""
    return "".join(entry(text, cure_of(text)) for text in PLAIN[kind])


@pytest.fixture
def commands(rehab, tmp_path, monkeypatch):
    """What each command says where something is wrong, and how it ends."""
    monkeypatch.setattr(clock, "today", lambda: MONDAY)
    monkeypatch.chdir(tmp_path)
    sam = shutil.copytree(ROOT / "examples" / "first-visit", tmp_path / "sam")
    text = (sam / "client.yaml").read_text("utf-8")
    for name, file, old, new in (
        ("alex", "client.yaml", "infection: no", "infection: yes"),
        ("lee", "client.yml", "name: Sam", "name: Lee"),
    ):
        (tmp_path / name).mkdir()
        (tmp_path / name / file).write_text(text.replace(old, new), "utf-8")

    def told(command: str) -> str:
        status, _, err = rehab(*shlex.split(command)[1:])
        plain = err.replace(f"{tmp_path}/", "")
        said = [line for line in plain.splitlines() if not LEFT_OUT.match(line)]
        return "\n".join((f"$ {command}    # ends with {status}", *said))

    return "```console\n" + "\n\n".join(map(told, TYPED)) + "\n```\n"


def test_the_page_says_what_the_program_says(commands, request):
    blocks = {kind: messages(kind) for kind in (COMMON, *(name for name, _ in KINDS))}
    blocks |= {kind: sentences(kind) for kind in PLAIN}
    blocks["commands"] = commands
    text = PAGE.read_text("utf-8")

    def made(block: re.Match[str]) -> str:
        return f"{BEGIN.format(block[1])}\n{blocks[block[1]]}\n{END}"

    pattern = f"{BEGIN.format('(.*?)')}.*?{END}"
    assert sorted(re.findall(pattern, text, re.DOTALL)) == sorted(blocks)
    now = re.sub(pattern, made, text, flags=re.DOTALL)
    if request.config.getoption("--accept-golden"):
        PAGE.write_text(now, "utf-8")
    assert text == now


def test_every_message_says_what_to_do_or_the_page_does():
    told = [one for found in SORTED.values() for one in found]
    silent = [one.shape for one in told if not one.says_what_to_do]
    silent += [
        text for texts in PLAIN.values() for text in texts if not CURED.match(text)
    ]
    assert [shape for shape in silent if not cure_of(shape)] == []


def test_every_cure_is_of_a_message():
    shapes = [one.shape for found in SORTED.values() for one in found]
    shapes += [text for texts in PLAIN.values() for text in texts]
    kept = {next((key for key in CURES if re.match(key, one)), "") for one in shapes}
    assert set(CURES) - kept == set()


def test_every_exit_status_is_told_and_a_command_ends_with_each_but_ctrl_c():
    text = PAGE.read_text("utf-8")
    ends = (ending.FINE, ending.PROBLEMS, ending.WRONG_USE, ending.CANNOT)
    told = re.findall(r"^\| (\d+) \|", text, re.MULTILINE)
    assert told == [str(n) for n in (*ends, ending.INTERRUPTED)]
    assert set(re.findall(r"# ends with (\d+)", text)) == {str(n) for n in ends}


def test_it_is_found_from_the_front_page_the_tutorial_and_the_command(rehab):
    assert "docs/errors.md" in (ROOT / "README.md").read_text("utf-8")
    assert "(errors.md)" in (ROOT / "docs" / "tutorial.md").read_text("utf-8")
    assert "docs/errors.md" in rehab("check", "--help")[1]
