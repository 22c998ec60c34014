"""The exercises of a past week as its sheet had them, as long as they may be done.

One that was on no sheet of that handing out, and that nobody wrote down as done, was
not done: it waits at its first dose, and the week as it was does not have it. Of sheets
that were handed out together the diary may name what was done from this one.
"""

from itertools import chain

from rehab.model.diary import Diary
from rehab.model.phase import Phase
from rehab.model.programme import Reason
from rehab.model.record import IssuedWeek
from rehab.model.replace import replace
from rehab.planner.allowed.case import Case
from rehab.planner.allowed.loads import Wanted
from rehab.planner.dosing.ceiling import within
from rehab.planner.dosing.new_slot import loads_of, new_slot
from rehab.planner.dosing.slot import Slot
from rehab.planner.dosing.start import Start
from rehab.planner.selection.places import HARDEST, Choice


def all_on_paper(slots: tuple[Slot, ...]) -> tuple[Slot, ...]:
    """The slots of a week without a sheet: nothing speaks against any of them."""
    return tuple(_on_paper(slot, said=True) for slot in slots)


def marked(case: Case, number: int, slots: tuple[Slot, ...]) -> tuple[Slot, ...]:
    """The slots, each with whether the client's sheets of that time had it.

    What the diary of the week names as done counts as well.
    """
    had = case.record.handed_out_with(number) | written_down(case.diary, number)
    return tuple(_on_paper(slot, said=slot.exercise.id in had) for slot in slots)


def _on_paper(slot: Slot, *, said: bool) -> Slot:
    return slot if slot.on_paper == said else replace(slot, on_paper=said)


def written_down(diary: Diary, number: int) -> frozenset[str]:
    """The exercises that the diary of a week names as done."""
    rows = (week.sessions for week in diary.weeks if week.week == number)
    return frozenset(name for row in chain(*rows) for name in row.did or ())


def of_the_sheet(
    case: Case, phase: Phase, slots: tuple[Slot, ...], sheet: IssuedWeek, number: int
) -> tuple[Slot, ...]:
    """Each place with the sheet's exercise for it, where the slot's was not on it.

    ``number`` is the week that was done by it. What another sheet of that handing out
    had stays, unless this one's was written down as done in its place.
    """
    told = written_down(case.diary, number)
    found: tuple[Slot, ...] = ()
    for at, slot in enumerate(slots):
        names: tuple[str, ...] = ()
        if not (slot.on_paper and slot.exercise.id in told | sheet.doses.keys()):
            others = {one.exercise.id for one in (*found, *slots[at:])}
            names = _had(case, phase, slot, sheet, others)
        if slot.stands:
            names = tuple(name for name in names if name in told)
        found += (_with(case, phase, slot, sheet, names[0]) if names else slot,)
    return found


def _had(
    case: Case, phase: Phase, slot: Slot, sheet: IssuedWeek, others: set[str]
) -> tuple[str, ...]:
    """Exercises that the sheet had for the place, and that are still open to it.

    What the physio wants there instead, by a decision or by the file, goes before; the
    file of an exercise that was on a sheet says where it began.
    """
    client, place = case.client, slot.place
    named = slot.exercise.id in client.doses or place.ladder in client.entry_rungs
    if named and not slot.on_paper:
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
    issued, bands = sheet.doses[name].dose, case.library.catalogue.bands
    had = Wanted(issued.load_kg) if issued.load_kg else None
    found = loads_of(case, choice, had)
    dose = within(issued, exercise, found, bands)
    dose = dose.but(rest_seconds=None)
    return new_slot(case, phase, choice, found, Start(dose, Reason("start.as_issued")))
