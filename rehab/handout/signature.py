"""Who stands behind weeks that are printed."""

import datetime
from collections.abc import Sequence

from rehab.handout.gates import ahead, not_back, screened_in_time
from rehab.handout.weeks import span
from rehab.model.client import Review
from rehab.model.programme import Library, Programme
from rehab.model.seal import is_changed


def signature(
    programme: Programme,
    library: Library,
    numbers: Sequence[int],
    code: str,
    today: datetime.date | None = None,
) -> Review | None:
    """Who signed exactly these weeks, whose content has this ``code``.

    The client file's own review counts like a signature of the record, and each only
    while it passes what `rehab sign` asks for. Without ``today`` nobody knows whether
    it was signed on a day to come.
    """
    client = programme.client
    own = (client.review,) if client.review else ()
    weeks = span(numbers)
    kept = [
        one
        for one in reversed(programme.record.signatures)
        if not is_changed("signatures", one)  # nobody signed what it says now
    ]
    signed: tuple[Review, ...] = (*kept, *own)
    for review in signed:
        same = review.weeks == weeks and review.fingerprint == code
        if same and _holds(programme, library, numbers, review.on, today):
            return review
    return None


def _holds(
    programme: Programme,
    library: Library,
    numbers: Sequence[int],
    on: datetime.date,
    today: datetime.date | None,
) -> bool:
    """Whether a signature of this day passes the gates, then and today."""
    if today is not None and on > today:
        return False
    if screened_in_time(programme, library, numbers, on):
        return False
    if ahead(programme, numbers, on):
        return False
    return not any(not_back(programme, numbers[:1], max(on, today or on)))
