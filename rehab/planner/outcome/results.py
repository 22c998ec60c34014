"""How each session of an exercise went: done, less or more.

What the diary says of it counts; else a dose that was written down, against the one
that was asked for. Where days differ, a session that fell short comes again, so the
next one is held against the same dose.
"""

from typing import Literal, NamedTuple, TypeAlias

from rehab.model.diary import SessionRecord
from rehab.model.dose import Dose
from rehab.model.programme import Colour
from rehab.planner.outcome.exercise import asked_on, done_dose, rows_of
from rehab.planner.outcome.past_week import Outcome

Result: TypeAlias = Literal["done", "less", "more"]


class Seen(NamedTuple):
    """One session of an exercise."""

    result: Result
    session: SessionRecord
    colour: Colour | None


def results(past: Outcome, exercise: str) -> tuple[Seen, ...]:
    """Each session of the week in which the exercise was done, in order."""
    given, done = past.every(exercise), 0
    found: list[Seen] = []
    for row in rows_of(past, exercise):
        asked = asked_on(given, None, done).dose
        result = _result(row.session, exercise, asked)
        done += result != "less"
        found.append(Seen(result, row.session, row.colour))
    return tuple(found)


def _result(session: SessionRecord, exercise: str, asked: Dose) -> Result:
    if exercise in session.less:
        return "less"
    if exercise in session.more:
        return "more"
    done = done_dose(session.doses.get(exercise), asked)
    if done.volume < asked.least.volume:
        return "less"
    return "more" if done.volume > asked.volume else "done"
