"""A file that says names where ids are meant: its places, under the ids as well."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from rehab.model.problem import Problem
from rehab.model.programme import Library
from rehab.reader.names import Names, Naming
from rehab.reader.places import Mark, Path, Source, problem_at_key


def names_of(library: Library) -> Names:
    """What a library calls its things."""
    words = library.catalogue
    return Names.of(
        exercise={key: one.name for key, one in library.exercises.items()},
        plan={key: one.name for key, one in library.plans.items()},
        kit={key: kit.name for key, kit in words.equipment.items()},
        movement=words.tags,
        flag=words.flags,
    )


def with_ids(source: Source, naming: Naming) -> Source:
    """The same source: what stands under a name is found under its id too."""
    if not naming.taken:
        return source
    return replace(
        source,
        marks=_also(source.marks, naming.taken),
        keys=_also(source.keys, naming.taken),
    )


def _also(marks: Mapping[Path, Mark], taken: Mapping[str, str]) -> dict[Path, Mark]:
    more = {_by_id(path, taken): mark for path, mark in marks.items()}
    return {**more, **marks}


def _by_id(path: Path, taken: Mapping[str, str]) -> Path:
    return tuple(taken.get(p, p) if isinstance(p, str) else p for p in path)


def given_twice(source: Source, naming: Naming) -> Iterator[Problem]:
    """Yield a key that is another name of a thing whose block stands there already."""
    seen: dict[Path, Path] = {}
    for path in source.keys if naming.taken else ():
        same = _by_id(path, naming.taken)
        first = seen.setdefault(same, path)
        if first[-1] != path[-1] and first[:-1] == path[:-1]:
            message = f'"{first[-1]}" and "{path[-1]}" are the same: {same[-1]}'
            hint = f"first on line {source.keys[first][0]}; write one of them"
            yield problem_at_key(source, path, message, hint)
