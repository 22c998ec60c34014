"""One language a page: that of the plan, its region, its exercises and the words."""

from collections.abc import Collection, Iterator

from rehab.model.client import Client
from rehab.model.plan import Plan
from rehab.model.problem import Problem
from rehab.model.programme import Library
from rehab.model.region import Region
from rehab.reader.own_languages import is_shipped
from rehab.reader.places import Path, Read, Source, problem_at
from rehab.reader.shelf import Shelf

_AT = ("language",)


def plan_language_problems(read: Read[Plan], shelf: Shelf) -> Iterator[Problem]:
    """Yield words that there are not, and a region in another language."""
    plan, source = read.value, read.source
    yield from _words(source, plan.language, shelf.words)
    region = shelf.regions.get(plan.region)
    if region and region.value.language != plan.language:
        other = region.value.language
        message = f'the region is written in "{other}", the plan in "{plan.language}"'
        hint = (
            f"write plans/regions/{plan.region}.yaml in your library, with "
            f"language: {plan.language}"
        )
        yield problem_at(source, ("region",), message, hint)
    ladders = shelf.catalogue.value.ladders if shelf.catalogue else {}
    for number, phase in enumerate(plan.phases):
        for nth, place in enumerate(phase.places):
            at = ("phases", number, "places", nth)
            yield from _none(source, at, place.choices(ladders), plan.language, shelf)


def region_language_problems(read: Read[Region], shelf: Shelf) -> Iterator[Problem]:
    """Yield lists of a region that have no exercise in its language."""
    region, source = read.value, read.source
    lists: list[tuple[Path, Collection[str]]] = [(("flare_menu",), region.flare_menu)]
    if region.bout:
        lists.append((("bout", "moves"), region.bout.moves))
    for at, names in lists:
        yield from _none(source, at, names, region.language, shelf)


def _none(
    source: Source, at: Path, names: Collection[str], language: str, shelf: Shelf
) -> Iterator[Problem]:
    reads = [shelf.exercises[name] for name in names if name in shelf.exercises]
    if reads and all(read.value.language != language for read in reads):
        hint = (
            f"write one of them in your library, with language: {language}: "
            + ", ".join(names)
        )
        yield problem_at(source, at, f'has no exercise in "{language}"', hint)


def client_language_problems(read: Read[Client], library: Library) -> Iterator[Problem]:
    """Yield another language than that of the client's plan, or one without words."""
    client, source = read.value, read.source
    yield from _words(source, client.language, library.words)
    plan = library.plans.get(client.plan)
    if plan and plan.language != client.language:
        message = f'the plan "{plan.id}" is written in "{plan.language}"'
        hint = (
            f"write language: {plan.language} here, or take a plan of your library "
            f"with language: {client.language}"
        )
        at = _AT if "language" in client.model_fields_set else ("plan",)
        yield problem_at(source, at, message, hint)


def _words(source: Source, language: str, own: Collection[str]) -> Iterator[Problem]:
    if language not in own and not is_shipped(language):
        known = ", ".join(sorted({"en", *own}))
        hint = (
            f"write templates/words/{language}.yaml in your library; there are: {known}"
        )
        yield problem_at(source, _AT, f'no page has words in "{language}"', hint)
