"""Slots in braces: each is one that exists, in a text that has slots at all."""

import re
from collections.abc import Iterator

from rehab.model.plan import Plan
from rehab.model.problem import Problem
from rehab.model.region import Region
from rehab.model.slots import CALM, LESS, SLOTS
from rehab.reader.hints import did_you_mean
from rehab.reader.places import Path, Source, one_line, problem_at
from rehab.reader.unprintable import every_text

_SLOT = re.compile(r"\{(\w{1,60})\}")
_BRACE = re.compile(r"[{}]")
_NOT_PRINTED = ("source",)
_OWN = "words"  # of a region: held against the words file instead
_PATHS: dict[type, dict[tuple[str, ...], tuple[str, ...]]] = {  # * is any key or item
    Region: {
        ("cards", "*", "text", "*"): SLOTS,
        ("cards", "*", "try_this"): SLOTS,
        ("bout", "text", "*"): SLOTS,
        ("bout", "moves", "*"): SLOTS,
        ("bout", "rest", "*"): SLOTS,
        ("bout", "then", "*"): SLOTS,
        ("emergency", "*"): SLOTS,
        ("today", "*"): SLOTS,
        ("this_week", "*"): SLOTS,
        ("movement_screen", "*", "name"): SLOTS,
        ("movement_screen", "*", "how"): SLOTS,
    },
    Plan: {
        ("flare", "call_if", "*"): SLOTS,
        ("flare", "call_today", "*"): SLOTS,
        ("flare", "stages", "*", "says"): (CALM, LESS),
        ("flare", "stages", "*", "go_on"): (CALM,),
    },
}


def slot_problems(model: type, source: Source) -> Iterator[Problem]:
    """Yield each slot that nothing fills in, and each brace that is part of none."""
    for path, text in every_text(source.data):
        if path[:1] == (_OWN,):
            continue
        if ("{" not in text and "}" not in text) or path[-1:] == _NOT_PRINTED:
            continue
        slots = _slots(model, path)
        known = f"slots here: {', '.join(slots)}" if slots else "this text has no slots"
        for name in dict.fromkeys(_SLOT.findall(text)):
            if name not in slots:
                hint = did_you_mean(name, slots) or known
                message = f'there is no slot "{{{one_line(name)}}}"'
                yield problem_at(source, path, message, hint)
        if _BRACE.search(_SLOT.sub("", text)):
            yield problem_at(source, path, "has a brace that is no slot", known)


def _slots(model: type, path: Path) -> tuple[str, ...]:
    for steps, slots in _PATHS.get(model, {}).items():
        if len(steps) == len(path) and all(map(_fits, steps, path)):
            return slots
    return ()


def _fits(step: str, part: str | int) -> bool:
    return step in ("*", part)
