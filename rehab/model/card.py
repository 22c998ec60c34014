"""A belief or education card: what the client may learn, one a week."""

from pydantic import Field

from rehab.model.units import Id, Intensity, Text, Value


class Card(Value):
    """A few short sentences to the client.

    A card that names a movement says what it asks, and is kept from whoever must not.
    """

    title: Text
    text: tuple[Text, ...] = Field(min_length=1, max_length=6)
    try_this: Text | None = None
    tags: dict[Id, Intensity] = {}  # what it tells the client to do asks of the body
    flags: tuple[Id, ...] = ()  # client conditions that rule it out
    source: Text
