"""Values as people write them: what can only mean one thing is taken as that.

Everything else is left as it is, for the checker to refuse with its cure.

>>> yes_no("Yes"), weekday("Thurs."), span("2–4")
(True, 'thu', [2, 4])
>>> yes_no("maybe"), weekday("do"), span("2"), kilograms_of("2,5 kg")
('maybe', 'do', '2', '2,5 kg')
>>> kilograms_of("10 kg"), kilograms_of("10 lb") == 10 * POUND_KG
(10.0, True)
"""

import datetime
import re

from pydantic_core import PydanticCustomError

POUND_KG = 0.45359237  # the international pound of 1959, exactly
MOST_STEPS = 200  # of weights written as from, to and step

# Quotes as people and word processors make them.
QUOTES = "\"'\u201c\u201d\u201e\u201f\u2018\u2019\u201a\u00ab\u00bb"
YES_AND_NO = {
    **dict.fromkeys(("yes", "on", "true"), True),
    **dict.fromkeys(("no", "off", "false"), False),
}
WHOLE_WEEKDAYS = (
    *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
)
_SHORTEST = 2  # letters of a weekday
DASH = r"[-\u2010-\u2015]"
SPAN = re.compile(rf"(\d{{1,5}})\s*(?:{DASH}|to)\s*(\d{{1,5}})", re.ASCII)
UNITS = {
    **dict.fromkeys(("kg", "kgs", "kilo", "kilos", "kilogram", "kilograms"), 1.0),
    **dict.fromkeys(("kilogramme", "kilogrammes"), 1.0),
    **dict.fromkeys(("lb", "lbs", "pound", "pounds"), POUND_KG),
}
_WEIGHT = re.compile(r"(\d{1,4}(?:\.\d{1,6})?)\s*([a-z]+)\.?", re.ASCII)
_YEAR_FIRST = re.compile(r"((?:19|20)\d\d)[-./](\d{1,2})[-./](\d{1,2})", re.ASCII)
_YEAR_LAST = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?((?:19|20)\d\d)", re.ASCII)
_SLASHES = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-]((?:19|20)\d\d)", re.ASCII)
_SHORT_YEAR = re.compile(r"\d{1,2}[-./]\d{1,2}[-./]\d\d", re.ASCII)


def told(message: str, hint: str) -> PydanticCustomError:
    """A fault with the cure beside it."""
    return PydanticCustomError("told", "{message}", {"message": message, "hint": hint})


def _tidy(text: str) -> str:
    """Small letters, without the quotes and spaces that a word processor puts round."""
    return text.strip(f" \t\u00a0\u202f{QUOTES}").lower()


def yes_no(value: object) -> object:
    """Yes and no where true or false is meant."""
    return YES_AND_NO.get(_tidy(value), value) if isinstance(value, str) else value


