"""Who stands behind weeks that are printed."""

from collections.abc import Sequence

from rehab.handout.fingerprint import fingerprint
from rehab.handout.weeks import span
from rehab.model.client import Review
from rehab.model.programme import Programme


def signature(programme: Programme, numbers: Sequence[int]) -> Review | None:
    """Who signed exactly these weeks with these doses, after the screening.

    The client file's own review counts like a signature of the record.
    """
    client = programme.client
    own = (client.review,) if client.review else ()
    code, weeks = fingerprint(programme, numbers), span(numbers)
    signed: tuple[Review, ...] = (*reversed(programme.record.signatures), *own)
    for review in signed:
        same = review.weeks == weeks and review.fingerprint == code
        if same and review.on >= client.screening.on:
            return review
    return None


def is_reviewed(programme: Programme, numbers: Sequence[int]) -> bool:
    """Whether a named physio stands behind exactly these weeks."""
    return signature(programme, numbers) is not None
