"""Where a top-level list stands in a YAML text: places to insert at, as indexes."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

import yaml

from rehab.reader.guards import Fault
from rehab.reader.syntax import syntax_fault

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_ROOT = 2  # after the start of the stream and of the document
Kind: TypeAlias = Literal["absent", "nothing", "block", "flow"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Extent:
    """The value of a key, or where it would be. Indexes count letters from 0."""

    kind: Kind
    column: int  # of the top-level keys
    in_flow: bool  # the keys stand in { }
    start: int  # of the list: its first dash or its bracket
    end: int  # after its last sign, comments left out
    items: tuple[tuple[int, int], ...] = ()


def extent(text: str, key: str) -> Extent:
    r"""Find the list under the key.

    >>> extent("weeks:\n  - week: 1 # good\n", "weeks").end
    18

    Raises:
        Fault: The text is no YAML, no block of keys, or the key holds no list.
    """
    try:
        events = list(yaml.parse(text, Loader=_LOADER))
    except yaml.YAMLError as error:
        raise syntax_fault(error, text) from None
    close = next((e for e in events if isinstance(e, yaml.DocumentEndEvent)), None)
    last = _start(close) if close and close.explicit else len(text)
    root = events[_ROOT] if close else events[-1]
    if isinstance(root, yaml.MappingStartEvent):
        return _in_keys(events, key, last)
    if not isinstance(root, yaml.NodeEvent) or _is_nothing(root):
        return Extent(kind="absent", column=0, in_flow=False, start=last, end=last)
    raise _fault(root, "must be a block of keys", f"such as {key}:")


def spans(text: str) -> dict[tuple[str | int, ...], tuple[int, int]]:
    r"""Where each value stands, by its path: from its first sign to after its last.

    >>> found = spans("days: [mon] # two\nscreening:\n  by: Robin\n")
    >>> found["days",], found["screening", "by"]
    ((6, 11), (35, 40))

    Raises:
        Fault: The text is no YAML.
    """
    try:
        events = list(yaml.parse(text, Loader=_LOADER))
    except yaml.YAMLError as error:
        raise syntax_fault(error, text) from None
    found: dict[tuple[str | int, ...], tuple[int, int]] = {}
    if len(events) > _ROOT:
        _walk(events, _ROOT, (), found)
    return found


def _walk(
    events: list[yaml.Event],
    at: int,
    path: tuple[str | int, ...],
    found: dict[tuple[str | int, ...], tuple[int, int]],
) -> int:
    """Note the value that begins here and all inside it; the number of the next."""
    value, (after, end) = events[at], _past(events, at)
    found[path] = _start(value), end
    inside, number = at + 1, 0
    if not isinstance(value, yaml.CollectionStartEvent):
        return after
    while not isinstance(events[inside], yaml.CollectionEndEvent):
        key: str | int = number
        if isinstance(value, yaml.MappingStartEvent):
            name = events[inside]
            key = name.value if isinstance(name, yaml.ScalarEvent) else number
            inside = _past(events, inside)[0]
        inside = _walk(events, inside, (*path, key), found)
        number += 1
    return after


def _in_keys(events: list[yaml.Event], key: str, last: int) -> Extent:
    root, at = events[_ROOT], _ROOT + 1
    in_flow, column = _is_flow(root), _mark(root)[1] - 1
    end = _end(root)  # after the bracket, if there is one
    while isinstance(name := events[at], yaml.ScalarEvent):
        if name.value == key:
            return _value(events, at + 1, column, in_flow=in_flow)
        at, end = _past(events, at + 1)
    return Extent(
        kind="absent",
        column=column,
        in_flow=in_flow,
        start=end,
        end=end if in_flow else last,
        items=((end, end),) if at > _ROOT + 1 else (),
    )


def _value(events: list[yaml.Event], at: int, column: int, *, in_flow: bool) -> Extent:
    value = events[at]
    start, end = _start(value), _end(value)
    if _is_nothing(value):
        return Extent(
            kind="nothing", column=column, in_flow=in_flow, start=start, end=end
        )
    if not isinstance(value, yaml.SequenceStartEvent):
        raise _fault(value, "must be a list", "put a dash before each item")
    items = _items(events, at + 1)
    flow = _is_flow(value)
    return Extent(
        kind="flow" if flow else "block",
        column=column,
        in_flow=in_flow,
        start=end - 1 if flow else start,
        end=_past(events, at)[1],
        items=items,
    )


def _items(events: list[yaml.Event], at: int) -> tuple[tuple[int, int], ...]:
    found = []
    while not isinstance(events[at], yaml.SequenceEndEvent):
        start = _start(events[at])
        at, end = _past(events, at)
        found.append((start, end))
    return tuple(found)


def _past(events: list[yaml.Event], at: int) -> tuple[int, int]:
    """The number of the next event, and the end of the value's last sign."""
    event, end = events[at], _end(events[at])
    at += 1
    if not isinstance(event, yaml.CollectionStartEvent):
        return at, end
    while not isinstance(events[at], yaml.CollectionEndEvent):
        at, end = _past(events, at)
    return at + 1, _end(events[at]) if _is_flow(event) else end


def _is_nothing(event: yaml.Event) -> bool:
    empty = _start(event) == _end(event)
    return isinstance(event, yaml.ScalarEvent) and empty


def _is_flow(event: yaml.Event) -> bool:
    return bool(getattr(event, "flow_style", None))


def _start(event: yaml.Event) -> int:
    return event.start_mark.index if event.start_mark else 0


def _end(event: yaml.Event) -> int:
    return event.end_mark.index if event.end_mark else 0


def _mark(event: yaml.Event) -> tuple[int, int]:
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _fault(event: yaml.Event, message: str, hint: str) -> Fault:
    return Fault(*_mark(event), message, hint)
