r"""Other values in a file that people write in too: all else stays as it is.

>>> text = "screening: # asked\n  on: 2026-01-05 # in the clinic\n"
>>> print(with_values(text, {("screening", "on"): "2026-02-02"}), end="")
screening: # asked
  on: 2026-02-02 # in the clinic
"""

from collections.abc import Mapping

from rehab.entry.appending import LINE_END, inserted
from rehab.reader.extent import spans
from rehab.reader.guards import Fault
from rehab.reader.places import Path
from rehab.reader.source import read_source

_COMMENTED = "has comments inside, which would be lost"
_CHANGED = "changing it here would change what else the file says"
_EDITOR = "change it in any editor"


def with_values(text: str, values: Mapping[Path, str]) -> str:
    """The text with other values at these paths, each as YAML on one line.

    A key that is not there yet goes below the last value of the block it belongs to.

    Raises:
        Fault: A value has comments inside, or something else would change.
    """
    new = text
    for path, value in values.items():
        new = _with_value(new, path, value)
    _nothing_else(text, new, values)
    return new


def _with_value(text: str, path: Path, value: str) -> str:
    known = spans(text)
    if path in known:
        start, end = known[path]
        if "#" in text[start:end] and "\n" in text[start:end]:
            raise Fault(*_place(text, start), _COMMENTED, _EDITOR)
        gap = "" if text[start - 1 : start].isspace() else " "
        return f"{text[:start]}{gap}{value}{text[end:]}"
    beside = [one for one in known if len(one) == len(path) and one[:-1] == path[:-1]]
    if not beside:
        raise Fault(1, 1, f"has no place for {path[-1]}", _EDITOR)
    return _below(text, known[beside[-1]], path, value, known)


def _below(
    text: str,
    last: tuple[int, int],
    path: Path,
    value: str,
    known: Mapping[Path, tuple[int, int]],
) -> str:
    """After the line that the block ends on, as far in as its keys are."""
    block, end = known[path[:-1]], last[1]
    if text[block[0] : block[0] + 1] == "{":
        raise Fault(*_place(text, block[0]), f"has no line for {path[-1]}", _EDITOR)
    column = block[0] - (text.rfind("\n", 0, block[0]) + 1)
    line_end = LINE_END.search(text, end)
    at = line_end.end() if line_end else len(text)
    return inserted(text, at, column, f"{path[-1]}: {value}")


def _nothing_else(old: str, new: str, values: Mapping[Path, str]) -> None:
    """Both say the same but at the paths.

    Raises:
        Fault: They do not.
    """
    before, after = _flat(old), _flat(new)
    for path, value in values.items():
        before = {one: v for one, v in before.items() if one[: len(path)] != path}
        told = _flat(f"value: {value}\n").items()
        before |= {(*path, *one[1:]): v for one, v in told}
    if before != after:
        raise Fault(1, 1, _CHANGED, _EDITOR)


def _flat(text: str) -> dict[Path, object]:
    source, problems = read_source(text.encode(), "")
    if source is None or problems:
        first = problems[0]
        raise Fault(first.line, first.column, first.message, first.hint)
    return dict(_ends(source.data, ()))


def _ends(data: object, path: Path) -> list[tuple[Path, object]]:
    inner: list[tuple[str | int, object]] = []
    if isinstance(data, dict):
        inner = list(data.items())
    elif isinstance(data, list):
        inner = list(enumerate(data))
    if not inner:
        return [(path, data)]
    return [end for key, value in inner for end in _ends(value, (*path, key))]


def _place(text: str, at: int) -> tuple[int, int]:
    before = text[:at]
    return before.count("\n") + 1, at - (before.rfind("\n") + 1) + 1
