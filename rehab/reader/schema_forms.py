"""Values as people write them, in the words of a JSON Schema.

What a model's validators take or refuse cannot be read from them, so it stands here,
once for each: ``FORMS`` for those that come before the model's own check and let more
in, ``LIMITS`` for those that come after it and let less through.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeAlias

from rehab.model import as_written
from rehab.model.as_written import QUOTES
from rehab.model.clinic import FOLDER, LOGO
from rehab.model.units import FIRST_YEAR, LAST_YEAR

Json: TypeAlias = dict[str, Any]

ANSWERS = ("yes", "no", "not asked")
_ROUND = rf"[ \t\u00a0\u202f{QUOTES}]*"  # what a word processor puts round a word
_SPAN = rf"^\s*{as_written.SPAN.pattern}\s*$"


def _any_case(word: str) -> str:
    """A pattern of the word in small and large letters.

    >>> _any_case("no 1")
    '[nN][oO] 1'
    """
    return "".join(f"[{c}{c.upper()}]" if c.isalpha() else c for c in word)


def _text(pattern: str) -> Json:
    """A text like this, in quotes of any kind."""
    return {"type": "string", "pattern": f"^{_ROUND}({pattern}){_ROUND}$"}


def _one_of(words: Iterable[str]) -> str:
    return "|".join(map(_any_case, words))


def _also(*forms: Json) -> Callable[[Json], Json]:
    return lambda inner: {"anyOf": [inner, *forms]}


def _instead(form: Json) -> Callable[[Json], Json]:
    return lambda _: form


def _weekdays() -> Json:
    """Each weekday, whole or cut short to two letters or more."""
    whole = as_written.WHOLE_WEEKDAYS
    short = [day.removesuffix("day") for day in whole]
    cut = {day[:end] for day in short for end in range(2, len(day) + 1)}
    return _text(rf"({_one_of((*sorted(cut), 'weds'))})({_one_of(['day'])})?\.*")


_WEIGHT = _text(rf"\d{{1,4}}(\.\d{{1,6}})?\s*({_one_of(as_written.UNITS)})\.?")
_STRETCH: Json = {
    "type": "object",
    "properties": {
        key: {"anyOf": [{"type": "number"}, _WEIGHT]} for key in ("from", "to", "step")
    },
    "required": ["from", "to", "step"],
    "additionalProperties": False,
}


def _pieces(inner: Json) -> Json:
    """A list of weights, a stretch of them, or a list with stretches in it."""
    items = {"anyOf": [inner["items"], _STRETCH]}
    return {"anyOf": [{**inner, "items": items}, _STRETCH]}


def _dose(inner: Json) -> Json:
    """A dose in one word; in a block, repetitions from fewest to most."""
    keys = inner["properties"]
    number = {"type": "integer", "minimum": 1}
    two = {"type": "array", "items": number, "minItems": 2, "maxItems": 2}
    more = [*keys["repetitions"]["anyOf"], two, {"type": "string", "pattern": _SPAN}]
    keys = {**keys, "repetitions": {"anyOf": more}}
    words = {"type": "string", "pattern": r"[\d½]"}
    return {"anyOf": [{**inner, "properties": keys}, words]}


def _props(inner: Json) -> Json:
    """A thing by its name, or its name with a block of its sizes."""
    kinds = inner["discriminator"]["mapping"]
    each = {
        kind: {"anyOf": [{"$ref": ref}, {"type": "null"}]}
        for kind, ref in kinds.items()
    }
    block = {
        "type": "object",
        "properties": each,
        "additionalProperties": False,
        "minProperties": 1,
        "maxProperties": 1,
    }
    return {"anyOf": [{"enum": sorted(kinds)}, block]}


def _file_name(pattern: str) -> Callable[[Json], Json]:
    named = {"type": "string", "pattern": f"^({pattern})$"}
    return _instead({"anyOf": [named, {"type": "null"}]})


_NAME: Json = {"type": "string", "minLength": 1}  # or an id: the reader knows which
_DAY: Json = {"type": "string", "pattern": r"^(19|20)\d\d-\d\d-\d\d$"}

# By module and name, as Pydantic tells them.
FORMS: Mapping[str, Callable[[Json], Json]] = {
    "as_written.yes_no": _also(_text(_one_of(as_written.YES_AND_NO))),
    "as_written.answer": _also({"type": "boolean"}, _text(_one_of(ANSWERS))),
    "as_written.weekday": _also(_weekdays()),
    "as_written.span": _also({"type": "string", "pattern": _SPAN}),
    "as_written.kilograms_of": _also(_WEIGHT),
    "as_written.pieces": _pieces,
    "clinic._logo": _file_name(LOGO.pattern),
    "clinic._pages": _file_name(FOLDER.pattern),
    "dose.Dose._in_words": _dose,
    "exercise._reasoned": _also(),
    "intake._dated": _also(),
    "names.named.<locals>.find": _instead(_NAME),
    "phase.Weeks._not_one_number": _also(),
    "phase._line": _also({"type": "string", "minLength": 1}),
    "prop._kinded": _props,
    "units._iso_date": _instead(_DAY),
    "units._year": lambda year: {**year, "minimum": FIRST_YEAR, "maximum": LAST_YEAR},
}

LIMITS: Mapping[str, Json] = {
    "clinic._one_line": {"pattern": r"^\s*[^\n]*\s*$"},
    "colour._legible": {"pattern": "^#[0-9a-fA-F]{6}$"},
    "region._asked": {"minProperties": 1},
    "region._read": {"minItems": 3},
    "region._said": {"minItems": 1},
    "units._seen": {"pattern": r"\S"},
    "web_address._public": {"pattern": r"^\s*[hH][tT][tT][pP][sS]://[^?#@\s]+\s*$"},
}
