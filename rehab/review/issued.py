"""What was handed out: the entry for the record, and what changed since."""

import datetime
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from rehab.handout.sheet import as_planned, weekdays
from rehab.handout.weeks import span
from rehab.model.programme import (
    Colour,
    Facts,
    Library,
    Prescription,
    Programme,
    Reason,
    Week,
)
from rehab.model.record import Issued, IssuedDose, IssuedWeek, Record
from rehab.planner.as_issued import led_to, sheet_used
from rehab.planner.dosing.days import planned_sessions


def issue(
    programme: Programme,
    numbers: Sequence[int],
    by: str,
    on: datetime.date,
    code: str,
) -> Issued:
    """What is handed out with these weeks, whose mark is this ``code``, to keep."""
    return Issued(
        on=on,
        by=by,
        weeks=span(numbers),
        plan=programme.plan.id,
        version=programme.plan.version,
        fingerprint=code,
        sheets=tuple(
            sheet_of(week, programme.client.usual_pain)
            for week in programme.chosen(numbers)
        ),
    )


def sheet_of(week: Week, usual_pain: int) -> IssuedWeek:
    """What the record keeps of a week's sheet as it is now."""
    return IssuedWeek(
        week=week.number,
        start=week.start,
        phase=week.phase.id,
        usual_pain=usual_pain,
        days=planned_sessions(week.prescriptions),
        doses=as_planned(week),
    )


def is_issued(record: Record, wanted: Issued) -> bool:
    """Whether the last handing out of any of these weeks was exactly this one."""
    numbers = {sheet.week for sheet in wanted.sheets}
    for past in reversed(record.handed_out):
        if numbers & {sheet.week for sheet in past.sheets}:
            same_weeks = past.weeks == wanted.weeks
            return same_weeks and past.fingerprint == wanted.fingerprint
    return False


def differences(
    programme: Programme, library: Library, first: int
) -> tuple[Reason, ...]:
    """Where sheets from week ``first`` on say other than the plan's files do now."""
    weeks = [week for week in programme.weeks if week.number >= first]
    found = [why for week in weeks for why in _of_week(programme, library, week)]
    return (*_versions(programme, first), *found)


def _versions(programme: Programme, first: int) -> Iterator[Reason]:
    now = f"{programme.plan.id} {programme.plan.version}"
    seen = set()
    for past in programme.record.handed_out:
        was = f"{past.plan} {past.version}"
        if any(sheet.week >= first for sheet in past.sheets) and was != now:
            seen.add((past.weeks, was))
    for weeks, was in sorted(seen):
        yield Reason("issued.version", {"weeks": weeks, "was": was, "now": now})


def _of_week(programme: Programme, library: Library, week: Week) -> Iterator[Reason]:
    """Past weeks dose by dose; a sheet still to come is to be printed again.

    A past sheet that the one before it did not lead to was not in use.
    """
    sheet = programme.record.sheet(week.number)
    if sheet is None:
        return
    if week.number <= programme.diary.last_week:
        record, diary = programme.record, programme.diary
        used = sheet_used(record, diary, week.number, _colours(programme))
        if used == week.number:
            yield from _doses(library, week, sheet)
        yield from _days(week, sheet)
    elif _is_wrong(programme, library, week, sheet):
        yield Reason("issued.print_again", {"week": week.number})
        yield from _days(week, sheet)


def print_again(programme: Programme, library: Library) -> tuple[Reason, ...]:
    """A reason for each sheet at home that does not lead to what is planned now."""
    return tuple(
        Reason("issued.print_again", {"week": week.number})
        for week in programme.weeks
        if week.number > programme.diary.last_week
        and (sheet := programme.record.sheet(week.number))
        and _is_wrong(programme, library, week, sheet)
    )


def _is_wrong(
    programme: Programme, library: Library, week: Week, sheet: IssuedWeek
) -> bool:
    """Whether the paper asks for other than this week that is still to come.

    Behind a week that its own paper does again only the next one is held against it
    dose by dose: what the others lead to hangs on how that one goes.
    """
    last = programme.diary.last_week
    numbers = paper_leads_to(programme, week.number)
    if numbers != week.number and week.number > last + 1:
        ahead = [one.exercises for one in programme.weeks if one.number > last]
        return not set(sheet.doses) <= {name for names in ahead for name in names}
    paper = programme.record.sheet(numbers) or sheet
    return (
        sheet.start != week.start
        or sheet.usual_pain not in (None, programme.client.usual_pain)
        or paper.phase != week.phase.id
        or any(_doses(library, week, paper))
        or any(_days(week, paper))
    )


def paper_leads_to(programme: Programme, number: int) -> int:
    """The week whose numbers the paper itself has the client do in this one."""
    return led_to(programme.record, number, _colours(programme))


def _colours(programme: Programme) -> list[Colour]:
    return [week.colour for week in programme.weeks]


def done_again(programme: Programme) -> tuple[Reason, ...]:
    """That the paper at home leads to another week's numbers in the next boxes."""
    number = programme.diary.last_week + 1
    numbers = paper_leads_to(programme, number)
    if numbers == number or programme.record.sheet(number) is None:
        return ()
    return (Reason("issued.done_again", {"week": number, "numbers": numbers}),)


def _days(week: Week, sheet: IssuedWeek) -> Iterator[Reason]:
    """Exercises that would fall on other weekdays now; those alike together."""
    moved: dict[tuple[str, str], list[str]] = {}
    for name in week.exercises:
        every, issued = week.every(name), sheet.doses.get(name)
        olds = issued.every if issued else ()
        for given, old in zip(every, olds, strict=False):
            now = weekdays(given.days)
            if old.weekdays and old.weekdays != now:
                key = (", ".join(old.weekdays), ", ".join(now))
                moved.setdefault(key, []).append(given.exercise.name)
    for (was, new), names in moved.items():
        facts: Facts = {"week": week.number, "exercises": ", ".join(names), "was": was}
        yield Reason("issued.days", {**facts, "now": new})


def _doses(library: Library, week: Week, sheet: IssuedWeek) -> Iterator[Reason]:
    now = {name: week.every(name) for name in week.exercises}
    for name, issued in sheet.doses.items():
        known = library.exercises.get(name)  # the library may have lost it since
        called, every = known.name if known else name, now.pop(name, ())
        for old, given in zip_longest(issued.every, every):
            yield from _differs(week, called, old, given)
    for given in (one for every in now.values() for one in every):
        yield from _differs(week, given.exercise.name, None, given)


def _differs(
    week: Week, name: str, old: IssuedDose | None, given: Prescription | None
) -> Iterator[Reason]:
    """What one dose of the sheet, or one that it had not, is now."""
    facts: Facts = {"week": week.number, "exercise": name}
    if given is None:
        if old:
            yield Reason("issued.not_now", {**facts, "was": old.dose})
        return
    rules = given.by_rules or given.dose
    if old is None:
        yield Reason("issued.new_since", {**facts, "now": given.dose})
    elif rules != old.dose:
        yield Reason("issued.differs", {**facts, "was": old.dose, "now": rules})
