"""Time without sessions: what is kept of each dose, and how it comes back.

A week of which nothing came back counts as a week without a session: no report,
no rise. However many empty weeks are typed, it is one gap: each of them is worked out
anew from the doses before it.
"""

import datetime
from itertools import zip_longest
from typing import NamedTuple

from rehab.model.dose import Dose
from rehab.model.numbers import WEEK, WHOLE
from rehab.model.phase import Phase
from rehab.model.policy import Quota
from rehab.model.programme import Facts, Reason
from rehab.model.replace import replace
from rehab.model.rules import MissedTime
from rehab.planner.allowed.case import Case
from rehab.planner.allowed.loads import Wanted
from rehab.planner.dosing.flare_plan import lighter
from rehab.planner.dosing.mark import hands
from rehab.planner.dosing.new_slot import begun_no_heavier, new_slot
from rehab.planner.dosing.share import inner_field
from rehab.planner.dosing.slot import Slot
from rehab.planner.next_dose.by_colour import red_way, to_base
from rehab.planner.next_dose.rung_dose import first_dose
from rehab.planner.outcome.dates import sheet_start
from rehab.planner.outcome.past_week import Outcome
from rehab.planner.selection.ladders import easier_rung
from rehab.planner.selection.places import Choice

DAY = datetime.timedelta(days=1)


class Gap(NamedTuple):
    """Days since the last session, and what the plan says about so many."""

    days: int
    row: MissedTime
    silent: bool = False  # nothing came back of the last week

    @property
    def stays(self) -> Reason:
        """Why a dose that the days cost nothing does not rise."""
        return Reason("dose.none" if self.silent else "dose.thin")


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
    return max(0, min(WEEK - 1, (end - max(days)).days - 1))


def gap_before(case: Case, history: tuple[Outcome, ...]) -> Gap | None:
    """The gap before the next sheet, if there is one.

    A gap with a flare in it is the flare plan's, unless it is so long that the
    phase begins again.
    """
    if not history or history[-1].done or history[-1].colour == "projected":
        return None
    days = _days(case, history)
    row = row_of(case, days)
    if row is None:
        return None
    sore = history[-1].colour == "red"
    silent = history[-1].colour == "none"
    return None if sore and row.restart == "no" else Gap(days, row, silent)


def row_of(case: Case, days: int) -> MissedTime | None:
    """What so many days cost this client; None: nothing."""
    rows = case.plan.missed_time
    at = [i for i, row in enumerate(rows) if row.days[0] <= days <= row.days[1]]
    if not at or _keeps_all(rows[at[0]]):
        return None
    older = case.plan.older
    counts = case.older and days >= older.missed_time_from_days
    later = older.missed_time_rows if counts else 0
    return rows[min(at[0] + later, len(rows) - 1)]


def _keeps_all(row: MissedTime) -> bool:
    return row.load_percent >= WHOLE and row.volume_percent >= WHOLE


def after_gap(
    case: Case, phase: Phase, slot: Slot, gap: Gap, taken: frozenset[str]
) -> Slot:
    """The slot with its dose cut, and its ramp back to the dose before the gap.

    ``taken`` are the other exercises of the sheet. A quota stays: nothing but the
    physio changes its line.
    """
    if isinstance(slot.policy, Quota):
        return slot.stayed(gap.stays)
    slot = to_base(slot, slot.tolerated, case.plan.red_week.back_percent)
    days, row = gap.days, gap.row
    load = WHOLE if phase.light else row.load_percent
    had, ramp_weeks = slot.base, max(1, row.ramp_weeks)
    ramp = [
        lighter(had, slot.loads, _part(row.volume_percent, k), _part(load, k))
        for k in (n / ramp_weeks for n in range(ramp_weeks))
    ]
    cut = _on_ramp(slot, ramp, slot.reason)
    if row.rungs_down and (easier := _rung_down(case, phase, slot, cut.dose, taken)):
        return _no_more(easier, slot, cut.dose, days, case.plan.red_week.back_percent)
    return replace(cut, reason=_why(slot, days, ramp[0], cut.dose))


