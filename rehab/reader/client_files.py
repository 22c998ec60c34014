"""The client files below a folder."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from rehab.disk.paths import OF_LIBRARY
from rehab.model.problem import Problem
from rehab.reader.clinic import NAME as CLINIC
from rehab.reader.files import misnamed_problem, read_bytes
from rehab.reader.folders import yaml_below
from rehab.reader.guards import MAX_BYTES, TOO_LARGE

USUAL = "client.yaml"
ENDING = ".yaml"
BESIDE = ("diary.yaml", "record.yaml")
_REFERENCE = re.compile(rb"^reference: *[\"']?([a-z][a-z0-9_-]*)", re.MULTILINE)
_KEYS = (rb"^screening *:", rb"^birth_year *:")


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """A client's file, and the reference it seems to give."""

    path: Path
    reference: str  # "" where it does not begin a line
    shared: bool


class Searched(NamedTuple):
    """Who was found, and what could have been somebody and cannot be read."""

    clients: tuple[Found, ...]
    problems: tuple[Problem, ...]


def clients_in(folder: Path) -> tuple[Found, ...]:
    """Every client.yaml at any depth, and every other YAML file that is a client's."""
    return search(folder).clients


def search(folder: Path) -> Searched:
    """The same, and a problem for each thing that nobody can look into.

    What is hidden and what belongs to a library is passed over.
    """
    paths, problems = yaml_below(folder, OF_LIBRARY)
    mine, wrong = [], list(problems)
    for path in paths:
        raw, problem = _client(path)
        if problem:
            wrong.append(problem)
        elif raw is not None:
            mine.append((path, _reference(raw)))
    count = Counter(path.parent for path, _ in mine)
    found = (
        Found(path=path, reference=reference, shared=count[path.parent] > 1)
        for path, reference in mine
    )
    return Searched(tuple(found), tuple(wrong))


def _client(path: Path) -> tuple[bytes | None, Problem | None]:
    """The file's bytes if it is a client's; a broken client.yaml counts as one."""
    if path.with_suffix(ENDING).name.lower() in (*BESIDE, CLINIC):
        return None, None  # whoever reads the client beside it reads these
    raw, problems = read_bytes(path)
    if path.name == USUAL:
        return raw or b"", None
    if raw is None:
        return None, problems[0]
    mine = _is_client(raw)
    usual = path.stem.lower() == Path(USUAL).stem
    if (mine and path.suffix != ENDING) or (usual and not mine):
        name = USUAL if usual else path.with_suffix(ENDING).name
        return None, misnamed_problem(path, name)
    if not mine and len(raw) > MAX_BYTES:
        return None, Problem(str(path), 1, 1, "", TOO_LARGE)
    return (raw if mine else None), None


def _is_client(raw: bytes) -> bool:
    keys = (re.search(key, raw, re.MULTILINE) for key in _KEYS)
    return bool(_reference(raw)) and all(keys)


def _reference(raw: bytes) -> str:
    found = _REFERENCE.search(raw)
    return found[1].decode() if found else ""


def twice(found: tuple[Found, ...]) -> Iterator[tuple[Found, Found]]:
    """Each client whose reference another one has too, with that other one."""
    by_reference: dict[str, list[Found]] = {}
    for one in found:
        by_reference.setdefault(_name(one), []).append(one)
    for name, same in by_reference.items():
        if name and same[1:]:
            yield from ((one, same[one is same[0]]) for one in same)


def same_reference(found: tuple[Found, ...]) -> dict[Path, Problem]:
    """By its file, the problem of each client whose reference another one has too."""
    return {
        one.path: Problem(
            str(one.path),
            1,
            1,
            "reference",
            f"the reference {one.reference} is that of {other.path} too",
            "change one of them",
        )
        for one, other in twice(found)
    }


def _name(found: Found) -> str:
    from rehab.disk.write import slug

    return slug(found.reference) if found.reference else ""
