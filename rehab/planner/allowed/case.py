"""What does not change from week to week: the person, the plan, the shelf, the past."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from rehab.model.client import Client
from rehab.model.diary import Diary
from rehab.model.exercise import Exercise
from rehab.model.phase import Phase
from rehab.model.plan import Plan
from rehab.model.programme import Library, Reason
from rehab.model.record import Record
from rehab.planner.allowed.exercise_filter import ruled_out


@dataclass(frozen=True, slots=True)
class Case:
    """One client on one plan."""

    client: Client
    plan: Plan
    library: Library
    diary: Diary
    record: Record = field(default_factory=Record)
    entry_triggers: Mapping[str, int] | None = None  # before any came down

    def with_triggers(self, triggers: Mapping[str, int] | None) -> "Case":
        """The same case with these severities."""
        if triggers == self.client.triggers:
            return self
        client = self.client.model_copy(update={"triggers": triggers})
        return replace(self, client=client, entry_triggers=self.client.triggers)

    def why_not(
        self, exercise: Exercise, phase: Phase, *, level_max: int
    ) -> Reason | None:
        """What rules the exercise out in this phase, or None if it may be done."""
        pain = self.plan.pain_rules[phase.pain_rule]
        return ruled_out(
            exercise, self.client, self.library, level_max=level_max, pain=pain
        )
