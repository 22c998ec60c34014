"""Who must not get a programme, and the stop signs."""

from typing import Literal

from rehab.model.units import Count, Id, Text, Value


class StopSign(Value):
    """One line of the stop-sign screen, asked by the physio."""

    group: Text
    ask: Text
    action: Literal["emergency", "same_day", "urgent", "doctor"]
    source: Text


class Safety(Value):
    """Who must not get a programme, and what the client reads as stop signs."""

    age_min: Count
    signs: dict[Id, StopSign]
    screen_valid_days: Count
    emergency: tuple[Text, ...]  # to the client
    today: tuple[Text, ...]
    this_week: tuple[Text, ...]
    blocked_words: tuple[Text, ...]  # never in text to the client
    source: Text
