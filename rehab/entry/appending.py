r"""Put an item at the end of a list in a YAML text; all else stays as it is.

>>> text = "weeks: # mine\n- week: 1 # good\n"
>>> print(appended(text, "weeks", "- week: 2\n"), end="")
weeks: # mine
- week: 1 # good
- week: 2
"""

import re

from rehab.entry.emit import flow
from rehab.reader.extent import Extent, extent
from rehab.reader.guards import Fault
from rehab.reader.source import read_source

_END = r"(?:\r\n|[\r\n\x85\u2028\u2029])"
LINE_END = re.compile(_END)
_CHANGED = "adding here would change what the file says already"
_STEP = 2  # spaces before the dash of a new list


def safely_appended(text: str, key: str, block: str) -> str:
    """The same as ``appended``, read back: nothing else may have changed.

    Raises:
        Fault: Where and why the item cannot be added.
    """
    before, new = _data(text), appended(text, key, block)
    old = before if isinstance(before, dict) else {}
    wanted = {**old, key: [*(old.get(key) or []), _item(block)]}
    if _data(new) != wanted:
        raise Fault(1, 1, _CHANGED, "end the file with an empty line, and try again")
    return new


def appended(text: str, key: str, block: str) -> str:
    """The text with the item at the end of the top-level list ``key``.

    ``block`` is the item as YAML lines: "- " and what follows, indented below it.
    It is moved to where the list's own items stand. Where there is no list, one is
    made; a list in brackets gets the item in brackets.

    Raises:
        Fault: The text is no YAML, no block of keys, or the key holds no list.
    """
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    body = text.removeprefix(mark)
    found = extent(body, key)
    empty = found.kind == "flow" and not body[found.start + 1 : found.end - 1].strip()
    if found.in_flow:
        return mark + _in_brackets(body, found, key, block)
    if empty:
        head = body[: found.start].rstrip(" ")
        body = head + body[found.end :]
        return mark + _in_lines(body, len(head), found.column + _STEP, block, found)
    if found.kind == "flow":
        return mark + _in_brackets(body, found, key, block)
    if found.kind == "absent":
        at, block = found.end, _below(key, block)
        return mark + inserted(body, at, found.column, block)
    column = _dash(body, found) if found.kind == "block" else found.column + _STEP
    return mark + _in_lines(body, found.end, column, block, found)


def _data(text: str) -> object:
    source, problems = read_source(text.encode(), "")
    if source is None or problems:
        first = problems[0]
        raise Fault(first.line, first.column, first.message, first.hint)
    return source.data


def _item(block: str) -> object:
    data = _data(block)
    return data[0] if isinstance(data, list) else data


def _below(key: str, block: str) -> str:
    inner = "".join(f"{' ' * _STEP}{line}\n" for line in block.splitlines())
    return f"{key}:\n{inner}"


def _in_lines(body: str, end: int, column: int, block: str, found: Extent) -> str:
    """Below the line that ``end`` is on, and below comments that belong to it."""
    at = end
    if not (end and LINE_END.fullmatch(body[end - 1])):
        line_end = LINE_END.search(body, end)
        at = line_end.end() if line_end else len(body)
    indent = f" {{{found.column + 1},}}"
    comments = re.compile(rf"(?:(?:[ \t]*{_END})*{indent}#[^\r\n\x85]*(?:{_END}|\Z))*")
    if belonging := comments.match(body, at):
        at = belonging.end()
    return inserted(body, at, column, block)


def inserted(body: str, at: int, column: int, block: str) -> str:
    """The text with these lines so far in, with the line ends that it has."""
    first = LINE_END.search(body)
    newline = first.group() if first else "\n"
    begun = at > 0 and not LINE_END.fullmatch(body[at - 1])
    lines = (f"{' ' * column}{line}{newline}" for line in block.splitlines())
    return body[:at] + newline * begun + "".join(lines) + body[at:]


def _dash(body: str, found: Extent) -> int:
    """The column of the list's dashes."""
    at = found.start
    if body[at] != "-":  # an anchor stands before it
        dash = re.compile(r"^ *-", re.MULTILINE).search(body, at)
        at = dash.end() - 1 if dash else at
    return at - max((m.end() for m in LINE_END.finditer(body, 0, at)), default=0)


def _in_brackets(body: str, found: Extent, key: str, block: str) -> str:
    new = flow(_item(block))
    if found.kind in ("absent", "nothing"):
        name = f"{key}: " if found.kind == "absent" else " "
        comma = ", " if found.items else ""
        return f"{body[: found.end]}{comma}{name}[{new}]{body[found.end :]}"
    if not found.items:
        at = found.start + 1
        return f"{body[:at]}{new}{body[at:]}"
    start, end = found.items[-1]
    line_start = max((m.end() for m in LINE_END.finditer(body, 0, start)), default=0)
    indent = body[line_start:start]
    if indent.strip() or not line_start:
        return f"{body[:end]}, {new}{body[end:]}"
    return _on_own_line(body, end, indent, new)


def _on_own_line(body: str, end: int, indent: str, new: str) -> str:
    """After the last item's line, with its comma and its comment."""
    comma = re.compile(r"\s*,").match(body, end)
    line_end = LINE_END.search(body, comma.end() if comma else end)
    if line_end is None:
        return f"{body[:end]}, {new}{body[end:]}"
    at, own = line_end.end(), "" if comma else ","
    rest = body[end : line_end.start()]
    if "]" in rest.partition("#")[0]:  # the list ends on this line
        return f"{body[:end]},{line_end.group()}{indent}{new}{body[end:]}"
    added = f"{indent}{new}{',' if comma else ''}{line_end.group()}"
    return f"{body[:end]}{own}{rest}{line_end.group()}{added}{body[at:]}"
