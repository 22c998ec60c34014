"""The scores of a client's file: known measures, on their scale, a day only once."""

from collections.abc import Collection, Iterator, Mapping
from difflib import get_close_matches

from rehab.model.client import Client
from rehab.model.measure import Measure, Measured
from rehab.model.problem import Problem
from rehab.model.region import Region
from rehab.reader.client_intake import given_twice, too_late
from rehab.reader.places import Path, Source, problem_at, problem_at_key
from rehab.reader.unknown import unknown_keys

NEARLY = 0.9  # alike enough for a slip of the pen


def measure_problems(
    source: Source, client: Client, book: Mapping[str, Measure], region: Region | None
) -> Iterator[Problem]:
    """Yield what cannot be among the scores."""
    days = client.measures
    asked = region.measures if region else tuple(book)
    known = {name: book[name] for name in asked if name in book}
    paths: list[Path] = [("measures", n, "on") for n in range(len(days))]
    yield from given_twice(source, paths, [str(day.on) for day in days])
    forms = {n: one for n, one in known.items() if one.licence == "score_only"}
    for path, day in zip(paths, days, strict=True):
        yield from too_late(source, client, path, day.on)
        yield from _empty(source, path, day)
        yield from _not_asked(source, path[:-1], day, set(book) - set(known))
        yield from _forms(source, (*path[:-1], "scores"), day, forms)
    yield from _renamed(source, client)


def _empty(source: Source, path: Path, day: Measured) -> Iterator[Problem]:
    own = (day.nprs, day.back_hold_seconds, day.groc)
    if all(score is None for score in own) and not (day.psfs or day.scores):
        yield problem_at(source, path, "has no score on this day", "delete the day")


def _not_asked(
    source: Source, path: Path, day: Measured, others: Collection[str]
) -> Iterator[Problem]:
    """A measure of another region of the body."""
    own = {"nprs": day.nprs, "psfs": day.psfs or None, "groc": day.groc}
    own |= {"back_hold": day.back_hold_seconds}
    keys = {"back_hold": "back_hold_seconds"}
    for name, score in own.items():
        if score is not None and name in others:
            hint = "delete it, or list it under measures in the region's file"
            message = "is not asked in the region of this plan"
            yield problem_at_key(source, (*path, keys.get(name, name)), message, hint)


def _forms(
    source: Source, path: Path, day: Measured, forms: Mapping[str, Measure]
) -> Iterator[Problem]:
    yield from unknown_keys(source, "form", path, day.scores, forms)
    for name, score in day.scores.items():
        if form := forms.get(name):
            if not form.lowest <= score <= form.highest:
                scale = f"{form.lowest:g} to {form.highest:g}"
                message = f"is not on the scale of {scale}, got {score:g}"
                yield problem_at(source, (*path, name), message)


def _renamed(source: Source, client: Client) -> Iterator[Problem]:
    """An activity spelled anew could not be held against its first score."""
    rated = sorted((day for day in client.measures if day.psfs), key=lambda d: d.on)
    known = set(rated[0].psfs) if rated else set()
    for number, day in enumerate(client.measures):
        for name in set(day.psfs) - known:
            for near in get_close_matches(name, known - set(day.psfs), 1, NEARLY):
                path: Path = ("measures", number, "psfs", name)
                message = "is written differently from the first time"
                yield problem_at_key(source, path, message, f'did you mean "{near}"?')
