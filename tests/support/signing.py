"""Codes and signatures of made-up programmes."""

from collections.abc import Sequence
from datetime import date

from rehab.app import words
from rehab.covered import code_of
from rehab.handout.signature import signature
from rehab.model.client import Review
from rehab.model.programme import Library, Programme
from tests.support.cases import library


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
