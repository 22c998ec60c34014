"""The programme in words for the terminal: tables, reasons and JSON."""

from collections.abc import Iterator, Sequence

from rehab.app.pages import code_of, signed
from rehab.app.planned import Planned
from rehab.handout.weeks import span
from rehab.model.client import WEEKDAYS, Client
from rehab.model.programme import Aim, Prescription, Programme, Reason, Week
from rehab.render.sheet_words import of_numbers, of_plan, sheet_name
from rehab.render.words import (
    Words,
    dose_short,
    reason_words,
    short_dose_of,
    span_words,
)
from rehab.report.dose_data import dose_data
from rehab.report.dump import dump


def refusal_lines(
    reasons: Sequence[Reason], reference: str, words: Words
) -> Iterator[str]:
    """Why there is no programme, an item a line."""
    if reasons:
        yield words.say("cli.refused", reference=reference)
    for reason in reasons:
        yield f"  {reason_words(words, reason)}"


def plan_lines(planned: Planned, numbers: Sequence[int], words: Words) -> Iterator[str]:
    """The weeks as a table, then the warnings and the code of the review."""
    programme = planned.programme
    weeks = programme.chosen(numbers)
    rows = {
        week.number: [cells(p, words) for p in week.prescriptions] for week in weeks
    }
    widths = _widths([row for week in weeks for row in rows[week.number]])
    for week in weeks:
        yield _week_line(programme, week, words)
        if week.not_before and week.not_before > week.start and week.week_in_phase == 1:
            yield words.say("cli.not_before", date=words.day(week.not_before))
        for name, dose, days in rows[week.number]:
            padded = {"name": name.ljust(widths[0]), "dose": dose.ljust(widths[1])}
            yield words.say("cli.line", **padded, days=days)
        for gap in week.gaps:
            yield words.say("cli.gap", place=gap.place)
    yield from aim_lines(programme, of_numbers(words, programme.plan))
    yield from other_days(programme.client, weeks, words)
    for reason in programme.warnings:
        yield reason_words(words, reason)
    yield _code_line(planned, numbers, of_numbers(words, programme.plan))


def aim_lines(programme: Programme, words: Words) -> Iterator[str]:
    """Each pass mark, and the week in which these rules reach it."""
    for aim in programme.aims:
        one = aim.exercise
        dose = dose_short(
            words, aim.dose, per_side=one.dose.per_side, pieces=aim.pieces
        )
        key = f"cli.{aim.said_as}"
        yield words.say(key, name=one.name, id=one.id, dose=dose, week=aim.week)


def other_days(client: Client, weeks: Sequence[Week], words: Words) -> Iterator[str]:
    """What will fall on days that the client did not give, and why."""
    names, told = words.many("weekdays"), set()
    for week in weeks:
        past = week.colour != "projected"
        for given in () if week.phase.daily or past else week.prescriptions:
            own = client.days_for.get(given.exercise.id, client.days)
            days = sorted({d.weekday() for d in given.days})
            other = tuple(names[d] for d in days if WEEKDAYS[d] not in own)
            key = "cli.days_own" if other[1:] else "cli.day_own"
            name, listed = given.exercise.name, words.listed(other)
            if other and (name, listed) not in told:
                told.add((name, listed))
                yield words.say(key, name=name, days=listed)


def cells(given: Prescription, words: Words) -> tuple[str, str, str]:
    """Name, dose and days of an exercise."""
    dose = short_dose_of(words, given)
    weekdays = words.many("weekdays")
    days = " ".join(weekdays[day.weekday()] for day in dict.fromkeys(given.days))
    times = max((given.days.count(day) for day in given.days), default=1)
    if times > 1:
        days = words.say("cli.times", days=days, n=times)
    return given.exercise.name, dose, days


def _widths(rows: Sequence[tuple[str, str, str]]) -> tuple[int, int]:
    return (
        max((len(row[0]) for row in rows), default=0),
        max((len(row[1]) for row in rows), default=0),
    )


def _week_line(programme: Programme, week: Week, words: Words) -> str:
    marks = words.say("cli.easy") if week.easy else ""
    marks += words.say("cli.planned") if week.projected else ""
    return of_plan(
        words,
        programme.plan,
        "cli.day" if week.phase.daily else "cli.week",
        name=sheet_name(words, programme, week),
        number=week.number,
        dates=words.date(week.start),
        phase=week.phase.name,
        marks=marks,
    )


def _code_line(planned: Planned, numbers: Sequence[int], words: Words) -> str:
    state = words.say("cli.draft")
    if review := signed(planned, numbers):
        state = words.say("cli.reviewed", by=review.by)
    weeks = span_words(words, span(numbers))
    code = code_of(planned, numbers)
    return words.say("cli.code", span=weeks, code=code, state=state)


def plan_json(planned: Planned, numbers: Sequence[int]) -> str:
    """The weeks for other programs: plain values, units in the names."""
    programme = planned.programme
    whole = {
        "reference": programme.client.reference,
        "plan": programme.plan.id,
        "plan_version": programme.plan.version,
        "fingerprint": code_of(planned, numbers),
        "reviewed": signed(planned, numbers) is not None,
        "weeks": [_week_json(week) for week in programme.chosen(numbers)],
        "marks": [_aim_json(aim) for aim in programme.aims],
    }
    return dump(whole)


def _aim_json(aim: Aim) -> dict[str, object]:
    return {
        "ladder": aim.ladder,
        "exercise": aim.exercise.id,
        "dose": dose_data(aim.dose),
        "week": aim.week,
        "to_show": aim.to_show,
    }


def _week_json(week: Week) -> dict[str, object]:
    return {
        "number": week.number,
        "start": week.start.isoformat(),
        "phase": week.phase.id,
        "easy": week.easy,
        "projected": week.projected,
        "not_before": week.not_before.isoformat() if week.not_before else None,
        "prescriptions": [_given_json(given) for given in week.prescriptions],
    }


def _given_json(given: Prescription) -> dict[str, object]:
    return {
        "exercise": given.exercise.id,
        "dose": dose_data(given.dose),
        "per_side": given.exercise.dose.per_side,
        "days": [day.isoformat() for day in given.days],
        "weekly_volume": given.weekly_volume,
        "envelope": given.envelope,
        "rule": given.reason.rule,
    }
