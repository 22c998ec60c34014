"""How one week went."""

from dataclasses import dataclass

from rehab.model.diary import WeekRecord
from rehab.model.programme import Colour, Prescription


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one week went. ``none`` is a past week without a report."""

    phase: str
    colour: Colour  # projected, green, amber, thin, none, red, stop
    record: WeekRecord | None = None
    visit: int = 1  # how often a phase was entered up to this week
    banked: bool = False  # green, or amber with no red session and enough done
    days: int = 7  # of its sheet
    planned: int = 0  # sessions on the sheet
    colours: tuple[Colour, ...] = ()  # of its sessions, in order
    given: tuple[Prescription, ...] = ()  # what was on the sheet
    effort: float | None = None  # 0-10, the median; None: not written down

    def every(self, exercise: str | None) -> tuple[Prescription, ...]:
        """The exercise as it was on the sheet: one for each dose its days had."""
        return tuple(one for one in self.given if one.exercise.id == exercise)

    @property
    def flare(self) -> bool:
        """Whether the client had a flare-up in this week."""
        return self.record is not None and self.record.flare

    @property
    def only_thin(self) -> bool:
        """Whether too little was done and nothing else was amiss: more rest."""
        return self.colour == "thin" and set(self.colours) <= {"green"}

    @property
    def without_red(self) -> bool:
        """Whether it came back and nothing in it was red, not even one session.

        >>> Outcome("hold", "amber", colours=("green", "red", "green")).without_red
        False
        """
        told = self.colour in ("green", "amber", "thin")
        return told and "red" not in self.colours

    @property
    def done(self) -> bool:
        """Whether a session is known to have been done."""
        return self.record is not None and bool(self.record.done)
