"""What is known of one exercise after a week: done as on the sheet, less, or not.

Where a session names what was done, an exercise it does not name was not done. A
session that names nothing stands for all that was due on its day. Nothing written
about an exercise is no evidence.

A session may name the one exercise that hurt: if every red session of a red week
does, those exercises are red and the others amber.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from rehab.model.diary import SessionRecord
from rehab.model.dose import Dose
from rehab.model.programme import Colour, Prescription
from rehab.model.rules import WeekRule
from rehab.planner.outcome.past_week import Outcome

# As asked; clearly less; more; in too few of its sessions, or in none.
Got: TypeAlias = Literal["done", "less", "more", "not_enough"]


@dataclass(frozen=True, kw_only=True, slots=True)
class ExerciseWeek:
    """How a week went for one exercise."""

    colour: Colour
    got: Got = "done"
    done: int = 0  # sessions
    planned: int = 0  # sessions
    dose: Dose | None = None  # what was done, where it was less or more

    @property
    def enough(self) -> bool:
        """Whether it was done often enough to rise on."""
        return self.got != "not_enough"


def exercise_week(rule: WeekRule, past: Outcome, exercise: str) -> ExerciseWeek:
    """What the week says about the exercise."""
    colour = _colour(past, exercise)
    given = next((p for p in past.given if p.exercise.id == exercise), None)
    if past.record is None or given is None or past.colour == "projected":
        return ExerciseWeek(colour=colour)
    planned = max(1, len(given.days))
    rows = list(_sessions_with(past.record.done, given))
    known = ExerciseWeek(colour=colour, done=len(rows), planned=planned)
    if len(rows) < rule.exercise_done_min * planned:
        return replace(known, got="not_enough")
    return _against_sheet(known, rows, given, rule.less_done_below)


def _colour(past: Outcome, exercise: str) -> Colour:
    if past.colour != "red" or past.flare or past.record is None:
        return past.colour
    pairs = zip(past.colours, past.record.sessions, strict=True)
    sore = [row.sore for colour, row in pairs if colour == "red"]
    if not sore or None in sore or exercise in sore:
        return "red"
    return "amber"


def _sessions_with(
    rows: tuple[SessionRecord, ...], given: Prescription
) -> Iterator[SessionRecord]:
    """The sessions in which it was done, no more undated ones than were planned."""
    undated = len(given.days)
    for row in rows:
        if row.did is not None:
            if given.exercise.id in row.did:
                yield row
        elif row.day is not None:
            if row.day in given.days:
                yield row
        elif undated:
            undated -= 1
            yield row


def _against_sheet(
    known: ExerciseWeek, rows: list[SessionRecord], given: Prescription, below: float
) -> ExerciseWeek:
    """Less, if it was clearly less in two sessions or in all; more likewise."""
    doses = [_done(row.doses.get(given.exercise.id), given) for row in rows]
    asked = given.dose.volume
    enough = min(2, len(rows))
    less = [dose for dose in doses if dose.volume < below * asked]
    if len(less) >= enough:
        return replace(known, got="less", dose=_middle(less))
    more = [dose for dose in doses if dose.volume > asked]
    if len(more) >= enough:
        return replace(known, got="more", dose=_middle(more))
    return known


def _done(written: Dose | None, given: Prescription) -> Dose:
    """The dose that was done; where no weight was written down, with the sheet's."""
    if written is None or written.load_kg or written.band:
        return written or given.dose
    return written.but(load_kg=given.dose.load_kg, band=given.dose.band)


def _middle(doses: list[Dose]) -> Dose:
    """The median, the lower of two."""
    return sorted(doses, key=lambda dose: dose.volume)[(len(doses) - 1) // 2]
