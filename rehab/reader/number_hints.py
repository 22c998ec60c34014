"""How to write a number that was written in some other way."""

import re
import unicodedata
from collections.abc import Sequence

from rehab.model.as_written import QUOTES
from rehab.reader.places import MAX_SHOWN

_FRACTION = re.compile(r"(?:([0-9]+)[ -])?([0-9]+)[/\u2044]([0-9]+)")
_COMMA = re.compile(r"([-+]?[0-9]+),([0-9]+)")
_THOUSANDS = re.compile(r"[1-9][0-9]{0,2}(?:[,.' ][0-9]{3})+")
_ZEROS = re.compile(r"([-+]?[0-9]+)[.,]0+")
_WHOLE = re.compile(r"[-+]?(?:0|[1-9][0-9]*)")
_NUMBER = re.compile(r"[-+]?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
_TIMES = re.compile(r"([0-9]{1,3}) ?[x×*] ?([0-9]{1,4})")
_WITH_UNIT = re.compile(r"([-+]?[0-9]+(?:[.,][0-9]+)?) ?([^\W\d_]+|%|°)\.?")
_OF_TEN = re.compile(r"([0-9]|10) ?(?:/|of|out of) ?10")  # pain, effort
_RANGE = re.compile(r"([0-9]+) ?(?:-|to) ?([0-9]+)(?: ?[^\W\d_]+\.?)?")
_TIMES_RANGE = re.compile(r"([0-9]{1,3}) ?[x×*] ?([0-9]+) ?(?:-|to) ?([0-9]+)")
# What the end of a key's name says that it is counted in: words for that.
_COUNTED_IN = {
    "seconds": ("s", "sec", "secs", "second", "seconds"),
    "minutes": ("min", "mins", "minute", "minutes"),
    "metres": ("m", "metre", "metres", "meter", "meters"),
    "repetitions": ("x", "times", "rep", "reps", "repetitions"),
    "sets": ("x", "set", "sets"),
    "weeks": ("week", "weeks"),
    "days": ("day", "days"),
    "percent": ("%", "percent"),
    "kg": ("kg", "kgs", "kilo", "kilos"),
}
# What the end of a key's name says that goes from 0 to 10.
_OF_TEN_AT_MOST = ("pain", "before", "during", "morning", "effort", "confidence")


def number_hint(value: object, *, whole: bool, key: str = "") -> str:
    """Return how to write a number that was written as text, under this key.

    >>> number_hint("2,5", whole=False), number_hint("8,0", whole=True)
    ('write 2.5', 'write 8')
    >>> number_hint("1/2", whole=False), number_hint("2½", whole=False)
    ('write 0.5', 'write 2.5')
    >>> number_hint("4/10", whole=True), number_hint("4 of 10", whole=True)
    ('write 4', 'write 4')
    >>> number_hint("8-12 reps", whole=True, key="repetitions")
    'write [8, 12]'
    >>> number_hint("3 x 8-12", whole=True, key="sets")
    'write sets: 3 and repetitions: [8, 12]'
    >>> number_hint("six", whole=True)
    'write it in digits'
    >>> number_hint("30 s", whole=True, key="hold_seconds")
    'write 30'
    >>> number_hint("2 min", whole=True, key="hold_seconds")
    'write how many seconds it is, without the unit'
    >>> number_hint("80%", whole=True, key="confidence")
    'write a number from 0 to 10'
    """
    if not isinstance(value, str) or len(value) > MAX_SHOWN:
        return ""
    text = plain(value)
    if found := _TIMES.fullmatch(text):
        name = key if key and key != "sets" else "repetitions"
        return f"write sets: {found[1]} and {name}: {found[2]}"
    if range_hint := _range_hint(text, key):
        return range_hint
    if whole and (found := _OF_TEN.fullmatch(text)):
        text = found[1]
    if (found := _WITH_UNIT.fullmatch(text)) and not _WHOLE.fullmatch(text):
        return _unit_hint(found[1], found[2].lower(), whole=whole, key=key)
    return _as_digits(text, _written(text, whole=whole), quoted=value)


def _as_digits(text: str, written: str, *, quoted: str) -> str:
    if not written:
        return "" if any(map(str.isdigit, text)) else "write it in digits"
    return f"write {written} without quotes" * (written == quoted) or f"write {written}"


def _range_hint(text: str, key: str) -> str:
    """Two numbers where one is wanted; of repetitions they may be a range."""
    if found := _TIMES_RANGE.fullmatch(text):
        return f"write sets: {found[1]} and repetitions: [{found[2]}, {found[3]}]"
    found = _RANGE.fullmatch(text)
    if found and key == "repetitions":
        return f"write [{found[1]}, {found[2]}]"
    return "write one number" if found else ""


def counted_in(path: Sequence[str | int]) -> str:
    """The last key of a path that says what is counted, else its last key.

    Of a list of blocks the block's own keys count: ``weeks`` of a diary counts none.

    >>> counted_in(("weeks", 0, "confidence"))
    'confidence'
    >>> counted_in(("phases", 1, "weeks", "min"))
    'weeks'
    """
    blocks = [n for n, part in enumerate(path[:-1]) if isinstance(part, int)]
    own = path[max((n for n in blocks if isinstance(path[n + 1], str)), default=0) :]
    keys = [part for part in own if isinstance(part, str)]
    counted = (k for k in reversed(keys) if k.rpartition("_")[2] in _COUNTED_IN)
    return next(counted, keys[-1] if keys else "")


def plain(text: str) -> str:
    r"""The text in plain digits and signs, without quotes around it.

    >>> plain("“12”"), plain("\uff11\uff12"), plain("\u22125"), plain("2½")
    ('12', '12', '-5', '2 1/2')
    """
    spaced = re.sub(r"(?<=[0-9])(?=[½⅓⅔¼¾⅛])", " ", text)
    same = unicodedata.normalize("NFKC", spaced)
    digits = (str(unicodedata.decimal(c, c)) for c in same)
    signs = "".join(digits).translate(_SIGNS)
    return " ".join(signs.split()).strip(f"{QUOTES} ")


_SIGNS = {ord(dash): "-" for dash in "\u2010\u2011\u2012\u2013\u2014\u2212"}
_SIGNS |= {ord("\u2044"): "/"}


def _written(text: str, *, whole: bool) -> str:
    """The number as it should be written; nothing where it could be another."""
    if _THOUSANDS.fullmatch(text):
        every = re.sub(r"[,.' ]", "", text)
        first, _, rest = re.sub(r"[,.' ]", ".", text).partition(".")
        two = f"{every} or {first}.{rest}"
        return every if whole or "." in rest else two
    if found := _ZEROS.fullmatch(text):
        return found[1] if whole else f"{found[1]}.0"
    if (found := _COMMA.fullmatch(text)) and not whole:
        return f"{found[1]}.{found[2]}"
    if found := _FRACTION.fullmatch(text):
        value = int(found[1] or 0) + int(found[2]) / (int(found[3]) or 1)
        exact = found[3].strip("0") and f"{value:.4g}"
        return exact if exact and not (whole and value % 1) else ""
    return text if (_WHOLE if whole else _NUMBER).fullmatch(text) else ""


def _unit_hint(number: str, unit: str, *, whole: bool, key: str) -> str:
    written = _written(number, whole=whole)
    for name, words in _COUNTED_IN.items():
        if key == name or key.endswith(f"_{name}"):
            if unit in words and written:
                return f"write {written}"
            if name == "kg" and unit in ("lb", "lbs", "pound", "pounds") and written:
                return f"write {written} lb"
            return f"write how many {name} it is, without the unit"
    if key.rpartition("_")[2] in _OF_TEN_AT_MOST:
        return "write a number from 0 to 10"
    return "write the number alone, in the unit that is wanted here"
