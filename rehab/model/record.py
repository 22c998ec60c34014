"""What the physio decided, signed and handed out. Written by the program."""

from typing import Annotated, Literal, TypeAlias

from pydantic import Field, SerializerFunctionWrapHandler, model_serializer

from rehab.model.client import Review, Weekday
from rehab.model.diary import MOST_WEEKS
from rehab.model.dose import Dose
from rehab.model.names import ExerciseId, MovementId, PlanId
from rehab.model.units import Count, Day, Id, Pain, Text, Value, Whole

Option: TypeAlias = Literal[
    "go_on",  # what the rules propose
    "repeat",  # the same doses once more
    "step_back",  # what a red week would do
    "swap",  # one exercise for another
    "lower_trigger",  # one movement a step less forbidden
    "set_dose",  # another dose of one exercise
    "rung_down",  # one exercise for the easier one below it
]


# Of an entry's last lines: the seal of the entry before it, in any list, and that of
# all that the entry says. Who writes an entry by hand leaves both out.
Seal: TypeAlias = Text | None


class Decision(Value):
    """What was decided after a week came back; the last one of a week counts."""

    after_week: Whole = Field(le=MOST_WEEKS)
    option: Option
    by: Text
    on: Day
    reason: Text | None = None  # why the rules were overruled
    exercise: ExerciseId | None = None  # swap: what goes; set_dose, rung_down: which
    instead: ExerciseId | None = None  # swap: what comes
    trigger: MovementId | None = None  # lower_trigger: which movement
    dose: Dose | None = None  # set_dose: of one session
    follows: Seal = None
    seal: Seal = None


class IssuedDose(Value):
    """What a sheet said about one exercise."""

    dose: Dose
    sessions: Count  # a week
    weekdays: tuple[Weekday, ...] | None = None  # None: nobody wrote them down
    others: "tuple[IssuedDose, ...]" = ()  # of the same exercise on other days

    @model_serializer(mode="wrap")
    def _as_written(self, handler: SerializerFunctionWrapHandler) -> dict[str, object]:
        data: dict[str, object] = handler(self)
        return data if self.others else {k: v for k, v in data.items() if k != "others"}

    @property
    def every(self) -> "tuple[IssuedDose, ...]":
        """This one, and those of other days."""
        return (self, *self.others)

    @property
    def whole(self) -> int:
        """Sessions of the exercise, whatever their dose."""
        return sum(one.sessions for one in self.every)


class IssuedWeek(Value):
    """One sheet the client has."""

    week: Count = Field(le=MOST_WEEKS)
    start: Day
    phase: Id
    usual_pain: Pain | None = None  # that its colours hang on; None: not written down
    days: Annotated[int, Field(ge=1, le=21)]  # sessions' days on the sheet
    doses: dict[ExerciseId, IssuedDose]


class Signature(Review):
    """A name under weeks, as the record holds it."""

    by: Text  # not a Name: what was signed once can be read for ever
    follows: Seal = None
    seal: Seal = None


class Issued(Value):
    """One handing out: when, by whom, from which plan, and what it said."""

    on: Day
    by: Text
    weeks: Text  # such as 1-4
    plan: PlanId
    version: Text
    fingerprint: Text
    sheets: tuple[IssuedWeek, ...]
    follows: Seal = None
    seal: Seal = None


class Withdrawn(Value):
    """A handing out that counts for nothing: printed by mistake."""

    entry: Count  # which of the handings out, counted from 1
    weeks: Text  # as it was issued, such as 1-4
    fingerprint: Text
    by: Text
    on: Day
    reason: Text
    follows: Seal = None
    seal: Seal = None


Entry: TypeAlias = Decision | Signature | Issued | Withdrawn
LISTS = ("decisions", "signatures", "issued", "withdrawn")  # of a record


class Record(Value):
    """Everything the program wrote down beside the client file."""

    reference: Id | None = None  # of the client it is of
    decisions: tuple[Decision, ...] = ()
    signatures: tuple[Signature, ...] = ()
    issued: tuple[Issued, ...] = ()
    withdrawn: tuple[Withdrawn, ...] = ()

    @property
    def handed_out(self) -> tuple[Issued, ...]:
        """What the client has: everything issued that was not withdrawn.

        The same sheets handed out again later are another entry, and count.
        """
        void = {one.entry for one in self.withdrawn}
        return tuple(i for n, i in enumerate(self.issued, 1) if n not in void)

    def sheet(self, week: int) -> IssuedWeek | None:
        """The sheet of this week that the client got last."""
        sheets = [s for out in self.handed_out for s in out.sheets if s.week == week]
        return sheets[-1] if sheets else None

    def handed_out_with(self, week: int) -> frozenset[str]:
        """Exercises on the sheets that the client got at once with this week's last."""
        found: tuple[IssuedWeek, ...] = ()
        for out in self.handed_out:
            if any(sheet.week == week for sheet in out.sheets):
                found = out.sheets
        return frozenset(name for sheet in found for name in sheet.doses)

    def together(self, one: int, other: int) -> bool:
        """Whether the client got the sheets of these weeks at once."""
        last: dict[int, int] = {}
        for number, out in enumerate(self.handed_out):
            last |= {sheet.week: number for sheet in out.sheets}
        return one in last and last[one] == last.get(other)

    def and_decided(self, decision: Decision) -> "Record":
        """The record with this decision after all others."""
        return self.model_copy(update={"decisions": (*self.decisions, decision)})

    def swapped_out(self, week: int) -> frozenset[str]:
        """Exercises that were swapped out before this week and not brought back."""
        out: set[str] = set()
        for one in self.decisions:
            if one.option == "swap" and one.after_week < week:
                out |= {one.exercise or ""}
                out -= {one.instead or ""}
        return frozenset(out)

    def decided(self, week: int) -> tuple[Decision, ...]:
        """Everything decided after this week, in order."""
        return tuple(d for d in self.decisions if d.after_week == week)
