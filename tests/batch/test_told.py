"""docs/batch.md tells every option, and its command lines can be typed."""

import shlex
from pathlib import Path

from rehab.commands.batch import batch

TEXT = (Path(__file__).resolve().parents[2] / "docs" / "batch.md").read_text("utf-8")
LINES = [line.strip() for line in TEXT.splitlines() if "rehab batch " in line]


def test_every_option_is_told():
    options = {option for one in batch.params for option in one.opts}
    long = {option for option in options if option.startswith("--")} - {"--output"}
    assert {option for option in long if option not in TEXT} == set()


def test_every_command_line_names_options_that_exist():
    known = {option for one in batch.params for option in one.opts}
    for line in LINES:
        command = line.partition("rehab batch ")[2].partition("  ")[0]
        given = {word for word in shlex.split(command) if word.startswith("-")}
        assert given <= known, line
