"""The programme in words for the terminal: tables, reasons and JSON."""

import json
from collections.abc import Iterator, Sequence

from rehab.app import Planned
from rehab.model.programme import Prescription, Programme, Reason, Week
from rehab.planner.block import fingerprint, is_reviewed, span
from rehab.planner.case import Case
from rehab.render.words import Words, dose_short, reason_words


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
        week.number: [_cells(p, words) for p in week.prescriptions] for week in weeks
    }
    widths = _widths([cells for week in weeks for cells in rows[week.number]])
    for week in weeks:
        yield _week_line(week, words)
        for name, dose, days in rows[week.number]:
            padded = {"name": name.ljust(widths[0]), "dose": dose.ljust(widths[1])}
            yield words.say("cli.line", **padded, days=days)
        for gap in week.gaps:
            yield words.say("cli.gap", place=gap.place)
    for reason in programme.warnings:
        yield reason_words(words, reason)
    yield _code_line(programme, numbers, words)


def _cells(given: Prescription, words: Words) -> tuple[str, str, str]:
    per_side = given.exercise.dose.per_side
    dose = dose_short(words, given.dose, per_side=per_side, pieces=given.pieces)
    weekdays = words.many("weekdays")
    days = " ".join(weekdays[day.weekday()] for day in given.days)
    return given.exercise.name, dose, days


def _widths(rows: Sequence[tuple[str, str, str]]) -> tuple[int, int]:
    return (
        max((len(row[0]) for row in rows), default=0),
        max((len(row[1]) for row in rows), default=0),
    )


def _week_line(week: Week, words: Words) -> str:
    marks = words.say("cli.easy") if week.easy else ""
    marks += words.say("cli.planned") if week.projected else ""
    return words.say(
        "cli.week",
        number=week.number,
        dates=words.date(week.start),
        phase=week.phase.name,
        marks=marks,
    )


def _code_line(programme: Programme, numbers: Sequence[int], words: Words) -> str:
    state = words.say("cli.draft")
    if programme.client.review and is_reviewed(programme, numbers):
        state = words.say("cli.reviewed", by=programme.client.review.by)
    weeks = span(numbers)
    code = fingerprint(programme, numbers)
    return words.say("cli.code", weeks=weeks, code=code, state=state)


def explain_lines(
    planned: Planned, number: int, exercise: str | None, words: Words
) -> Iterator[str]:
    """The rule behind each number of the week, or behind one exercise."""
    week = next(w for w in planned.programme.weeks if w.number == number)
    reason = reason_words(words, week.phase_reason)
    yield words.say(
        "cli.explain_week", number=number, phase=week.phase.name, reason=reason
    )
    shown = [p for p in week.prescriptions if exercise in (None, p.exercise.id)]
    for given in shown:
        yield from _explained(given, words)
    if exercise is None:
        yield from _passed(planned, week.ruled_out, words)
    elif not shown:
        yield from _not_in_week(planned, week, exercise, words)


def _explained(given: Prescription, words: Words) -> Iterator[str]:
    name, dose, days = _cells(given, words)
    yield words.say("cli.explain_head", name=name, dose=f"{dose}  {days}")
    for key, reason in (("chosen", given.chosen), ("reason", given.reason)):
        text = reason_words(words, reason)
        yield words.say(f"cli.{key}", words=text, rule=reason.rule)
    volumes = {"volume": f"{given.weekly_volume:g}", "envelope": f"{given.envelope:g}"}
    yield words.say("cli.volume", **volumes)


def _passed(
    planned: Planned, passed: Sequence[tuple[str, Reason]], words: Words
) -> Iterator[str]:
    if passed:
        yield words.say("cli.passed_head")
    for name, reason in passed:
        yield words.say(
            "cli.passed",
            name=planned.library.exercises[name].name,
            words=reason_words(words, reason),
            rule=reason.rule,
        )


def _not_in_week(
    planned: Planned, week: Week, name: str, words: Words
) -> Iterator[str]:
    """Why an exercise the physio asks for is not there."""
    programme, exercise = planned.programme, planned.library.exercises[name]
    case = Case(programme.client, programme.plan, planned.library, programme.diary)
    yield words.say("cli.not_in_week", name=exercise.name, number=week.number)
    reason = dict(week.ruled_out).get(name) or case.why_not(
        exercise, week.phase, level_max=week.phase.level_max
    )
    if reason is None:
        yield words.say("cli.free")
        return
    text = reason_words(words, reason)
    yield words.say("cli.passed", name=exercise.name, words=text, rule=reason.rule)


def plan_json(planned: Planned, numbers: Sequence[int]) -> str:
    """The weeks for other programs: plain values, units in the names."""
    programme = planned.programme
    whole = {
        "reference": programme.client.reference,
        "plan": programme.plan.id,
        "plan_version": programme.plan.version,
        "fingerprint": fingerprint(programme, numbers),
        "reviewed": is_reviewed(programme, numbers),
        "weeks": [_week_json(week) for week in programme.chosen(numbers)],
    }
    return json.dumps(whole, indent=2, ensure_ascii=False)


def _week_json(week: Week) -> dict[str, object]:
    return {
        "number": week.number,
        "start": week.start.isoformat(),
        "phase": week.phase.id,
        "easy": week.easy,
        "projected": week.projected,
        "prescriptions": [_given_json(given) for given in week.prescriptions],
    }


def _given_json(given: Prescription) -> dict[str, object]:
    return {
        "exercise": given.exercise.id,
        "dose": given.dose.model_dump(exclude_none=True),
        "per_side": given.exercise.dose.per_side,
        "days": [day.isoformat() for day in given.days],
        "weekly_volume": given.weekly_volume,
        "envelope": given.envelope,
        "rule": given.reason.rule,
    }
