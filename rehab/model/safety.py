"""Who must not get a programme, the stop signs, and the moves of the screen."""

from typing import Literal

from rehab.model.names import FlagId, MovementId
from rehab.model.units import Count, Id, Intensity, Text, Value


class StopSign(Value):
    """One line of the stop-sign screen, asked by the physio."""

    group: Text
    ask: Text
    parts: tuple[Text, ...] = ()  # asked one by one; one answer stands for all
    action: Literal["emergency", "same_day", "urgent", "doctor"]
    source: Text

    @property
    def questions(self) -> tuple[str, ...]:
        """What is asked, one by one."""
        return self.parts or (self.ask,)

    @property
    def whole(self) -> str:
        """All that is asked, on one line."""
        return " ".join((self.ask, *self.parts))


class ScreenMove(Value):
    """One move of the movement screen, and what it asks of the body."""

    name: Text
    how: Text
    tags: dict[MovementId, Intensity]
    flags: tuple[FlagId, ...] = ()  # client conditions that rule it out


class Safety(Value):
    """What holds whatever hurts: the age, the screen's days, the signs of all."""

    age_min: Count
    signs: dict[Id, StopSign] = {}  # asked after those of the region
    screen_valid_days: Count
    blocked_words: tuple[Text, ...]  # never in text to the client
    source: Text