def _why(slot: Slot, days: int, asked: Dose, given: Dose) -> Reason:
    """What the days leave of its dose, or that a way back it was on is less."""
    had, facts = slot.base, Facts(days=days)
    if given != asked and given == slot.dose:
        return Reason("dose.missed_held", {**facts, "of": had, "was": slot.dose})
    facts |= {"percent": slot.kept_percent(given, had)}
    if given != asked:
        return Reason("dose.missed_lighter", {**facts, "of": had, "was": slot.dose})
    return Reason("dose.missed", {**facts, "was": had})


def _part(percent: float, share: float) -> float:
    """So much of the way from the percentage back to all of it."""
    return percent + (WHOLE - percent) * share


def _on_ramp(slot: Slot, ramp: list[Dose], reason: Reason) -> Slot:
    """The slot on these doses, one a good week, never above a way back it was on.

    Nor heavier than that way is in the same week.
    """
    had = slot.base
    now = list(slot.way_back) or [had]
    both = [
        min(slot.no_heavier(dose, most), most, key=slot.work)
        for dose, most in zip_longest(ramp, now, fillvalue=had)
    ]
    rising: list[Dose] = []
    for dose in both:
        rising.append(max(dose, rising[-1], key=slot.work) if rising else dose)
    while len(rising) > 1 and rising[-1] == had:
        rising.pop()
    return slot.on_way_back(tuple(rising), reason, "gap_way")


def _rung_down(
    case: Case, phase: Phase, slot: Slot, left: Dose, taken: frozenset[str]
) -> Slot | None:
    """The slot on the next easier exercise, or None without one.

    It comes back to the work it had on the harder one, no heavier than what the days
    would leave of that, or to its own start.
    """
    easier = easier_rung(case, phase, slot.place, slot.exercise)
    if (
        easier is None
        or easier.id in taken
        or type(easier.dose.load) is not type(slot.exercise.dose.load)
    ):
        return None
    if isinstance(case.loads(easier), Reason):
        return None
    choice = Choice(slot.place, easier, Reason("chosen.rung_down"))
    at_start = begun_no_heavier(case, phase, choice, slot)
    if at_start is None:
        return None
    as_much = _as_much(case, phase, slot, left, choice) or at_start
    down = max(at_start, as_much, key=lambda one: one.work(one.base))
    return replace(down, moved="cut", swapped_down=slot.swapped_down)


def _as_much(
    case: Case, phase: Phase, slot: Slot, left: Dose, choice: Choice
) -> Slot | None:
    """The easier exercise with most of the work that the slot had, and this load."""
    easier = choice.exercise
    kg = (left.load_kg or 0) * hands(slot.exercise) / hands(easier)
    found = case.loads(easier, Wanted(kg, most=kg) if kg else None)
    if isinstance(found, Reason):
        return None
    start = first_dose(case, phase, slot, easier, found, {})
    return new_slot(case, phase, choice, found, start)


def _no_more(
    easier: Slot, slot: Slot, left: Dose, days: int, back_percent: float
) -> Slot:
    """The easier exercise with no more work than the days would leave of the harder.

    From there it comes up to its start, so much of it a green week.
    """
    facts: Facts = {"days": days, "exercise": slot.exercise.name}
    at_start = replace(easier, reason=Reason("dose.missed_rung", facts))
    if not _alike(easier.base, left):
        return at_start
    own = easier.work(easier.base) * hands(easier.exercise)
    percent = WHOLE * slot.work(left) * hands(slot.exercise) / own
    way = red_way(easier.base, percent, back_percent)
    if not way:
        return at_start
    reason = Reason("dose.missed_rung_less", {**facts, "of": easier.base, "was": left})
    return replace(easier.on_new_way(way, reason, "lower_way"), moved="cut")


def _alike(one: Dose, two: Dose) -> bool:
    """Whether the two are counted in the same: repetitions, held ones, minutes."""
    a, b = one.sides[0], two.sides[0]
    held = bool(a.hold_seconds) == bool(b.hold_seconds)
    return held and inner_field(a) == inner_field(b)
