"""Nothing that a terminal obeys is printed, wherever it comes from."""

import re
from pathlib import Path

from benchmarks.clients import client_text
from rehab.checking.check import check
from rehab.reader.plain import read_plain

ROOT = Path(__file__).parents[3]
STEERS = ("\x1b", "\x07", "\x9b", "\u202e", "\x7f", "\r")
KEYS = ("reference", "name", "physio", "plan", "when", "start")
WRITTEN = {
    "\x1b[2J": r"\e[2J",
    "\x07": r"\a",
    "\x9b2J": r"\x9b2J",
    "\u202e": r"\u202e",
    "\x7f": r"\x7f",
    "\x00": r"\0",
}


def test_one_module_prints():
    others = [
        path.relative_to(ROOT).as_posix()
        for path in sorted((ROOT / "rehab").rglob("*.py"))
        if re.search(r"click\.s?echo\(|^ *print\(", path.read_text("utf-8"))
    ]
    # the line that shows how far a run is clears itself, and says numbers alone
    assert others == ["rehab/commands/progress.py", "rehab/console/terminal.py"]


def test_what_steers_is_a_problem_at_its_line(tmp_path):
    file = tmp_path / "client.yaml"
    text = client_text(1)
    lines = []
    for (steers, written), key in zip(WRITTEN.items(), KEYS, strict=True):
        assert steers.encode() not in text.encode()
        new = f'{key}: "Bo{written}"'
        text = re.sub(rf"(?m)^{key}:.*", new.replace("\\", r"\\"), text, count=1)
        lines.append(text[: text.index(new)].count("\n") + 1)
    file.write_text(text, "utf-8")
    told = [one for one in check([file])[0] if "is not text" in one.message]
    assert sorted(one.line for one in told) == sorted(lines)


def test_a_key_may_hold_no_escape_either():
    source, problems = read_plain(b'"na\\eme": 1\n', "any.yaml")
    assert source is not None
    (told,) = map(str, problems)
    assert told.startswith("any.yaml:1:1: na\\x1bme: holds the character U+001B")


def test_a_command_line_with_it_is_printed_spelled_out(tmp_path, rehab):
    name = "".join(STEERS)
    for options in (
        ("check", tmp_path / f"no{name}thing.yaml"),
        ("plan", tmp_path / f"no{name}thing.yaml"),
        ("pdf", ROOT / "examples/steady-build/client.yaml", "-o", f"a{name}b.txt"),
    ):
        status, out, err = rehab(*map(str, options))
        assert status
        assert not set(STEERS) & set(out + err)
