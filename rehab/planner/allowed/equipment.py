"""What the client has at home."""

from rehab.model.client import Client
from rehab.model.exercise import BAND, Catalogue, Exercise


def missing(exercise: Exercise, client: Client, catalogue: Catalogue) -> str | None:
    """The name of the first thing the client does not have."""
    for needed in exercise.equipment:
        if not _has(needed, client, catalogue):
            return catalogue.equipment[needed].name
    return None


def _has(thing: str, client: Client, catalogue: Catalogue) -> bool:
    kit = catalogue.equipment[thing]
    owned = thing in client.equipment or thing in client.weights_kg
    band = thing == BAND and bool(client.bands)
    return (
        kit.always
        or owned
        or band
        or any(_has(other, client, catalogue) for other in kit.any_of)
    )
