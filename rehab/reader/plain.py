r"""YAML that is text and nothing else: no escape brings in what steers a terminal.

An escape such as "\e" in quotes is sound YAML. What it stands for is no letter, and
would be obeyed by a terminal that a name is printed on.
"""

from collections.abc import Iterator
from pathlib import Path

from rehab.model.problem import Problem
from rehab.reader.files import read_bytes
from rehab.reader.guards import forbidden, no_text
from rehab.reader.places import Source, problem_at, problem_at_key
from rehab.reader.source import read_source
from rehab.reader.unprintable import every_text

_HINT = "delete it"


def read_plain(raw: bytes, file: str) -> tuple[Source | None, tuple[Problem, ...]]:
    """Read one YAML document; what steers is a problem at its line."""
    source, problems = read_source(raw, file)
    if source is None:
        return None, problems
    escaped = b"\\" in raw  # only then can there be a letter that the text has not
    return source, (*problems, *(_steering(source) if escaped else ()))


def read_plain_file(path: Path) -> tuple[Source | None, tuple[Problem, ...]]:
    """The same of a file on the disk."""
    raw, problems = read_bytes(path)
    return read_plain(raw, str(path)) if raw is not None else (None, problems)


def _steering(source: Source) -> Iterator[Problem]:
    for path, text in every_text(source.data):
        if letter := forbidden(text):
            yield problem_at(source, path, no_text(letter), _HINT)
    for path in source.keys:
        if letter := forbidden(str(path[-1])):
            yield problem_at_key(source, path, no_text(letter), _HINT)
