"""A phase's sheets: the exercises its lines name, its pages, the caps of its places."""

from collections.abc import Iterator

from rehab.model.criterion import Criterion, Test
from rehab.model.exercise import KIND_FIELDS
from rehab.model.phase import Phase, Place
from rehab.model.problem import Problem
from rehab.reader.places import Path, Source, problem_at
from rehab.reader.shelf import Shelf
from rehab.reader.unknown import unknown_word

NEEDS = ("dose_reached",)  # measures of one exercise


def sheet_problems(
    source: Source, path: Path, phase: Phase, shelf: Shelf
) -> Iterator[Problem]:
    """Yield criteria without the exercise they count, and caps of another kind."""
    at: Path
    screen = not shelf.safety or shelf.safety.value.movement_screen
    if "movement_screen" in phase.pages and not screen:
        message = "there is no movement_screen in the safety file"
        at = (*path, "pages", phase.pages.index("movement_screen"))
        yield problem_at(source, at, message, "list its moves in plans/_safety.yaml")
    for number, criterion in enumerate(phase.advance):
        at = (*path, "advance", number)
        for where, test in _tests(at, criterion):
            ids = shelf.exercise_ids
            yield from unknown_word(
                source, "exercise", (*where, "exercise"), test.exercise, ids
            )
            if test.measure in NEEDS and test.exercise is None:
                yield problem_at(source, where, f"{test.measure} needs an exercise")
    for number, line in enumerate(phase.practise):
        at = (*path, "practise", number, "exercise")
        ids = shelf.exercise_ids
        yield from unknown_word(source, "exercise", at, line.exercise, ids)
    for number, place in enumerate(phase.places):
        yield from _cap(source, (*path, "places", number), place, shelf)


def _tests(at: Path, first: Criterion) -> Iterator[tuple[Path, Test]]:
    yield at, first
    for number, other in enumerate(first.or_else):
        yield (*at, "or_else", number), other


def _cap(source: Source, at: Path, place: Place, shelf: Shelf) -> Iterator[Problem]:
    read = shelf.exercises.get(place.exercise or "")
    if place.cap is None:
        return
    if place.exercise is None:
        message = "goes with one exercise, not with a ladder or a menu"
        yield problem_at(source, (*at, "cap"), message)
    elif read:
        wanted = KIND_FIELDS[read.value.dose.kind]
        cap = place.cap
        if cap.repetitions_from or cap.tempo:
            message = "has a range or a tempo, and is only the most of it"
            yield problem_at(source, (*at, "cap"), message, "write one number")
        elif not read.value.dose.is_of_kind(cap) or cap.load_kg or cap.band:
            needs = ", ".join(sorted(wanted))
            message = f"is of the wrong kind: {place.exercise} needs sets and {needs}"
            yield problem_at(source, (*at, "cap"), message)
