"""Why a week is as it is: the rule behind each number."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from rehab.app.planned import Planned
from rehab.model.programme import Prescription, Programme, Reason, Week
from rehab.planner.allowed.case import Case
from rehab.planner.phases.trigger_return import triggers_in
from rehab.render.sheet_words import of_numbers, of_week, sheet_name
from rehab.render.words import Words, reason_words, reasoned
from rehab.report.programme import cells, other_days


def explain_lines(
    planned: Planned, number: int, exercise: str | None, words: Words
) -> Iterator[str]:
    """The rule behind each number of the week, or behind one exercise."""
    week = next(w for w in planned.programme.weeks if w.number == number)
    yield _head(planned.programme, week, words)
    shown = [p for p in week.prescriptions if exercise in (None, p.exercise.id)]
    client = planned.programme.client
    for given in shown:
        yield from explained(given, of_week(words, week))
    yield from other_days(client, (replace(week, prescriptions=tuple(shown)),), words)
    if exercise is None:
        yield from _passed(planned, week.ruled_out, words)
    elif not shown:
        yield from _not_in_week(planned, week, exercise, words)


def _head(programme: Programme, week: Week, words: Words) -> str:
    return words.say(
        "cli.explain_week",
        sheet=sheet_name(words, programme, week),
        phase=week.phase.name,
        reason=reason_words(of_week(words, week), week.phase_reason),
    )


def explained(given: Prescription, words: Words) -> Iterator[str]:
    """The exercise with its dose and days; then why, and the work of the week."""
    name, dose, days = cells(given, words)
    yield words.say("cli.explain_head", name=name, dose=f"{dose}  {days}")
    for key, reason in (("chosen", given.chosen), ("reason", given.reason)):
        yield reasoned(words, f"cli.{key}", reason)
    volumes = {"volume": f"{given.weekly_volume:g}", "envelope": f"{given.envelope:g}"}
    yield words.say("cli.volume", **volumes)


def _passed(
    planned: Planned, passed: Sequence[tuple[str, Reason]], words: Words
) -> Iterator[str]:
    if passed:
        yield words.say("cli.passed_head")
    for name, reason in passed:
        exercise = planned.library.exercises[name].name
        yield reasoned(words, "cli.passed", reason, name=exercise)


def _not_in_week(
    planned: Planned, week: Week, name: str, words: Words
) -> Iterator[str]:
    """Why an exercise the physio asks for is not there."""
    programme, exercise = planned.programme, planned.library.exercises[name]
    triggers = triggers_in(programme.client, programme.record, week.number)
    case = Case(programme.client, programme.plan, planned.library, programme.diary)
    case = case.with_triggers(triggers)
    there = {"name": exercise.name, "number": week.number}
    yield of_numbers(words, programme.plan).say("cli.not_in_week", **there)
    reason = dict(week.ruled_out).get(name) or case.why_not(
        exercise, week.phase, level_max=week.phase.level_max
    )
    if reason is None:
        yield words.say("cli.free")
        return
    yield reasoned(words, "cli.passed", reason, name=exercise.name)
