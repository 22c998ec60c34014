"""The doses for worse days that stand on a sheet: less, in order, and at hand.

They are what the next week gives: nobody works them out a second time.
"""

from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from rehab.model.carriers import carriers, owned_kg
from rehab.model.client import Client
from rehab.model.diary import Diary
from rehab.model.dose import Dose
from rehab.model.exercise import Exercise
from rehab.model.plan import Plan
from rehab.model.programme import Prescription, Programme, Week
from rehab.planner.allowed.case import Case
from rehab.planner.outcome.colour import GOOD
from tests.support.cases import client, diary_of, library, maybe, session
from tests.support.doses import by_exercise
from tests.support.examples import many
from tests.support.own_work import ROUNDING, heavier, work
from tests.support.random_cases import clients, diaries, other_plans, plans
from tests.support.short_plans import calm_pain, entering, only, phases


def in_order(one: Prescription) -> None:
    """Hold the lower numbers and the days back to the sheet's dose."""
    told = (one.exercise.id, one.dose, one.lower, one.back)
    for less, more in pairwise([*one.back, one.dose]):
        assert work(less) <= work(more) + ROUNDING, told
        assert not heavier(less, one.dose), told
    assert work(one.lower) <= work(one.dose) + ROUNDING, told
    assert not heavier(one.lower, one.dose), told


def at_hand(case: Case, one: Prescription) -> None:
    """Hold every weight and band to those that the client has for the exercise."""
    pairs = [(one.exercise, dose) for dose in (one.lower, *one.back)]
    if one.easier and one.easier_dose:
        pairs.append((one.easier, one.easier_dose))
    for exercise, dose in pairs:
        if exercise == one.exercise and dose.load_kg == one.dose.load_kg:
            continue
        if dose.load_kg:
            assert dose.load_kg in _owned(case, exercise), (exercise.id, dose)
        if dose.band:
            assert dose.band in case.client.bands, (exercise.id, dose)


def _owned(case: Case, exercise: Exercise) -> set[float]:
    """The weights of all things that may carry it, whichever the slot began with."""
    return {
        kg
        for thing, pieces in carriers(exercise, case.library.catalogue)
        for kg in owned_kg(case.client, thing, pieces)
    }


def every_sheet(found: Programme) -> None:
    case = Case(found.client, found.plan, library(), found.diary)
    for week in found.weeks:
        for one in week.prescriptions:
            in_order(one)
            at_hand(case, one)
            assert (one.easier_dose is None) == (one.easier is None), one.exercise.id


@many(0.4)
@given(clients(), plans(), diaries())
def test_on_every_sheet_they_are_less_and_at_hand(
    person: Client, plan: Plan, diary: Diary
) -> None:
    found = maybe(person, plan, diary)
    assume(isinstance(found, Programme))
    assert isinstance(found, Programme)
    every_sheet(found)


@many(0.4)
@given(other_plans(), diaries())
def test_so_they_are_in_every_other_plan(
    one: tuple[Client, Plan], diary: Diary
) -> None:
    found = maybe(*one, diary)
    assume(isinstance(found, Programme))
    assert isinstance(found, Programme)
    every_sheet(found)


@pytest.mark.parametrize("word", ["red", "flare"])
@many(0.5)
@given(clients(), phases(), st.lists(st.sampled_from(["green", "amber", "red"])))
def test_they_are_what_the_next_sheet_gives(
    word: str, person: Client, phase: str, before: list[str]
) -> None:
    usual = calm_pain(person)
    one = entering(person.model_copy(update={"usual_pain": usual}), phase)
    words = dict(enumerate([*before[:4], word], start=1))
    found = maybe(one, only(phase), diary_of(words, usual))
    assume(isinstance(found, Programme))
    assert isinstance(found, Programme)
    had, now = found.weeks[len(words) - 1], found.weeks[len(words)]
    assert had.colour == "red"
    for name, after in by_exercise(now).items():
        was = by_exercise(had).get(name)
        if was is not None and len(was.days) == len(after.days):
            said = (name, was.dose, after.reason)
            assert bare(after.dose) == bare(told(was, word)), said


WORDS = st.sampled_from(["green", "green", "flare", "red", "amber", "none"])


@many(0.3)
@given(st.lists(WORDS, min_size=3, max_size=10))
def test_with_a_weight_for_each_stage_nothing_is_heavier_after_a_bad_week(
    words: list[str],
) -> None:
    pieces: list[float] = [4, *range(5, 14)]
    dose = Dose(sets=2, repetitions=8, load_kg=20)
    names = ("chest_supported_row", "deadlift_raised")
    person = client(
        entry_phase="slow_build",
        weights_kg={"dumbbells": pieces, "kettlebell": [2 * kg for kg in pieces]},
        doses=dict.fromkeys(names, dose),
    )
    known = {n: word for n, word in enumerate(words, start=1) if word != "none"}
    found = maybe(person, None, diary_of(known))
    assert isinstance(found, Programme)
    every_sheet(found)
    for one, two in pairwise(found.weeks):
        had = by_exercise(one)
        for name, after in by_exercise(two).items():
            if one.colour not in GOOD and name in had:
                said = (two.number, name, had[name].dose, after.dose)
                assert not heavier(after.dose, had[name].dose), said


def told(one: Prescription, word: str) -> Dose:
    return one.lower if word == "red" else (*one.back, one.dose)[0]


def bare(dose: Dose) -> Dose:
    return dose.but(rest_seconds=None)


def test_who_does_the_lower_numbers_on_a_red_day_keeps_the_dose() -> None:
    """One red session, and the lower numbers then and the next time: amber, no more."""
    person = client(entry_phase="hold")
    first = maybe(person)
    assert isinstance(first, Programme)
    week = first.weeks[0]
    lower = {p.exercise.id: p.lower for p in week.prescriptions}
    red = session(2, before=4, next_morning=4, doses=lower)
    calm = session(2)
    rows = (red, session(2, doses=lower), *[calm] * (week.sessions - 2))
    record = {"week": 1, "sessions": rows}
    found = maybe(person, None, Diary.model_validate({"weeks": [record]}))
    assert isinstance(found, Programme)
    assert found.weeks[0].colour == "amber"
    for name, after in by_exercise(found.weeks[1]).items():
        assert after.reason.rule != "dose.done_less", name
        assert after.dose.volume <= by_exercise(week)[name].dose.volume, name
    _comes_back(found.weeks, week)


def _comes_back(weeks: tuple[Week, ...], had: Week) -> None:
    """A good week later the dose of the sheet is there again, or more."""
    later = by_exercise(weeks[2])
    for name, one in by_exercise(had).items():
        assert later[name].dose.volume >= one.dose.volume, name
