"""Builders for reviews: a programme with a record, and what a physio decided."""

from typing import Any

from rehab.model.client import Client
from rehab.model.diary import Diary
from rehab.model.plan import Plan
from rehab.model.programme import Programme
from rehab.model.proposal import Proposal
from rehab.model.record import Decision, Record
from rehab.planner.programme import build_programme
from rehab.review.proposal import propose
from tests.support.cases import client, library


def planned_with(
    person: Client | None = None,
    of: Plan | None = None,
    diary: Diary | None = None,
    record: Record | None = None,
) -> Programme:
    """Return the programme, which must not be refused."""
    person = person or client()
    of = of or library().plans[person.plan]
    found = build_programme(person, of, library(), diary, record or Record())
    assert isinstance(found, Programme), found
    return found


def reviewed(diary: Diary, **given: Any) -> Proposal:
    """Return the proposal after this diary."""
    return propose(planned_with(diary=diary, **given), library())


def decision(after_week: int, option: str, **named: Any) -> Decision:
    """Return a decision of the usual physio."""
    whole = {"after_week": after_week, "option": option, "by": "Robin Hale"}
    return Decision.model_validate({**whole, "on": "2026-12-21", **named})
