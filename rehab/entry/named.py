"""The exercises that an answer names: by number on the sheet, by id or by name."""

import re
from collections.abc import Sequence

from rehab.entry.answers import Unclear
from rehab.model.units import MOST_KG
from rehab.reader.csv_cells import (
    Vocabulary,
    exercise_meant,
    exercise_names,
    kilograms_used,
    yes_or_no,
)
from rehab.reader.hints import nearest

CROSSES = ("x", "+")  # a tick to some, struck out to others


def exercises_done(
    words: Vocabulary, text: str, on_sheet: Sequence[str]
) -> tuple[str, ...] | None:
    """None for all of the sheet, else ids; numbers count in the sheet's order."""
    numbers = re.split(r"[\s,;+]+", text)
    if all(part.isdecimal() for part in numbers) and text != "0":
        return _once(text, [_exercise(part, text, on_sheet) for part in numbers])
    if text.lower() in CROSSES:
        raise Unclear("cross", answer=text)
    said = yes_or_no(words, text) if text else True
    if said is not None:
        return None if said else ()
    names = exercise_names(words, text)
    return _once(text, [_exercise(name, text, on_sheet) for name in names])


def _once(text: str, names: Sequence[str]) -> tuple[str, ...]:
    """Who names an exercise twice has probably typed pains: they come behind."""
    for number, name in enumerate(names):
        if name in names[:number]:
            raise Unclear("done_twice", answer=text, exercise=name)
    return tuple(names)


def the_sore_one(words: Vocabulary, text: str, on_sheet: Sequence[str]) -> str | None:
    """The one exercise that hurt; None when it was not said."""
    if not text or text.lower() in words.nothing | words.no:
        return None
    if found := exercise_meant(words, text, on_sheet):
        return _exercise(found, text, on_sheet)
    if on_sheet:
        raise _unknown(text, text, on_sheet)
    near = nearest(text, sorted(set(words.exercises.values())))
    raise Unclear("near_known" if near else "no_exercise", answer=text, near=near)


def sore_of_done(
    words: Vocabulary, text: str, on_sheet: Sequence[str], done: Sequence[str]
) -> str | None:
    """One of those that were done; any exercise where nobody knows which they were."""
    named = the_sore_one(words, text, on_sheet)
    if named is None or named in done or not done:
        return named
    raise Unclear("not_done", answer=text, done=", ".join(done))


def used_kg(words: Vocabulary, text: str, on_sheet: Sequence[str]) -> dict[str, float]:
    """The kilograms of each exercise; none where nothing was written."""
    if not text or text.lower() in words.nothing:
        return {}
    found = _weights(words, text, on_sheet)
    return {_exercise(name, text, on_sheet): kg for name, kg in found.items()}


def bare_kg(words: Vocabulary, text: str) -> float | None:
    """The kilograms in a box of one exercise; None where nothing was written."""
    if text.lower() in words.nothing:
        return None
    found = _weights(words, text, ("",))
    if "" not in found:  # another exercise is named
        raise Unclear("kg", answer=text)
    return found[""]


def _weights(words: Vocabulary, text: str, on_sheet: Sequence[str]) -> dict[str, float]:
    found = kilograms_used(words, text, on_sheet)
    if found is None or not all(0 < kg <= MOST_KG for kg in found.values()):
        raise Unclear("kg", answer=text)
    return found


def _exercise(name: str, text: str, on_sheet: Sequence[str]) -> str:
    if name.isdecimal() and 1 <= int(name) <= len(on_sheet):
        return on_sheet[int(name) - 1]
    if name in on_sheet or not on_sheet:
        return name
    raise _unknown(name, text, on_sheet)


def _unknown(name: str, text: str, on_sheet: Sequence[str]) -> Unclear:
    near = nearest(name, sorted(on_sheet))
    key = "near_exercise" if near else "exercise"
    return Unclear(key, answer=text, near=near, most=len(on_sheet))
