"""A region of the body against the catalogue, the exercises and the measures."""

from collections.abc import Iterator
from pathlib import Path

from rehab.model.card import Card
from rehab.model.problem import Problem
from rehab.model.region import Region
from rehab.model.safety import ScreenMove
from rehab.model.sentences import BOUT, SIGNATURE, laid_over
from rehab.reader.own_languages import pages_of
from rehab.reader.own_words import word_problems
from rehab.reader.places import Path as Place
from rehab.reader.places import Read, problem_at_key
from rehab.reader.shelf import Shelf
from rehab.reader.unknown import unknown_items, unknown_keys
from rehab.reader.words import shipped_words

_WHICH = "keep one, in your words: here if it is of this part of the body alone"


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
    if Path(source.file) not in shelf.shipped_lists:  # else told at the safety file
        for name in region.signs:
            if shelf.safety and name in shelf.safety.value.signs:
                message = "is asked for every region already, by the safety file"
                at = ("signs", name)
                yield problem_at_key(source, at, message, _WHICH)
    yield from _asking(read, shelf)
    shipped = shipped_words()
    known = pages_of(laid_over(shipped, shipped[BOUT]))
    del known[SIGNATURE]
    yield from word_problems(source, ("words",), region.words, known)


def _asking(read: Read[Region], shelf: Shelf) -> Iterator[Problem]:
    """Tags and flags of what is not an exercise: moves of the screen, and cards."""
    if shelf.catalogue is None:
        return
    words, source = shelf.catalogue.value, read.source
    found: list[tuple[Place, ScreenMove | Card]] = []
    moves = read.value.movement_screen.items()
    found += [(("movement_screen", name), move) for name, move in moves]
    found += [(("cards", name), card) for name, card in read.value.cards.items()]
    for at, one in found:
        yield from unknown_keys(source, "tag", (*at, "tags"), one.tags, words.tags)
        yield from unknown_items(source, "flag", (*at, "flags"), one.flags, words.flags)


def asked_twice(shelf: Shelf) -> Iterator[Problem]:
    """Stop signs of a clinic for all regions that shipped regions ask themselves."""
    if shelf.safety is None:
        return
    source = shelf.safety.source
    for name in shelf.safety.value.signs:
        of = [
            one.value.id
            for one in shelf.regions.values()
            if name in one.value.signs and Path(one.source.file) in shelf.shipped_lists
        ]
        if of:
            message = f"is asked already by what comes with rehab for {', '.join(of)}"
            hint = "delete it here; a region of your own may ask it in your words"
            yield problem_at_key(source, ("signs", name), message, hint)
