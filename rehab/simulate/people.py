"""Invented people for a plan: each of a type, with a body and a cupboard."""

import datetime
from collections.abc import Iterator
from typing import Any

from rehab.model.client import Client
from rehab.model.plan import Plan
from rehab.model.programme import Library
from rehab.simulate.draw import draw, pick
from rehab.simulate.first_visit import with_tries
from rehab.simulate.kinds import KINDS
from rehab.simulate.reply import Person

START = datetime.date(2026, 1, 5)  # a Monday
WEIGHTS = (52.0, 63.0, 71.0, 80.0, 94.0)
DAYS = (
    ("mon", "wed", "fri"),
    ("mon", "tue", "thu", "fri", "sat"),
    ("tue", "thu", "sat"),
    ("tue", "fri"),
)
BELLS: tuple[float, ...] = (1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0, 12.0, 16.0, 20.0)
BARS: tuple[float, ...] = (
    15.0,
    17.5,
    20.0,
    22.5,
    25.0,
    27.5,
    30.0,
    32.5,
    35.0,
    40.0,
    45.0,
    50.0,
)
PACK: tuple[float, ...] = tuple(map(float, range(2, 21, 2)))  # filled with bottles
# Of an exercise's start, twelve times at effort 4. An untrained adult lifts three
# quarters of body weight or more once from the floor, and a third of that so often:
# twice the start of 12 %. Who is in pain may bear less than the start.
WEAK, STRONG = 0.8, 2.0
HALF = 0.5  # of those with little at home have bands
FREE_DAYS = 60  # that nothing struck, at the start


def people(plan: Plan, library: Library, count: int, seed: int) -> Iterator[Person]:
    """So many people, the types in turn; the same for the same seed."""
    for number in range(count):
        client = _client(plan, library, (seed, number))
        strength = WEAK + (STRONG - WEAK) * draw(seed, number, "strength")
        tried = with_tries(client, plan, library, strength)
        yield Person(tried, KINDS[number % len(KINDS)], seed)


def _client(plan: Plan, library: Library, who: tuple[int, int]) -> Client:
    one = {"name": "Sam", "physio": "Robin", "goals": ("Move without worry.",)}
    return Client.model_validate(
        {
            **one,
            "reference": f"simulated-{who[1]}",
            "birth_year": START.year - 25 - pick(45, *who, "age"),
            "clinic": dict.fromkeys(
                ("name", "phone", "emergency_number", "emergency_department"), "none"
            ),
            "plan": plan.id,
            "language": plan.language,
            "start": START,
            "days": DAYS[pick(len(DAYS), *who, "days")],
            "usual_pain": pick(min(4, plan.entry_pain_max) + 1, *who, "pain"),
            "spasm_free_days": max(FREE_DAYS, plan.entry_spasm_free_days),
            **_body(plan, library, who),
            **_cupboard(library, who),
            **_wishes(plan, library),
            "screening": {
                "by": "Robin",
                "on": START,
                "answers": dict.fromkeys(library.region(plan).signs, "no"),
            },
        }
    )


def _body(plan: Plan, library: Library, who: tuple[int, int]) -> dict[str, Any]:
    """Weight, and up to two movements of the plan's that set the pain off."""
    tags = sorted(_asked_of(plan, library))
    found = {
        tags[pick(len(tags), *who, "tag", n)]: 1 + pick(3, *who, "severity", n)
        for n in range(pick(3, *who, "triggers"))
    }
    return {
        "weight_kg": WEIGHTS[pick(len(WEIGHTS), *who, "weight")],
        "triggers": found,
    }


def _asked_of(plan: Plan, library: Library) -> set[str]:
    """The tags of all exercises that the plan may give; all there are, if of none."""
    ladders = library.catalogue.ladders
    places = [place for phase in plan.phases for place in phase.places]
    names = {name for place in places for name in place.choices(ladders)}
    found = {tag for name in names for tag in library.exercises[name].tags}
    return found or set(library.catalogue.tags)


def _cupboard(library: Library, who: tuple[int, int]) -> dict[str, Any]:
    """What is at home: some have everything, some a chair and a backpack to fill."""
    own = [0, 1, 2, 2][pick(4, *who, "cupboard")]
    weights = {"dumbbells": BELLS} if own else {"backpack": PACK}
    if own > 1:
        weights |= {"kettlebell": BELLS, "barbell": BARS}
    things = sorted(set(library.catalogue.equipment) - {"band", *weights})
    return {
        "equipment": things
        if own
        else [t for t in ("chair", "step", "backpack") if t in things],
        "bands": library.catalogue.bands if own or draw(*who, "bands") < HALF else (),
        "weights_kg": weights,
    }


def _wishes(plan: Plan, library: Library) -> dict[str, Any]:
    """What the physio tried out with them, and how far an exercise of the plan may go.

    No dose is set ahead: a heavy lift then begins with the load of the one before it.
    """
    exercises = library.exercises
    named = {p.exercise for phase in plan.phases for p in phase.places if p.exercise}
    ends = {name: exercises[name].dose for name in sorted(named) if name in exercises}
    return {
        "supervised": sorted(exercises),
        "targets": {name: {"dose": dose.cap} for name, dose in ends.items()},
        "size_reason": "simulated",
    }
