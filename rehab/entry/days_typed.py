"""Weekdays as they are typed: one, or from one to another. What says more is none.

>>> a_weekday("Thurs."), a_weekday("monday next week"), a_weekday("mon 30.11.")
('thu', None, None)
>>> one_or_more("fri-mon"), one_or_more("Fri-Fri"), one_or_more("2026-11-20")
(('fri', 'sat', 'sun', 'mon'), ('fri',), ())
"""

import re

from rehab.model.as_written import weekday
from rehab.model.client import WEEKDAYS, Weekday

_DASH = re.compile(r"\s*[-\u2010-\u2015]\s*")


def parted(text: str) -> list[str]:
    """Days with commas, spaces or the like between them.

    >>> parted("mon, wed + fri \u2013 sun")
    ['mon', 'wed', 'fri-sun']
    """
    return [part for part in re.split(r"[\s,;+]+", _DASH.sub("-", text)) if part]


def a_weekday(text: str) -> Weekday | None:
    """The weekday that this is, whole or cut short."""
    said = weekday(text)
    return next((one for one in WEEKDAYS if one == said), None)


def one_or_more(text: str) -> tuple[Weekday, ...]:
    """The weekday, or all from one to another, over the end of the week too."""
    ends = [a_weekday(one) for one in text.split("-")]
    at = [WEEKDAYS.index(one) for one in ends if one]
    if len(at) != len(ends) or len(at) > 2:  # noqa: PLR2004 - from and to
        return ()
    begin, ahead = at[0], (at[-1] - at[0]) % len(WEEKDAYS)
    return (*WEEKDAYS, *WEEKDAYS)[begin : begin + ahead + 1]
