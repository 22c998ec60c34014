"""What is wrong with a new client, beside the field that it is about."""

from collections.abc import Collection
from dataclasses import replace

from rehab.desk.new_text import OF_TRIES, TRIES
from rehab.desk.site import Form, desk_words
from rehab.model.problem import Problem
from rehab.model.region import Region

ANSWERS = ("yes", "no", "not asked")


def beside_fields(
    problems: Collection[Problem], form: Form, fields: Collection[str]
) -> tuple[dict[str, str], tuple[str, ...]]:
    """Each problem at the nearest field there is; the rest as lines."""
    errors: dict[str, str] = {}
    lines = []
    for problem in problems:
        told = replace(problem, where="").told
        field = _field(problem.where.split(" › "), form, fields)
        if field is None:
            lines.append(problem.told)
        else:
            errors[field] = f"{errors[field]} · {told}" if field in errors else told
    return errors, tuple(lines)


def _field(parts: list[str], form: Form, fields: Collection[str]) -> str | None:
    if parts[0] == "baseline":
        parts = _of_row(parts, form)
    if parts[:2] == ["screening", "answers"]:
        parts = ["sign", *parts[2:]]
    elif parts[0] == "screening":
        parts = [
            {"by": "screened_by", "on": "screened_on"}.get(p, p) for p in parts[1:]
        ]
    for end in range(len(parts), 0, -1):
        if (name := "-".join(parts[:end])) in fields:
            return name
    return None


def _of_row(parts: list[str], form: Form) -> list[str]:
    """Tries are named by their exercise in the file, by their row in the form."""
    for n in range(TRIES):
        if parts[1:] and form.get(f"baseline-{n}-exercise") == parts[1]:
            return ["baseline", str(n), *(parts[2:] or ["exercise"])]
    return parts


def not_answered(form: Form, region: Region) -> dict[str, str]:
    """Stop signs without an answer: nothing is taken for granted."""
    said = desk_words().say("new.answer")
    signs = region.signs
    return {
        f"sign-{sign}": said
        for sign in signs
        if form.get(f"sign-{sign}") not in ANSWERS
    }


def of_no_exercise(form: Form) -> dict[str, str]:
    """Tries that were typed beside no exercise: they would be lost."""
    said = desk_words().say("new.which")
    return {
        f"baseline-{n}-exercise": said
        for n in range(TRIES)
        if not form.get(f"baseline-{n}-exercise")
        and any(form.get(f"baseline-{n}-{part}") for part in ("tries", *OF_TRIES))
    }
