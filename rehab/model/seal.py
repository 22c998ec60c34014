"""Seals of the record's entries: each holds what the entry says, and the seal before.

A seal is a digest and no secret: who knows how it is made can make a new one. It finds
what was changed by hand or by accident, and not what somebody forged.
"""

import hashlib
import json
from collections.abc import Iterator
from typing import NamedTuple, TypeVar

from rehab.model.record import LISTS, Entry, Record
from rehab.model.units import Value

LENGTH = 16
V = TypeVar("V", bound=Value)


class Placed(NamedTuple):
    """An entry, and where it stands."""

    kind: str  # the list, such as "issued"
    number: int  # from 0
    entry: Entry


def entries_of(record: Record) -> Iterator[Placed]:
    """Every entry, list after list."""
    for kind in LISTS:
        for number, entry in enumerate(getattr(record, kind)):
            yield Placed(kind, number, entry)


def seal_of(kind: str, entry: Value) -> str:
    """The seal of what the entry says now."""
    said = entry.model_dump(mode="json", exclude_defaults=True, exclude={"seal"})
    text = json.dumps([kind, said], sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:LENGTH]


def sealed(kind: str, entries: tuple[V, ...], record: Record) -> tuple[V, ...]:
    """The entries as they go into this record, each after the one before."""
    last, done = _last_seal(record), list[V]()
    for entry in entries:
        bare = entry.model_copy(update={"follows": last, "seal": None})
        last = seal_of(kind, bare)
        done.append(bare.model_copy(update={"seal": last}))
    return tuple(done)


def has_seal(entry: Entry) -> bool:
    """Whether it was written with one; by hand, or long ago, it was not."""
    return entry.seal is not None or entry.follows is not None


def is_changed(kind: str, entry: Entry) -> bool:
    """Whether it says something else than when it was written."""
    return has_seal(entry) and entry.seal != seal_of(kind, entry)


def _last_seal(record: Record) -> str | None:
    """The seal that no entry follows yet."""
    placed = [one.entry for one in entries_of(record) if one.entry.seal]
    followed = {entry.follows for entry in placed}
    return next((e.seal for e in reversed(placed) if e.seal not in followed), None)
