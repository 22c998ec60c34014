"""Add values to a list in a file that people write in too."""

import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

from rehab.disk.write import LOOK_SECONDS, LOOKS, Changed, write_over
from rehab.entry.appending import safely_appended
from rehab.entry.emit import item
from rehab.model.problem import Problem
from rehab.model.units import Value
from rehab.reader.check import check
from rehab.reader.files import read_bytes
from rehab.reader.guards import Fault, decode
from rehab.reader.names import Names, Naming
from rehab.reader.plain import read_plain

MARK = "\ufeff"  # of the byte order
TRIES = 20  # while somebody else saves the file, again and again

V = TypeVar("V", bound=Value)


class Unfit(Exception):
    """Why values do not go into the file as it is now."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(*problems)
        self.problems = problems


def add_items(  # noqa: PLR0913 - where to, what goes in, and how
    path: Path,
    model: type[Value],
    key: str,
    values: Iterable[V],
    finish: Callable[[bytes, tuple[V, ...]], tuple[V, ...]] | None = None,
    *,
    head: str = "",
) -> tuple[Problem, ...]:
    """Put the values at the end of the list ``key``, or say why not.

    The file is read again right before it is written, and only what was read is
    written over: what somebody typed meanwhile is kept. ``finish`` sees what the file
    says now, and gives the values as they go in, or raises ``Unfit``. Nothing is
    written when there is a problem. A missing file is made, and begins with ``head``.

    Raises:
        OSError: It could not be written; an older file is as it was.
    """
    target = path.resolve()  # a link stays a link
    given = tuple(values)
    for _ in range(TRIES):
        raw, problems = _settled(target)
        if problems:
            return problems
        try:
            into = finish(raw or b"", given) if finish else given
            new = _with(raw or head.encode(), key, into)
        except Unfit as unfit:
            return unfit.problems
        except Fault as fault:
            return (fault.problem(str(path)),)
        if problems := _unsound(model, key, into, path, new):
            return problems
        if _written(target, raw, new):
            return ()
    message = "is being saved by another program all the time"
    return (Problem(str(path), 1, 1, "", message, "save it there, and try again"),)


def _written(target: Path, raw: bytes | None, new: bytes) -> bool:
    """Whether it is, over exactly what was read; else what stands there stays."""
    try:
        write_over(target, raw, new)
    except Changed:
        return False
    return True


def _settled(target: Path) -> tuple[bytes | None, tuple[Problem, ...]]:
    """What the file says, None where there is none; an empty one is looked at again."""
    for _ in range(LOOKS):
        if not target.exists():
            return None, ()
        raw, problems = read_bytes(target)
        if raw or problems:
            break
        time.sleep(LOOK_SECONDS)
    return raw, problems


def marked(raw: bytes, text: str) -> bytes:
    """A new text of the file, with the mark of the byte order that it began with."""
    return ((MARK if raw.startswith(MARK.encode()) else "") + text).encode()


def _with(raw: bytes, key: str, values: tuple[Value, ...]) -> bytes:
    """The file with these values at the end of the list.

    Raises:
        Fault: It cannot be added to.
    """
    text = marked(raw, decode(raw)).decode()
    for value in values:
        text = safely_appended(text, key, item(value))
    decode(new := text.encode())
    return new


def _unsound(
    model: type[Value], key: str, given: tuple[Value, ...], path: Path, new: bytes
) -> tuple[Problem, ...]:
    """Why the new text does not end with exactly these values."""
    source, problems = read_plain(new, str(path))
    if source is None or problems:
        return problems
    value, problems = check(model, source, Naming(Names(), unheard=True))
    if value is None:
        return problems
    if given and getattr(value, key)[-len(given) :] != given:
        return (Problem(str(path), 1, 1, key, "would not be read back as it is"),)
    return ()
