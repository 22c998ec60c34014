"""What a typed answer of the first visit says, in the shape of a client file.

What cannot be read so is left as it was typed: the reader of the file tells the fault.
Only what could be read in two ways is told here.

>>> weights("dumbbells 2 4 6.5; kettlebell 8")
{'dumbbells': [2, 4, 6.5], 'kettlebell': [8]}
>>> triggers("flexion 2, rotation 1"), triggers("none"), triggers("")
({'flexion': 2, 'rotation': 1}, {}, None)
>>> tries("bridge 10 12 11 pain 3; pull_through 8 8 pain 2 kg 10 more 2")["bridge"]
{'tries': [10, 12, 11], 'pain': 3}
"""

import datetime
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise, takewhile
from typing import TypeVar

from rehab.entry.days_typed import a_weekday, parted
from rehab.model import as_written
from rehab.model.client import WEEKDAYS
from rehab.model.exercise import BAND
from rehab.model.numbers import WEEK
from rehab.reader.csv_cells import day

NONE = ("none", "no", "-", "nothing")
EVERY = ("all", "every day", "daily")
_NAMES = {"pain": "pain", "more": "more", "kg": "load_kg"}
_SIZE = r"\d+(?:\.\d+)?(?: ?(?:kg|lbs?|pounds?)\b)?"
_ONE = re.compile(_SIZE, re.IGNORECASE)
_WEIGHED = re.compile(rf"([^\d;]*[^\d\W]) ({_SIZE}(?: {_SIZE})*)", re.IGNORECASE)
_WEIGHS = re.compile(r"[^\W\d].*\d")  # a thing, and a number behind it


T = TypeVar("T")


class Unclear(Exception):
    """An answer that could be read in two ways: which sentence says how to write it."""

    def __init__(self, key: str, typed: str) -> None:
        super().__init__(key)
        self.key, self.typed = f"new_client.unclear.{key}", typed


def sex(text: str) -> str:
    """As the file has it.

    >>> sex("F"), sex("woman"), sex("male"), sex("x")
    ('female', 'female', 'male', 'x')
    """
    short = {"f": "female", "woman": "female", "m": "male", "man": "male"}
    return short.get(text.strip().lower(), text.strip().lower())


def number(text: str) -> object:
    """A number, whole where it is; other text as it is.

    >>> number("72"), number("72,5"), number("x")
    (72, 72.5, 'x')
    """
    tidy = text.strip().replace(",", ".")
    if re.fullmatch(r"\d{1,9}", tidy):
        return int(tidy)
    return float(tidy) if re.fullmatch(r"\d{1,9}\.\d{1,6}", tidy) else text.strip()


def texts(text: str) -> list[str]:
    """What somebody said, parted by semicolons.

    >>> texts("Lift my girl, without fear; garden")
    ['Lift my girl, without fear', 'garden']
    """
    parts = (" ".join(part.split()) for part in text.split(";"))
    return [part for part in parts if part]


def chosen(known: Mapping[str, str]) -> Callable[[str], list[str]]:
    """Some of these ids: by id, name or number, parted by commas or spaces."""
    ids = list(known)
    names = {name.lower(): key for key, name in known.items()}

    def meaning(text: str) -> list[str]:
        if text.strip().lower() in NONE:
            return []
        parts = [part.strip().lower() for part in re.split(r"[,;]", text)]
        found = [part for part in parts if part]
        whole = [part if part in names else part.split() for part in found]
        flat = [w for one in whole for w in ([one] if isinstance(one, str) else one)]
        return list(dict.fromkeys(_one(word, ids, names) for word in flat))

    return meaning


def kit(
    known: Mapping[str, str], bands: Sequence[str]
) -> Callable[[str], dict[str, object]]:
    """What is at home, all on one line: things, their kilograms, and bands.

    >>> meant = kit({"chair": "firm chair", "dumbbells": "two dumbbells"}, ["light"])
    >>> meant("Firm chair, dumbbells 2 4 6.5; light")["weights_kg"]
    {'dumbbells': [2, 4, 6.5]}
    >>> meant("1 2 light")["equipment"], meant("none")
    (['chair', 'dumbbells'], {'equipment': [], 'weights_kg': None, 'bands': []})
    """
    things = chosen({**known, **{band: band for band in bands}})

    def meaning(text: str) -> dict[str, object]:
        parts = _parts(text)
        heavy = [part for part in parts if _WEIGHS.match(part)]
        if any(a in heavy and b[0].isdigit() for a, b in pairwise(parts)):
            raise Unclear("weights", text)
        found = things(", ".join(part for part in parts if part not in heavy))
        sizes = [_weighed(one) for one in heavy]
        kilograms = _once(text, ((" ".join(things(one)), kg) for one, kg in sizes))
        if BAND in found and bands and not set(found) & set(bands):
            raise Unclear("band", ", ".join(bands))
        return {
            "equipment": [one for one in found if one not in bands],
            "weights_kg": kilograms or None,
            "bands": [one for one in found if one in bands],
        }

    return meaning


