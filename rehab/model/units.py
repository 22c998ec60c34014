"""Numbers with a meaning: the constrained types that every file model is made of."""

import datetime
import re
import unicodedata
from collections.abc import Iterable
from typing import Annotated, Literal, TypeAlias

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    Strict,
)

from rehab.model import as_written
from rehab.model.as_written import POUND_KG, told


def kilograms(value: float) -> str:
    """A number of kilograms with all the decimals it was written with.

    >>> kilograms(13.75), kilograms(1.25), kilograms(20.0), kilograms(2.2 * 2)
    ('13.75', '1.25', '20', '4.4')
    """
    return f"{value:.10g}"


def pounds(kg: float) -> float | None:
    """How many pounds it is, of a weight that was written in pounds; else None.

    No number of quarter pounds is a whole number of grams, so which unit a weight was
    written in can be told from the weight: nothing is rounded, and nothing kept beside.

    >>> pounds(5 * 0.45359237), pounds(2.5 * 0.45359237), pounds(2.27), pounds(20)
    (5.0, 2.5, None, None)
    """
    quarters = round(kg / POUND_KG * 4)
    near = abs(quarters * POUND_KG / 4 - kg) < 1e-9  # noqa: PLR2004 - of kilograms
    return quarters / 4 if near and quarters else None


def weight(kg: float) -> str:
    """A weight with its unit, in the unit that it was written in.

    >>> weight(13.75), weight(5 * 0.45359237)
    ('13.75 kg', '5 lb')
    """
    lb = pounds(kg)
    return f"{kilograms(kg)} kg" if lb is None else f"{kilograms(lb)} lb"


def weight_alone(kg: float) -> str:
    """The same where kilograms go without saying.

    >>> weight_alone(13.75), weight_alone(5 * 0.45359237)
    ('13.75', '5 lb')
    """
    return weight(kg).removesuffix(" kg")


def weights(every: Iterable[float]) -> str:
    """Several weights, the unit behind the last where all have the same.

    >>> weights([2.5, 13]), weights([2.5, 5 * 0.45359237])
    ('2.5, 13 kg', '2.5 kg, 5 lb')
    """
    shown = [weight(kg) for kg in every]
    units = {text.partition(" ")[2] for text in shown}
    if len(units) > 1:
        return ", ".join(shown)
    return ", ".join([*(text.partition(" ")[0] for text in shown[:-1]), *shown[-1:]])


