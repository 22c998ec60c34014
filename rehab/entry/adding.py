"""Add values to a list in a file that people write in too."""

import stat
from collections.abc import Iterable
from pathlib import Path

from rehab.entry.appending import safely_appended
from rehab.entry.emit import item
from rehab.model.problem import Problem
from rehab.model.units import Value
from rehab.reader.check import check
from rehab.reader.files import read_bytes
from rehab.reader.guards import Fault, decode
from rehab.reader.names import Names, Naming
from rehab.reader.source import read_source
from rehab.write import write_atomic

MARK = "\ufeff"  # of the byte order
PRIVATE = 0o600


def add_items(
    path: Path, model: type[Value], key: str, values: Iterable[Value]
) -> tuple[Problem, ...]:
    """Put the values at the end of the list ``key``, or say why not.

    The file is read again right before it is written, so that what somebody typed
    meanwhile is kept. Nothing is written when there is a problem. A missing file
    is made.

    Raises:
        OSError: It could not be written; an older file is as it was.
    """
    target = path.resolve()  # a link stays a link
    raw, problems = read_bytes(target) if target.exists() else (b"", ())
    if raw is None:
        return problems
    given = tuple(values)
    try:
        text = _decoded(raw)
        for value in given:
            text = safely_appended(text, key, item(value))
        decode(new := text.encode())
    except Fault as fault:
        return (fault.problem(str(path)),)
    if problems := _unsound(model, key, given, path, new):
        return problems
    mode = stat.S_IMODE(target.stat().st_mode) if target.exists() else PRIVATE
    write_atomic(target, new, mode)
    return ()


def _decoded(raw: bytes) -> str:
    return (MARK if raw.startswith(MARK.encode()) else "") + decode(raw)


def _unsound(
    model: type[Value], key: str, given: tuple[Value, ...], path: Path, new: bytes
) -> tuple[Problem, ...]:
    """Why the new text does not end with exactly these values."""
    source, problems = read_source(new, str(path))
    if source is None or problems:
        return problems
    value, problems = check(model, source, Naming(Names(), unheard=True))
    if value is None:
        return problems
    if given and getattr(value, key)[-len(given) :] != given:
        return (Problem(str(path), 1, 1, key, "would not be read back as it is"),)
    return ()
