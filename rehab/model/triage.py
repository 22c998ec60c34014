"""What triage asks, what was answered, and which plans it may suggest."""

from dataclasses import dataclass
from typing import Self

from pydantic import Field, model_validator

from rehab.model.client import Screening
from rehab.model.names import PlanId
from rehab.model.units import Answer, Day, Id, Line, Name, Text, Value, YesNo


class Question(Value):
    """One plain question; a yes to one that stops means no plan."""

    ask: Text
    regions: tuple[Id, ...] = ()  # of the body that it is asked for; () is every one
    stops: YesNo = False
    do: Text | None = None  # what to do instead
    source: Text

    @model_validator(mode="after")
    def _says_what(self) -> Self:
        if self.stops and not self.do:
            raise ValueError('a question that stops needs "do": what to do instead')
        return self


class Suggestion(Value):
    """A plan, and the answers that suggest it."""

    id: Id
    plan: PlanId
    all: tuple[Id, ...] = ()  # every one of these is yes
    any: tuple[Id, ...] = ()  # at least one of these is yes
    none: tuple[Id, ...] = ()  # every one of these is no
    says: Text  # why, to the physio
    source: Text

    @model_validator(mode="after")
    def _asks_something(self) -> Self:
        if not (self.all or self.any):
            raise ValueError("give all or any: without them it suits everybody")
        return self


class Triage(Value):
    """The questions in order, and what they may suggest."""

    regions: tuple[Id, ...] = ()  # that are named first when it is asked which
    questions: dict[Id, Question]
    suggestions: tuple[Suggestion, ...] = Field(min_length=1)


class TriageAnswers(Value):
    """A filled-in triage: the stop-sign screen and the questions."""

    region: Id | None = None  # whose stop signs these are
    by: Name
    on: Day
    signs: dict[Id, Answer]
    resolved: dict[Id, Line] = {}  # a sign that was followed up: by whom, how
    questions: dict[Id, Answer] = {}


class PastedScreen(Value):
    """The screen as a client file has it, and answers to the questions if there are."""

    region: Id | None = None
    screening: Screening
    questions: dict[Id, Answer] = {}

    @property
    def answers(self) -> TriageAnswers:
        """The same as triage asks it."""
        return TriageAnswers(
            region=self.region,
            by=self.screening.by,
            on=self.screening.on,
            signs=self.screening.answers,
            resolved=self.screening.resolved,
            questions=self.questions,
        )


@dataclass(frozen=True, slots=True)
class Stop:
    """Why there is no plan, and what to do."""

    id: str
    ask: str
    action: str  # emergency, same_day, urgent, doctor, not_asked or other
    do: str = ""  # where the question says it


@dataclass(frozen=True, slots=True)
class Triaged:
    """What came of it: stops, or plans to pick from, and the screen to keep."""

    stops: tuple[Stop, ...]
    suggestions: tuple[Suggestion, ...]
    screening: Screening
