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
from rehab.simulate.asked import asked
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
    record: WeekRecord  # with what the physio asked for
    result: Outcome
    following: State


def drive(person: Person, plan: Plan, library: Library, weeks: int) -> Iterator[Turn]:
    """Each week in turn. Every sheet is made once, and nothing is replayed."""
    case = Case(person.client, plan, library, Diary(), Record())
    state, body = first(case), Body()
    while state.number <= weeks:
        state, week = laid_out(case, state)
        lived, later = live(person, body, week)
        came = written(person, body, week, lived)
        record = asked(person, body, week, lived, came)
        case = replace(case, diary=Diary(weeks=(record,)))
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
