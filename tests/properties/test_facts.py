"""What a reason says about a dose is what was done: worked out again from its facts."""

from hypothesis import assume, given
from hypothesis import strategies as st

from rehab.model.client import Client
from rehab.model.diary import Diary
from rehab.model.plan import Plan
from rehab.model.programme import Programme
from rehab.model.record import Record
from rehab.planner.programme import build_programme
from tests.support.cases import library
from tests.support.examples import many
from tests.support.facts_tell import hold
from tests.support.random_cases import (
    clients,
    decisions,
    diaries,
    other_plans,
    plans,
    sheets,
)


def planned(
    person: Client, plan: Plan, diary: Diary, record: Record | None = None
) -> Programme:
    """Return the programme; a client with nothing left to do is of no use here."""
    found = build_programme(person, plan, library(), diary, record)
    assume(isinstance(found, Programme))
    assert isinstance(found, Programme)
    return found


@many(0.75)
@given(clients(), plans(), diaries())
def test_facts_give_the_dose(person: Client, plan: Plan, diary: Diary) -> None:
    hold(planned(person, plan, diary))


@many(0.25)
@given(clients(), plans(), diaries(), st.data())
def test_facts_give_the_dose_that_was_decided(
    person: Client, plan: Plan, diary: Diary, data: st.DataObject
) -> None:
    rules = planned(person, plan, diary)
    hold(planned(person, plan, diary, data.draw(decisions(rules))))


@many(0.25)
@given(clients(), plans(), diaries(), st.data())
def test_facts_give_the_dose_after_a_sheet_of_its_own(
    person: Client, plan: Plan, diary: Diary, data: st.DataObject
) -> None:
    rules = planned(person, plan, diary)
    hold(planned(person, plan, diary, data.draw(sheets(rules))))


@many(0.25)
@given(other_plans(), diaries())
def test_facts_give_the_dose_in_the_other_plans(
    both: tuple[Client, Plan], diary: Diary
) -> None:
    hold(planned(*both, diary))
