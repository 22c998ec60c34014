"""The clock: commands read it here, everything below them is given the day."""

import datetime


def today() -> datetime.date:
    """The date on the wall."""
    return datetime.date.today()
