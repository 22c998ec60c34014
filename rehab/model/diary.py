"""What came back: sessions and weeks as the client ticked them."""

from typing import Annotated, Literal, TypeAlias, get_args

from pydantic import Field, Strict

from rehab.model.dose import Dose
from rehab.model.names import ExerciseId
from rehab.model.units import Day, Effort, Id, Kilograms, Pain, Text, Value, YesNo

Away: TypeAlias = Literal[
    "holiday", "work", "illness", "injury", "operation", "pregnancy"
]
Felt: TypeAlias = Literal["very_easy", "easy", "medium", "hard"]
MOST_WEEKS = 400  # of a programme: eight years
Moment: TypeAlias = Literal["before", "during", "next_morning"]  # of a pain
MOMENTS: tuple[Moment, ...] = get_args(Moment)
SCORES = (*MOMENTS, "effort")  # of a session
SIGNS = ("ache", "spasm", "stop_sign")
OF_SESSION = (
    "day",
    "did",
    "kg",
    *SCORES,
    *SIGNS,
    "sore",
    "less",
    "more",
    "well",
    "note",
)  # as a row has them


class SessionRecord(Value):
    """One session. A score that was not given is None, never 0."""

    day: Day | None = None
    did: tuple[ExerciseId, ...] | None = None  # exercises done; None: all of the sheet
    doses: dict[ExerciseId, Dose] = {}  # where it was not the dose on the sheet
    kg: dict[ExerciseId, Kilograms] = {}  # used, by effort
    before: Pain | None = None
    during: Pain | None = None  # worst
    next_morning: Pain | None = None
    effort: Effort | None = None
    ache: YesNo = False  # muscles only
    spasm: YesNo = False
    stop_sign: YesNo = False
    sore: ExerciseId | None = None  # the one exercise that hurt; None: not said
    less: tuple[ExerciseId, ...] = ()  # less of these than the sheet said
    more: tuple[ExerciseId, ...] = ()  # more of these
    well: YesNo | None = None  # done well, as the sheet says it; None: not said
    note: Text | None = None

    @property
    def tells_of(self) -> frozenset[str]:
        """Exercises of which it says something: a dose, a weight, less, more, sore."""
        sore = {self.sore} if self.sore else set()
        return frozenset({*self.doses, *self.kg, *self.less, *self.more, *sore})


class WeekRecord(Value):
    """One week of the sheet."""

    week: Annotated[int, Strict(), Field(ge=1, le=MOST_WEEKS)]
    sessions: tuple[SessionRecord, ...] = Field(default=(), max_length=21)
    flare: YesNo = False
    effort: Felt | None = None  # of the week, in the client's words
    confidence: Effort | None = None
    away: Away | None = None  # why sessions were missed
    new_medicine: Text | None = None
    new_symptoms: Text | None = None
    note: Text | None = None

    @property
    def done(self) -> tuple[SessionRecord, ...]:
        """The rows that were sessions: a row with nothing done tells of pain only."""
        return tuple(row for row in self.sessions if row.did != ())


class Diary(Value):
    """All weeks that came back, in any order."""

    reference: Id | None = None  # of the client it is of, where the program wrote it
    weeks: tuple[WeekRecord, ...] = ()

    @property
    def last_week(self) -> int:
        """The number of the last week that came back; 0 before any did."""
        return max((record.week for record in self.weeks), default=0)
