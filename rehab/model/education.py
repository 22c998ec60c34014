"""What the client may learn: cards, and the rescue card."""

from pydantic import Field

from rehab.model.units import Id, Text, Value


class Card(Value):
    """A belief or education card: a few short sentences to the client."""

    title: Text
    text: tuple[Text, ...] = Field(min_length=1, max_length=6)
    try_this: Text | None = None
    source: Text


class Rescue(Card):
    """The card for a spasm that has struck; each move prints only where it may be."""

    moves: dict[Id, Text] = {}  # exercise of the catalogue's rescue list: how
    then: tuple[Text, ...] = ()


class Education(Value):
    """All cards, and the rescue card for a spasm that has struck."""

    cards: dict[Id, Card]
    rescue: Rescue
