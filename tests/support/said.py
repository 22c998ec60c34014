"""What the program says of the broken files under tests/bad, sorted for a reader.

``tests/test_bad_files.py`` holds each of these texts against the program.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from tests.test_bad_files import CASES, PLACES, SOUND

LONG = 240  # letters of a list of all that is known; another one with each new name
COMMON = "any"
KINDS = (  # and the name of the file with the place in it; the first is the best known
    ("client", r"client\.yaml .*"),
    ("clinic", r"(clinic\.yaml|logo\.svg) .*"),
    ("answers", r"answers\.yaml .*"),
    ("diary", r"diary\.yaml .*"),
    ("plan", r"plans/[a-z]\w*\.yaml .*"),
    ("exercise", r"exercises/[a-z]\w*\.ya?ml (?!figure).*"),
    ("names", r"exercises/_catalogue\.yaml .*"),
    ("body", r"plans/(_\w+|regions/\w+)\.yaml .*"),
    ("words", r"(templates/words/en|words)\.yaml .*"),
    ("drawing", r"exercises/\w+\.svg .*|exercises/\w+\.yaml figure.*"),
    ("table", r"table\.csv .*"),
    ("record", r"record\.yaml .*"),
)
_LINE = re.compile(r"(\S+?):(\d+):(\d+): ((?:\w+(?: › [^›:\"]+)*): )?(.*)")
_NAMES = re.compile(r"\b(?:hinge|band_row|deadlift|rest)\b(?!:)")


class Said(NamedTuple):
    """One line, as it is printed."""

    printed: str
    file: str
    line: int
    column: int
    where: str
    message: str  # and what to do, after a semicolon
    wrote: str  # what stands at that line

    @property
    def kind(self) -> str:
        """The kind of file it stands in."""
        place = f"{self.file} {self.where}"
        return next(name for name, fits in KINDS if re.fullmatch(fits, place))

    @property
    def shape(self) -> str:
        """The message without the names and numbers of this one file."""
        head = self.message.partition("; ")[0]
        text = re.sub(r'"[^"]*"', '"…"', head)
        text = _NAMES.sub("…", re.sub(r"-?\d[\d.,-]*(?: kg)?", "N ", text))
        return re.sub(r"(letters|sign) .*", r"\1 …", " ".join(text.split()))

    @property
    def says_what_to_do(self) -> bool:
        return "; " in self.message


def lines_of(reports: Iterable[Path] = ()) -> Iterator[Said]:
    """Every line of every report, with what the file holds there."""
    for report in reports or [case.with_suffix(".txt") for case in CASES]:
        for text in report.read_text("utf-8").splitlines():
            found = _LINE.fullmatch(text)
            assert found, text
            name, line, column = found[1], int(found[2]), int(found[3])
            where = (found[4] or "").removesuffix(": ")
            wrote = _written(report, name, line)
            yield Said(_short(text), name, line, column, where, found[5], wrote)


def _written(report: Path, name: str, line: int) -> str:
    own = [c for c in CASES if c.stem == report.stem]
    kind = report.stem.partition("-")[0]
    file = own[0] if own and PLACES[kind] == name else SOUND / name
    rows = file.read_bytes().decode("utf-8", "replace").splitlines()
    return rows[line - 1].strip() if line <= len(rows) else ""


def _short(text: str) -> str:
    """The line without the whole of a list that grows with the library."""
    if len(text) <= LONG:
        return text
    return f"{text[:LONG].rpartition(' ')[0]} …"


def by_kind(said: Iterable[Said]) -> dict[str, Sequence[Said]]:
    """One line of each shape; those of several kinds of file are common to all."""
    kinds: dict[str, dict[str, Said]] = defaultdict(dict)
    for one in said:
        kinds[one.shape].setdefault(one.kind, one)
    sorted_: dict[str, list[Said]] = defaultdict(list)
    for shape in sorted(kinds, key=str.casefold):
        found = kinds[shape]
        first = next(found[name] for name, _ in KINDS if name in found)
        common = len(found) > 1 or (not first.where and first.kind == "exercise")
        sorted_[COMMON if common else first.kind].append(first)
    return dict(sorted_)
