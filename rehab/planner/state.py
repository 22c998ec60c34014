"""Where the client is at the beginning of a week."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from rehab.model.programme import Prescription, Reason, Unmet
from rehab.planner.dosing.slot import Slot
from rehab.planner.outcome.past_week import Outcome
from rehab.planner.selection.places import Selection


class Left(NamedTuple):
    """What an earlier phase had no place for, and on which day of the programme."""

    slot: Slot
    day: int


@dataclass(frozen=True, kw_only=True, slots=True)
class State:
    """What the fold carries from one week to the next."""

    number: int
    phase: int  # position in the plan
    week_in_phase: int
    build_week: int = 1  # of this phase, since the last light one
    slots: tuple[Slot, ...]
    selection: Selection
    flare_menu: tuple[Prescription, ...]
    reason: Reason  # why this phase, this week
    history: tuple[Outcome, ...] = ()
    away_from: tuple[Slot, ...] | None = None  # the doses before weeks without sessions
    visit: int = 1  # phases entered so far, this one included
    set_aside: Mapping[str, Slot] = field(default_factory=dict)  # by a swap
    left: Mapping[str, Left] = field(default_factory=dict)  # by place, falling back
    at_mark: frozenset[str] = frozenset()  # ladders that stand at their pass mark
    marks_passed: frozenset[str] = frozenset()  # ladders that stood there once
    weeks_at_mark: Mapping[str, int] = field(default_factory=dict)  # or at their end
    banked_needed: int | None = None  # before who was sent back here may return
    triggers: Mapping[str, int] | None = None  # severities now
    after_gap: str = ""  # to the client, after time off
    overdue: bool = False  # the phase has lasted longer than it should
    asks: tuple[Reason, ...] = ()  # why the physio must look before this sheet
    last_lowered: int = 0  # the week after which a trigger came down
    lowerable: tuple[str, ...] = ()  # triggers that may come down a step
    unmet: tuple[Unmet, ...] = ()  # why the phase has not ended yet

    @property
    def here(self) -> tuple[Outcome, ...]:
        """How the weeks of this phase went, since it was entered last."""
        return tuple(past for past in self.history if past.visit == self.visit)
