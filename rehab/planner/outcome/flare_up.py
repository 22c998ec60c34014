"""Which weeks are a flare-up: ticked, or mornings running with much pain.

The numbers are the plan's, and stand on the sheet.
"""

import datetime
from collections.abc import Collection

from rehab.model.diary import WeekRecord
from rehab.model.limits import FlareFrom
from rehab.model.plan import Plan

DAY = datetime.timedelta(days=1)
WORST = 10  # of pain


def flare_from(plan: Plan, usual_pain: int) -> FlareFrom | None:
    """From when on mornings are a flare-up; None where the plan has no such rule."""
    rule = plan.flare
    if rule.mornings is None or rule.morning_rise is None:
        return None
    pain = min(WORST, usual_pain + rule.morning_rise)
    return FlareFrom(mornings=rule.mornings, pain=pain)


def flared(
    plan: Plan, usual_pain: int, record: WeekRecord, before: WeekRecord | None
) -> bool:
    """Whether a flare-up began in this week. ``before`` is the week before it.

    It begins on the morning that makes enough of them running, so one that goes on
    into the next week is not another. A morning without a date is next to none.
    """
    if record.flare:
        return True
    limit = flare_from(plan, usual_pain)
    if limit is None:
        return False
    rows = [*(before.sessions if before else ()), *record.sessions]
    bad = {
        row.day
        for row in rows
        if row.day and row.next_morning is not None and row.next_morning >= limit.pain
    }
    days = {row.day for row in record.sessions if row.day}
    return any(_running(day, bad) == limit.mornings for day in days)


def _running(day: datetime.date, bad: Collection[datetime.date]) -> int:
    """How many days running are bad, this one the last."""
    found = 0
    while day in bad:
        found, day = found + 1, day - DAY
    return found
