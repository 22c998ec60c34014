"""Sentences of a region or a clinic that stand over those of the words file."""

import re
from collections.abc import Iterator, Mapping

from rehab.model.problem import Problem
from rehab.reader.hints import did_you_mean, got, nearest, text_hint
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
            hint = did_you_mean("", tuple(known), "its keys")
            message = f"must be a block of keys, got {got(text)}"
            yield problem_at(source, at, message, hint)
    elif isinstance(known, list):
        if not isinstance(text, list | tuple) or not all(map(_is_text, text)):
            hint = f"write {len(known)} texts in square brackets, a comma between"
            yield problem_at(source, at, "must be a list of texts", hint)
        elif len(text) != len(known):
            message = f"must have {len(known)} texts, got {len(text)}"
            yield problem_at(source, at, message)
        else:
            yield from _slots(source, at, " ".join(text), " ".join(known))
    elif not isinstance(text, str):
        yield problem_at(source, at, f"expected text, got {got(text)}", text_hint(text))
    elif known.strip() and not text.strip():  # type: ignore[attr-defined]
        hint = "write a sentence, or take the key out"
        yield problem_at(source, at, "says nothing", hint)
    else:
        yield from _slots(source, at, text, str(known))


def _is_text(text: object) -> bool:
    return isinstance(text, str)


def _slots(source: Source, at: Path, text: str, known: str) -> Iterator[Problem]:
    """A brace that nothing fills would stop the page; one left out, lose a number."""
    may, has = set(_SLOT.findall(known)), set(_SLOT.findall(text))
    shown = ", ".join(f"{{{one}}}" for one in sorted(may))
    gone = may - has
    for slot in sorted(has - may):
        meant = nearest(slot, sorted(may))
        gone -= {meant} if meant else gone if len(gone) == 1 else set()
        hint = f"here are {shown}" if may else "nothing is filled in here: delete it"
        if meant:
            hint = f"did you mean {{{meant}}}? {hint}"
        yield problem_at(source, at, f"nothing fills {{{slot}}}", hint)
    for slot in sorted(gone):
        hint = f"the sheet's own number or name stands there: keep {shown}"
        yield problem_at(source, at, f"leaves {{{slot}}} out", hint)
