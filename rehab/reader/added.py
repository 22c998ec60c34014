"""A clinic's own shared file: what it says comes before what is shipped, or beside it.

Blocks are added to each other, key by key; a list or a single value is replaced as a
whole. So are the blocks of a file that is one ``whole``: a clinic asks the stop signs
that its own file lists, and no others.
"""

from collections.abc import Iterator, Mapping

from rehab.reader.places import Mark, Path, Source


def added_to(own: Source, shipped: Source, *, whole: bool = False) -> Source:
    """Both files as one; each place knows the file it stands in."""
    if not isinstance(own.data, dict) or not isinstance(shipped.data, dict):
        return own
    if whole:
        data = {**shipped.data, **own.data}
        replaced: set[Path] = {(key,) for key in own.data}
    else:
        data = _added(own.data, shipped.data)
        replaced = set(_replaced(own.data, shipped.data, ()))
    kept = {
        path
        for path in (*shipped.marks, *shipped.keys)
        if not any(path[:end] in replaced for end in range(1, len(path) + 1))
    }
    marks = {**_only(shipped.marks, kept), **own.marks}
    keys = {**_only(shipped.keys, kept), **own.keys}
    below = dict.fromkeys(kept - own.marks.keys() - own.keys.keys(), shipped.file)
    return Source(own.file, data, marks, keys, {**below, **own.below})


def _added(own: object, shipped: object) -> dict[str, object]:
    assert isinstance(own, dict)  # noqa: S101 - for the types
    assert isinstance(shipped, dict)  # noqa: S101
    both = {key for key in own.keys() & shipped.keys() if _blocks(own, shipped, key)}
    inner = {key: _added(own[key], shipped[key]) for key in both}
    return {**shipped, **own, **inner}


def _replaced(
    own: Mapping[str, object], shipped: Mapping[str, object], path: Path
) -> Iterator[Path]:
    for key, value in own.items():
        old = shipped.get(key)
        if isinstance(value, dict) and isinstance(old, dict):
            yield from _replaced(value, old, (*path, key))
        else:
            yield (*path, key)


def _blocks(own: dict[str, object], shipped: dict[str, object], key: str) -> bool:
    return isinstance(own[key], dict) and isinstance(shipped[key], dict)


def _only(marks: Mapping[Path, Mark], kept: set[Path]) -> dict[Path, Mark]:
    return {path: mark for path, mark in marks.items() if path in kept}
