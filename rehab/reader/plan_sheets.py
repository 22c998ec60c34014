"""A phase's sheets: the exercises its lines name, its pages, the caps of its places."""

from collections.abc import Iterator

from rehab.model.criterion import Criterion, Test
from rehab.model.exercise import KIND_FIELDS, in_a_set
from rehab.model.phase import Phase, Place
from rehab.model.problem import Problem
from rehab.reader.places import Path, Source, problem_at
from rehab.reader.shelf import Shelf
from rehab.reader.unknown import unknown_word

# What a measure needs beside it, and no other has.
NEEDS = {
    "dose_reached": ("exercise",),
    "weeks_since": ("event", "at_least"),
    "day_of_programme": ("at_least",),
    "agreed": ("what",),
}
ONLY = {"event": "weeks_since", "what": "agreed"}
_HINTS = {
    "event": "add event: operation, or whatever the client file has the day of",
    "what": "add what: a_word_of_yours; you write its day into agreed of a client",
}
A_OR_AN = {"event": "an event", "what": "what is agreed", "exercise": "an exercise"}


def sheet_problems(
    source: Source, path: Path, phase: Phase, shelf: Shelf, region: str
) -> Iterator[Problem]:
    """Yield criteria without the exercise they count, and caps of another kind."""
    at: Path
    found = shelf.regions.get(region)
    screen = not found or found.value.movement_screen
    if "movement_screen" in phase.pages and not screen:
        message = f'the region "{region}" has no movement_screen'
        at = (*path, "pages", phase.pages.index("movement_screen"))
        hint = f"list its moves in plans/regions/{region}.yaml"
        yield problem_at(source, at, message, hint)
    for number, criterion in enumerate(phase.advance):
        at = (*path, "advance", number)
        for where, test in _tests(at, criterion):
            ids = shelf.exercise_ids
            yield from unknown_word(
                source, "exercise", (*where, "exercise"), test.exercise, ids
            )
            yield from _fits(source, where, test)
    for number, line in enumerate(phase.practise):
        at = (*path, "practise", number, "exercise")
        ids = shelf.exercise_ids
        yield from unknown_word(source, "exercise", at, line.exercise, ids)
    for number, place in enumerate(phase.places):
        at = (*path, "places", number)
        yield from _cap(source, at, place, shelf)
        yield from _calendar(source, at, place, phase)


def _fits(source: Source, at: Path, test: Test) -> Iterator[Problem]:
    """What the measure needs, and nothing that belongs to another."""
    for key in NEEDS.get(test.measure, ()):
        if getattr(test, key) is None:
            message = f"{test.measure} needs {A_OR_AN.get(key, key)}"
            yield problem_at(source, at, message, _HINTS.get(key, f"add {key}"))
    for key, measure in ONLY.items():
        if getattr(test, key) is not None and test.measure != measure:
            message = f"goes with {measure}, not with {test.measure}"
            yield problem_at(source, (*at, key), message, "delete it")


def _calendar(
    source: Source, at: Path, place: Place, phase: Phase
) -> Iterator[Problem]:
    """Days of the week, and once on them, are for sheets of a week."""
    if place.once_a_day and (phase.daily or phase.times_per_day == 1):
        message = "is for a place of a phase with times_per_day: 2"
        yield problem_at(source, (*at, "once_a_day"), message, "delete it")
    if phase.daily and place.by_the_calendar:
        key = "days" if place.days else "every_days"
        hint = "delete it; a sheet for days has times_per_day"
        yield problem_at(source, (*at, key), "does not go with sheet_days", hint)


def _tests(at: Path, first: Criterion) -> Iterator[tuple[Path, Test]]:
    yield at, first
    for number, other in enumerate(first.or_else):
        yield (*at, "or_else", number), other


def _cap(source: Source, at: Path, place: Place, shelf: Shelf) -> Iterator[Problem]:
    """Of a ladder or a menu it is for the exercises of its kind: one at the least."""
    cap = place.cap
    if cap is None:
        return
    catalogue = shelf.catalogue.value if shelf.catalogue else None
    names = place.choices(catalogue.ladders if catalogue else {})
    found = (shelf.exercises.get(name) for name in names)
    wanted = [KIND_FIELDS[read.value.dose.kind] for read in found if read]
    if cap.repetitions_from or cap.tempo:
        message = "has a range or a tempo, and is only the most of it"
        yield problem_at(source, (*at, "cap"), message, "write one number")
    elif wanted and (in_a_set(cap) not in wanted or cap.load_kg or cap.band):
        needs = ", ".join(sorted(wanted[0]))
        whom = place.exercise or f"{names[0]}, for one,"
        message = f"is of the wrong kind: {whom} needs sets and {needs}"
        yield problem_at(source, (*at, "cap"), message)
