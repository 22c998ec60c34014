"""One invented client through the weeks of a plan, in one pass."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from rehab.model.diary import Diary, WeekRecord
from rehab.model.plan import Plan
from rehab.model.programme import Library, Week
from rehab.model.record import Record
from rehab.planner.allowed.case import Case
from rehab.planner.fold import first, laid_out
from rehab.planner.outcome.past_week import Outcome
from rehab.planner.outcome.week import outcome
from rehab.planner.state import State
from rehab.simulate.body import Body
from rehab.simulate.physio import decided
from rehab.simulate.reply import Lived, Person, live, written


@dataclass(frozen=True, kw_only=True, slots=True)
class Turn:
    """One week: the sheet, what it was like, what came back, and what follows."""

    case: Case  # with what came back of this week, and the decisions so far
    state: State
    week: Week
    lived: Lived
    record: WeekRecord | None
    result: Outcome
    following: State


def drive(person: Person, plan: Plan, library: Library, weeks: int) -> Iterator[Turn]:
    """Each week in turn. Every sheet is made once, and nothing is replayed."""
    case = Case(person.client, plan, library, Diary(), Record())
    state, body = first(case), Body()
    while state.number <= weeks:
        state, week = laid_out(case, state)
        lived, later = live(person, body, week)
        record = written(person, body, week, lived)
        case = replace(case, diary=_told(week.number, record))
        result = outcome(case, week, state.history, state.visit)
        case, following = decided(case, state, week, result)
        yield Turn(
            case=case,
            state=state,
            week=week,
            lived=lived,
            record=record,
            result=result,
            following=following,
        )
        state, body = following, later


def _told(number: int, record: WeekRecord | None) -> Diary:
    """The part of the diary that this week is judged by.

    Of a week that did not come back the next one's report tells.
    """
    return Diary(weeks=(record or WeekRecord(week=number + 1),))
