"""Short words about a value: what was got, and what was probably meant."""

import difflib
import re
from collections.abc import Iterable

from rehab.reader.places import MAX_SHOWN, one_line

MAX_LIST = 20  # words that a hint shows
MIN_PART = 4  # letters that may stand for a longer word

_COMMA = re.compile(r"[-+]?[0-9]+,[0-9]+")
_WHOLE = re.compile(r"0|[1-9][0-9]*")
_NUMBER = re.compile(r"(0|[1-9][0-9]*)(\.[0-9]+)?")


def got(value: object) -> str:
    """Return a value as a reader of the file would name it.

    >>> got("two"), got(None), got(True), got([1])
    ('"two"', 'nothing', 'true', 'a list')
    """
    if isinstance(value, str):
        return f'"{one_line(value)}"'
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list | tuple):
        return "a list"
    if isinstance(value, dict):
        return "a block of keys"
    return "nothing" if value is None else str(value)


def did_you_mean(word: object, words: Iterable[str], otherwise: str = "") -> str:
    """Return a hint with the nearest word, or else the list after ``otherwise``.

    >>> did_you_mean("kneee", ["knee", "hip"])
    'did you mean "knee"?'
    >>> did_you_mean("x", ["knee", "hip"], "one of")
    'one of: hip, knee'
    """
    known = sorted(set(words))
    if near := nearest(word, known):
        return f'did you mean "{near}"?'
    shown = [*known[:MAX_LIST], "..."] if len(known) > MAX_LIST else known
    return f"{otherwise}: {', '.join(shown)}" if otherwise and shown else ""


def nearest(word: object, known: list[str]) -> str:
    """Return the known word that was probably meant, or nothing."""
    tidy = re.sub(r"[\s-]+", "_", str(word)[:60].strip().lower())
    close = difflib.get_close_matches(tidy, known, 1, 0.6) or _parts(tidy, known)
    return close[0] if close else ""


def _parts(word: str, known: list[str]) -> list[str]:
    return [k for k in known if len(word) >= MIN_PART and word in k.split("_")]


def key_hint(key: str, value: object, known: Iterable[str]) -> str:
    """Return what an unknown key was meant to be; ``{start: 2,5}`` has a key 5."""
    if key.isdigit() and value is None:
        return "write a number with a point, such as 2.5"
    return did_you_mean(key, known, "known keys")


def number_hint(value: object, *, whole: bool) -> str:
    """Return how to write a number that was written as text."""
    if not isinstance(value, str) or len(value) > MAX_SHOWN:
        return ""
    if _COMMA.fullmatch(value) and not whole:
        return f"write {value.replace(',', '.')}"
    plain = _WHOLE if whole else _NUMBER
    return f"write {value} without quotes" if plain.fullmatch(value) else ""
