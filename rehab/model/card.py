"""A belief or education card: what the client may learn, one a week."""

from pydantic import Field

from rehab.model.names import FlagId, MovementId
from rehab.model.units import Intensity, Text, Value


class Card(Value):
    """A few short sentences to the client.

    A card that names a movement says what it asks, and is kept from whoever must not.
    """

    title: Text
    text: tuple[Text, ...] = Field(min_length=1, max_length=6)
    try_this: Text | None = None
    tags: dict[MovementId, Intensity] = {}  # what it tells the client to do asks
    flags: tuple[FlagId, ...] = ()  # client conditions that rule it out
    source: Text
