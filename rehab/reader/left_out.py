"""Shipped exercises and plans that do not go with what a clinic's own files replace.

A ladder of the clinic's own may leave a shipped benchmark out, or an exercise of its
own be smaller than a shipped table asks for. The clinic's files win: what no longer
holds is left out, and a client who asks for it is told so.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias

from rehab.model.exercise import Catalogue
from rehab.model.problem import Problem
from rehab.model.region import Region
from rehab.reader.places import Path as Place
from rehab.reader.places import Read, Source
from rehab.reader.shelf import Shelf

Problems = Callable[[Shelf], tuple[Problem, ...]]
_Left: TypeAlias = Callable[[Source, Place, Iterable[str]], tuple[str, ...]]


def without_unfit(
    shelf: Shelf, shipped: frozenset[Path], problems_of: Problems
) -> tuple[Shelf, tuple[Problem, ...]]:
    """The shelf without shipped files that have problems, and the others' problems."""
    found = problems_of(shelf)
    while unfit := {Path(one.file) for one in found} & shipped:
        shelf = _without(shelf, frozenset(path.stem for path in unfit))
        shipped -= unfit
        found = problems_of(shelf)
    return shelf, found


def _without(shelf: Shelf, names: frozenset[str]) -> Shelf:
    def kept(reads: dict[str, Read]) -> dict[str, Read]:  # type: ignore[type-arg]
        return {name: read for name, read in reads.items() if name not in names}

    def left(source: Source, at: Place, listed: Iterable[str]) -> tuple[str, ...]:
        """A clinic's own list stays as it is; a shipped one no longer names them."""
        own = Path(source.file_of(at)) not in shelf.shipped_lists
        return tuple(name for name in listed if own or name not in names)

    return replace(
        shelf,
        catalogue=shelf.catalogue and _catalogue(shelf.catalogue, left),
        exercises=kept(dict(shelf.exercises)),
        exercise_ids=shelf.exercise_ids - names,
        drawings={n: svg for n, svg in shelf.drawings.items() if n not in names},
        plans=kept(dict(shelf.plans)),
        regions={name: _region(read, left) for name, read in shelf.regions.items()},
        left_out=shelf.left_out | names,
    )


def _catalogue(read: Read[Catalogue], left: _Left) -> Read[Catalogue]:
    words, source = read.value, read.source
    ladders = {
        key: left(source, ("ladders", key), rungs)
        for key, rungs in words.ladders.items()
    }
    implied = {
        flag: by.model_copy(
            update={"on_bed": left(source, ("tags_imply", flag, "on_bed"), by.on_bed)}
        )
        for flag, by in words.tags_imply.items()
    }
    changes: dict[str, object] = {
        "ladders": {key: rungs for key, rungs in ladders.items() if rungs},
        "tags_imply": implied,
    }
    return Read(words.model_copy(update=changes), source)


def _region(read: Read[Region], left: _Left) -> Read[Region]:
    region, source = read.value, read.source
    changes: dict[str, object] = {
        "flare_menu": left(source, ("flare_menu",), region.flare_menu)
    }
    if bout := region.bout:
        moves = {
            key: {name: how[name] for name in left(source, ("bout", key), how)}
            for key, how in (("moves", bout.moves), ("rest", bout.rest))
        }
        changes["bout"] = bout.model_copy(update=moves)
    return Read(region.model_copy(update=changes), source)
