"""Codes and signatures of made-up programmes."""

from collections.abc import Sequence
from datetime import date

from rehab.app.covered import code_of
from rehab.app.words import words
from rehab.handout.signature import signature
from rehab.model.client import Client, Review
from rehab.model.plan import Plan
from rehab.model.programme import Library, Programme
from rehab.model.record import Issued
from rehab.review.issued import issue
from tests.support.cases import client, library
from tests.support.reviews import planned_with


def code(
    programme: Programme, weeks: Sequence[int], shelf: Library | None = None
) -> str:
    """Return the mark of these weeks."""
    return code_of(programme, shelf or library(), words(), weeks)


def signed_by(
    programme: Programme, weeks: Sequence[int], today: date | None = None
) -> Review | None:
    """Return who stands behind these weeks, on this day."""
    mark = code(programme, weeks)
    return signature(programme, library(), weeks, mark, today)


def is_reviewed(
    programme: Programme, weeks: Sequence[int], today: date | None = None
) -> bool:
    """Return whether anybody does."""
    return signed_by(programme, weeks, today) is not None


ISSUED_ON = date(2026, 11, 21)


def issued_for(
    person: Client | None = None,
    of: Plan | None = None,
    weeks: tuple[int, ...] = (1, 2, 3, 4),
) -> Issued:
    """Return what the record keeps of these weeks, handed out together."""
    programme = planned_with(person or client(), of=of)
    return issue(programme, weeks, "Robin Hale", ISSUED_ON, code(programme, weeks))
