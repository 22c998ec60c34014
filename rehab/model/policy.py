"""How a dose may move through a phase: the five dose policies."""

from typing import Annotated, Literal, TypeAlias

from pydantic import Field

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
    """From this week of the phase on, this dose."""

    from_week: Count
    dose: Dose


class Table(Value):
    """Explicit doses by week, as papers print them."""

    kind: Literal["table"]
    rows: tuple[TableRow, ...] = Field(min_length=1)


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
