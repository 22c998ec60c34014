"""Where a client stands: the register, the changes, the counters. Worked out."""

import datetime
from dataclasses import dataclass
from typing import Literal, TypeAlias

from rehab.model.intake import Episode
from rehab.model.programme import Reason

State: TypeAlias = Literal["episode", "silent", "well"]
Kind: TypeAlias = Literal["told", "spasm", "flare"]  # told at the intake; ticked


@dataclass(frozen=True, kw_only=True, slots=True)
class Event:
    """One spasm or flare-up, from the intake or from the diary."""

    on: datetime.date
    kind: Kind
    last: datetime.date  # the last day of it, as far as known
    number: int  # of its episode, from 1; 0: over within a day, none by itself
    told: Episode | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Standing:
    """The state on a day, with every reason for it."""

    on: datetime.date
    state: State
    reasons: tuple[Reason, ...]
    events: tuple[Event, ...]  # oldest first


@dataclass(frozen=True, slots=True)
class Point:
    """One score."""

    on: datetime.date
    value: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """How one measure moved between its first and its last score."""

    measure: str  # its id
    about: str = ""  # which pain
    activities: tuple[str, ...] = ()  # which of the client's own
    points: tuple[Point, ...]  # oldest first
    least: float | None = None  # the change that counts
    needed: float | None = None  # the score at which the change is enough
    reason: Reason


@dataclass(frozen=True, kw_only=True, slots=True)
class Counters:
    """The project's own numbers."""

    episodes: int  # begun in the last year
    spasm_free_days: int
    sessions_done: int
    sessions_planned: int
    passes: tuple[tuple[str, int, int], ...]  # exercise, passes, days they span


@dataclass(frozen=True, kw_only=True, slots=True)
class FollowUp:
    """Everything the physio's record page is made of."""

    standing: Standing
    changes: tuple[Change, ...]
    counters: Counters
