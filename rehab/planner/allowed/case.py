"""What does not change from week to week: the person, the plan, the shelf, the past."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from rehab.model.client import Client
from rehab.model.diary import Diary
from rehab.model.exercise import Exercise
from rehab.model.phase import Phase
from rehab.model.plan import Plan
from rehab.model.programme import Library, Reason
from rehab.model.record import Record
from rehab.model.region import Region
from rehab.planner.allowed.exercise_filter import (
    Asks,
    forbidden,
    hurt_in_try,
    only_by_kit,
    ruled_out,
    unfit,
    unshown,
)
from rehab.planner.allowed.loads import Loads, Wanted, loads

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Case:
    """One client on one plan. It remembers what it was asked about an exercise."""

    client: Client
    plan: Plan
    library: Library
    diary: Diary
    record: Record = field(default_factory=Record)
    entry_triggers: Mapping[str, int] | None = None  # before any came down
    _known: dict[object, Any] = field(  # a changed copy begins anew
        default_factory=dict, init=False, repr=False, compare=False
    )

    def once(self, key: object, work_out: Callable[[], T]) -> T:
        """What was worked out when this was asked first."""
        if key not in self._known:
            self._known[key] = work_out()
        found: T = self._known[key]
        return found

    def with_triggers(self, triggers: Mapping[str, int] | None) -> "Case":
        """The same case with these severities."""
        if triggers == self.client.triggers:
            return self
        key = ("triggers", *(triggers or {}).items())
        return self.once(key, lambda: self._with(triggers))

    def _with(self, triggers: Mapping[str, int] | None) -> "Case":
        client = self.client.model_copy(update={"triggers": triggers})
        return replace(self, client=client, entry_triggers=self.client.triggers)

    @property
    def region(self) -> Region:
        """The region of the body that the plan is for."""
        return self.library.region(self.plan)

    @property
    def age(self) -> int:
        """Years in the year of the start."""
        return self.client.age

    @property
    def older(self) -> bool:
        """Whether the plan's rules for older clients hold."""
        return self.age >= self.plan.older.from_age

    @property
    def begins_lower(self) -> bool:
        """Whether loads begin at their lower start."""
        return self.older or self.client.sex == "female"

    def loads(
        self, exercise: Exercise, follows: Wanted | None = None
    ) -> Loads | Reason:
        """The loads at hand for the exercise, or why there is none to begin with."""
        key = ("loads", exercise.id, follows)
        return self.once(key, lambda: self._loads(exercise, follows))

    def _loads(self, exercise: Exercise, follows: Wanted | None) -> Loads | Reason:
        rule = self.plan.start
        return loads(
            exercise,
            self.client,
            self.library.catalogue,
            rule.near_percent,
            follows,
            lower=self.begins_lower,
            painful_from=rule.painful_from,
        )

    def _is_swapped(self, exercise: Exercise) -> bool:
        """Whether another stands for it, by the client file."""
        return self.client.swaps.get(exercise.id, exercise.id) != exercise.id

    def is_unfit(self, exercise: Exercise) -> bool:
        """Whether the body, the physio, a swap or the kit speak against it for good."""
        return (
            self._is_swapped(exercise)
            or unfit(exercise, self.client, self.library) is not None
        )

    def fits(self, exercise: Exercise) -> bool:
        """Whether nothing speaks against it for good."""
        return self.once(("fits", exercise.id), lambda: not self.is_unfit(exercise))

    def hurt_in_try(self, exercise: Exercise) -> bool:
        """Whether its try, or an easier one's, hurt too much for all of the plan."""
        rules = {phase.pain_rule for phase in self.plan.phases}
        return all(
            hurt_in_try(exercise, self.client, self.library, self.plan.pain_rules[rule])
            for rule in rules
        )

    def only_kit_against(self, exercise: Exercise, phase: Phase) -> bool:
        """Whether the kit rules it out, and neither the body nor the physio would."""
        pain = self.plan.pain_rules[phase.pain_rule]
        return self.once(
            ("only_kit", exercise.id, phase.pain_rule),
            lambda: only_by_kit(exercise, self.client, self.library, pain),
        )

    def is_open(self, exercise: Exercise) -> bool:
        """Whether it fits, and was shown where that is asked first."""
        shown = unshown(exercise, self.client, self.library) is None
        return shown and self.fits(exercise)

    def is_forbidden(self, what: Asks) -> bool:
        """Whether the physio, a trigger or a flag speaks against it."""
        return forbidden(what, self.client, self.library) is not None

    def why_not(
        self, exercise: Exercise, phase: Phase, *, level_max: int
    ) -> Reason | None:
        """What rules the exercise out in this phase, or None if it may be done."""
        if self._is_swapped(exercise):
            return Reason("ruled_out.swapped")
        pain = self.plan.pain_rules[phase.pain_rule]
        return self.once(
            ("why_not", exercise.id, phase.pain_rule, level_max),
            lambda: ruled_out(
                exercise, self.client, self.library, level_max=level_max, pain=pain
            ),
        )
