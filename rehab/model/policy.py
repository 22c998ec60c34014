"""How a dose may move through a phase: the five dose policies."""

from typing import Annotated, Literal, Self, TypeAlias

from pydantic import Field, model_validator

from rehab.model.as_written import told
from rehab.model.client import Days
from rehab.model.dose import Dose
from rehab.model.units import Count, Effort, Percent, Value


class Steady(Value):
    """The same dose all through."""

    kind: Literal["steady"]


class Staircase(Value):
    """Up the staircase, one step at a time, under the envelope."""

    kind: Literal["staircase"]
    rise_percent: Percent  # of the envelope, each green week
    steady_weeks: Count  # on each step before the next
    effort_at_most: Effort | None = None  # of the week; not written down: no step
    rise_at_least: Count | None = None  # in one session, where it is more
    hard_cap_percent: Percent | None = None  # instead of the plan's


class TableRow(Value):
    """From this week of the phase on, or from this session in it, this dose."""

    from_week: Count | None = None
    from_session: Count | None = None
    sessions_per_week: Count | None = None  # from here on, instead of the place's
    days: Days = ()  # the same, on these days
    dose: Dose

    @model_validator(mode="after")
    def _one_beginning(self) -> Self:
        if (self.from_week is None) == (self.from_session is None):
            hint = "write from_week, or from_session where doses differ within a week"
            raise told("needs one of from_week and from_session", hint)
        if self.days and self.sessions_per_week:
            hint = "delete sessions_per_week: as many as there are days"
            raise told("says its sessions twice", hint)
        return self

    @property
    def asked(self) -> int | None:
        """Sessions a week, if it says so."""
        return len(set(self.days)) or self.sessions_per_week

    @property
    def begins(self) -> int:
        """The week or the session that it begins with."""
        return self.from_week or self.from_session or 1


class Table(Value):
    """Explicit doses by week or by session, as papers print them."""

    kind: Literal["table"]
    rows: tuple[TableRow, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _one_count(self) -> Self:
        if len({row.from_session is None for row in self.rows}) > 1:
            hint = "begin every row with from_week, or every row with from_session"
            raise told("rows count weeks here and sessions there", hint)
        return self

    @property
    def by_session(self) -> bool:
        """Whether its rows count sessions, so that days of a week may differ."""
        return self.rows[0].from_session is not None

    def at(self, number: int) -> int:
        """The place of the row for this week or session."""
        begun = [n for n, row in enumerate(self.rows) if row.begins <= number]
        return max(begun, default=0)

    def row(self, at: int) -> TableRow:
        """The row of this place, with the days or sessions that the ones before say."""
        before = reversed(self.rows[: at + 1])
        last = next((row for row in before if row.days or row.sessions_per_week), None)
        if last is None:
            return self.rows[at]
        own = {"days": last.days, "sessions_per_week": last.asked}
        return self.rows[at].model_copy(update=own)


class Quota(Value):
    """A straight line from the start to the client's target; pain does not move it."""

    kind: Literal["quota"]
    weeks: Count  # from the start of the phase to the target


class Share(Value):
    """A percentage of the last tolerated dose, load kept."""

    kind: Literal["share"]
    percent: Percent


Policy: TypeAlias = Annotated[
    Steady | Staircase | Table | Quota | Share, Field(discriminator="kind")
]
