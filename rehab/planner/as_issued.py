"""The doses of a past week as its sheet said them, whatever the files say now.

A sheet that was handed out together with the one before it holds after a good week.
After another one that paper itself asks for the same again, or for the lower numbers,
and goes on from there, and so do the rules.
"""

from collections.abc import Sequence

from rehab.model.diary import Diary
from rehab.model.dose import Dose
from rehab.model.phase import Phase
from rehab.model.programme import Colour, Reason
from rehab.model.record import IssuedWeek, Record
from rehab.model.replace import replace
from rehab.planner.allowed.case import Case
from rehab.planner.dosing.at_hand import at_hand
from rehab.planner.dosing.ceiling import within
from rehab.planner.dosing.easy_week import given
from rehab.planner.dosing.new_slot import at_dose, holding
from rehab.planner.dosing.sessions import in_week, of_each_session
from rehab.planner.dosing.slot import Slot
from rehab.planner.dosing.start import Start
from rehab.planner.issued_exercises import (
    all_on_paper,
    marked,
    of_the_sheet,
    written_down,
)
from rehab.planner.state import State

REPEATED: tuple[Colour, ...] = ("amber", "thin", "red")  # what a sheet has boxes for


def as_issued(case: Case, state: State) -> tuple[Slot, ...]:
    """The slots of the week; a dose that differs from the sheet's begins from there.

    Of a week to come they are the rules', with loads that are at hand.
    """
    sheet, phase = case.record.sheet(state.number), case.plan.phases[state.phase]
    if state.number > case.diary.last_week:
        return tuple(at_hand(case, phase, s) for s in all_on_paper(state.slots))
    if sheet is None:
        return all_on_paper(state.slots)
    slots = marked(case, state.number, state.slots)
    colours = [past.colour for past in state.history]
    used = sheet_used(case.record, case.diary, state.number, colours)
    if done := case.record.sheet(used):
        slots = of_the_sheet(case, phase, slots, done, state.number)
    if used != state.number:
        return slots
    return tuple(_slot(case, phase, state, slot, sheet) for slot in slots)


def sheet_used(
    record: Record, diary: Diary, number: int, colours: Sequence[Colour]
) -> int:
    """The week by whose sheet this one was done, its own or one that was done again.

    That is where the paper led, unless the diary names an exercise that its own alone
    has.
    """
    numbers = led_to(record, number, colours)
    own, other = record.sheet(number), record.sheet(numbers)
    if own and other and numbers != number:
        alone = own.doses.keys() - other.doses.keys()
        return number if written_down(diary, number) & alone else numbers
    return numbers


def led_to(record: Record, number: int, colours: Sequence[Colour]) -> int:
    """The week whose numbers the paper itself has the client do in this one.

    Sheets that were handed out together say to do a week again that was not good, in
    the boxes of the next; from there they lead on. ``colours`` are those of the weeks
    from the first on.
    """
    if len(colours) < number - 1 or not record.together(number - 1, number):
        return number
    numbers = led_to(record, number - 1, colours)
    return numbers if colours[number - 2] in REPEATED else numbers + 1


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
    slot = holding(case, slot, least)
    dose = within(least, slot.exercise, slot.loads, case.library.catalogue.bands)
    if not differ:
        dose = dose.but(rest_seconds=slot.dose.rest_seconds)
        if dose == given(phase, state.build_week, slot):
            return slot
        kept = at_hand(case, phase, slot)  # of a sheet from when the load was gone
        if dose == given(phase, state.build_week, kept):
            return kept
    reason = Reason("dose.as_issued", {"was": slot.dose})
    fresh = at_dose(case, phase, slot, Start(dose, reason))
    if fresh.dose != dose and not fresh.by_session:  # more than its place has now
        here = replace(fresh.steps[fresh.at], dose=dose)
        steps = (*fresh.steps[: fresh.at], here, *fresh.steps[fresh.at + 1 :])
        fresh = replace(fresh, steps=steps, room=fresh.work(dose))
    return replace(fresh, as_issued=slot.dose)


def _by_session(case: Case, phase: Phase, state: State, slot: Slot) -> tuple[Dose, ...]:
    """The doses of the days of this week, where they differ."""
    if not slot.by_session:
        return ()
    return of_each_session(case, in_week(case, phase, slot, state.week_in_phase))
