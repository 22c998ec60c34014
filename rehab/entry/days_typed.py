"""Weekdays as they are typed. What says more than a day is none.

>>> a_weekday("Thurs."), a_weekday("monday next week"), a_weekday("mon 30.11.")
('thu', None, None)
"""

import re

from rehab.model.as_written import DASH, weekday
from rehab.model.client import WEEKDAYS, Weekday

_DASH = re.compile(rf"\s*{DASH}\s*")


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
