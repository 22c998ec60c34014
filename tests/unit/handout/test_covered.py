"""A signature covers every word and number of the page; only looks are free."""

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from itertools import product
from typing import Any, get_args

import pytest

from rehab.app.covered import LOOKS, LOOKS_OF_CLINIC, code_of, without_looks
from rehab.app.words import words as spoken
from rehab.app.words import words_of
from rehab.model.clinic import Logo
from rehab.model.figure import Stand
from rehab.model.plan import Plan
from rehab.model.programme import Library
from rehab.render.language import Words
from rehab.render.view import whole_view
from rehab.render.view_howto import labels
from rehab.render.view_picture import Picture
from tests.support.cases import (
    build,
    client,
    client_fields,
    library,
    plan,
    region,
)
from tests.support.handouts import Layout, planned, view_of

WEEKS = (1, 2, 3, 4)
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


LOOKED_AT = [
    ("steady-build", (1, 2, 3, 4)),
    ("back-to-the-mat", (1, 2, 3, 4)),
    ("forty-weeks", (1, 2, 3, 4)),
    ("first-days", (1, 2)),
    ("quota", (1, 2, 3, 4)),
    ("published/alfredson-heel-drop", (1, 2, 3, 4)),
    ("published/heavy-slow-resistance", (1, 2, 3)),
]
SIZES = list(product(("a4", "letter"), (False, True), get_args(Layout)))


@pytest.mark.parametrize(("name", "weeks"), LOOKED_AT)
def test_no_size_paper_or_layout_prints_a_word_that_is_not_signed(name, weeks):
    made = planned(name)
    said = words_of(made)
    signed = texts_of(whole_view(bare(made), made.library, said, weeks))
    signed |= {*labels(said), *said.section("picture").values()}
    for paper, large, layout in SIZES:
        look = {"paper": paper, "large_print": large}
        view = view_of(planned(name, **look), weeks, layout=layout)
        assert printed(view) <= signed, (paper, large, layout)


def test_large_print_has_room_for_a_card_that_the_usual_sheets_leave_out():
    """So that the test above looks at something."""
    usual, large = (
        view_of(planned("steady-build", large_print=size), WEEKS)
        for size in (False, True)
    )
    assert any(side.belief for side in large.howto)
    assert not any(side.belief for side in usual.howto)


def bare(made):
    """The programme as its mark is made: no looks."""
    return replace(made.programme, client=without_looks(made.programme.client))


def printed(view):
    """The words of a view, but for its looks and for what tells a drawing."""
    return texts_of(replace(view, paper="", accent="", tint="", logo=None, signed=""))


def texts_of(value):
    """Every text of these values, but for those of drawings."""
    if isinstance(value, str):
        return {value}
    if isinstance(value, Picture | Stand):
        return set()
    if is_dataclass(value):
        value = [getattr(value, one.name) for one in fields(value)]
    if isinstance(value, Mapping):
        value = list(value.values())
    if isinstance(value, list | tuple):
        return set().union(*map(texts_of, value))
    return set()


def test_the_words_over_a_picture_are_signed():
    table = json.loads(json.dumps(spoken().table))
    table["howto"]["finish"] = OTHER
    assert code(words=Words(table)) != NOW


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
