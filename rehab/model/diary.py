"""What came back: sessions and weeks as the client ticked them."""

from typing import Annotated

from pydantic import Field, Strict

from rehab.model.units import Effort, Pain, Value, YesNo

MOST_WEEKS = 400  # of a programme: eight years


class SessionRecord(Value):
    """One session. A score that was not given is None, never 0."""

    before: Pain | None = None
    during: Pain | None = None  # worst
    next_morning: Pain | None = None
    effort: Effort | None = None
    spasm: YesNo = False
    stop_sign: YesNo = False


class WeekRecord(Value):
    """One week of the sheet."""

    week: Annotated[int, Strict(), Field(ge=1, le=MOST_WEEKS)]
    sessions: tuple[SessionRecord, ...] = Field(default=(), max_length=21)
    flare: YesNo = False
    confidence: Effort | None = None


class Diary(Value):
    """All weeks that came back, in any order."""

    weeks: tuple[WeekRecord, ...] = ()

    @property
    def last_week(self) -> int:
        """The number of the last week that came back; 0 before any did."""
        return max((record.week for record in self.weeks), default=0)
