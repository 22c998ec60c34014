"""Sentences of a region or a clinic that stand over those of the words file."""

import re
from collections.abc import Iterator, Mapping

from rehab.model.problem import Problem
from rehab.reader.hints import did_you_mean, got
from rehab.reader.places import Path, Source, problem_at, problem_at_key

_SLOT = re.compile(r"\{(\w+)\}")


def word_problems(
    source: Source, path: Path, own: Mapping[str, object], known: Mapping[str, object]
) -> Iterator[Problem]:
    """Yield keys that nothing reads, and texts that cannot stand for the others."""
    for key, text in own.items():
        at = (*path, key)
        if key not in known:
            hint = did_you_mean(key, tuple(known), "its keys")
            yield problem_at_key(source, at, "no sentence has this key", hint)
        else:
            yield from _one(source, at, text, known[key])


def _one(source: Source, at: Path, text: object, known: object) -> Iterator[Problem]:
    if isinstance(known, Mapping):
        if isinstance(text, Mapping):
            yield from word_problems(source, at, text, known)
        else:
            yield problem_at(source, at, f"must be a block of keys, got {got(text)}")
    elif isinstance(known, list):
        if not isinstance(text, list | tuple) or not all(map(_is_text, text)):
            yield problem_at(source, at, "must be a list of texts")
        elif len(text) != len(known):
            message = f"must have {len(known)} texts, got {len(text)}"
            yield problem_at(source, at, message)
        else:
            yield from _slots(source, at, " ".join(text), " ".join(known))
    elif not isinstance(text, str):
        yield problem_at(source, at, f"expected text, got {got(text)}")
    else:
        yield from _slots(source, at, text, str(known))


def _is_text(text: object) -> bool:
    return isinstance(text, str)


def _slots(source: Source, at: Path, text: str, known: str) -> Iterator[Problem]:
    """A brace that nothing fills would stop the page."""
    may = sorted(set(_SLOT.findall(known)))
    for slot in sorted(set(_SLOT.findall(text)) - set(may)):
        hint = "here are " + ", ".join(f"{{{one}}}" for one in may) if may else ""
        yield problem_at(source, at, f"nothing fills {{{slot}}}", hint)
