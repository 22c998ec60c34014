"""Whether weeks may be signed: nobody signs for a back that was not screened."""

import datetime
from collections.abc import Sequence

from rehab.model.programme import Library, Programme, Reason


def unsignable(
    programme: Programme,
    library: Library,
    numbers: Sequence[int],
    on: datetime.date,
) -> tuple[Reason, ...]:
    """Why these weeks cannot be signed on this day; empty if they can."""
    screened = programme.client.screening.on
    first = programme.chosen(numbers)[0]
    if screened > on:
        return (Reason("sign.screen_ahead", {"days": (screened - on).days}),)
    if screened > first.start:
        return (Reason("sign.screened_later", {"week": first.number}),)
    for week in programme.weeks:
        if week.colour == "stop" and screened < week.start:
            return (Reason("sign.stop_since", {"week": week.number}),)
    days, most = (first.start - screened).days, library.safety.screen_valid_days
    if days > most:
        facts = {"week": first.number, "days": days, "most": most}
        return (Reason("sign.old_screen", facts),)
    return ()
