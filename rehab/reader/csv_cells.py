"""What a physiotherapist means by a cell of a spreadsheet."""

import datetime
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rehab.model.names import tidy

LONGEST = 20  # digits of a number that are looked at; no sheet has so many exercises
_SCORE = re.compile(r"(\d{1,3})(?:[.,]0+)?(?: ?/ ?10)?", re.ASCII)
_WEEK = re.compile(r"(?:week *)?(\d{1,4})", re.ASCII | re.IGNORECASE)
_DOTS = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_PARTS = re.compile(r";|\n|,\s+")
_USED = re.compile(
    r"(?:(?P<name>.+?)[\s:=]+)?(?P<kg>\d{1,3}(?:[.,]\d{1,3})?)\s*(?:kg|kilos?)?",
    re.ASCII | re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*[,;/+|\n]\s*|\s+and\s+")


@dataclass(frozen=True, kw_only=True, slots=True)
class Vocabulary:
    """The words that people use in a table, from the words file."""

    columns: Mapping[str, str]  # a heading without spaces and signs: our name for it
    yes: frozenset[str]
    no: frozenset[str]
    nothing: frozenset[str]
    exercises: Mapping[str, str]  # a name or an id, tidied: the id
    felt: Mapping[str, str]  # a word for a week's effort, tidied: ours


def vocabulary(
    columns: Mapping[str, Iterable[str]],
    words: Mapping[str, Iterable[str]],
    exercises: Mapping[str, str],
    felt: Mapping[str, Iterable[str]] | None = None,
) -> Vocabulary:
    """From lists of words; ``exercises`` gives the name of each id."""
    efforts = {key: (key, *said) for key, said in (felt or {}).items()}
    names = {tidy(name): key for key, name in exercises.items()}
    ids = {tidy(key): key for key in exercises}
    return Vocabulary(
        columns={tidy(head): key for key, heads in columns.items() for head in heads},
        yes=frozenset(words["yes"]),
        no=frozenset(words["no"]),
        nothing=frozenset(words["nothing"]),
        exercises={**names, **ids},
        felt={tidy(word): key for key, said in efforts.items() for word in said},
    )


def score(text: str) -> object:
    """A whole number where there is one; other text is left for the checker.

    >>> score("3"), score("3/10"), score("3,0"), score("3,5"), score("two")
    (3, 3, 3, '3,5', 'two')
    """
    found = _SCORE.fullmatch(text)
    return int(found[1]) if found else text


def number_of_week(text: str) -> object:
    """A week's number where the text is exactly one; other text is left alone.

    >>> [number_of_week(text) for text in ("3", "Week 3", "1.0", "1-2", "-2", "1 2")]
    [3, 3, '1.0', '1-2', '-2', '1 2']
    """
    found = _WEEK.fullmatch(text.strip())
    return int(found[1]) if found else text


def day(text: str) -> str:
    """A date as 2026-01-31, also from 31.1.2026; other text is left alone.

    Slashes are left alone too: nobody can tell 3/4 from 4/3.
    """
    if not (found := _DOTS.fullmatch(text)):
        return text
    numbers = (int(found[3]), int(found[2]), int(found[1]))
    try:
        return datetime.date(*numbers).isoformat()
    except ValueError:
        return text


def yes_or_no(words: Vocabulary, text: str) -> bool | None:
    """What the word says; None when it says neither."""
    word = text.strip().lower()
    if word in words.yes:
        return True
    return False if word in words.no else None


def exercise_meant(words: Vocabulary, text: str, on_sheet: Sequence[str]) -> str | None:
    """The id of one exercise: by its number on the sheet, its id or its name.

    >>> known = vocabulary({}, dict.fromkeys(("yes", "no", "nothing"), ()),
    ...                    {"bird_dog": "Bird dog", "bridge": "Bridge"})
    >>> [exercise_meant(known, text, ["bridge"]) for text in ("1", "bird dog", "2")]
    ['bridge', 'bird_dog', None]
    """
    if text.isascii() and text.isdecimal():
        place = int(text[:LONGEST])
        return on_sheet[place - 1] if 1 <= place <= len(on_sheet) else None
    return words.exercises.get(tidy(text))


def kilograms_used(
    words: Vocabulary, text: str, on_sheet: Sequence[str]
) -> dict[str, float] | None:
    """The kilograms of each exercise named; None where it cannot be understood.

    A number alone is that of the only exercise on the sheet.

    >>> known = vocabulary({}, dict.fromkeys(("yes", "no", "nothing"), ()),
    ...                    {"leg_press": "Leg press", "squat": "Squat"})
    >>> kilograms_used(known, "leg press 40 kg; 2: 12,5", ["leg_press", "squat"])
    {'leg_press': 40.0, 'squat': 12.5}
    >>> kilograms_used(known, "40", ["squat"]), kilograms_used(known, "40", [])
    ({'squat': 40.0}, None)
    """
    found: dict[str, float] = {}
    for part in filter(None, map(str.strip, _PARTS.split(text))):
        told = _USED.fullmatch(part)
        if told is None:
            return None
        only = on_sheet[0] if len(on_sheet) == 1 else None
        name = exercise_meant(words, told["name"], on_sheet) if told["name"] else only
        if name is None or name in found:
            return None
        found[name] = float(told["kg"].replace(",", "."))
    return found


def numbers_on_sheet(text: str) -> list[int]:
    """The numbers of a text that is nothing but numbers; 0 alone is none of them.

    >>> numbers_on_sheet("1 3"), numbers_on_sheet("1,3;4"), numbers_on_sheet("0")
    ([1, 3], [1, 3, 4], [])
    """
    parts = re.split(r"[\s,;+]+", text.strip())
    numbers = all(part.isascii() and part.isdecimal() for part in parts)
    return [int(part) for part in parts] if numbers and text.strip() != "0" else []


def exercise_names(words: Vocabulary, text: str) -> list[str]:
    """The exercises of a text, as ids where they are known.

    >>> known = vocabulary({}, dict.fromkeys(("yes", "no", "nothing"), ()),
    ...                    {"bird_dog": "Bird dog", "bridge": "Bridge"})
    >>> exercise_names(known, "Bird dog; bridge + plank")
    ['bird_dog', 'bridge', 'plank']
    """
    parts = [part for part in _BETWEEN.split(text.strip()) if part]
    found: list[str] = []
    for part in parts:
        several = tidy(part) not in words.exercises and len(part.split()) > 1
        pieces = part.split() if several else [part]
        known = [words.exercises.get(tidy(piece)) for piece in pieces]
        if several and None in known:
            found.append("_".join(part.lower().split()))
            continue
        found += [name or piece for name, piece in zip(known, pieces, strict=True)]
    return list(dict.fromkeys(found))
