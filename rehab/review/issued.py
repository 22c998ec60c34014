"""What was handed out: the entry for the record, and what changed since."""

import datetime
from collections.abc import Iterator, Sequence

from rehab.handout.sheet import as_planned, weekdays
from rehab.handout.weeks import span
from rehab.model.programme import Facts, Programme, Reason, Week
from rehab.model.record import Issued, IssuedWeek, Record
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
            _sheet(week, programme.client.usual_pain)
            for week in programme.chosen(numbers)
        ),
    )


def _sheet(week: Week, usual_pain: int) -> IssuedWeek:
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


def differences(programme: Programme, first: int) -> tuple[Reason, ...]:
    """Where sheets from week ``first`` on say other than the plan's files do now."""
    weeks = [week for week in programme.weeks if week.number >= first]
    found = [reason for week in weeks for reason in _of_week(programme, week)]
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


def _of_week(programme: Programme, week: Week) -> Iterator[Reason]:
    """Past weeks dose by dose; a sheet still to come is to be printed again."""
    sheet = programme.record.sheet(week.number)
    if sheet is None:
        return
    differing, other_days = list(_doses(week, sheet)), list(_days(week, sheet))
    if week.number <= programme.diary.last_week:
        yield from differing
    elif differing or other_days or sheet.start != week.start:
        yield Reason("issued.print_again", {"week": week.number})
    yield from other_days


def _days(week: Week, sheet: IssuedWeek) -> Iterator[Reason]:
    """Exercises that would fall on other weekdays now; those alike together."""
    moved: dict[tuple[str, str], list[str]] = {}
    for given in week.prescriptions:
        issued = sheet.doses.get(given.exercise.id)
        now = weekdays(given.days)
        if issued and issued.weekdays and issued.weekdays != now:
            key = (", ".join(issued.weekdays), ", ".join(now))
            moved.setdefault(key, []).append(given.exercise.name)
    for (was, new), names in moved.items():
        facts: Facts = {"week": week.number, "exercises": ", ".join(names), "was": was}
        yield Reason("issued.days", {**facts, "now": new})


def _doses(week: Week, sheet: IssuedWeek) -> Iterator[Reason]:
    now = {given.exercise.id: given for given in week.prescriptions}
    for name, issued in sheet.doses.items():
        facts: Facts = {"week": week.number, "exercise": name, "was": issued.dose}
        given = now.pop(name, None)
        if given is None:
            yield Reason("issued.not_now", facts)
            continue
        facts["exercise"] = given.exercise.name
        rules = given.by_rules or given.dose
        if rules != issued.dose:
            yield Reason("issued.differs", {**facts, "now": rules})
    for given in now.values():
        facts = {"week": week.number, "exercise": given.exercise.name}
        yield Reason("issued.new_since", {**facts, "now": given.dose})
