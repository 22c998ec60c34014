r"""Take an item out of a list in a YAML text; all else stays as it is.

>>> text = "weeks: # mine\n- week: 1 # good\n- week: 2\n"
>>> print(without(text, "weeks", 0), end="")
weeks: # mine
- week: 2
"""

import re

from rehab.reader.extent import Extent, extent
from rehab.reader.guards import Fault
from rehab.reader.source import read_source

_CHANGED = "taking it out here would change what else the file says"
_EDITOR = "take it out in any editor"


def without(text: str, key: str, number: int) -> str:
    """The text without this item of the top-level list ``key``; counted from 0.

    Raises:
        Fault: The text is no YAML with such a list, or something else would change.
    """
    found = extent(text, key)
    cut = _in_brackets if found.kind == "flow" else _lines
    start, end = cut(text, found, number)
    new = text[:start] + text[end:]
    if len(found.items) == 1 and found.kind == "block":
        empty = rf"^({re.escape(key)}[ \t]*:)(?=[ \t\r\n]|\Z)"
        new = re.sub(empty, r"\1 []", new, count=1, flags=re.MULTILINE)
    before, after = _list(text, key), _list(new, key)
    if after != [*before[:number], *before[number + 1 :]]:
        raise Fault(1, 1, _CHANGED, _EDITOR)
    return new


def _in_brackets(_: str, found: Extent, number: int) -> tuple[int, int]:
    """With the comma before it; of the first one with the comma behind it."""
    start, end = found.items[number]
    if number:
        return found.items[number - 1][1], end
    return start, found.items[1][0] if found.items[1:] else end


def _lines(text: str, found: Extent, number: int) -> tuple[int, int]:
    """From the line of its dash to the end of its last one."""
    start, end = found.items[number]
    dash = text.rfind("-", 0, start)
    first = max(text.rfind(sign, 0, dash) for sign in "\r\n") + 1
    if text[end - 1] in "\r\n":  # a text in a block ends at the next line
        return first, end
    line_end = re.compile(r"\r\n|\n|\r|\Z").search(text, end)
    return first, line_end.end() if line_end else len(text)


def _list(text: str, key: str) -> list[object]:
    source, problems = read_source(text.encode(), "")
    if source is None or problems or not isinstance(source.data, dict):
        raise Fault(1, 1, _CHANGED, _EDITOR)
    value = source.data.get(key)
    return value if isinstance(value, list) else []
