"""When a sheet begins: sheets follow each other by their length."""

import datetime
from collections.abc import Sequence

from rehab.model.client import Client
from rehab.planner.outcome.past_week import Outcome


def days_of_all(history: Sequence[Outcome]) -> int:
    """Days that these sheets covered.

    >>> days_of_all([Outcome("calm", "green", days=1), Outcome("later", "green")])
    8
    """
    return sum(past.days for past in history)


def sheet_start(client: Client, history: Sequence[Outcome]) -> datetime.date:
    """The first day of the sheet that comes after these."""
    return client.start + datetime.timedelta(days=days_of_all(history))
