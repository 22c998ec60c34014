"""A client's file against the library it draws on."""

import datetime
from collections.abc import Collection, Iterator
from itertools import pairwise

from rehab.model.client import Client
from rehab.model.problem import Problem
from rehab.model.programme import Library
from rehab.model.region import Region
from rehab.model.units import weight
from rehab.reader.client_doses import dose_problems
from rehab.reader.client_gates import gate_problems
from rehab.reader.client_intake import intake_problems
from rehab.reader.client_measures import measure_problems
from rehab.reader.client_text import blocked_words
from rehab.reader.commas import tight_number, two_numbers
from rehab.reader.hints import did_you_mean
from rehab.reader.languages import client_language_problems
from rehab.reader.places import Path, Read, Source, problem_at
from rehab.reader.unknown import unknown_items, unknown_keys, unknown_word

LIGHT_TO_HEAVY = (
    "write each weight once, from light to heavy; a half has a point, such as 2.5"
)
BAR_AND_PLATES = "write what bar and plates weigh together, and the bar under bar_kg"


def client_problems(
    read: Read[Client],
    library: Library,
    unread: Collection[str],
    today: datetime.date | None = None,
) -> Iterator[Problem]:
    """Yield what a client's file names that is not there, or asks too much of.

    ``unread`` are the exercises that exist in files with problems of their own.
    """
    client, source = read.value, read.source
    yield from _plan(source, client, library)
    yield from _exercises(source, client, {*library.exercises, *unread})
    yield from _rungs(source, client, library)
    yield from _words(source, client, library)
    yield from _weights(source, client)
    yield from _bar(source, client, library)
    yield from _screening(source, client, library)
    yield from _screened_on(source, client, today)
    yield from client_language_problems(read, library)
    yield from _bout_free(source, client, _region(client, library))
    yield from dose_problems(source, client, library)
    region = _region(client, library)
    ids = {*library.exercises, *unread}
    yield from intake_problems(source, client, ids, region)
    yield from measure_problems(source, client, library.measures.measures, region)
    yield from blocked_words(Client, source, library.safety.blocked_words)


def _region(client: Client, library: Library) -> Region | None:
    """The region of the client's plan; None where the plan is not known."""
    plan = library.plans.get(client.plan)
    return library.regions.get(plan.region) if plan else None


def _plan(source: Source, client: Client, library: Library) -> Iterator[Problem]:
    plans = library.plans
    yield from unknown_word(source, "plan", ("plan",), client.plan, plans)
    if plan := plans.get(client.plan):
        ids = [phase.id for phase in plan.phases]
        path = ("entry_phase",)
        yield from unknown_word(source, "phase", path, client.entry_phase, ids)
        yield from unknown_keys(source, "phase", ("signed",), client.signed, ids)
        yield from gate_problems(source, client, plan)


def _bout_free(
    source: Source, client: Client, region: Region | None
) -> Iterator[Problem]:
    """Where something may strike, the days without it are asked; elsewhere not."""
    given = "spasm_free_days" in client.model_fields_set
    if region and region.bout and not given:
        hint = f"write the days without {region.bout.named} before the start"
        message = "spasm_free_days is missing"
        yield problem_at(source, (), message, hint)


def _exercises(
    source: Source, client: Client, ids: Collection[str]
) -> Iterator[Problem]:
    for name in ("baseline", "doses", "targets", "swaps", "days_for"):
        words = getattr(client, name)
        yield from unknown_keys(source, "exercise", (name,), words, ids)
    for name in ("pins", "exclude", "supervised"):
        words = getattr(client, name)
        yield from unknown_items(source, "exercise", (name,), words, ids)
    for number, one in enumerate(client.expect):
        at: Path = ("expect", number, "exercise")
        yield from unknown_word(source, "exercise", at, one.exercise, ids)
    for this, that in client.swaps.items():
        yield from unknown_word(source, "exercise", ("swaps", this), that, ids)


def _rungs(source: Source, client: Client, library: Library) -> Iterator[Problem]:
    ladders, path = library.catalogue.ladders, ("entry_rungs",)
    yield from unknown_keys(source, "ladder", path, client.entry_rungs, ladders)
    for ladder, rung in client.entry_rungs.items():
        rungs = ladders.get(ladder, (rung,))
        if rung not in rungs:
            message = f'"{rung}" is not on the ladder "{ladder}"'
            hint = did_you_mean(rung, rungs, "its exercises")
            yield problem_at(source, (*path, ladder), message, hint)


def _words(source: Source, client: Client, library: Library) -> Iterator[Problem]:
    known, triggers = library.catalogue, client.triggers or {}
    yield from unknown_keys(source, "trigger", ("triggers",), triggers, known.tags)
    for what, key, words in (
        ("equipment", "equipment", known.equipment),
        ("flag", "flags", known.flags),
        ("band", "bands", known.bands),
    ):
        yield from unknown_items(source, what, (key,), getattr(client, key), words)
    path = ("weights_kg",)
    kit = known.equipment
    yield from unknown_keys(source, "equipment", path, client.weights_kg, kit)


def _weights(source: Source, client: Client) -> Iterator[Problem]:
    """Light to heavy, each once: 2,5 is read as two numbers, and may show here."""
    for name, owned in client.weights_kg.items():
        path: Path = ("weights_kg", name)
        if (found := tight_number(source, path)) is not None:
            yield problem_at(source, path, *two_numbers(*found))
            continue
        for number, (one_kg, two_kg) in enumerate(pairwise(owned), start=1):
            if two_kg <= one_kg:
                at = (*path, number)
                message = f"{weight(two_kg)} comes after {weight(one_kg)}"
                shown = at if at in source.marks else path
                yield problem_at(source, shown, message, LIGHT_TO_HEAVY)
                break


def _bar(source: Source, client: Client, library: Library) -> Iterator[Problem]:
    """The weights of a bar are those of bar and plates, so none is below the bar."""
    bar, kit = client.bar_kg, library.catalogue.equipment
    if bar is None:
        return
    bars = [name for name in client.weights_kg if name in kit and kit[name].plates]
    if not bars:
        message = "no thing with plates is among the weights in weights_kg"
        hint = "write what bar and plates weigh together, such as barbell: [15, 20]"
        yield problem_at(source, ("bar_kg",), message, hint)
    for name in bars:
        for number, kg in enumerate(client.weights_kg[name]):
            if kg < bar:
                at: Path = ("weights_kg", name, number)
                shown = at if at in source.marks else ("weights_kg", name)
                message = f"{weight(kg)} is less than the empty bar, {weight(bar)}"
                yield problem_at(source, shown, message, BAR_AND_PLATES)
                break


def _screened_on(
    source: Source, client: Client, today: datetime.date | None
) -> Iterator[Problem]:
    yield from asked_later(source, ("screening", "on"), client.screening.on, today)


def asked_later(
    source: Source, at: Path, on: datetime.date, today: datetime.date | None
) -> Iterator[Problem]:
    """Yield that nobody can have asked the stop signs on a day to come."""
    if today is not None and on > today:
        ahead = (on - today).days
        message = f"{on} is {ahead} day{'s' * (ahead > 1)} ahead of today, {today}"
        hint = "write the day on which the stop signs were asked"
        yield problem_at(source, at, message, hint)


def _screening(source: Source, client: Client, library: Library) -> Iterator[Problem]:
    region = _region(client, library)
    if region is None:  # told at the plan
        return
    screening, signs = client.screening, region.signs
    for name in ("answers", "resolved"):
        path, words = ("screening", name), getattr(screening, name)
        yield from unknown_keys(source, "stop sign", path, words, signs)
