"""A signature covers every word and number of the page; only looks are free."""

import json
from dataclasses import replace
from typing import Any

import pytest

from rehab.app.covered import LOOKS, LOOKS_OF_CLINIC, code_of
from rehab.app.words import words as spoken
from rehab.model.clinic import Logo
from rehab.model.plan import Plan
from rehab.model.programme import Library
from rehab.render.language import Words
from rehab.render.view import build_view
from tests.support.cases import (
    build,
    client,
    client_fields,
    library,
    plan,
    region,
    small_plan,
)

WEEKS = (1, 2, 3, 4)
LAYOUTS = ("compact", "weekly")
SHIPPED: dict[str, Any] = {
    "catalogue": library().catalogue,
    "exercises": library().exercises,
    "plans": library().plans,
    "regions": library().regions,
    "safety": library().safety,
    "measures": library().measures,
    "drawings": library().drawings,
}


def code(person=None, of=None, shelf=None, words=None):
    """The mark of four weeks, some of it changed."""
    person, shelf = person or client(), shelf or library()
    programme = build(person, of or plan(), shelf=shelf)
    return code_of(programme, shelf, words or spoken(), WEEKS)


NOW = code()
ROW = "chest_supported_row"


def exercise(name=ROW, **changes):
    """The library with one exercise changed."""
    one = library().exercises[name].model_copy(update=changes)
    return Library(**{**SHIPPED, "exercises": {**SHIPPED["exercises"], name: one}})


def dose(**changes):
    """The library with the dose of an exercise changed."""
    held = library().exercises[ROW].dose
    return exercise(dose=held.model_copy(update=changes))


def texts(**changes):
    """The library with texts of its region changed."""
    changed = region().model_copy(update=changes)
    return Library(**{**SHIPPED, "regions": {"back": changed}})


def phase(**changes):
    """The plan with its first phase of these weeks changed."""
    data = plan().model_dump()
    data["phases"] = [
        {**one, **changes} if one["id"] == "light_load" else one
        for one in data["phases"]
    ]
    return Plan(**data)


START = library().exercises[ROW].dose.start
BOUT = region().bout
OTHER = "Other words."


@pytest.mark.parametrize(
    "change",
    [
        lambda: {"person": client(goals=[OTHER])},
        lambda: {"person": client(when=OTHER)},
        lambda: {"person": client(usual_pain=1)},
        lambda: {"person": client(physio=OTHER)},
        lambda: {"person": client(sex="female")},
        lambda: {"of": phase(name=OTHER)},
        lambda: {"of": phase(stay=OTHER)},
        lambda: {"of": plan(review_every_weeks=3)},
        lambda: {"shelf": exercise(name=ROW, cues=(OTHER, *("Two.", "Three.")))},
        lambda: {"shelf": exercise(figure=library().exercises["bridge"].figure)},
        lambda: {"shelf": dose(per_side=True)},
        lambda: {"shelf": dose(start=START.but(rest_seconds=77))},
        lambda: {"shelf": texts(emergency=(OTHER,) * 3)},
        lambda: {"shelf": texts(today=(OTHER,))},
        lambda: {"shelf": texts(this_week=(OTHER,))},
        lambda: {"shelf": texts(bout=BOUT.model_copy(update={"text": (OTHER,)}))},
        lambda: {"shelf": texts(words={"front": {"title": OTHER}})},
        lambda: {"shelf": texts(bout=BOUT.model_copy(update={"named": OTHER}))},
        lambda: {"shelf": Library(**{**SHIPPED, "drawings": {ROW: "<svg/>"}})},
    ],
)
def test_what_the_client_reads_or_acts_on_is_signed(change):
    assert code(**change()) != NOW


@pytest.mark.parametrize(("of", "shared"), [(plan(), False), (small_plan({}), True)])
def test_a_layout_changes_nothing_but_weeks_that_share_a_side(of, shared):
    """Those that share none are therefore signed in both layouts by one view."""
    entry = None if shared else "light_load"
    people = [client(entry_phase=entry, layout=layout) for layout in LAYOUTS]
    one, other = (view(person, of) for person in people)
    assert replace(one, pages=()) == replace(other, pages=())
    assert any(page.pair for page in one.pages) == (one != other) == shared


def view(person, of):
    """The client's own pages of four weeks."""
    return build_view(
        build(person, of),
        library(),
        spoken(),
        weeks=WEEKS,
        copy="client",
        draft=False,
        fingerprint="",
    )


def test_an_own_drawing_is_signed_by_what_it_shows():
    one, other = (
        Library(**{**SHIPPED, "drawings": {ROW: f"<svg>{text}</svg>"}}) for text in "ab"
    )
    assert code(shelf=one) != code(shelf=other)


@pytest.mark.parametrize(
    "part",
    [
        *("front", "week", "safety", "howto", "labels", "page", "picture"),
        *("dose", "colours", "less", "next", "units", "weekdays"),
    ],
)
def test_the_words_of_the_pages_are_signed(part):
    table = json.loads(json.dumps(spoken().table))
    table[part] = changed(table[part])
    assert code(words=Words(table)) != NOW


def changed(node):
    """The same words, each with another ending."""
    if isinstance(node, dict):
        return {key: changed(value) for key, value in node.items()}
    if isinstance(node, list):
        return [changed(value) for value in node]
    return f"{node}!"


def test_every_look_is_free_and_nothing_else_of_the_clinic():
    logo = Logo(file="a.svg", media="image/svg+xml", content="<svg/>")
    other = {"paper": "letter", "large_print": True, "hole_punch": True}
    clinic = {"logo": logo, "colour": "#0b5c8a"}
    assert {*other, "review"} == set(LOOKS)
    assert set(clinic) == set(LOOKS_OF_CLINIC)
    for key, value in other.items():
        assert code(client(**{key: value})) == NOW, key
    assert code(client(layout="weekly")) == NOW
    for key, value in clinic.items():
        changed_clinic = {**client_fields()["clinic"], key: value}
        assert code(client(clinic=changed_clinic)) == NOW, key
