"""Where the client is at the beginning of a week."""

from dataclasses import dataclass

from rehab.model.programme import Prescription, Reason
from rehab.planner.history import Outcome
from rehab.planner.selection import Selection
from rehab.planner.slot import Slot


@dataclass(frozen=True, kw_only=True, slots=True)
class State:
    """What the fold carries from one week to the next."""

    number: int
    phase: int  # position in the plan
    week_in_phase: int
    slots: tuple[Slot, ...]
    selection: Selection
    flare_menu: tuple[Prescription, ...]
    reason: Reason  # why this phase, this week
    history: tuple[Outcome, ...] = ()
