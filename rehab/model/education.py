"""What the client may learn: cards, and the rescue card."""

from pydantic import Field

from rehab.model.names import ExerciseId, FlagId, MovementId
from rehab.model.units import Id, Intensity, Text, Value


class Card(Value):
    """A belief or education card: a few short sentences to the client.

    A card that names a movement says what it asks, and is kept from whoever must not.
    """

    title: Text
    text: tuple[Text, ...] = Field(min_length=1, max_length=6)
    try_this: Text | None = None
    tags: dict[
        MovementId, Intensity
    ] = {}  # what it tells the client to do asks of the body
    flags: tuple[FlagId, ...] = ()  # client conditions that rule it out
    source: Text


class Rescue(Card):
    """The card for a spasm that has struck; each move prints only where it may be."""

    moves: dict[ExerciseId, Text] = {}  # exercise of the catalogue's rescue lists: how
    then: tuple[Text, ...] = ()


class Education(Value):
    """All cards, and the rescue card for a spasm that has struck."""

    cards: dict[Id, Card]
    rescue: Rescue
