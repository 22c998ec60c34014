"""Shipped files with something changed in them, as a person or a program might."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from rehab.letters.at_hand import lacking
from rehab.model.exercise import Catalogue, Exercise
from rehab.model.plan import Plan
from rehab.model.problem import Problem
from rehab.model.programme import Library
from rehab.model.region import Region
from rehab.model.safety import Safety
from rehab.reader.as_library import as_library
from rehab.reader.check import check
from rehab.reader.places import Read
from rehab.reader.references import shelf_problems
from rehab.reader.shelf import Shelf, read_shelf
from rehab.reader.source import read_source

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted((ROOT / "examples").glob("*/client.yaml"))
NEW: tuple[Any, ...] = (
    *(0, 1, -1, 2, 3, 7, 10, 12, 100, 9_999, 10**29, 0.5, 1.5, 99.5, 1e-9, True, None),
    *("", " ", "x", "none", "{clinic_fone}", "{", "9" * 5_000, "rest", "1-2", [], {}),
)
SHARED = ("catalogue", "safety")


@cache
def shelf() -> Shelf:
    """Return the shipped files as they were read."""
    found, problems = read_shelf(ROOT / "exercises", ROOT / "plans")
    assert not problems
    return found


def paths_of(data: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the place of every value."""
    if path:
        yield path
    inside: Iterable[Any] = data.items() if isinstance(data, dict) else ()
    inside = enumerate(data) if isinstance(data, list) else inside
    for part, value in inside:
        yield from paths_of(value, (*path, part))


@cache
def places(name: str) -> tuple[tuple[Any, ...], ...]:
    """Return every place in one shipped file."""
    return tuple(paths_of(_read(name).source.data))


def _read(name: str) -> Read[Any]:
    kind, _, key = name.partition("/")
    found = getattr(shelf(), kind)
    read = found[key] if key else found
    assert read is not None
    return read


NAMES = (
    *(f"plans/{name}" for name in sorted(shelf().plans)),
    *SHARED,
    *(f"exercises/{name}" for name in sorted(shelf().exercises)),
    *(f"regions/{name}" for name in sorted(shelf().regions)),
)
MODELS: dict[str, type[Any]] = {
    "plans": Plan,
    "exercises": Exercise,
    "catalogue": Catalogue,
    "regions": Region,
    "safety": Safety,
}


@st.composite
def changes(draw: Any, name: str) -> list[tuple[tuple[Any, ...], Any]]:
    """Return a few places of a file, each with what becomes of it."""
    found = []
    for _ in range(draw(st.integers(1, 3))):
        place = draw(st.sampled_from(places(name)))
        other = draw(st.sampled_from(places(name)))
        how = draw(st.sampled_from(["delete", "new", "new", "like", "twice", "near"]))
        new = draw(st.sampled_from(NEW)) if how == "new" else other
        factor = draw(st.sampled_from([-1, 0, 0.1, 0.5, 2, 10, 1.5]))
        found.append((place, (how, new, factor)))
    return found


@st.composite
def libraries(draw: Any) -> tuple[str, list[Any]]:
    """Return which file is changed, and how; most are plans."""
    kinds = st.sampled_from(
        ["plans", "plans", "plans", "exercises", "shared", "regions"]
    )
    kind = draw(kinds)
    names = [n for n in NAMES if n.startswith(kind) or (kind, n) in _SHARED]
    name = draw(st.sampled_from(names))
    return name, draw(changes(name))


_SHARED = {("shared", name) for name in SHARED}


def changed(name: str, how: list[Any]) -> Library | None:
    """Return the library with that file changed, if ``check`` accepts it."""
    other, problems = _changed(name, how)
    return as_library(other) if other and not problems else None


def faults(name: str, how: list[Any]) -> list[str]:
    """Return what ``check`` says of that file, changed."""
    return [str(problem) for problem in sorted(set(_changed(name, how)[1]))]


def _changed(name: str, how: list[Any]) -> tuple[Shelf | None, tuple[Problem, ...]]:
    data = json.loads(json.dumps(_read(name).source.data))
    for place, change in how:
        _change(data, place, *change)
    file = _read(name).source.file
    source, problems = read_source(json.dumps(data).encode(), file)
    if source is None or problems:
        return None, problems
    kind, _, key = name.partition("/")
    given: dict[str, Any] = {"id": key} if key else {}
    value, problems = check(MODELS[kind], source, **given)
    if value is None or problems:
        return None, problems
    read = Read(value, source)
    new: Any = {**getattr(shelf(), kind), key: read} if key else read
    other = replace(shelf(), **{kind: new})
    return other, shelf_problems(other, lacking)


def _change(data: Any, place: Any, how: str, new: Any, factor: float) -> None:
    try:
        inside = data
        for part in place[:-1]:
            inside = inside[part]
        last = place[-1]
        old = inside[last]
        if how == "delete":
            del inside[last]
        elif how == "twice" and isinstance(inside, list):
            inside.insert(last, old)
        elif how == "near" and isinstance(old, int | float):
            inside[last] = type(old)(old * factor)
        elif how == "like":
            for part in new:
                data = data[part]
            inside[last] = json.loads(json.dumps(data))
        elif how == "new":
            inside[last] = new
    except (KeyError, IndexError, TypeError, ValueError):
        pass  # an earlier change took it away
