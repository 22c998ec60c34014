"""Time without sessions: what is kept of each dose, and how it comes back.

A week of which nothing came back counts as a week without a session: no report,
no rise.
"""

import datetime
from itertools import zip_longest
from typing import NamedTuple

from rehab.model.dose import Dose
from rehab.model.phase import Phase
from rehab.model.policy import Quota
from rehab.model.programme import Facts, Reason
from rehab.model.rules import MissedTime
from rehab.planner.allowed.case import Case
from rehab.planner.allowed.loads import loads
from rehab.planner.dosing.flare_plan import lighter
from rehab.planner.dosing.new_slot import new_slot
from rehab.planner.dosing.slot import Slot
from rehab.planner.dosing.staircase import Step
from rehab.planner.dosing.start import start_dose
from rehab.planner.outcome.dates import sheet_start
from rehab.planner.outcome.past_week import Outcome
from rehab.planner.selection.ladders import easier_rung
from rehab.planner.selection.places import Choice

LIGHT_KEEPS_RUNG_DAYS = 28  # in a light phase no rung goes down before; default
DAY = datetime.timedelta(days=1)
FIRST_GAP_DAYS = 7  # a shorter one is a normal rest


class Gap(NamedTuple):
    """Days since the last session, and what the plan says about so many."""

    days: int
    row: MissedTime
    taken: frozenset[str] = frozenset()  # exercises that stand on the sheet already


def _days(case: Case, history: tuple[Outcome, ...]) -> int:
    """Days from the last session to the first day of the next sheet."""
    missed = 0
    for past in reversed(history):
        if past.done or past.colour == "projected":
            ended = sheet_start(case.client, history) - missed * DAY
            return missed + _rest_of_week(ended, past)
        missed += past.days
    return missed


def _rest_of_week(end: datetime.date, past: Outcome) -> int:
    """Days of the week after its last dated session; none where no date was given."""
    days = [s.day for s in past.record.sessions if s.day] if past.record else []
    if not days:
        return 0
    return max(0, min(6, (end - max(days)).days - 1))


def gap_before(case: Case, history: tuple[Outcome, ...]) -> Gap | None:
    """The gap before the next sheet, if there is one.

    A gap with a flare in it is the flare plan's, unless it is so long that the
    phase begins again.
    """
    if not history or history[-1].done or history[-1].colour == "projected":
        return None
    days, rows = _days(case, history), case.plan.missed_time
    at = [i for i, row in enumerate(rows) if row.days[0] <= days <= row.days[1]]
    if days < FIRST_GAP_DAYS or not at:
        return None
    old = case.plan.missed_time_age
    year = sheet_start(case.client, history).year
    later = old is not None and year - case.client.birth_year >= old
    row = rows[min(at[0] + later, len(rows) - 1)]
    sore = history[-1].colour == "red"
    return None if sore and row.restart == "no" else Gap(days, row)


def after_gap(case: Case, phase: Phase, slot: Slot, gap: Gap, given: Dose) -> Slot:
    """The slot with its dose cut, and its ramp back to the dose before the gap.

    ``given`` is the dose that was on the sheet. A quota stays: nothing but the
    physio changes its line.
    """
    if isinstance(slot.policy, Quota):
        return slot.stayed(Reason("dose.none"))
    days, row = gap.days, gap.row
    keeps_rung = phase.light and days < LIGHT_KEEPS_RUNG_DAYS
    if row.rungs_down and not keeps_rung:
        easier = _rung_down(case, phase, slot, gap.taken)
        given = given if easier is slot else easier.dose
        slot = easier
    load = 100.0 if phase.light else row.load_percent
    had = slot.steps[slot.at].dose
    ramp = [
        lighter(had, slot.loads, _part(row.volume_percent, k), _part(load, k))
        for k in (n / max(1, row.ramp_weeks) for n in range(max(1, row.ramp_weeks)))
    ]
    facts: Facts = {"days": days, "percent": row.volume_percent, "was": had}
    return _on_ramp(slot, ramp, given, Reason("dose.missed", facts))


def _part(percent: float, share: float) -> float:
    """So much of the way from the percentage back to all of it."""
    return percent + (100 - percent) * share


def _on_ramp(slot: Slot, ramp: list[Dose], given: Dose, reason: Reason) -> Slot:
    """The slot on these doses, one a good week, never above what it was on already."""
    had = slot.steps[slot.at].dose
    now = [step.dose for step in slot.way_back] or [slot.dose]
    if given != slot.dose:  # an easy week's dose, once more
        now = [given, *now]
    both = [
        min(pair, key=lambda dose: dose.volume)
        for pair in zip_longest(ramp, now, fillvalue=had)
    ]
    while len(both) > 1 and both[-1] == had:
        both.pop()
    return slot.on_way_back(tuple(map(Step, both)), reason, "gap_way")


def _rung_down(case: Case, phase: Phase, slot: Slot, taken: frozenset[str]) -> Slot:
    """The slot on the next easier exercise at its start, or as it is without one."""
    easier = easier_rung(case, phase, slot.place, slot.exercise)
    if easier is None or easier.id in taken:
        return slot
    found = loads(easier, case.client, case.library.catalogue)
    if isinstance(found, Reason):
        return slot
    choice = Choice(slot.place, easier, Reason("chosen.rung_down"))
    start = start_dose(easier, case.client, phase, found)
    return new_slot(case, phase, choice, found, start)
