"""The clock: commands read it here, everything below them is given the day."""

import datetime


def today() -> datetime.date:
    """The date on the wall."""
    return datetime.date.today()


def time_of_day() -> str:
    """The time on the wall, for somebody who waits in front of it: 14:05:09."""
    return f"{datetime.datetime.now(datetime.UTC).astimezone():%H:%M:%S}"
