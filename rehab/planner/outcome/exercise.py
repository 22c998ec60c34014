"""What is known of one exercise after a week: done as on the sheet, less, or not.

Where a session names what was done, an exercise it does not name was not done. A
session that names nothing stands for all that was due on its day. Nothing written
about an exercise is no evidence.

In a red session, and in the one after it, the sheet asks for the lower numbers. Who
did those did what was asked.

A session may name the one exercise that hurt: if every red session of a red week
does, those exercises are red and the others amber.
"""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Literal, NamedTuple, TypeAlias

from rehab.model.diary import SessionRecord
from rehab.model.dose import Dose
from rehab.model.programme import Colour, Prescription
from rehab.model.replace import replace
from rehab.model.rules import WeekRule
from rehab.planner.outcome.past_week import Outcome

# As asked; the lower numbers, as asked; clearly less; more; in too few of its sessions,
# or in none.
Got: TypeAlias = Literal["done", "lower", "less", "more", "not_enough"]


@dataclass(frozen=True, kw_only=True, slots=True)
class ExerciseWeek:
    """How a week went for one exercise."""

    colour: Colour
    got: Got = "done"
    done: int = 0  # sessions
    planned: int = 0  # sessions
    dose: Dose | None = None  # what was done, where it was not all, or more
    at_top: bool = True  # of a range: whether all sets had the most
    other_sore: bool = False  # the week was red for what other exercises did
    unscored: bool = False  # amber for missing scores alone

    @property
    def enough(self) -> bool:
        """Whether it was done often enough to rise on."""
        return self.got != "not_enough"


class Done(NamedTuple):
    """A session that was done, and whether the sheet asked for the lower numbers."""

    session: SessionRecord
    eased: bool
    colour: Colour | None


class Row(NamedTuple):
    """A session of an exercise, and what the sheet asked for."""

    session: SessionRecord
    eased: bool
    colour: Colour | None
    given: Prescription  # as the sheet has it on that day


def exercise_week(
    rule: WeekRule, past: Outcome, exercise: str, before: Outcome | None = None
) -> ExerciseWeek:
    """What the week says about the exercise. ``before`` is the week before it."""
    colour = _colour(past, exercise)
    given = past.every(exercise)
    other_sore = colour != past.colour
    if past.record is None or not given or past.colour == "projected":
        return ExerciseWeek(colour=colour, other_sore=other_sore)
    planned = max(1, sum(len(one.days) for one in given))
    rows = list(_sessions_with(past, _rows(past, before), given))
    known = ExerciseWeek(
        colour=colour,
        done=len(rows),
        planned=planned,
        other_sore=other_sore,
        unscored=past.only_unscored,
    )
    if len(rows) < rule.exercise_done_min * planned:
        return replace(known, got="not_enough")
    return _against_sheet(known, rows, exercise, rule.less_done_below)


def rows_of(past: Outcome, exercise: str | None) -> tuple[Row, ...]:
    """The sessions of a week in which the exercise was done."""
    given = past.every(exercise)
    return tuple(_sessions_with(past, _rows(past, None), given)) if given else ()


def _colour(past: Outcome, exercise: str) -> Colour:
    if past.colour != "red" or past.flare or past.record is None:
        return past.colour
    pairs = zip(past.colours, past.record.sessions, strict=True)
    sore = [row.sore for colour, row in pairs if colour == "red"]
    if not sore or None in sore or exercise in sore:
        return "red"
    return "amber"


def _rows(past: Outcome, before: Outcome | None) -> Iterator[Done]:
    """The sessions of the week that were done."""
    sessions = past.record.sessions if past.record else ()
    last = before.colours[-1] if before and before.colours else None
    for session, colour in zip_longest(sessions, past.colours):
        if session.did != ():
            yield Done(session, "red" in (colour, last), colour)
        last = colour


def _sessions_with(
    past: Outcome, rows: Iterable[Done], given: Sequence[Prescription]
) -> Iterator[Row]:
    """The sessions in which it was done; of those that may be any, as were planned."""
    name = given[0].exercise.id
    left, done = sum(len(one.days) for one in given), 0
    for row in rows:
        session = row.session
        if not past.stands_for(session, name):
            continue
        if session.did is None and past.is_any(session):
            if not left:
                continue
            left -= 1
        yield Row(*row, asked_on(given, session.day, done))
        done += 1


def asked_on(
    given: Sequence[Prescription], day: datetime.date | None, number: int
) -> Prescription:
    """What the sheet asks for on a day; on another than its own, by its number."""
    pairs = sorted(((d, one) for one in given for d in one.days), key=lambda p: p[0])
    on_day = next((one for when, one in pairs if when == day), None)
    if on_day or not pairs:
        return on_day or given[0]
    return pairs[min(number, len(pairs) - 1)][1]


def _against_sheet(
    known: ExerciseWeek, rows: list[Row], name: str, below: float
) -> ExerciseWeek:
    """Less, if it was clearly less in two sessions or in all; more likewise.

    Less than the lower numbers, where those were asked for; else the lower numbers.
    """
    enough = min(2, len(rows))
    pairs = [
        (row, done_dose(row.session.doses.get(name), row.given.dose)) for row in rows
    ]
    tops = sum(_at_top(row.given, dose) for row, dose in pairs)
    known = replace(known, at_top=tops >= enough)
    less = [
        (row, dose)
        for row, dose in pairs
        if dose.volume < below * row.given.dose.least.volume
    ]
    if len(less) >= enough:
        unasked = [
            dose
            for row, dose in less
            if not row.eased or dose.volume < below * row.given.lower.least.volume
        ]
        got: Got = "less" if len(unasked) >= enough else "lower"
        return replace(known, got=got, dose=_middle([dose for _, dose in less]))
    if sum(name in row.session.less for row in rows) >= enough:
        return replace(known, got="less")
    more = [dose for row, dose in pairs if dose.volume > row.given.dose.volume]
    if len(more) >= enough:
        return replace(known, got="more", dose=_middle(more))
    return known


def _at_top(asked: Prescription, dose: Dose) -> bool:
    """Whether a range was done to its top in all sets.

    What is not written down is no evidence of it.
    """
    if asked.dose.least == asked.dose:
        return True
    return dose.at_least(asked.dose.but(repetitions_from=None))


def done_dose(written: Dose | None, asked: Dose) -> Dose:
    """The dose that was done; where no load was written down, the one asked for.

    Where both sides are asked for the same, the side with less counts.
    """
    if written is None:
        return asked
    if not asked.left:
        written = min(written.sides, key=lambda part: part.volume)
    return written.like(asked)


def _middle(doses: list[Dose]) -> Dose:
    """The median, the lower of two."""
    return sorted(doses, key=lambda dose: dose.volume)[(len(doses) - 1) // 2]
