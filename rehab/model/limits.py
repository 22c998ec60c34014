"""What a sheet says of pain and of the week after it, worked out for the client."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

# What one pain score says; stop_today is the red that ends the day.
Verdict: TypeAlias = Literal["green", "amber", "red", "stop_today"]


@dataclass(frozen=True, kw_only=True, slots=True)
class GridColumn:
    """Pain scores 0-10 that say the same, from ``lowest`` to ``highest``."""

    lowest: int
    highest: int
    before: Verdict  # when a session begins
    during: Verdict  # the worst in it
    morning: Verdict  # the next one


@dataclass(frozen=True, kw_only=True, slots=True)
class NextWeek:
    """What follows from a week's count of colours; the first that fits, worst first.

    Red: so many red sessions. The same again: so many red ones, or amber ones, or
    more missed. Otherwise it goes on.
    """

    red_from: int  # sessions
    repeat_red: int | None  # sessions, from so many; None: that many are red already
    repeat_amber_from: int | None  # sessions; None: however many
    missed_more_than: int  # planned sessions


@dataclass(frozen=True, kw_only=True, slots=True)
class FlareFrom:
    """So many mornings running with this pain or more are a flare-up."""

    mornings: int
    pain: int  # 0-10
