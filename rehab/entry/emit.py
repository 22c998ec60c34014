"""A frozen value as YAML lines, as a tidy person would type them.

What is at its default is left out. Small things stand on one line, and every text
is written so that the strict reader reads the same text back.

>>> from rehab.model.diary import SessionRecord, WeekRecord
>>> week = WeekRecord(week=3, sessions=(SessionRecord(before=2, during=3),))
>>> print(item(week), end="")
- week: 3
  sessions:
    - {before: 2, during: 3}
"""

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence

from rehab.model.units import Value, pounds, weight

WIDTH = 100  # of a line; a longer one is written as a block
_BARE = re.compile(r"[A-Za-z][\w./()'-]*(?: [\w./()'-]+)*", re.ASCII)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NOT_TEXT = {"null", "true", "false", "yes", "no", "on", "off", "y", "n"}
_SAFE = re.compile(r"[ !#-\[\]-~\xa1-\u024f]")  # stands in quotes as it is


def item(value: Value) -> str:
    """The value as an item of a list, beginning with a dash."""
    lines = _block(_plain(value), "")
    return "".join(
        f"{'  ' if number else '- '}{line}\n" for number, line in enumerate(lines)
    )


def head(reference: str) -> str:
    """How a file of a client begins that the program makes.

    >>> print(head("r-0001"), end="")
    reference: r-0001
    """
    return f"reference: {flow(reference)}\n"


def lines(data: Mapping[str, object]) -> Iterator[str]:
    """A block of keys; plain values, lists and blocks may be in it."""
    return _block(data, "")


def flow(data: object) -> str:
    """Plain data on one line."""
    if isinstance(data, Mapping):
        pairs = (f"{text(str(k))}: {_of(str(k), inner)}" for k, inner in data.items())
        return f"{{{', '.join(pairs)}}}"
    if isinstance(data, Sequence) and not isinstance(data, str):
        return f"[{', '.join(map(flow, data))}]"
    return _scalar(data)


def text(words: str) -> str:
    r"""A text, in quotes when bare letters could be read as something else.

    >>> text("sore back"), text("no"), text("2026-01-31"), text('so: "so"')
    ('sore back', '"no"', '2026-01-31', '"so: \\"so\\""')
    """
    bare = _BARE.fullmatch(words) and words.lower() not in _NOT_TEXT
    if bare or _DAY.fullmatch(words):
        return words
    return f'"{"".join(map(_quoted, words))}"'


def _of(key: str, value: object) -> str:
    """A value under its key: a weight that was written in pounds stays in pounds.

    >>> _of("load_kg", 5 * 0.45359237), _of("load_kg", 5.0)
    ('5 lb', '5')
    """
    if key.endswith("_kg") and isinstance(value, float) and pounds(value):
        return weight(value)
    return flow(value)


def _plain(value: Value) -> Mapping[str, object]:
    return value.model_dump(mode="json", exclude_defaults=True)


def _block(data: Mapping[str, object], indent: str) -> Iterator[str]:
    for key, value in data.items():
        head = f"{indent}{text(key)}:"
        short = f"{head} {_of(key, value)}"
        if _small(value) and len(short) <= WIDTH:
            yield short
        elif isinstance(value, Mapping):
            yield head
            yield from _block(value, f"{indent}  ")
        elif isinstance(value, list) and value:
            yield head
            yield from _items(value, f"{indent}  ")
        else:
            yield short


def _items(values: list[object], indent: str) -> Iterator[str]:
    for value in values:
        short = f"{indent}- {flow(value)}"
        if isinstance(value, Mapping) and value and len(short) > WIDTH:
            inner = list(_block(value, f"{indent}  "))
            yield f"{indent}- {inner[0].lstrip()}"
            yield from inner[1:]
        else:
            yield short


def _small(value: object) -> bool:
    """A word or a number, or a few of them."""
    inner = value.values() if isinstance(value, Mapping) else value
    if isinstance(inner, str) or not hasattr(inner, "__iter__"):
        return True
    return not any(isinstance(one, Mapping | list) for one in inner)


def _scalar(value: object) -> str:
    if isinstance(value, str):
        return text(value)
    if isinstance(value, datetime.date):
        return value.isoformat()
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, float):
        return _number(value)
    return str(value)


def _number(value: float) -> str:
    """With a point before an exponent, as YAML wants it.

    >>> _number(12.0), _number(12.5), _number(1e-05)
    ('12', '12.5', '1.0e-05')
    """
    digits, exponent, power = repr(value).partition("e")
    if exponent:
        return f"{digits}{'' if '.' in digits else '.0'}e{power}"
    return digits.removesuffix(".0")


def _quoted(letter: str) -> str:
    if letter in '"\\':
        return f"\\{letter}"
    if letter == "\n":
        return "\\n"
    if _SAFE.fullmatch(letter) or letter.isalpha():
        return letter
    return f"\\U{ord(letter):08x}"
