"""What came back: sessions and weeks as the client ticked them."""

from pydantic import Field

from rehab.model.units import Count, Effort, Pain, Value, YesNo


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

    week: Count
    sessions: tuple[SessionRecord, ...] = Field(default=(), max_length=21)
    flare: YesNo = False
    confidence: Effort | None = None


class Diary(Value):
    """All weeks that came back, in any order."""

    weeks: tuple[WeekRecord, ...] = ()
