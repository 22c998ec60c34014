"""A region of the body against the catalogue, the exercises and the measures."""

from collections.abc import Iterator

from rehab.model.card import Card
from rehab.model.problem import Problem
from rehab.model.region import Region
from rehab.model.safety import ScreenMove
from rehab.model.sentences import BOUT, laid_over
from rehab.reader.own_words import word_problems
from rehab.reader.places import Path, Read, problem_at_key
from rehab.reader.shelf import Shelf
from rehab.reader.unknown import unknown_items, unknown_keys
from rehab.reader.words import shipped_words


def region_problems(read: Read[Region], shelf: Shelf) -> Iterator[Problem]:
    """Yield what one region names that is not there, and signs asked twice."""
    region, source = read.value, read.source
    ids = shelf.exercise_ids
    yield from unknown_items(
        source, "exercise", ("flare_menu",), region.flare_menu, ids
    )
    if bout := region.bout:
        for key, moves in (("moves", bout.moves), ("rest", bout.rest)):
            yield from unknown_keys(source, "exercise", ("bout", key), moves, ids)
    if shelf.measures:
        book = shelf.measures.value.measures
        yield from unknown_items(
            source, "measure", ("measures",), region.measures, book
        )
    shared = shelf.safety.value.signs if shelf.safety else {}
    for name in region.signs:
        if name in shared:
            message = "is asked for every region already, by the safety file"
            yield problem_at_key(source, ("signs", name), message, "delete one")
    yield from _asking(read, shelf)
    shipped = shipped_words()
    known = laid_over(shipped, shipped[BOUT])
    yield from word_problems(source, ("words",), region.words, known)


def _asking(read: Read[Region], shelf: Shelf) -> Iterator[Problem]:
    """Tags and flags of what is not an exercise: moves of the screen, and cards."""
    if shelf.catalogue is None:
        return
    words, source = shelf.catalogue.value, read.source
    found: list[tuple[Path, ScreenMove | Card]] = []
    moves = read.value.movement_screen.items()
    found += [(("movement_screen", name), move) for name, move in moves]
    found += [(("cards", name), card) for name, card in read.value.cards.items()]
    for at, one in found:
        yield from unknown_keys(source, "tag", (*at, "tags"), one.tags, words.tags)
        yield from unknown_items(source, "flag", (*at, "flags"), one.flags, words.flags)
