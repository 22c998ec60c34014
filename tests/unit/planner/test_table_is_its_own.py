"""A plan's table of doses is for the exercises that the plan names, and no other."""

from typing import Any

import pytest

from rehab.model.record import Record
from tests.support.cases import client, diary_of, library
from tests.support.reviews import decision, planned_with

TABLE = {"plan": "endurance-to-strength", "entry_phase": None}


def started(given):
    """Whether the exercise is asked for at its own start, as to what is in a set."""
    own = library().exercises[given.exercise.id].dose.start
    parts = ("repetitions", "hold_seconds", "minutes", "metres", "scheme")
    return all(getattr(given.dose, part) == getattr(own, part) for part in parts)


@pytest.mark.parametrize("other", ["walk_brisk", "prone_chest_lift", "bird_dog"])
@pytest.mark.parametrize("way", ["swap", "pin", "decided"])
def test_an_exercise_of_another_origin_has_its_own_start(way, other):
    changes: dict[str, Any] = {
        "swap": {"swaps": {"bridge": other}},
        "pin": {"pins": [other]},
    }
    given: dict[str, Any] = {}
    if way == "decided":
        told = decision(1, "swap", exercise="bridge", instead=other, reason="x")
        given["record"] = Record(decisions=(told,))
    person = client(**TABLE, **changes.get(way, {}))
    found = planned_with(person, diary=diary_of({1: "green"}), **given)
    for week in found.weeks[1:4]:
        assert started(week.given(other)), week.given(other).dose


def test_what_the_plan_names_keeps_its_table_pinned_or_not():
    for pins in ([], ["bridge"]):
        found = planned_with(client(**TABLE, pins=pins))
        first, third = (found.weeks[n].given("bridge").dose for n in (0, 2))
        assert (first.sets, first.repetitions) == (1, 20)
        assert (third.sets, third.repetitions) == (2, 20)
