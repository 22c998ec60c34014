"""Strict YAML: bytes in; plain values, the place of each, and problems out.

One pass over the parser's events, so that nothing is built which a guard refuses.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

import yaml

from rehab.model.problem import Problem
from rehab.reader.commas import Word, comma_slips
from rehab.reader.guards import MAX_DEPTH, MAX_VALUES, Fault, decode
from rehab.reader.places import Mark, Path, Source, one_line, problem_at
from rehab.reader.scalars import scalar
from rehab.reader.syntax import syntax_fault

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_Marks: TypeAlias = list[tuple[Path, Mark]]


class _Anchor(NamedTuple):
    path: Path
    data: object
    values: _Marks
    keys: _Marks


@dataclass(slots=True)
class _State:
    events: Iterator[yaml.Event]
    values: _Marks = field(default_factory=list)
    keys: _Marks = field(default_factory=list)
    anchors: dict[str, _Anchor] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    slips: list[tuple[Path, str, str]] = field(default_factory=list)
    count: int = 0  # values so far, aliases written out


def read_source(text: bytes, file: str) -> tuple[Source | None, tuple[Problem, ...]]:
    """Read one YAML document; there is no source when it cannot be read to its end."""
    try:
        state, data = _document(decode(text))
    except Fault as fault:
        return None, (fault.problem(file),)
    source = Source(file, data, dict(state.values), dict(state.keys))
    slips = (problem_at(source, *slip) for slip in state.slips)
    return source, (*(fault.problem(file) for fault in state.faults), *slips)


def _document(text: str) -> tuple[_State, object]:
    state = _State(yaml.parse(text, Loader=_LOADER))
    try:
        next(state.events)  # the start of the stream
        if isinstance(next(state.events), yaml.StreamEndEvent):
            return state, None
        data = _value(state, next(state.events), ())
        next(state.events)  # the end of the document
        after = next(state.events)
    except yaml.YAMLError as error:
        raise syntax_fault(error, text) from None
    if not isinstance(after, yaml.StreamEndEvent):
        raise Fault(*_mark(after), "a second document begins", "use one file for each")
    return state, data


def _mark(event: yaml.Event) -> Mark:
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _value(state: _State, event: yaml.Event, path: Path) -> object:
    mark = _mark(event)
    if isinstance(event, yaml.AliasEvent):
        return _alias(state, str(event.anchor), path, mark)
    _guard(state, path, mark)
    values, keys = len(state.values), len(state.keys)
    state.values.append((path, mark))
    if getattr(event, "tag", None) is not None:
        message = 'a value must not begin with "!"'
        state.faults.append(Fault(*mark, message, "put it in quotes"))
    data = _content(state, event, path)
    if anchor := getattr(event, "anchor", None):
        marks = state.values[values:], state.keys[keys:]
        state.anchors[anchor] = _Anchor(path, data, *marks)
    return data


def _content(state: _State, event: yaml.Event, path: Path) -> object:
    if isinstance(event, yaml.ScalarEvent):
        return scalar(event.value) if event.implicit[0] else event.value
    if isinstance(event, yaml.MappingStartEvent):
        return _mapping(state, path)
    items: list[object] = []
    words: list[Word] = []
    while not isinstance(item := next(state.events), yaml.SequenceEndEvent):
        words += _word(item, len(items))
        items.append(_value(state, item, (*path, len(items))))
    state.slips += [((*path, slip[0]), *slip[1:]) for slip in comma_slips(words)]
    return items


def _word(event: yaml.Event, number: int) -> tuple[Word, ...]:
    """The bare word that the event is, if it is one."""
    start, end = event.start_mark, event.end_mark
    if not (
        isinstance(event, yaml.ScalarEvent) and event.implicit[0] and start and end
    ):
        return ()
    return (Word(event.value, number, start.index, end.index),)


def _mapping(state: _State, path: Path) -> dict[str, object]:
    pairs: dict[str, object] = {}
    lines: dict[str, int] = {}
    while not isinstance(event := next(state.events), yaml.MappingEndEvent):
        key, mark = _key(event), _mark(event)
        values, keys = len(state.values), len(state.keys)
        state.keys.append(((*path, key), mark))
        data = _value(state, next(state.events), (*path, key))
        if key in pairs or key == "<<":
            del state.values[values:], state.keys[keys:]
            state.faults.append(_bad_key(key, mark, lines.get(key)))
        else:
            pairs[key], lines[key] = data, mark[0]
    return pairs


def _key(event: yaml.Event) -> str:
    if not isinstance(event, yaml.ScalarEvent):
        raise Fault(*_mark(event), "a key must be plain text", "put it in quotes")
    return str(event.value)


def _bad_key(key: str, mark: Mark, line: int | None) -> Fault:
    if line is None:
        return Fault(*mark, "merge keys (<<) are not allowed", "write the keys out")
    return Fault(*mark, f'key "{one_line(key)}" given twice', f"first on line {line}")


def _alias(state: _State, name: str, path: Path, mark: Mark) -> object:
    if name not in state.anchors:
        raise Fault(*mark, f"alias *{name} has no finished anchor &{name} before it")
    anchor, cut = state.anchors[name], len(state.anchors[name].path)
    for known, place in anchor.values:
        _guard(state, new := (*path, *known[cut:]), mark)
        state.values.append((new, place))
    state.keys.extend(((*path, *known[cut:]), place) for known, place in anchor.keys)
    return anchor.data


def _guard(state: _State, path: Path, mark: Mark) -> None:
    if len(path) > MAX_DEPTH:
        raise Fault(*mark, f"is nested more than {MAX_DEPTH} levels deep")
    state.count += 1
    if state.count > MAX_VALUES:
        raise Fault(*mark, f"more than {MAX_VALUES:,} values, aliases written out")
