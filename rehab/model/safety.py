"""Who must not get a programme, the stop signs, and the moves of the screen."""

from typing import Annotated, Literal, TypeVar

from pydantic import AfterValidator

from rehab.model.as_written import told
from rehab.model.names import FlagId, MovementId
from rehab.model.units import Count, Id, Intensity, Text, Value

T = TypeVar("T")


def _asked(signs: dict[str, T]) -> dict[str, T]:
    if not signs:
        raise told("asks nothing", "list the stop signs that the physio asks")
    return signs


def _said(lines: tuple[str, ...]) -> tuple[str, ...]:
    if not lines:
        raise told("says nothing to the client", "write when to call, a line for each")
    return lines


def _read(lines: tuple[str, ...]) -> tuple[str, ...]:
    if not lines:
        hint = "write whom to call, each stop sign, and what not to do"
        raise told("says nothing to the client", hint)
    return lines


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
    """Who must not get a programme, and what the client reads as stop signs."""

    age_min: Count
    signs: Annotated[dict[Id, StopSign], AfterValidator(_asked)]
    screen_valid_days: Count
    emergency: Annotated[tuple[Text, ...], AfterValidator(_read)]  # to the client
    today: Annotated[tuple[Text, ...], AfterValidator(_said)]
    this_week: tuple[Text, ...]
    movement_screen: dict[Id, ScreenMove] = {}  # in the order they are tried
    blocked_words: tuple[Text, ...]  # never in text to the client
    source: Text
