"""What is wrong between the files of a library, each fault at its own line."""

from collections.abc import Collection, Iterator

from rehab.model.exercise import BandRange, Catalogue, Exercise
from rehab.model.problem import Problem
from rehab.reader.client_text import blocked_words, client_texts
from rehab.reader.ladders import benchmark_problems, ladder_problems
from rehab.reader.languages import plan_language_problems, region_language_problems
from rehab.reader.needed_rules import needed_problems
from rehab.reader.own_languages import own_language_problems
from rehab.reader.places import Path, Read, Source, problem_at
from rehab.reader.plan_references import plan_problems
from rehab.reader.region_references import asked_twice, region_problems
from rehab.reader.shelf import Shelf
from rehab.reader.text_slots import slot_problems
from rehab.reader.unknown import unknown_items, unknown_keys, unknown_word
from rehab.reader.unprintable import Lacking, letter_problems


def shelf_problems(shelf: Shelf, lacking: Lacking) -> tuple[Problem, ...]:
    """Return every problem between the files that could be read, and the fonts."""
    return (
        *_catalogue(shelf),
        *_exercises(shelf),
        *_plans(shelf),
        *_measures(shelf),
        *_regions(shelf),
        *_text(shelf, lacking),
    )


def _catalogue(shelf: Shelf) -> Iterator[Problem]:
    if shelf.catalogue is None:
        return
    words, source = shelf.catalogue.value, shelf.catalogue.source
    ids = shelf.exercise_ids
    yield from unknown_items(
        source, "flag", ("always_ask",), words.always_ask, words.flags
    )
    yield from _implied(source, words, ids)
    for name, kit in words.equipment.items():
        path = ("equipment", name, "any_of")
        yield from unknown_items(source, "equipment", path, kit.any_of, words.equipment)
    yield from ladder_problems(shelf.catalogue, shelf)


def _implied(
    source: Source, words: Catalogue, exercises: Collection[str]
) -> Iterator[Problem]:
    """Flags, tags and exercises in what follows from a flag or a tag."""
    for key, implied in (
        ("flags_imply", words.flags_imply),
        ("tags_imply", words.tags_imply),
        ("load_max", words.load_max),
        ("shown_first", words.shown_first),
    ):
        yield from unknown_keys(source, "flag", (key,), implied, words.flags)
    for flag, others in words.flags_imply.items():
        path: Path = ("flags_imply", flag)
        yield from unknown_items(source, "flag", path, others, words.flags)
    for flag, names in words.shown_first.items():
        path = ("shown_first", flag)
        yield from unknown_items(source, "exercise", path, names, exercises)
    for flag, by in words.tags_imply.items():
        path = ("tags_imply", flag)
        yield from unknown_keys(source, "tag", (*path, "tags"), by.tags, words.tags)
        path = (*path, "on_bed")
        yield from unknown_items(source, "exercise", path, by.on_bed, exercises)


def _exercises(shelf: Shelf) -> Iterator[Problem]:
    if shelf.catalogue is None:
        return
    for read in shelf.exercises.values():
        yield from _words(read, shelf.catalogue.value)
        yield from _bands(read, shelf.catalogue.value.bands)
        yield from benchmark_problems(read, shelf.catalogue.value, shelf)


def _words(read: Read[Exercise], known: Catalogue) -> Iterator[Problem]:
    exercise, source = read.value, read.source
    path: Path = ("pattern",)
    yield from unknown_word(source, "pattern", path, exercise.pattern, known.patterns)
    yield from unknown_keys(source, "tag", ("tags",), exercise.tags, known.tags)
    yield from unknown_items(source, "flag", ("flags",), exercise.flags, known.flags)
    path = ("equipment",)
    kit = exercise.equipment
    yield from unknown_items(source, "equipment", path, kit, known.equipment)
    path = ("figure", "lifted_with")
    held = exercise.figure.lifted_with if exercise.figure else {}
    yield from unknown_keys(source, "equipment", path, held, known.equipment)


def _bands(read: Read[Exercise], bands: tuple[str, ...]) -> Iterator[Problem]:
    band = read.value.dose.load
    path: Path = ("dose", "load")
    if not isinstance(band, BandRange):
        return
    yield from unknown_word(read.source, "band", (*path, "start"), band.start, bands)
    yield from unknown_word(read.source, "band", (*path, "cap"), band.cap, bands)
    known = {band.start, band.cap} <= set(bands)
    if known and bands.index(band.cap) < bands.index(band.start):
        path = (*path, "cap")
        yield problem_at(read.source, path, "the cap is below the start")


def _plans(shelf: Shelf) -> Iterator[Problem]:
    for read in shelf.plans.values():
        yield from plan_problems(read, shelf)
        yield from needed_problems(read, shelf)
        yield from plan_language_problems(read, shelf)


def _measures(shelf: Shelf) -> Iterator[Problem]:
    if shelf.measures is None:
        return
    book, source = shelf.measures.value, shelf.measures.source
    for name, measure in book.measures.items():
        path: Path = ("measures", name, "instead")
        yield from unknown_word(source, "measure", path, measure.instead, book.measures)


def _regions(shelf: Shelf) -> Iterator[Problem]:
    yield from asked_twice(shelf)
    for read in shelf.regions.values():
        yield from region_problems(read, shelf)
        yield from region_language_problems(read, shelf)


def _text(shelf: Shelf, lacking: Lacking) -> Iterator[Problem]:
    blocked = shelf.safety.value.blocked_words if shelf.safety else ()
    for words in shelf.words.values():
        yield from own_language_problems(words, blocked, lacking)
    every = (shelf.exercises, shelf.plans, shelf.regions)
    for read in (one for folder in every for one in folder.values()):
        model, source = type(read.value), read.source
        yield from blocked_words(model, source, blocked)
        yield from slot_problems(model, source)
        yield from letter_problems(source, client_texts(model, source), lacking)