def answer(value: object) -> object:
    """The other way round: an answer in words is one of these words."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    tidy = _tidy(value) if isinstance(value, str) else ""
    return tidy if tidy in ("yes", "no", "not asked") else value


def weekday(value: object) -> object:
    """An English weekday, whole or cut short to two letters or more."""
    if not isinstance(value, str):
        return value
    typed = _tidy(value).rstrip(".").removesuffix("day")
    if typed == "weds":
        typed = "wed"
    if len(typed) < _SHORTEST:
        return value
    found = [day for day in WHOLE_WEEKDAYS if day.startswith(typed)]
    return found[0][:3] if len(found) == 1 else value


def weekdays(text: str) -> tuple[str, ...]:
    """The weekday, or all from one to another, over the end of the week too.

    >>> weekdays("Fri-Mon"), weekdays("fri"), weekdays("2026-11-20")
    (('fri', 'sat', 'sun', 'mon'), ('fri',), ())
    """
    week = [whole[:3] for whole in WHOLE_WEEKDAYS]
    ends = [weekday(one) for one in re.split(DASH, text)]
    at = [week.index(one) for one in ends if isinstance(one, str) and one in week]
    if len(at) != len(ends) or len(at) > 2:  # noqa: PLR2004 - from and to
        return ()
    ahead = (at[-1] - at[0]) % len(week)
    return (*week, *week)[at[0] : at[0] + ahead + 1]


def span(value: object) -> object:
    """Two whole numbers with a dash between them, whichever dash it is."""
    if isinstance(value, int) and not isinstance(value, bool):
        raise told(f"expected two numbers, got {value}", f"write [{value}, {value}]")
    found = SPAN.fullmatch(value.strip()) if isinstance(value, str) else None
    return [int(found[1]), int(found[2])] if found else value


def kilograms_of(value: object) -> object:
    """A number of kilograms, or of pounds, with its unit behind it."""
    found = _WEIGHT.fullmatch(_tidy(value)) if isinstance(value, str) else None
    factor = UNITS.get(found[2]) if found else None
    return float(found[1]) * factor if found and factor else value


def pieces(value: object) -> object:
    """Weights of one thing: a list, or ``{from: 2, to: 24, step: 2}``, or both.

    >>> pieces({"from": 2, "to": 8, "step": 2}), pieces(["5 lb", "10 lb"])
    ([2.0, 4.0, 6.0, 8.0], ['5 lb', '10 lb'])
    """
    if isinstance(value, dict):
        return _stretch(value)
    if not isinstance(value, list):
        return value
    units = [_has_unit(item) for item in value if _is_weight(item)]
    if any(units) and not all(units):
        hint = "write the unit behind each number, or behind none"
        raise told("has a unit behind some numbers and not behind others", hint)
    each = [_stretch(item) if isinstance(item, dict) else [item] for item in value]
    return [one for several in each for one in several]


def _has_unit(item: object) -> bool:
    return isinstance(item, str)


def _is_weight(item: object) -> bool:
    return isinstance(item, int | float) or kilograms_of(item) is not item


def _stretch(block: dict[object, object]) -> list[float]:
    if set(block) != {"from", "to", "step"}:
        shown = ", ".join(map(str, block)) or "nothing"
        hint = "such as {from: 2, to: 24, step: 2}"
        raise told(f"needs from, to and step, got {shown}", hint)
    first, last, step = (_counted(block[name]) for name in ("from", "to", "step"))
    if len({unit for _, unit in (first, last, step)}) > 1:
        hint = "write the unit behind each number, or behind none"
        raise told("has a unit behind some numbers and not behind others", hint)
    start, end, by, unit = first[0], last[0], step[0], first[1]
    if by <= 0 or end < start:
        raise told("leads nowhere: to is below from, or step is 0", "turn them round")
    count = round((end - start) / by)
    if count >= MOST_STEPS:
        raise told(f"is more than {MOST_STEPS} weights", "write a larger step")
    if abs(start + count * by - end) > 1e-9:  # noqa: PLR2004 - of kilograms
        below = int((end - start) / by) * by + start
        message = f"from {start:g} in steps of {by:g} nothing reaches {end:g}"
        raise told(message, f"write to: {below:g} or to: {below + by:g}")
    return [round(start + n * by, 6) * unit for n in range(count + 1)]


def _counted(value: object) -> tuple[float, float]:
    """A number, and how many kilograms one of it is."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value), 1.0
    found = _WEIGHT.fullmatch(_tidy(value)) if isinstance(value, str) else None
    factor = UNITS.get(found[2]) if found else None
    if found is None or factor is None:
        raise told(f"is no weight: {value}", "write a number, such as 2.5 or 5 lb")
    return float(found[1]), factor


def day_meant(text: str) -> str:
    """How to write a date that was written in another way; nothing where none shows.

    >>> day_meant("2.3.2026"), day_meant("2026/3/2"), day_meant("3 March")
    ('2026-03-02', '2026-03-02', '')
    >>> day_meant("2/3/2026"), day_meant("31/1/2026"), day_meant("2.3.26")
    ('2026-02-03 or 2026-03-02', '2026-01-31', 'the year with its four digits')
    """
    tidy = _tidy(text)
    if found := _YEAR_FIRST.fullmatch(tidy):
        return _date(found[1], found[2], found[3])
    if found := _YEAR_LAST.fullmatch(tidy):
        return _date(found[3], found[2], found[1])
    if found := _SLASHES.fullmatch(tidy):
        readings = (found[2], found[1]), (found[1], found[2])
        days = {_date(found[3], *reading) for reading in readings}
        return " or ".join(sorted(days - {""}))
    return "the year with its four digits" if _SHORT_YEAR.fullmatch(tidy) else ""


def _date(year: str, month: str, on: str) -> str:
    try:
        return datetime.date(int(year), int(month), int(on)).isoformat()
    except ValueError:
        return ""
