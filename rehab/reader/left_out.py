"""Shipped exercises and plans that do not go with what a clinic's own files replace.

A ladder of the clinic's own may leave a shipped benchmark out, or an exercise of its
own be smaller than a shipped table asks for. The clinic's files win: what no longer
holds is left out, and a client who asks for it is told so.
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from rehab.model.exercise import Catalogue
from rehab.model.problem import Problem
from rehab.reader.places import Read
from rehab.reader.shelf import Shelf

Problems = Callable[[Shelf], tuple[Problem, ...]]


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

    return replace(
        shelf,
        catalogue=_catalogue(shelf, names),
        exercises=kept(dict(shelf.exercises)),
        exercise_ids=shelf.exercise_ids - names,
        drawings={n: svg for n, svg in shelf.drawings.items() if n not in names},
        plans=kept(dict(shelf.plans)),
        left_out=shelf.left_out | names,
    )


def _catalogue(shelf: Shelf, names: frozenset[str]) -> Read[Catalogue] | None:
    """Shipped lists no longer name them; the clinic's own are told of it."""
    if shelf.catalogue is None:
        return None
    words, source = shelf.catalogue.value, shelf.catalogue.source
    ladders = {
        key: tuple(name for name in rungs if name not in names)
        if ("ladders", key) in source.below
        else rungs
        for key, rungs in words.ladders.items()
    }
    changes: dict[str, object] = {
        "ladders": {key: rungs for key, rungs in ladders.items() if rungs}
    }
    for key in ("flare_menu", "rescue", "rescue_rest"):
        if (key,) in source.below:
            listed = getattr(words, key)
            changes[key] = tuple(name for name in listed if name not in names)
    return Read(words.model_copy(update=changes), source)
