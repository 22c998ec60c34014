"""A file that was read: its plain values, and where each of them stands."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeAlias, TypeVar

from rehab.model.problem import Problem

Path: TypeAlias = tuple[str | int, ...]
Mark: TypeAlias = tuple[int, int]  # line and column, from 1
MAX_SHOWN = 60  # letters of what a user wrote

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Source:
    """The plain data of one file, with the place of every value and key."""

    file: str
    data: object
    marks: Mapping[Path, Mark]  # of values
    keys: Mapping[Path, Mark]
    below: Mapping[Path, str] = field(default_factory=dict)  # what stands elsewhere

    def file_of(self, path: Path) -> str:
        """The file in which the value or the key at this path stands."""
        return self.below.get(path, self.file)


@dataclass(frozen=True, slots=True)
class Read(Generic[T_co]):
    """A checked value beside the source it came from."""

    value: T_co
    source: Source


def problem_at(source: Source, path: Path, message: str, hint: str = "") -> Problem:
    """Return the problem of the value at ``path``."""
    at = path if path in source.marks else _nearest(source, path)
    mark = source.marks.get(path) or _mark(source, at)
    words = where(source, path), printable(message), printable(hint)
    return Problem(source.file_of(at), *mark, *words)


def problem_at_key(source: Source, path: Path, message: str, hint: str = "") -> Problem:
    """Return the problem of the key at ``path``, or of its value if it has none."""
    at = path if path in source.keys else _nearest(source, path)
    mark = source.keys.get(path) or _mark(source, at)
    words = where(source, path), printable(message), printable(hint)
    return Problem(source.file_of(at), *mark, *words)


def line_of(source: Source, path: Path) -> int:
    """Return the line of the value at ``path``; the first one when it has none."""
    return source.marks.get(path, (1, 1))[0]


def _nearest(source: Source, path: Path) -> Path:
    """Return the closest thing around ``path`` that was written."""
    ends = (path[:end] for end in range(len(path), -1, -1))
    return next((p for p in ends if p in source.keys or p in source.marks), ())


def _mark(source: Source, path: Path) -> Mark:
    return source.keys.get(path) or source.marks.get(path, (1, 1))


def where(source: Source, path: Path) -> str:
    """Return the path in words: list items by id or name, otherwise by number."""
    words, inside = [], source.data
    for part in path:
        inside = _inside(inside, part)
        words.append(_part(part, inside))
    return " › ".join(words)


def _inside(data: object, part: str | int) -> object:
    if isinstance(data, dict):
        return data.get(part)
    if isinstance(data, list) and isinstance(part, int) and part < len(data):
        return data[part]
    return None


def _part(part: str | int, inside: object) -> str:
    if isinstance(part, str):
        return one_line(part)
    names = [inside.get(k) for k in ("id", "name")] if isinstance(inside, dict) else []
    named = [one_line(n) for n in names if isinstance(n, str) and n]
    return named[0] if named else str(part + 1)


def one_line(text: str) -> str:
    """Return the text cut short, on one line, with nothing unprintable."""
    return printable(text if len(text) <= MAX_SHOWN else text[: MAX_SHOWN - 3] + "...")


def printable(text: str) -> str:
    """Return the text with line ends and invisible signs spelled out."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else repr(c)[1:-1] for c in text)
