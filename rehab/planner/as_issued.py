"""A past week as its sheet said it, whatever the files say now.

The exercises are those of the sheet, as long as they may still be done. One that was on
no sheet of that handing out, and that nobody wrote down as done, was not done: it waits
at its first dose, and the week as it was does not have it.

A sheet that was handed out together with the one before it holds after a good week.
After another one that paper itself asks for the same again, or for the lower numbers,
and so do the rules.
"""

from itertools import chain

from rehab.model.client import WEEKDAYS
from rehab.model.dose import Dose
from rehab.model.phase import Phase
from rehab.model.policy import Quota, Table
from rehab.model.programme import Colour, Reason
from rehab.model.record import IssuedWeek
from rehab.model.replace import replace
from rehab.planner.allowed.case import Case
from rehab.planner.dosing.ceiling import within
from rehab.planner.dosing.days import days_of
from rehab.planner.dosing.easy_week import given
from rehab.planner.dosing.new_slot import at_dose, carried, loads_of, new_slot
from rehab.planner.dosing.policies.table import on_its_days
from rehab.planner.dosing.sessions import in_week, of_each_session
from rehab.planner.dosing.slot import Slot, rhythm
from rehab.planner.dosing.start import Start
from rehab.planner.selection.places import HARDEST, Choice
from rehab.planner.state import State

REPEATED: tuple[Colour, ...] = ("amber", "thin", "red")  # what a sheet has boxes for


def as_issued(case: Case, state: State) -> tuple[Slot, ...]:
    """The slots of the week; a dose that differs from the sheet's begins from there."""
    sheet = case.record.sheet(state.number)
    if sheet is None or state.number > case.diary.last_week:
        return tuple(map(_on_paper, state.slots))
    done = case.record.handed_out_with(state.number) | _written_down(case, state.number)
    slots = tuple(_on_paper(one, said=one.exercise.id in done) for one in state.slots)
    if _led_elsewhere(case, state):
        return slots
    phase = case.plan.phases[state.phase]
    slots = _of_the_sheet(case, phase, slots, sheet)
    return tuple(_slot(case, phase, state, slot, sheet) for slot in slots)


def _of_the_sheet(
    case: Case, phase: Phase, slots: tuple[Slot, ...], sheet: IssuedWeek
) -> tuple[Slot, ...]:
    """Each place with the sheet's exercise for it, where the slot's was not on it."""
    found: tuple[Slot, ...] = ()
    for number, slot in enumerate(slots):
        others = {one.exercise.id for one in (*found, *slots[number:])}
        names = () if slot.on_paper else _had(case, phase, slot, sheet, others)
        found += (_with(case, phase, slot, sheet, names[0]) if names else slot,)
    return found


def _had(
    case: Case, phase: Phase, slot: Slot, sheet: IssuedWeek, others: set[str]
) -> tuple[str, ...]:
    """Exercises that the sheet had for the place, and that are still open to it.

    What the physio wants there instead, by the file or by a decision, goes before.
    """
    client, place = case.client, slot.place
    if slot.exercise.id in client.doses or place.ladder in client.entry_rungs:
        return ()
    gone = {
        one.exercise
        for one in case.record.decisions
        if one.option in ("swap", "rung_down") and one.after_week < sheet.week
    }
    return tuple(
        name
        for name in place.choices(case.library.catalogue.ladders)
        if name in sheet.doses
        and name not in others | gone
        and case.library.exercises[name].dose.fits(sheet.doses[name].dose)
        and not case.why_not(case.library.exercises[name], phase, level_max=HARDEST)
    )


def _with(case: Case, phase: Phase, slot: Slot, sheet: IssuedWeek, name: str) -> Slot:
    """The place with this exercise, at the sheet's dose."""
    exercise = case.library.exercises[name]
    choice = Choice(slot.place, exercise, Reason("chosen.as_issued"))
    found, bands = loads_of(case, choice), case.library.catalogue.bands
    dose = within(sheet.doses[name].dose, exercise, found, bands)
    dose = dose.but(rest_seconds=None)
    return new_slot(case, phase, choice, found, Start(dose, Reason("start.as_issued")))


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
    return at_dose(case, phase, slot, carried(slot, sessions, phase))


def _on_paper(slot: Slot, *, said: bool = True) -> Slot:
    return slot if slot.on_paper == said else replace(slot, on_paper=said)


def _written_down(case: Case, number: int) -> frozenset[str]:
    """What the diary of the week names as done."""
    rows = (week.sessions for week in case.diary.weeks if week.week == number)
    return frozenset(name for row in chain(*rows) for name in row.did or ())


def _led_elsewhere(case: Case, state: State) -> bool:
    """Whether the sheet before it, of the same handing out, did not lead to it."""
    if not state.history or state.history[-1].colour not in REPEATED:
        return False
    return case.record.together(state.number - 1, state.number)


def _slot(
    case: Case, phase: Phase, state: State, slot: Slot, sheet: IssuedWeek
) -> Slot:
    issued = sheet.doses.get(slot.exercise.id)
    if issued is None or not slot.exercise.dose.fits(issued.dose):
        return slot
    every = tuple(one.dose for one in issued.every)
    differ = _by_session(case, phase, state, slot)
    if every == differ:  # as they were
        return slot
    least = min(every, key=slot.work) if differ else issued.dose
    dose = within(least, slot.exercise, slot.loads, case.library.catalogue.bands)
    if not differ:
        dose = dose.but(rest_seconds=slot.dose.rest_seconds)
        if dose == given(phase, state.build_week, slot):
            return slot
    reason = Reason("dose.as_issued", {"was": slot.dose})
    fresh = at_dose(case, phase, slot, Start(dose, reason))
    return replace(fresh, as_issued=slot.dose)


def _by_session(case: Case, phase: Phase, state: State, slot: Slot) -> tuple[Dose, ...]:
    """The doses of the days of this week, where they differ."""
    if not slot.by_session:
        return ()
    return of_each_session(case, in_week(case, phase, slot, state.week_in_phase))
