"""Ladders: easy to hard, no exercise twice, no way round in a circle."""

from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise

from rehab.model.exercise import Catalogue, Exercise
from rehab.model.problem import Problem
from rehab.reader.places import Read, Source, problem_at
from rehab.reader.shelf import Shelf
from rehab.reader.unknown import unknown_items

EASY_LEVEL = 1  # every benchmark can be reached from here


def ladder_problems(read: Read[Catalogue], shelf: Shelf) -> Iterator[Problem]:
    """Yield what is wrong with the ladders of the catalogue."""
    ladders, source = read.value.ladders, read.source
    for name, rungs in ladders.items():
        path = ("ladders", name)
        yield from unknown_items(source, "exercise", path, rungs, shelf.exercise_ids)
        yield from _twice(source, name, rungs)
        yield from _falls(source, name, rungs, _levels(shelf))
    yield from _circle(source, ladders)


def _levels(shelf: Shelf) -> dict[str, int]:
    return {name: read.value.level for name, read in shelf.exercises.items()}


def _twice(source: Source, name: str, rungs: tuple[str, ...]) -> Iterator[Problem]:
    for number, rung in enumerate(rungs):
        if rung in rungs[:number]:
            path = ("ladders", name, number)
            yield problem_at(source, path, f'"{rung}" is on this ladder twice')


def _falls(
    source: Source, name: str, rungs: tuple[str, ...], levels: Mapping[str, int]
) -> Iterator[Problem]:
    known = [(n, rung) for n, rung in enumerate(rungs) if rung in levels]
    for (_, easy), (number, hard) in pairwise(known):
        if levels[hard] < levels[easy]:
            message = (
                f'"{hard}" of level {levels[hard]} stands after "{easy}" '
                f"of level {levels[easy]}"
            )
            yield problem_at(
                source, ("ladders", name, number), message, "order it easy to hard"
            )


def _circle(
    source: Source, ladders: Mapping[str, tuple[str, ...]]
) -> Iterator[Problem]:
    easier = easier_by_one(ladders)
    try:
        TopologicalSorter(easier).prepare()
    except CycleError as error:
        circle = list(reversed(error.args[1]))  # each is harder than the next
        path = _rung(ladders, circle[1], circle[0])
        words = " > ".join(circle)
        yield problem_at(source, path, f"the ladders go round in a circle: {words}")


def _rung(
    ladders: Mapping[str, tuple[str, ...]], easy: str, hard: str
) -> tuple[str | int, ...]:
    for name, rungs in ladders.items():
        for number, pair in enumerate(pairwise(rungs), start=1):
            if pair == (easy, hard):
                return ("ladders", name, number)
    return ("ladders",)


def easier_by_one(ladders: Mapping[str, tuple[str, ...]]) -> dict[str, set[str]]:
    """Return for each exercise those one rung below it, over all ladders."""
    below: dict[str, set[str]] = {}
    for rungs in ladders.values():
        unique = tuple(dict.fromkeys(rungs))
        for rung in unique:
            below.setdefault(rung, set())
        for easy, hard in pairwise(unique):
            below[hard].add(easy)
    return below


def benchmark_problems(
    read: Read[Exercise], catalogue: Catalogue, shelf: Shelf
) -> Iterator[Problem]:
    """Yield a problem if no ladder leads from an easy exercise to this benchmark."""
    if not read.value.benchmark:
        return
    below, levels = easier_by_one(catalogue.ladders), _levels(shelf)
    if read.value.id not in below:
        message = "this benchmark is on no ladder"
        yield problem_at(read.source, ("benchmark",), message)
        return
    rungs = _all_below(read.value.id, below)
    if all(levels.get(rung, EASY_LEVEL) > EASY_LEVEL for rung in rungs):
        message = f"no ladder has an exercise of level {EASY_LEVEL} or less below it"
        yield problem_at(read.source, ("benchmark",), message)


def _all_below(top: str, below: Mapping[str, set[str]]) -> set[str]:
    found: set[str] = set()
    waiting = [top]
    while waiting:
        new = below.get(waiting.pop(), set()) - found
        found |= new
        waiting.extend(new)
    return found - {top}
