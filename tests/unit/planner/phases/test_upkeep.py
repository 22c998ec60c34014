"""Upkeep keeps what was done: no exercise, weight or repetition is new in it."""

import pytest

from rehab.model.programme import Programme
from rehab.planner.programme import build_programme
from tests.support.cases import client, library, plan

BACKPACK = {"weights_kg": {"backpack": [2.0, 6.0, 10.0]}, "bands": []}
OLDER = {"birth_year": 1940, "weights_kg": {"dumbbells": [1.0, 2.0, 3.0]}}
SHOWN = {"supervised": sorted(library().exercises)}


@pytest.mark.parametrize("changes", [{}, SHOWN, BACKPACK, OLDER])
def test_upkeep_begins_with_what_the_weeks_before_it_had(changes) -> None:
    found = build_programme(client(**changes), plan(), library())
    assert isinstance(found, Programme)
    first = next(week for week in found.weeks if week.phase.id == "maintain")
    before = [
        week
        for week in found.weeks
        if week.number in (first.number - 1, first.number - 2)
    ]
    for given in first.prescriptions:
        had = [one for week in before for one in week.every(given.exercise.id)]
        assert had, given.exercise.id
        assert given.dose.load_kg in {one.dose.load_kg for one in had}
        most = max(one.dose.repetitions or 0 for one in had)
        assert (given.dose.repetitions or 0) <= most, given.exercise.id
