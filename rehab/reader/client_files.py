"""The client files below a folder."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
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
_REFERENCE = re.compile(
    rb"^reference: *(?P<at>[\"']?)(?P<id>[a-z][a-z0-9_-]*)", re.MULTILINE
)
_KEYS = (rb"^screening *:", rb"^birth_year *:")


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """A client's file, and the reference it seems to give."""

    path: Path
    reference: str  # "" where it does not begin a line
    shared: bool
    at: tuple[int, int] = (1, 1)  # the line and column of the reference


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
            mine.append(_found(path, raw))
    count = Counter(one.path.parent for one in mine)
    found = (replace(one, shared=count[one.path.parent] > 1) for one in mine)
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
    return bool(_REFERENCE.search(raw)) and all(keys)


def _found(path: Path, raw: bytes) -> Found:
    seen = _REFERENCE.search(raw)
    if seen is None:
        return Found(path=path, reference="", shared=False)
    before = raw[: seen.start("at")]
    at = before.count(b"\n") + 1, len(before) - (before.rfind(b"\n") + 1) + 1
    return Found(path=path, reference=seen["id"].decode(), shared=False, at=at)


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
    return {one.path: _clash(one, other) for one, other in twice(found)}


def _clash(one: Found, other: Found) -> Problem:
    said = f"the reference {one.reference} is that of {other.path} too"
    if one.reference != other.reference:
        names = f"gives files the same names as {other.reference}"
        said = f"the reference {one.reference} {names}, that of {other.path}"
    return Problem(str(one.path), *one.at, "reference", said, "change one of them")


def clash_with(
    found: tuple[Found, ...], client_file: Path, reference: str
) -> Problem | None:
    """The problem that one of these has this client's reference, if one has."""
    mine = Found(path=client_file, reference=reference, shared=False)
    return same_reference((*found, mine)).get(client_file)


def clash_beside(client_file: Path) -> Problem | None:
    """The same of a client whose folder stands beside this one's."""
    mine, folder = client_file.resolve(), client_file.absolute().parent.parent
    others = (one for one in sorted(folder.glob(f"*/{USUAL}")) if one.resolve() != mine)
    raw = ((path, read_bytes(path)[0] or b"") for path in (*others, client_file))
    return same_reference(tuple(_found(*one) for one in raw)).get(client_file)


def _name(found: Found) -> str:
    from rehab.disk.write import slug

    return slug(found.reference) if found.reference else ""
