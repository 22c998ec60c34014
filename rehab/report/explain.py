"""Why a week is as it is: the rule behind each number."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from rehab.app import Planned
from rehab.model.programme import Prescription, Reason, Week
from rehab.planner.allowed.case import Case
from rehab.render.words import Words, reason_words, reasoned
from rehab.report.programme import cells, other_days


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
    client = planned.programme.client
    for given in shown:
        yield from explained(given, words)
    yield from other_days(client, (replace(week, prescriptions=tuple(shown)),), words)
    if exercise is None:
        yield from _passed(planned, week.ruled_out, words)
    elif not shown:
        yield from _not_in_week(planned, week, exercise, words)


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
    case = Case(programme.client, programme.plan, planned.library, programme.diary)
    yield words.say("cli.not_in_week", name=exercise.name, number=week.number)
    reason = dict(week.ruled_out).get(name) or case.why_not(
        exercise, week.phase, level_max=week.phase.level_max
    )
    if reason is None:
        yield words.say("cli.free")
        return
    yield reasoned(words, "cli.passed", reason, name=exercise.name)
