"""The weekdays of a past week as its sheet had them; more days, smaller sessions."""

from rehab.model.client import WEEKDAYS
from rehab.model.phase import Phase
from rehab.model.policy import Quota, Table
from rehab.model.replace import replace
from rehab.planner.allowed.case import Case
from rehab.planner.dosing.days import days_of
from rehab.planner.dosing.new_slot import in_more_sessions
from rehab.planner.dosing.policies.table import on_its_days
from rehab.planner.dosing.sessions import in_week
from rehab.planner.dosing.slot import Slot, rhythm
from rehab.planner.state import State


def on_days(case: Case, phase: Phase, state: State, slot: Slot) -> Slot:
    """The slot on the weekdays of this week: a past one's are those of its sheet.

    Where there are more of them than on the sheet before, each session is smaller.
    """
    every = () if phase.daily else _issued_days(case, state.number, slot)
    if not every:
        smaller = _smaller(case, phase, slot)
        return in_week(case, phase, smaller, state.week_in_phase)
    there = in_week(case, phase, slot, state.week_in_phase)
    return on_its_days(replace(there, days=every))


def _issued_days(case: Case, number: int, slot: Slot) -> tuple[int, ...]:
    """The weekdays of a past sheet, one for each session; () where none are known."""
    sheet = case.record.sheet(number) if number <= case.diary.last_week else None
    issued = sheet.doses.get(slot.exercise.id) if sheet else None
    days = {day for one in issued.every for day in one.weekdays or ()} if issued else ()
    if issued is None or not days or issued.whole % len(days):
        return ()
    times = issued.whole // len(days)
    return tuple(n for n in sorted(map(WEEKDAYS.index, days)) for _ in range(times))


def _smaller(case: Case, phase: Phase, slot: Slot) -> Slot:
    if isinstance(slot.policy, Table | Quota):
        return slot
    days = days_of(case, phase, slot.place, slot.exercise, slot.goal)
    sessions = rhythm(slot.place, days)
    if sessions <= slot.rhythm:
        return slot
    return in_more_sessions(case, phase, slot, sessions)
