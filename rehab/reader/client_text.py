"""Words that must never stand in text to a client, wherever it is written."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from rehab.model.client import Client
from rehab.model.clinic import Clinic
from rehab.model.exercise import Exercise
from rehab.model.plan import Plan
from rehab.model.problem import Problem
from rehab.model.region import Region
from rehab.reader.places import Path, Source, problem_at

# Where text to the client stands; * is any key or any item.
CLIENT_TEXT: dict[type, tuple[str, ...]] = {
    Exercise: ("name", "cues/*"),
    Plan: (
        "phases/*/name",
        "phases/*/goal",
        "phases/*/stay",
        "phases/*/step_back",
        "phases/*/practise/*",
        "phases/*/practise/*/says",
        "phases/*/not_yet/*",
        "phases/*/advance/*/says",
        "flare/stages/*/says",
        "flare/call_if/*",
        "flare/call_today/*",
        "missed_time/*/says",
    ),
    Region: (
        "cards/*/title",
        "cards/*/text/*",
        "cards/*/try_this",
        *("bout/name", "bout/named", "bout/plural", "bout/letter", "bout/says"),
        *("bout/text/*", "bout/moves/*", "bout/rest/*", "bout/then/*"),
        *("words" + "/*" * depth for depth in range(1, 6)),
        "emergency/*",
        "today/*",
        "this_week/*",
        "movement_screen/*/name",
        "movement_screen/*/how",
    ),
    # What the client and the physio agree on; the likely reasons are the physio's.
    Client: (
        *("intake/tasks/*/name", "intake/paused/*/name", "intake/paused/*/end_test"),
        *("clinic/hours", "clinic/out_of_hours", "clinic/footer"),
    ),
    Clinic: ("hours", "out_of_hours", "footer"),
}


def blocked_words(
    model: type, source: Source, blocked: tuple[str, ...]
) -> Iterator[Problem]:
    """Yield each blocked word, whole and in any case, in the client's text."""
    yield from blocked_in(source, client_texts(model, source), blocked)


def blocked_in(
    source: Source, texts: Iterable[tuple[Path, str]], blocked: tuple[str, ...]
) -> Iterator[Problem]:
    """Yield the same in these texts of the file."""
    if not blocked:
        return
    pattern = _pattern(blocked)
    for path, text in texts:
        for found in sorted({m.group().lower() for m in pattern.finditer(text)}):
            words = " ".join(found.split())
            message = f'"{words}" must not stand in text to a client'
            yield problem_at(source, path, message, "say it in other words")


def client_texts(model: type, source: Source) -> Iterator[tuple[Path, str]]:
    """Yield the texts to the client in a file, each with its path."""
    for steps in CLIENT_TEXT[model]:
        yield from _texts(source.data, steps.split("/"), ())


@cache
def _pattern(blocked: tuple[str, ...]) -> re.Pattern[str]:
    longest = sorted(blocked, key=len, reverse=True)
    words = [r"\s+".join(map(re.escape, word.split())) for word in longest]
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", re.IGNORECASE)


def _texts(data: object, steps: list[str], path: Path) -> Iterator[tuple[Path, str]]:
    if not steps:
        if isinstance(data, str):
            yield path, data
        return
    for part, inside in _inside(data, steps[0]):
        yield from _texts(inside, steps[1:], (*path, part))


def _inside(data: object, step: str) -> list[tuple[str | int, object]]:
    if isinstance(data, list) and step == "*":
        return list(enumerate(data))
    if isinstance(data, dict):
        return [(k, v) for k, v in data.items() if step in ("*", k)]
    return []
