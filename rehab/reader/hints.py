"""Short words about a value: what was got, and what was probably meant."""

import difflib
import re
from collections.abc import Iterable
from unicodedata import category

from rehab.model.as_written import weekdays
from rehab.reader.places import one_line

MAX_LIST = 20  # words that a hint shows
ONCE = "once is enough; pains are before, during and next_morning"  # of exercises done
_UNSEEN = ("Zs", "Cf")  # spaces, and marks of no width
MAX_LINE = 50  # letters of a value that a hint writes out
MIN_PART = 4  # letters that may stand for a longer word

_NONE = ("none", "no", "nothing", "-")
_NUMBERS = re.compile(r"[0-9]+(?: ?[-x/] ?[0-9]+)+")
_COUNTED = re.compile(r"[0-9]+ ?[^\W\d_]+")
_COMMA = re.compile(r"[-+]?[0-9]+,[0-9]+")


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
    return [k for k in known if len(word) >= MIN_PART and word in re.split("[_-]", k)]


def key_hint(key: str, value: object, known: Iterable[str]) -> str:
    """Return what an unknown key was meant to be; ``{start: 2,5}`` has a key 5."""
    if key.isdigit() and value is None:
        return "the comma ends the value: write a point (2.5), or two numbers: [8, 12]"
    if odd := next((c for c in key if c != " " and category(c) in _UNSEEN), None):
        return f"it holds U+{ord(odd):04X}, which cannot be seen: type a plain space"
    return did_you_mean(key, known, "known keys")


def list_hint(value: object) -> str:
    """Return how to write one value where a list is wanted.

    >>> list_hint(6), list_hint("Tue, Thu"), list_hint("2,5")
    ('write [6]', 'write [Tue, Thu]', 'write [2, 5], or [2.5] if it is one number')
    >>> list_hint("3-0-3"), list_hint("none"), list_hint("3 times")
    ('write [3, 0, 3]', 'write [], or leave it out', 'write the numbers alone')
    >>> list_hint("Fri-Mon")
    'write [fri, sat, sun, mon]'
    """
    if isinstance(value, dict):
        return "put a dash before each item"
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return _items(str(value))


def _items(value: str) -> str:
    """How the items in a text are written as a list."""
    if _COMMA.fullmatch(value):
        first, _, second = value.partition(",")
        return f"write [{first}, {second}], or [{first}.{second}] if it is one number"
    if days := weekdays(value):
        return f"write [{', '.join(days)}]"
    if value.lower() in _NONE:
        return "write [], or leave it out"
    if _NUMBERS.fullmatch(value):
        return f"write [{', '.join(re.findall('[0-9]+', value))}]"
    if _COUNTED.fullmatch(value):
        return "write the numbers alone"
    parts = [part.strip() for part in re.split("[,;]", value) if part.strip()]
    return f"write [{', '.join(parts)}]" if len(one_line(value)) < MAX_LINE else ""


def text_hint(value: object) -> str:
    """Return how to write a text that was read as something else."""
    if isinstance(value, int | float):
        return "put it in quotes"
    if isinstance(value, dict) and len(value) == 1:
        ((key, inside),) = value.items()
        if isinstance(inside, str | int | float):
            whole = one_line(f"{key}: {inside}")
            return f'its colon makes it a key: put it in quotes, such as "{whole}"'
    if isinstance(value, list) and len(value) == 1 and isinstance(value[0], str):
        return f"write {one_line(value[0])} without brackets"
    return ""
