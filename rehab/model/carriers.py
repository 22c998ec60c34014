"""What may carry the weight of an exercise, and which weights of it a client owns."""

from collections.abc import Iterable, Iterator

from rehab.model.client import Client
from rehab.model.exercise import Catalogue, Exercise
from rehab.model.numbers import ROUNDING
from rehab.model.programme import Library


def carriers(exercise: Exercise, catalogue: Catalogue) -> Iterator[tuple[str, int]]:
    """Things that may carry the weight, each with how many pieces are lifted."""
    for needed in exercise.equipment:
        for thing, pieces in _serving(needed, None, catalogue):
            if thing in catalogue.equipment:  # what is not is told elsewhere
                yield thing, pieces


def weights_of(library: Library) -> frozenset[str]:
    """Things that carry a weight: what some exercise with one needs and nothing else.

    Benches and blocks are needed beside a weight, or by exercises without one.
    """
    found: set[str] = set()
    other: set[str] = set()
    for exercise in library.exercises.values():
        load = exercise.dose.load
        things = {thing for thing, _ in carriers(exercise, library.catalogue)}
        if not load or load.kind == "band":
            other |= things
        elif len(exercise.equipment) == 1:
            found |= things
    return frozenset(found - other)


def serving(thing: str, catalogue: Catalogue) -> Iterator[str]:
    """The thing itself, and all that serve in its place."""
    return (name for name, _ in _serving(thing, None, catalogue))


def _serving(
    thing: str, pieces: int | None, catalogue: Catalogue
) -> Iterator[tuple[str, int]]:
    """The thing and all that serve for it; how many are lifted, the first says."""
    kit = catalogue.equipment.get(thing)
    pieces = pieces or (kit.pieces if kit else None)
    yield thing, pieces or 1
    for other in kit.any_of if kit else ():
        yield from _serving(other, pieces, catalogue)


def owned_kg(client: Client, thing: str, pieces: int) -> list[float]:
    """The kilograms of so many pieces of a thing, light to heavy."""
    return sorted({kg * pieces for kg in client.weights_kg.get(thing, ())})


def carrier(
    exercise: Exercise, kg: float, pieces: int, client: Client, catalogue: Catalogue
) -> str | None:
    """The client's own thing that so much is lifted with, where it is known."""
    for name, lifted in carriers(exercise, catalogue):
        if lifted == pieces and among(kg, owned_kg(client, name, lifted)):
            return name
    return None


def among(kg: float, owned: Iterable[float]) -> bool:
    """Whether a weight is one of these."""
    return any(abs(kg - one) <= ROUNDING for one in owned)
