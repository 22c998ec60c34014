"""What the client has at home, and which loads that allows."""

from collections.abc import Iterator
from dataclasses import dataclass

from rehab.model.client import Client
from rehab.model.exercise import BandRange, Catalogue, Exercise
from rehab.model.programme import Reason


@dataclass(frozen=True, slots=True)
class Loads:
    """The loads at hand for one exercise, light to heavy, start first."""

    steps: tuple[float | str, ...] = ()  # kilograms of both hands, or band names
    pieces: int = 1  # 2: the kilograms are two equal pieces
    lighter: tuple[float, ...] = ()  # kilograms below the first, light to heavy


def loads(
    exercise: Exercise,
    client: Client,
    catalogue: Catalogue,
    most_kg: float = float("inf"),
) -> Loads | Reason:
    """The loads from the exercise's start to its cap that the client owns.

    ``most_kg`` bounds the first of them: what the load before allows. Returns a
    Reason when there is none to start with: no weight light enough, or no body
    weight in the client file to take a percentage of.
    """
    span = exercise.dose.load
    if span is None:
        return Loads()
    if isinstance(span, BandRange):
        return _bands(span, client, catalogue)
    factor = 1.0
    if span.kind == "percent_body_weight":
        if client.weight_kg is None:
            return Reason("ruled_out.no_body_weight")
        factor = client.weight_kg / 100
    start, cap = span.start * factor, span.cap * factor
    if exercise.id in client.doses:
        start = client.doses[exercise.id].load_kg or start
    return _weights(exercise, client, catalogue, (min(start, most_kg), cap))


def _bands(span: BandRange, client: Client, catalogue: Catalogue) -> Loads | Reason:
    names = catalogue.bands
    wanted = names[names.index(span.start) : names.index(span.cap) + 1]
    owned = tuple(band for band in wanted if band in client.bands)
    if not owned or owned[0] != span.start:
        return Reason("ruled_out.no_light_band", {"band": span.start})
    return Loads(owned)


def _weights(
    exercise: Exercise, client: Client, catalogue: Catalogue, span: tuple[float, float]
) -> Loads | Reason:
    start, cap = span
    lightest: float | None = None
    for thing, pieces in _carriers(exercise, catalogue):
        owned = sorted({kg * pieces for kg in client.weights_kg.get(thing, ())})
        if not owned:
            continue
        lightest = min(owned[0], lightest or owned[0])
        first = max((kg for kg in owned if kg <= start + 1e-9), default=None)
        if first is not None:
            steps = tuple(float(kg) for kg in owned if first <= kg <= cap + 1e-9)
            lighter = tuple(float(kg) for kg in owned if kg < first)
            return Loads(steps, pieces, lighter)
    if lightest is None:
        return Reason("ruled_out.no_weights")
    facts = {"lightest_kg": lightest, "start_kg": round(start, 1)}
    return Reason("ruled_out.too_heavy", facts)


def _carriers(exercise: Exercise, catalogue: Catalogue) -> list[tuple[str, int]]:
    """Things that may carry the weight, each with how many pieces are lifted."""
    return [
        carrier
        for needed in exercise.equipment
        for carrier in _serving(needed, None, catalogue)
    ]


def _serving(
    thing: str, pieces: int | None, catalogue: Catalogue
) -> Iterator[tuple[str, int]]:
    """The thing and all that serve for it; how many are lifted, the first says."""
    kit = catalogue.equipment[thing]
    pieces = pieces or kit.pieces
    yield thing, pieces or 1
    for other in kit.any_of:
        yield from _serving(other, pieces, catalogue)
