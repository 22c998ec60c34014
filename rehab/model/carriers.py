"""What may carry the weight of an exercise, and which weights of it a client owns."""

from collections.abc import Iterable, Iterator

from rehab.model.client import Client
from rehab.model.exercise import Catalogue, Exercise

ROUNDING = 1e-9


def carriers(exercise: Exercise, catalogue: Catalogue) -> Iterator[tuple[str, int]]:
    """Things that may carry the weight, each with how many pieces are lifted."""
    kit = catalogue.equipment
    for needed in exercise.equipment:
        asked = kit[needed].pieces if needed in kit else None
        for thing in serving(needed, catalogue):
            if thing in kit:  # what is not is told elsewhere
                yield thing, asked or kit[thing].pieces or 1


def serving(thing: str, catalogue: Catalogue) -> Iterator[str]:
    """The thing itself, and all that serve in its place."""
    yield thing
    kit = catalogue.equipment.get(thing)
    for other in kit.any_of if kit else ():
        yield from serving(other, catalogue)


def owned_kg(client: Client, thing: str, pieces: int) -> list[float]:
    """The kilograms of so many pieces of a thing, light to heavy."""
    return sorted({kg * pieces for kg in client.weights_kg.get(thing, ())})


def among(kg: float, owned: Iterable[float]) -> bool:
    """Whether a weight is one of these."""
    return any(abs(kg - one) <= ROUNDING for one in owned)
