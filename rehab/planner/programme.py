"""Lay a plan on a calendar for one client: a fold over weeks.

State, a rule and what the diary says give the next state and a reason. Weeks up
to the last one of the diary use it; later weeks are projected as if green.
"""

from rehab.model.client import Client
from rehab.model.diary import MOST_WEEKS, Diary
from rehab.model.plan import Plan
from rehab.model.programme import Facts, Library, Programme, Reason, Refusal, Week
from rehab.model.record import Record
from rehab.model.replace import replace
from rehab.planner.aims import aims
from rehab.planner.allowed.case import Case
from rehab.planner.allowed.first_aid import rescue_moves
from rehab.planner.allowed.pages import screen_moves
from rehab.planner.allowed.screening import screen
from rehab.planner.fold import first, laid_out
from rehab.planner.next_week import next_state
from rehab.planner.outcome.flare_up import flare_from
from rehab.planner.outcome.week import outcome
from rehab.planner.texts import texts_mark
from rehab.planner.warnings import warnings


def build_programme(
    client: Client,
    plan: Plan,
    library: Library,
    diary: Diary | None = None,
    record: Record | None = None,
) -> Programme | Refusal:
    """Every week from the client's start to the first weeks of the last phase.

    ``record`` holds what the physio decided and handed out so far.
    Returns a Refusal, naming each reason, for a client who must not get one.
    """
    if refused := screen(client, plan, library):
        return refused
    case = Case(client, plan, library, diary or Diary(), record or Record())
    weeks, stopped = _weeks(case)
    if stopped:
        reason = Reason("refused.stop_sign", {"week": stopped})
        return Refusal((reason,), stop_week=stopped)
    if refused := _unfit(case, weeks):
        return refused
    coming = tuple(week for week in weeks if week.number > case.diary.last_week)
    found = warnings(client, plan, library, coming)
    return Programme(
        client=client,
        plan=plan,
        diary=case.diary,
        record=case.record,
        weeks=weeks,
        aims=aims(case, weeks),
        flare_from=flare_from(plan, client.usual_pain),
        rescue=rescue_moves(case),
        screen=screen_moves(case),
        warnings=found,
        texts=texts_mark(library.region(plan)),
    )


def _weeks(case: Case) -> tuple[tuple[Week, ...], int]:
    """All weeks, and the number of the one in which a stop sign came back, or 0."""
    weeks: list[Week] = []
    state = first(case)
    while state.number <= MOST_WEEKS:
        state, week = laid_out(case, state)
        result = outcome(case, week, state.history, state.visit)
        weeks.append(
            replace(
                week, colour=result.colour, effort=result.effort, flare=result.flare
            )
        )
        if result.colour == "stop":
            if not any(told.reason for told in case.record.decided(state.number)):
                return tuple(weeks), state.number
        shown = state.week_in_phase >= case.plan.last_phase_weeks_shown
        if week.phase.last and shown and state.number > case.diary.last_week:
            break
        state = next_state(case, state, result)
    return tuple(weeks), 0


def _unfit(case: Case, weeks: tuple[Week, ...]) -> Refusal | None:
    """A week with nothing to do, or with more than the plan lets pass unexplained."""
    largest = max(len(week.exercises) for week in weeks)
    empty = next((week for week in weeks if not week.exercises), None)
    if empty:
        facts: Facts = {"phase": empty.phase.name, "week": empty.number}
        return Refusal((Reason("refused.nothing_left", facts),))
    most = case.plan.size.refuse_above
    if largest <= most or case.client.size_reason:
        return None
    return Refusal((Reason("refused.too_many", {"count": largest, "most": most}),))