def _one(word: str, ids: Sequence[str], names: Mapping[str, str]) -> str:
    if word.isdecimal() and 1 <= int(word) <= len(ids):
        return ids[int(word) - 1]
    return names.get(word, word)


def weekdays(text: str) -> list[str]:
    """Days of the week.

    >>> weekdays("Mon, wednesday fri"), weekdays("mon-fri"), len(weekdays("every day"))
    (['mon', 'wed', 'fri'], ['mon', 'tue', 'wed', 'thu', 'fri'], 7)
    >>> weekdays("fri - mon"), weekdays("fri-fri"), weekdays("mon 30.11.")
    (['fri', 'sat', 'sun', 'mon'], ['fri'], ['mon', '30.11.'])
    """
    if text.strip().lower() in EVERY:
        return list(WEEKDAYS)
    found: list[str] = []
    for part in parted(text.lower()):
        found += as_written.weekdays(part) or (part,)
    return list(dict.fromkeys(found))


def date(today: datetime.date) -> Callable[[str], str]:
    """A date; a weekday is the next one, today or later.

    >>> date(datetime.date(2026, 11, 20))("monday"), date(datetime.date.max)("1.2.2026")
    ('2026-11-23', '2026-02-01')
    >>> date(datetime.date(2026, 11, 20))("Monday 30.11.")
    'Monday 30.11.'
    """

    def meaning(text: str) -> str:
        if said := a_weekday(text):
            ahead = (WEEKDAYS.index(said) - today.weekday()) % WEEK
            return (today + datetime.timedelta(days=ahead)).isoformat()
        return day(text.strip())

    return meaning


def weights(text: str) -> dict[str, list[object]] | None:
    """Weights of one piece, by the thing."""
    if text.strip().lower() in NONE:
        return None
    return _once(text, map(_weighed, _parts(text)))


def _once(text: str, said: Iterable[tuple[str, T]]) -> dict[str, T]:
    """By its name; what is said twice could be either."""
    found: dict[str, T] = {}
    for name, value in said:
        if name in found:
            raise Unclear("twice", text)
        found[name] = value
    return found


def _parts(text: str) -> list[str]:
    parts = (" ".join(part.split()) for part in re.split(r";|,\s", text))
    return [part for part in parts if part]


def _weighed(part: str) -> tuple[str, list[object]]:
    """A thing and its weights, with pounds behind each of them or behind none.

    >>> _weighed("Two dumbbells 2 2.5kg"), _weighed("dumbbells 5 lb 10lb")
    (('two dumbbells', [2, 2.5]), ('dumbbells', ['5 lb', '10 lb']))
    """
    found = _WEIGHED.fullmatch(part)
    sizes = [
        one.lower().removesuffix("kg")
        for one in _ONE.findall(found[2] if found else "")
    ]
    pounds = [
        re.sub(r"(?<=\d)(?=[a-z])", " ", one) for one in sizes if one[-1].isalpha()
    ]
    if found is None or (pounds and len(pounds) < len(sizes)):
        raise Unclear("weights", part)
    return found[1].lower(), [*pounds] or [number(one) for one in sizes]


def triggers(text: str) -> dict[str, object] | None:
    """Movement and severity; none found is not the same as not looked for.

    >>> triggers("Bending forward 2")
    {'bending forward': 2}
    """
    if not text.strip():
        return None
    if text.strip().lower() in NONE:
        return {}
    parts = [part.rpartition(" ") for part in _parts(text.replace(",", ";"))]
    if not parts or not all(name for name, _, _ in parts):
        raise Unclear("triggers", text)
    return _once(text, ((name.lower(), number(last)) for name, _, last in parts))


def tries(text: str) -> dict[str, dict[str, object]]:
    """Each exercise with its tries, the worst pain, a weight, and what was left.

    >>> tries("Front-lying chest lift 8 7 pain 2")
    {'front-lying chest lift': {'tries': [8, 7], 'pain': 2}}
    """
    return _once(text, (_tried(part) for part in texts(text)))


def _tried(part: str) -> tuple[str, dict[str, object]]:
    every = part.split()
    name = [*takewhile(_of_a_name, every[1:])]
    exercise, words = " ".join((every[0], *name)), every[1 + len(name) :]
    counts: list[object] = []
    said: dict[str, object] = {}
    key = ""
    for word in words:
        if word.lower() in _NAMES:
            key = _NAMES[word.lower()]
        elif key:
            if key in said:
                raise Unclear("twice", part)
            said[key], key = number(word), ""
        else:
            counts.append(number(word))
    return exercise.lower(), {"tries": counts, **said}


def _of_a_name(word: str) -> bool:
    return word[0].isalpha() and word.lower() not in _NAMES