class Value(BaseModel):
    """A frozen value; a key it does not know is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def _iso_date(value: object) -> object:
    """Dates are written 2026-01-31; a bare number must not become 1970."""
    if isinstance(value, datetime.date):
        return value
    if isinstance(value, str) and re.fullmatch(r"(19|20)\d\d-\d\d-\d\d", value):
        return value
    meant = as_written.day_meant(value) if isinstance(value, str) else ""
    if isinstance(value, str) and meant:
        message = f'should be a date like 2026-01-31, got "{value.strip()}"'
        raise told(message, f"write {meant}")
    raise ValueError("should be a date like 2026-01-31")


def _ordered(pair: tuple[int, int]) -> tuple[int, int]:
    if pair[0] > pair[1]:
        raise ValueError(f"the first number must not be above the second: {pair}")
    return pair


_BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0")  # letters without ink


def _seen(text: str) -> str:
    """Something of it must show on paper: not spaces and marks of no width alone."""
    if text and not any(shows(letter) for letter in text):
        raise told("holds nothing that can be seen", "write it out")
    return text


def _one_line(text: str) -> str:
    """What is printed, or told, in a line: no letter of it breaks or moves it."""
    text = text.strip()
    if "\n" in text or "\r" in text:
        raise told("must be one line", "write it on one line")
    for letter in text:
        if unicodedata.category(letter) in {"Cc", "Zl", "Zp"}:
            name = "a tab" if letter == "\t" else f"the character U+{ord(letter):04X}"
            raise told(f"holds {name}", "write a space")
    return " ".join(text.split())


def shows(letter: str) -> bool:
    """Whether the letter leaves ink on paper."""
    kind = unicodedata.category(letter)[0]  # separator, control, mark, other
    return kind not in "ZCM" and letter not in _BLANK


def _year(value: object) -> object:
    """A year of birth has its four digits."""
    if isinstance(value, int) and not isinstance(value, bool):
        if not FIRST_YEAR <= value <= LAST_YEAR:
            hint = "write all four digits, such as 1974"
            raise told(f"is no year of birth, got {value}", hint)
    return value


FIRST_YEAR, LAST_YEAR = 1900, 2100
NAME_LETTERS, TEXT_LETTERS = 60, 2_000  # at most
MOST = 10_000  # of anything that is counted: as days, 27 years

Whole: TypeAlias = Annotated[int, Strict(), Field(ge=0, le=MOST)]
Count: TypeAlias = Annotated[int, Strict(), Field(ge=1, le=MOST)]
Level: TypeAlias = Annotated[int, Strict(), Field(ge=0, le=6)]
Intensity: TypeAlias = Annotated[int, Strict(), Field(ge=1, le=3)]
Pain: TypeAlias = Annotated[int, Strict(), Field(ge=0, le=10)]
Effort: TypeAlias = Annotated[int, Strict(), Field(ge=0, le=10)]
Percent: TypeAlias = Annotated[
    float, Strict(), Field(ge=0, le=200, allow_inf_nan=False)
]
Share: TypeAlias = Annotated[
    float, Strict(), Field(ge=0, le=1, allow_inf_nan=False)
]  # a part of one
MOST_KG = 500
Kilograms: TypeAlias = Annotated[
    float,
    BeforeValidator(as_written.kilograms_of),
    Strict(),
    Field(gt=0, le=MOST_KG, allow_inf_nan=False),
]
Pieces: TypeAlias = Annotated[
    tuple[Kilograms, ...], BeforeValidator(as_written.pieces)
]  # of one thing, light to heavy
YesNo: TypeAlias = Annotated[bool, BeforeValidator(as_written.yes_no), Strict()]
Answer: TypeAlias = Annotated[
    Literal["yes", "no", "not asked"], BeforeValidator(as_written.answer)
]
Year: TypeAlias = Annotated[int, Strict(), BeforeValidator(_year)]
Text: TypeAlias = Annotated[
    str, Field(min_length=1, max_length=TEXT_LETTERS), AfterValidator(_seen)
]
_Seen, _OneLine = AfterValidator(_seen), AfterValidator(_one_line)
Line: TypeAlias = Annotated[Text, _OneLine]
ShortLine: TypeAlias = Annotated[
    str, Field(min_length=1, max_length=200), _Seen, _OneLine
]
MarginLine: TypeAlias = Annotated[
    str, Field(min_length=1, max_length=80), _Seen, _OneLine
]  # of a sheet
Name: TypeAlias = Annotated[
    str, Field(min_length=1, max_length=NAME_LETTERS), _Seen, _OneLine
]  # has room wherever it stands
PhoneNumber: TypeAlias = Name  # with a word or two beside it: as much room
Id: TypeAlias = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_-]*$", max_length=60)]
LANGUAGE = r"^[a-z]{2,3}(-[a-z]{2,4})?$"
Language: TypeAlias = Annotated[  # as a words file is named: en, nl, pt-br
    str, Field(pattern=LANGUAGE)
]
ENGLISH = "en"  # of everything that comes with the program
Day: TypeAlias = Annotated[datetime.date, BeforeValidator(_iso_date)]
Span: TypeAlias = Annotated[
    tuple[Whole, Whole], AfterValidator(_ordered), BeforeValidator(as_written.span)
]

# Of drawings.
Part: TypeAlias = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_*]*$", max_length=40)]
Bend: TypeAlias = Annotated[
    float, Strict(), Field(ge=-360, le=360, allow_inf_nan=False)
]  # degrees
Length: TypeAlias = Annotated[
    float, Strict(), Field(ge=-3, le=3, allow_inf_nan=False)
]  # body heights
Size: TypeAlias = Annotated[
    float, Strict(), Field(ge=0, le=2, allow_inf_nan=False)
]  # body heights or parts of one
