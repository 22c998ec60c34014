"""How each session of an exercise went: done, less or more.

What the diary says of it counts; else a dose that was written down, against the one
that was asked for. Where days differ, a session that fell short comes again, so the
next one is held against the same dose.
"""

from typing import Literal, NamedTuple, TypeAlias

from rehab.model.diary import SessionRecord
from rehab.model.dose import Dose
from rehab.model.programme import Colour
from rehab.planner.outcome.exercise import done_dose, rows_of
from rehab.planner.outcome.past_week import Outcome

Result: TypeAlias = Literal["done", "less", "more"]


class Seen(NamedTuple):
    """One session of an exercise."""

    result: Result
    session: SessionRecord
    colour: Colour | None


def results(past: Outcome, exercise: str) -> tuple[Seen, ...]:
    """Each session of the week in which the exercise was done, in order."""
    given = past.every(exercise)
    differ = given if len(given) > 1 else ()
    days = ((day, one.dose) for one in differ for day in one.days)
    in_turn = sorted(days, key=lambda pair: pair[0])
    found: list[Seen] = []
    at = 0
    for row in rows_of(past, exercise):
        asked = row.given.dose if row.given else given[0].dose
        if in_turn:
            asked = in_turn[min(at, len(in_turn) - 1)][1]
        result = _result(row.session, exercise, asked)
        at += result != "less"
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
