"""The intake of a client's file: days in order, nothing twice, nothing open-ended."""

import datetime
from collections.abc import Collection, Iterator

from rehab.model.client import Client
from rehab.model.diary import MOST_WEEKS
from rehab.model.intake import Intake
from rehab.model.problem import Problem
from rehab.model.region import Region
from rehab.reader.places import Path, Source, problem_at, problem_at_key
from rehab.reader.unknown import unknown_items, unknown_word

INTAKE = ("intake",)


def intake_problems(
    source: Source, client: Client, exercises: Collection[str], region: Region | None
) -> Iterator[Problem]:
    """Yield what cannot be in the intake: its days, its names, its exercises."""
    intake = client.intake
    if intake is None:
        return
    if region:
        path: Path = (*INTAKE, "sites")
        yield from unknown_items(source, "site", path, intake.sites, region.sites)
    yield from _episodes(source, client, intake)
    yield from _tasks(source, client, intake, exercises)
    yield from _paused(source, client, intake)


def _last_day(client: Client) -> datetime.date:
    """Where the longest programme there is would end."""
    return client.start + datetime.timedelta(weeks=MOST_WEEKS)


def too_late(
    source: Source, client: Client, path: Path, day: datetime.date
) -> Iterator[Problem]:
    """Yield a problem for a day after the longest programme there is."""
    if day > (end := _last_day(client)):
        message = f"is after {end}, {MOST_WEEKS} weeks from the start, got {day}"
        yield problem_at(source, path, message)


def given_twice(
    source: Source, paths: list[Path], values: list[str]
) -> Iterator[Problem]:
    """Yield a problem for each value that stands further up already."""
    for number, (path, value) in enumerate(zip(paths, values, strict=True)):
        if value in values[:number]:
            yield problem_at(source, path, f'"{value}" is given twice')


def _episodes(source: Source, client: Client, intake: Intake) -> Iterator[Problem]:
    paths: list[Path] = [
        (*INTAKE, "episodes", n, "on") for n in range(len(intake.episodes))
    ]
    days = [episode.on for episode in intake.episodes]
    yield from given_twice(source, paths, [str(day) for day in days])
    free = client.spasm_free_days
    for path, day in zip(paths, days, strict=True):
        yield from too_late(source, client, path, day)
        if day.year < client.birth_year:
            yield problem_at(source, path, f"is before the birth, got {day}")
        if 0 <= (client.start - day).days < free:
            message = f"is within the {free} days before the start that were spasm-free"
            yield problem_at(source, path, message, "correct it or spasm_free_days")


def _tasks(
    source: Source, client: Client, intake: Intake, exercises: Collection[str]
) -> Iterator[Problem]:
    names = [task.name for task in intake.tasks]
    paths: list[Path] = [(*INTAKE, "tasks", n) for n in range(len(names))]
    yield from given_twice(source, [(*path, "name") for path in paths], names)
    for path, task in zip(paths, intake.tasks, strict=True):
        trained = (*path, "trained_by")
        yield from unknown_word(source, "exercise", trained, task.trained_by, exercises)
        for day in task.capacity:
            yield from _tried(source, client, (*path, "capacity", str(day)), day)


def _tried(
    source: Source, client: Client, path: Path, day: datetime.date
) -> Iterator[Problem]:
    if day > (end := _last_day(client)):
        message = f"the key is after {end}, {MOST_WEEKS} weeks from the start"
        yield problem_at_key(source, path, message)


def _paused(source: Source, client: Client, intake: Intake) -> Iterator[Problem]:
    for number, activity in enumerate(intake.paused):
        path: Path = (*INTAKE, "paused", number)
        since = activity.since
        if activity.back_on <= since:
            message = f"must be after since, {since}; got {activity.back_on}"
            yield problem_at(source, (*path, "back_on"), message)
        if activity.resumed and activity.resumed < since:
            message = f"is before since, {since}; got {activity.resumed}"
            yield problem_at(source, (*path, "resumed"), message)
        for key in ("since", "back_on", "resumed"):
            if day := getattr(activity, key):
                yield from too_late(source, client, (*path, key), day)
