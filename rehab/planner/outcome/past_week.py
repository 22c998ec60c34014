"""How one week went."""

from dataclasses import dataclass

from rehab.model.diary import SessionRecord, WeekRecord
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
    easy: bool = False  # a planned easy week
    effort: float | None = None  # 0-10, the median; None: not written down
    stopped_at: int | None = None  # the worst pain that ended a day's exercises
    usual_pain: int = 0  # that its scores were measured against

    def stands_for(self, session: SessionRecord, exercise: str) -> bool:
        """Whether the session was one of the exercise's, as far as can be known.

        It names what was done, or tells of it; else all that was due on its day was
        done. One without a day, or on a day on which nothing was due, is any session.
        """
        if session.did is not None:
            return exercise in session.did
        days = {day for one in self.every(exercise) for day in one.days}
        told = exercise in session.tells_of
        return bool(days) and (told or session.day in days or self.is_any(session))

    def is_any(self, session: SessionRecord) -> bool:
        """Whether it may have been any session of the sheet: nothing says which."""
        return session.day is None or all(
            session.day not in one.days for one in self.given
        )

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
    def only_unscored(self) -> bool:
        """Whether it is amber for missing scores alone, and nothing else speaks ill."""
        if self.colour != "amber" or self.record is None or self.record.new_symptoms:
            return False
        hurt = any(row.sore or row.spasm for row in self.record.sessions)
        scores = set(self.colours)
        return "unknown" in scores and scores <= {"green", "unknown"} and not hurt

    @property
    def nothing_amiss(self) -> bool:
        """Whether there was too little to judge it by, and nothing that speaks ill."""
        return self.only_thin or self.only_unscored

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
