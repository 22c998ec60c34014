"""A plan: reusable, undated phases and the rules that move the doses."""

from pydantic import Field

from rehab.model.criterion import AskBy
from rehab.model.expectation import Expectation
from rehab.model.mark import Mark, MarkRule
from rehab.model.phase import Phase
from rehab.model.rules import (
    EffortRule,
    FlarePlan,
    HeavyRule,
    Irritable,
    LookAgain,
    MissedTime,
    Older,
    Pace,
    PainRule,
    ProgrammeSize,
    RedWeek,
    RungRule,
    StartRule,
    StepRule,
    TriggerReturn,
    WeekRule,
)
from rehab.model.units import (
    ENGLISH,
    Count,
    Id,
    Language,
    Pain,
    Text,
    Value,
    Whole,
)


class Plan(Value):
    """A reusable programme of phases: every rule of it is a line a physio can edit."""

    id: Id  # the file's name without .yaml; never written in the file
    name: Text
    language: Language = ENGLISH
    region: Id  # of the body: whose stop signs, cards and words it has
    version: Text
    status: Text
    about: Text
    pain_rules: dict[Id, PainRule]
    week_rule: WeekRule
    effort: EffortRule
    start: StartRule
    steps: StepRule
    rung_up: RungRule
    red_week: RedWeek
    heavy: HeavyRule
    mark_rule: MarkRule | None = None
    marks: tuple[Mark, ...] = ()  # what the ladders lead to, by person
    irritable: Irritable
    pace: Pace
    older: Older
    size: ProgrammeSize
    flare: FlarePlan
    missed_time: tuple[MissedTime, ...]
    trigger_return: TriggerReturn | None = None
    look_again: LookAgain
    ask_by: tuple[AskBy, ...] = ()  # when the physio must look again
    review_every_weeks: Count
    last_phase_weeks_shown: Count
    rest_days_after_load: Whole  # between two sessions with kilograms
    entry_pain_max: Pain
    entry_spasm_free_days: Whole = 0
    cards: tuple[Id, ...]  # belief cards, one a week, over again
    phases: tuple[Phase, ...] = Field(min_length=1)
    sources: tuple[Text, ...]
    expect: tuple[Expectation, ...] = ()  # doses of every client of the plan

    def phase_called(self, name: str) -> Phase:
        """The phase of this id; for one that the plan has no more, its first."""
        return next((p for p in self.phases if p.id == name), self.phases[0])
