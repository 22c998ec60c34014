"""Measures that count days and sessions: of a stage on the mat, or of a quota."""

from collections.abc import Callable, Iterator

from rehab.model.criterion import Test
from rehab.model.diary import SessionRecord
from rehab.model.dose import Dose
from rehab.model.programme import Prescription
from rehab.planner.dosing.share import inner_field
from rehab.planner.outcome.dates import days_of_all
from rehab.planner.outcome.exercise import rows_of
from rehab.planner.outcome.past_week import Outcome
from rehab.planner.outcome.streaks import sheets_without_red
from rehab.planner.phases.measures_pain import (
    morning_pain_drop,
    morning_pain_drop_percent,
    recent,
    worst_morning,
)

Outcomes = tuple[Outcome, ...]


def days_without_red(here: Outcomes) -> int:
    """Days of the sheets at the end that had nothing red, without a break."""
    return days_of_all(sheets_without_red(here))


def green_sessions(here: Outcomes, exercise: str | None) -> int:
    """Green sessions with the exercise since the last that was red."""
    count = 0
    for past in here:
        for colour, done in _sessions(past, exercise):
            count = 0 if colour == "red" else count + (done and colour == "green")
    return count


def _sessions(past: Outcome, exercise: str | None) -> Iterator[tuple[str, bool]]:
    """Each session's colour, and whether the exercise was done in it."""
    if past.record is None:
        return
    wanted = past.every(exercise)
    left = sum(len(one.days) for one in wanted)
    for colour, record in zip(past.colours, past.record.sessions, strict=True):
        given = exercise is None or past.stands_for(record, exercise)
        if given and wanted and record.did is None and past.is_any(record):
            given, left = left > 0, left - 1
        yield colour, given


def dose_reached(here: Outcomes, exercise: str | None) -> int | None:
    """The most of the exercise in one go that was done in this phase."""
    found = [
        _amount(row.session.doses.get(row.given.exercise.id, row.given.dose))
        for past in here
        for row in rows_of(past, exercise)
    ]
    return max(found, default=None)


def _amount(dose: Dose) -> int:
    """Repetitions, minutes and the like in one set; seconds of the longest part."""
    if dose.parts:
        return max(part.seconds for part in dose.parts)
    amount = getattr(dose, inner_field(dose))
    return sum(amount) if isinstance(amount, tuple) else int(amount)


def target_met(here: Outcomes) -> int:
    """Sessions in which every quota that has a target stood at it and was done."""
    return sum(
        bool(goals) and all(_in_full(past, record, p) for p in goals)
        for past in here
        if past.record
        for goals in [[p for p in past.given if p.at_target]]
        if len(goals) == sum(p.at_target is not None for p in past.given)
        for record in past.record.sessions
    )


def _in_full(past: Outcome, record: SessionRecord, given: Prescription) -> bool:
    done = record.doses.get(given.exercise.id, given.dose)
    did = past.stands_for(record, given.exercise.id)
    return did and done.volume >= given.dose.volume


def missed_sessions(history: Outcomes, over_days: int) -> int:
    """Sessions of the last sheets that were not done, or not in full."""
    missed = 0
    for past in recent(history, over_days):
        full = (
            [r for r in past.record.sessions if _whole(r, past)] if past.record else []
        )
        missed += max(0, past.planned - len(full))
    return missed


def _whole(record: SessionRecord, past: Outcome) -> bool:
    anything = past.is_any(record)
    return all(
        _in_full(past, record, given)
        for given in past.given
        if anything or record.day in given.days
    )


def value_of(test: Test, here: Outcomes, history: Outcomes, usual: int) -> float | None:
    """The value of one of these measures; None when nothing was reported."""
    over = test.over_days or 1
    measures: dict[str, Callable[[], float | None]] = {
        "weeks_without_red": lambda: len(sheets_without_red(here)),
        "days_in_phase": lambda: days_of_all(here),
        "days_without_red": lambda: days_without_red(here),
        "morning_pain_drop": lambda: morning_pain_drop(history, usual),
        "morning_pain_drop_percent": lambda: morning_pain_drop_percent(history, usual),
        "worst_morning": lambda: worst_morning(history, over),
        "green_sessions": lambda: green_sessions(here, test.exercise),
        "dose_reached": lambda: dose_reached(here, test.exercise),
        "target_met": lambda: target_met(here),
        "missed_sessions": lambda: missed_sessions(history, over),
    }
    return measures[test.measure]()
