"""Every complaint of the checker as a message and a hint in plain words."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import TypeAlias

from rehab.model.as_written import weekdays
from rehab.model.units import LANGUAGE
from rehab.reader.hints import did_you_mean, got, list_hint, text_hint
from rehab.reader.number_hints import number_hint

Words: TypeAlias = tuple[str, str]  # message, hint
Context: TypeAlias = Mapping[str, object]

_WEIGHT = re.compile(r"([0-9]+(?:\.[0-9]+)?) ?(kg|lb|lbs|pounds)")
_EXPECTED = {
    "int": "a whole number",
    "float": "a number",
    "finite": "a number",
    "string": "text",
    "bool": "true or false",
    "tuple": "a list",
    "list": "a list",
    "dict": "a block of keys",
    "mapping": "a block of keys",
    "model": "a block of keys",
}
_LIMIT = {
    "greater_than_equal": ("must be at least", "ge"),
    "greater_than": ("must be more than", "gt"),
    "less_than_equal": ("must be at most", "le"),
    "less_than": ("must be less than", "lt"),
}
_ID = 'lowercase letters, digits, "_" and "-", beginning with a letter'


def message_for(
    kind: str, value: object, context: Context, fallback: str, key: str = ""
) -> Words:
    """Return the message and the hint for one kind of error, of the value of a key."""
    if kind in _LIMIT:
        words, name = _LIMIT[kind]
        return f"{words} {_plain(context[name])}, got {got(value)}", ""
    if kind in _SPECIAL:
        return _SPECIAL[kind](value, {"key": key, **context})
    first = kind.partition("_")[0]
    if kind.startswith("date"):
        return f"is not a day of the calendar, got {got(value)}", "such as 2026-01-31"
    if first in _EXPECTED:
        return f"expected {_EXPECTED[first]}, got {got(value)}", _hint(
            first, value, key
        )
    return fallback[:1].lower() + fallback[1:], ""


def _shape_hint(value: object, key: str) -> str:
    """How a block is written, of which there is but one word."""
    if not isinstance(value, str):
        return ""
    if key == "policy":
        return f"write kind: {value} on a line of its own below, indented"
    return f"write exercise: {value}" if key == "places" else ""


def _plain(number: object) -> str:
    return f"{number:g}" if isinstance(number, float) else str(number)


def _hint(first: str, value: object, key: str) -> str:
    if first in ("int", "float", "finite"):
        return number_hint(value, whole=first == "int", key=key)
    if first in ("tuple", "list"):
        return list_hint(value)
    if first == "bool":
        return "write yes or no"
    if first in ("dict", "mapping", "model"):
        return _shape_hint(value, key)
    return text_hint(value) if first == "string" else ""


def _own(value: object, context: Context) -> Words:
    shown = f", got {got(value)}" if isinstance(value, str | int | float) else ""
    return f"{one(context['error'])}{shown}", ""


def one(error: object) -> str:
    """Return an error's own text on one line."""
    return " ".join(str(error).split())


def _choice(value: object, context: Context) -> Words:
    if context.get("key") == "load" and (weight := _WEIGHT.fullmatch(str(value))):
        unit = "" if weight[2] == "kg" else " lb"
        return f"names no weight, got {got(value)}", f"write load_kg: {weight[1]}{unit}"
    words = re.findall(r"'([^']*)'", str(context.get("expected", "")))
    days = weekdays(value) if isinstance(value, str) else ()
    if days and set(days) <= set(words):
        return f"is more than one day, got {got(value)}", f"write {', '.join(days)}"
    return f"unknown word, got {got(value)}", did_you_mean(value, words, "one of")


def _tag(_: object, context: Context) -> Words:
    words = re.findall(r"'([^']*)'", str(context.get("expected_tags", "")))
    value = context.get("tag")
    return f"unknown word, got {got(value)}", did_you_mean(value, words, "one of")


def _short(value: object, context: Context) -> Words:
    least, actual = context["min_length"], context["actual_length"]
    return f"needs at least {least} in the {_shape(value)}, got {actual}", ""


def _long(value: object, context: Context) -> Words:
    actual = len(value) if isinstance(value, dict) else context["actual_length"]
    most = context["max_length"]
    return f"takes at most {most} in the {_shape(value)}, got {actual}", ""


def _shape(value: object) -> str:
    return "block" if isinstance(value, dict) else "list"


def _empty(_: object, __: Context) -> Words:
    return "must not be empty", ""


def _wordy(value: object, context: Context) -> Words:
    most = context["max_length"]
    return f"must have at most {most} letters, got {len(str(value))}", "shorten it"


def _id(value: object, context: Context) -> Words:
    if context.get("key") == "reference":
        return f"must be {_ID}, got {got(value)}", "such as r-0001: no name of a person"
    if str(context.get("pattern", "")).endswith(r"\.svg$"):
        return f"must be the name of a drawing, got {got(value)}", "such as squat.svg"
    if str(context.get("pattern", "")) == LANGUAGE:
        return f"must be a language in small letters, got {got(value)}", "such as en"
    return f"must be {_ID}, got {got(value)}", _as_id(value)


def _as_id(value: object) -> str:
    """The nearest that could be an id: small letters, one sign between words."""
    text = unicodedata.normalize("NFKD", str(value)).encode("ascii", "ignore").decode()
    tidy = "_".join(re.findall(r"[a-z0-9]+", text.lower())).lstrip("0123456789_")
    return f"such as {tidy}" if tidy and tidy != value else ""


def _told(_: object, context: Context) -> Words:
    return str(context["message"]), str(context["hint"])


_CURES = {  # of keys that many blocks have
    "source": "say where it comes from, or write default",
    "says": "write what the client reads: one short sentence",
    "name": "write what people call it",
    "cards": "write cards: [], or some of those in the file of the region",
    "sources": "write [default], or a list of papers",
}
_SPECIAL: dict[str, Callable[[object, Context], Words]] = {
    "missing": lambda _, context: (
        "is required",
        _CURES.get(str(context.get("key")), ""),
    ),
    "union_tag_not_found": lambda _, __: ("is required", ""),
    "union_tag_invalid": _tag,
    "literal_error": _choice,
    "value_error": _own,
    "told": _told,
    "too_short": _short,
    "too_long": _long,
    "string_too_short": _empty,
    "string_too_long": _wordy,
    "string_pattern_mismatch": _id,
}
