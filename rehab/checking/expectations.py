"""Doses that a client's file or a plan expects, held against what the rules give.

As a ledger's balance assertion: it changes nothing, and tells when an edit moved it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from rehab.app.words import words
from rehab.disk.paths import chosen
from rehab.model.dose import Dose
from rehab.model.expectation import Expectation
from rehab.model.problem import Problem
from rehab.model.programme import Programme
from rehab.reader.library import problem_in
from rehab.render.words import dose_short


def unmet(programme: Programme, file: Path, library: Path | None) -> Iterator[Problem]:
    """Each expected dose that is another, at its line of the file that expects it."""
    plan = programme.plan
    yield from _of(programme, programme.client.expect, file)
    plan_file = chosen(library, "plans").file(f"{plan.id}.yaml")
    yield from _of(programme, plan.expect, plan_file)


def _of(
    programme: Programme, expected: Sequence[Expectation], file: Path
) -> Iterator[Problem]:
    for number, one in enumerate(expected):
        if said := _wrong(programme, one):
            message, hint = said
            found = problem_in(file, ("expect", number), message)
            yield replace(found, hint=hint)


def _wrong(programme: Programme, one: Expectation) -> tuple[str, str] | None:
    name = programme.client.reference
    week = programme.week(one.week)
    if week is None:
        last = programme.weeks[-1].number
        return f"{name} has no week {one.week}; the last is week {last}", ""
    given = week.given(one.exercise)
    if given is None:
        return f"week {one.week} of {name} has no {one.exercise}", ""
    asked = one.dose.paired(given.dose, _with_rest)
    if asked == given.dose:
        return None
    side = given.exercise.dose.per_side
    is_now = dose_short(words(), given.dose, per_side=side, pieces=given.pieces)
    wanted = dose_short(words(), one.dose, per_side=side)
    message = f"week {one.week} of {name} has {one.exercise} {is_now}, not {wanted}"
    return message, "look at what moved it; if it is meant, write the new dose here"


def _with_rest(asked: Dose, given: Dose) -> Dose:
    """What the expectation leaves out is not asked."""
    loaded = asked if asked.is_loaded else asked.loaded_as(given)
    if loaded.rest_seconds is not None:
        return loaded
    return loaded.but(rest_seconds=given.rest_seconds)
