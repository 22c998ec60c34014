"""The client files below a folder."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rehab.reader.files import read_bytes

USUAL = "client.yaml"
BESIDE = ("diary.yaml", "record.yaml")
LIBRARY = {"exercises", "plans"}  # folders that hold no clients
_REFERENCE = re.compile(rb"^reference: *[\"']?([a-z][a-z0-9_-]*)", re.MULTILINE)
_KEYS = (rb"^screening *:", rb"^birth_year *:")


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """A client's file, and the reference it seems to give."""

    path: Path
    reference: str  # "" where it does not begin a line
    shared: bool


def clients_in(folder: Path) -> tuple[Found, ...]:
    """Every client.yaml at any depth, and every other YAML file that is a client's.

    What is hidden and what belongs to a library is passed over.
    """
    paths = sorted(folder.rglob("*.yaml"))
    mine = [(p, raw) for p in paths if (raw := _client(p, folder)) is not None]
    count = Counter(path.parent for path, _ in mine)
    return tuple(
        Found(path=path, reference=_reference(raw), shared=count[path.parent] > 1)
        for path, raw in mine
    )


def _client(path: Path, folder: Path) -> bytes | None:
    """The file's bytes if it is a client's; a broken client.yaml counts as one."""
    inside = path.relative_to(folder).parts
    if any(part.startswith(".") for part in inside) or LIBRARY & set(inside[:-1]):
        return None
    if path.name in BESIDE:
        return None
    raw = read_bytes(path)[0] or b""
    return raw if path.name == USUAL or _is_client(raw) else None


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


def _name(found: Found) -> str:
    from rehab.write import slug

    return slug(found.reference) if found.reference else ""
