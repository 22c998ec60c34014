"""What the results of an exercise's sessions lead to, whatever its policy."""

from typing import Literal, Self

from pydantic import Field, model_validator

from rehab.model.as_written import told
from rehab.model.units import Count, Effort, Pain, Text, Value, YesNo

ASKS = ("result", "pain_at_most", "effort_at_most", "well", "red")


class ResultRule(Value):
    """So many sessions running of which all this holds; what is not told does not."""

    sessions: Count = 1  # running, of this exercise
    result: Literal["done", "less"] | None = None
    pain_at_most: Pain | None = None  # the worst in it
    effort_at_most: Effort | None = None
    well: YesNo | None = None  # in the place's own words
    red: YesNo | None = None  # the session's colour
    then: Literal["rung_up", "rung_down", "load"]
    load_percent: float | None = Field(
        default=None, strict=True, gt=0, lt=100
    )  # of then: load
    source: Text

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if all(getattr(self, name) is None for name in ASKS):
            raise told("asks for nothing", f"add one of {', '.join(ASKS)}")
        if (self.then == "load") != (self.load_percent is not None):
            raise told("load and load_percent go together", "write both, or neither")
        bad = self.result == "less" or self.red or self.well is False
        if self.then == "rung_up" and bad:
            hint = "ask for pain_at_most, effort_at_most, result: done or well: true"
            raise told("goes up after bad sessions", hint)
        if self.then == "rung_up" and self.result is None and self.well is None:
            if self.pain_at_most is None and self.effort_at_most is None:
                raise told("goes up whatever was done", "add pain_at_most or well")
        return self
