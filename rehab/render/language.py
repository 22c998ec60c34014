"""Every sentence is looked up here and filled; none is written in Python."""

import datetime
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from rehab.model.numbers import WEEK
from rehab.model.region import Region
from rehab.model.sentences import of_region

_SLOT = re.compile(r"\{(\w+)\}")


def fill(text: str, slots: Mapping[str, object]) -> str:
    """Put the slots' values where the text says so; an unknown slot is a KeyError.

    >>> fill("Call {clinic_phone}.", {"clinic_phone": "555"})
    'Call 555.'
    """
    return _SLOT.sub(lambda match: str(slots[match[1]]), text)


def number(value: float) -> str:
    """A number as people write it.

    >>> number(12.5), number(16.0)
    ('12.5', '16')
    """
    return f"{round(value, 1):.10g}"


def _with_units(
    node: Mapping[str, object], units: Mapping[str, str]
) -> dict[str, object]:
    """All texts below with other words for a week; the names of slots stay."""
    found: dict[str, object] = {}
    pattern = _outside_slots(tuple(units))
    for key, text in node.items():
        found[key] = text
        if isinstance(text, Mapping):
            found[key] = _with_units(text, units)
        elif isinstance(text, str):
            found[key] = pattern.sub(lambda m: _other(m[0], units), text)
    return found


@cache
def _outside_slots(words: tuple[str, ...]) -> re.Pattern[str]:
    """Any of these words, also with a capital, but not where it names a slot."""
    any_case = (f"[{w[0].lower()}{w[0].upper()}]{re.escape(w[1:])}" for w in words)
    return re.compile(rf"\b(?:{'|'.join(any_case)})\b(?![^{{}}]*\}})")


def _other(word: str, units: Mapping[str, str]) -> str:
    """The other word, with a capital where only the first had one."""
    if word in units:
        return units[word]
    other = units.get(word[:1].swapcase() + word[1:], word)
    return other.capitalize() if word[0].isupper() else other


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language, by dotted key."""

    table: Mapping[str, object]
    of_weeks: Mapping[str, object] | None = None  # where a sheet is a week; None: table

    def _find(self, key: str) -> object:
        node: object = self.table
        for part in key.split("."):
            if not isinstance(node, Mapping):
                raise KeyError(key)
            node = node[part]
        return node

    def of_sheets(self, days: int | None) -> "Words":
        """The same words where a sheet covers so many days: not always a week.

        None: some sheets of the plan cover more days than others.

        >>> table = {"a": "Week {week} of {weeks} weeks.", "sheet_units":
        ...     {"day": {"week": "day", "weeks": "days"}, "days": {}}}
        >>> Words(table).of_sheets(1).say("a", week=2, weeks=3)
        'Day 2 of 3 days.'
        >>> Words(table).of_sheets(1).of_sheets(7).say("a", week=2, weeks=3)
        'Week 2 of 3 weeks.'
        """
        plain = self.table if self.of_weeks is None else self.of_weeks
        if days == WEEK:
            return Words(plain)
        units = self.section(f"sheet_units.{'day' if days == 1 else 'days'}")
        return Words({**plain, **_with_units(plain, units)}, plain)

    def of_region(self, region: Region) -> "Words":
        """The same words as a region of the body has them."""
        return Words(of_region(self.table, region))

    def say(self, key: str, **slots: object) -> str:
        """The sentence under ``key``, filled."""
        text = self._find(key)
        if not isinstance(text, str):
            raise KeyError(key)
        return fill(text, slots)

    def many(self, key: str) -> tuple[str, ...]:
        """The list under ``key``."""
        texts = self._find(key)
        if not isinstance(texts, list | tuple):
            raise KeyError(key)
        return tuple(str(text) for text in texts)

    def section(self, key: str) -> dict[str, str]:
        """All plain sentences under ``key``, by name."""
        texts = self._find(key)
        if not isinstance(texts, Mapping):
            raise KeyError(key)
        return {str(name): str(text) for name, text in texts.items()}

    def lists(self, key: str) -> dict[str, tuple[str, ...]]:
        """All lists under ``key``, by name."""
        texts = self._find(key)
        if not isinstance(texts, Mapping):
            raise KeyError(key)
        return {str(name): self.many(f"{key}.{name}") for name in texts}

    def count(self, unit: str, n: int) -> str:
        """A number of things: "1 minute", "2 minutes"; or once, twice, 3 times."""
        forms = self.section(f"units.{unit}")
        form = {1: "one", 2: "two"}.get(n, "many")
        return fill(forms.get(form, forms["many"]), {"n": n})

    def listed(self, items: Sequence[str]) -> str:
        """One, two and three."""
        if not items[1:]:
            return "".join(items)
        head = self.say("list.comma").join(items[:-1])
        return self.say("list.last", head=head, last=items[-1])

    def day(self, day: datetime.date) -> str:
        """Such as Mon 5 January."""
        weekday = self.many("weekdays")[day.weekday()]
        return self.say("dates.day", weekday=weekday, date=self.short_date(day))

    def short_date(self, day: datetime.date) -> str:
        """Such as 5 January."""
        month = self.many("months")[day.month - 1]
        return self.say("dates.short", day=day.day, month=month)

    def date(self, day: datetime.date) -> str:
        """Such as 5 January 2026."""
        return self.say("dates.full", date=self.short_date(day), year=day.year)

    def dates(self, first: datetime.date, last: datetime.date) -> str:
        """Such as 5 January 2026, or 5 January to 1 February 2026."""
        return self.date(first) if first == last else self.span(first, last)

    def span(self, first: datetime.date, last: datetime.date) -> str:
        """Such as 5 January to 1 February 2026."""
        same_year = first.year == last.year
        begin = self.short_date(first) if same_year else self.date(first)
        return self.say("dates.span", first=begin, last=self.date(last))
