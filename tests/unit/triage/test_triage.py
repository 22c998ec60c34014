"""Which plans the answers suggest: every row of the table, mixed, and none."""

import dataclasses
from pathlib import Path

import pytest

from rehab.model.triage import TriageAnswers
from rehab.reader.triage import read_triage
from rehab.triage import of_region, regions, triage
from tests.support.cases import ROOT, library, region

EVERY = read_triage(ROOT / "plans", library().plans, library().regions)[0]
QUESTIONS = of_region(EVERY, "back", library())
SIGNS = region().signs
ACUTE, RECURRENT = "acute-overuse-spasm", "recurrent-spasm"
SPORT, QUOTA = "return-to-sport-grappling", "graded-activity-quota"


def answered(*yes, signs=(), resolved=None, skip=()):
    every = {name: "yes" if name in yes else "no" for name in QUESTIONS.questions}
    screen = {name: "yes" if name in signs else "no" for name in SIGNS}
    for name in skip:
        (screen if name in screen else every)[name] = "not asked"
    answers = {"signs": screen, "resolved": resolved or {}, "questions": every}
    about = {"by": "Robin Hale", "on": "2026-11-20"}
    given = TriageAnswers.model_validate({**about, **answers})
    return triage(QUESTIONS, region(), given)


def plans(found):
    return [one.plan for one in found.suggestions]


@pytest.mark.parametrize(
    ("yes", "wanted"),
    [
        (["within_week", "unaccustomed"], [ACUTE]),
        (["within_week"], []),
        (["unaccustomed"], [ACUTE]),
        (["within_week", "unaccustomed", "two_in_year"], [RECURRENT]),
        (["unaccustomed", "not_settling"], [RECURRENT]),
        (["small_move"], [RECURRENT]),
        (["two_in_year"], [RECURRENT]),
        (["wants_sport"], []),
        (["wants_sport", "slow_build"], [SPORT]),
        (["start_distress"], [QUOTA]),
        (["ompsq"], [QUOTA]),
        (["within_week", "unaccustomed", "small_move"], [ACUTE, RECURRENT]),
        (
            ["two_in_year", "wants_sport", "slow_build", "ompsq"],
            [RECURRENT, SPORT, QUOTA],
        ),
        ([], []),
    ],
)
def test_each_row_of_the_table_suggests_its_plan(yes, wanted):
    found = answered(*yes)
    assert plans(found) == wanted
    assert not found.stops
    assert all(one.says and one.source for one in found.suggestions)


@pytest.mark.parametrize("sign", SIGNS)
def test_any_open_stop_sign_means_no_plan(sign):
    found = answered("small_move", signs=[sign])
    assert not found.suggestions
    assert [(s.id, s.action) for s in found.stops] == [(sign, SIGNS[sign].action)]


@pytest.mark.parametrize("name", [*SIGNS, *QUESTIONS.questions])
def test_anything_not_asked_means_no_plan(name):
    found = answered("small_move", "two_in_year", skip=[name])
    assert not found.suggestions
    assert [(s.id, s.action) for s in found.stops] == [(name, "not_asked")]


@pytest.mark.parametrize("name", ["under_age", "no_physio"])
def test_a_question_that_stops_says_what_to_do(name):
    found = answered("small_move", name)
    assert not found.suggestions
    assert found.stops[0].do


def test_a_sign_that_was_followed_up_stops_nobody():
    found = answered(
        "small_move", signs=["visceral"], resolved={"visceral": "GP, 18 November"}
    )
    assert plans(found) == [RECURRENT]
    assert found.screening.resolved == {"visceral": "GP, 18 November"}


def test_the_most_pressing_stop_comes_first():
    found = answered(signs=["other_block", "fracture", "ces_sex"], skip=["cord"])
    actions = [stop.action for stop in found.stops]
    assert actions == ["emergency", "same_day", "doctor", "not_asked"]


def test_the_screen_holds_every_sign_in_order():
    found = answered("small_move")
    assert list(found.screening.answers) == list(SIGNS)
    assert Path(ROOT / "plans" / "_triage.yaml").is_file()


def test_each_part_of_the_body_with_a_plan_is_asked_its_own():
    assert regions(EVERY, library()) == ("back", "achilles", "shoulder", "general")
    for name in regions(EVERY, library()):
        own = of_region(EVERY, name, library())
        assert {"under_age", "no_physio"} <= set(own.questions)
        assert {library().plans[one.plan].region for one in own.suggestions} <= {name}
        asked = set(own.questions)
        assert all({*s.all, *s.any, *s.none} <= asked for s in own.suggestions)
    assert "tendon_middle" not in QUESTIONS.questions
    assert "two_in_year" not in of_region(EVERY, "shoulder", library()).questions


def test_a_region_without_a_plan_is_not_asked():
    only = dataclasses.replace(
        library(), plans={"one": library().plans["shoulder-holds-to-lifts"]}
    )
    assert regions(EVERY, only) == ("shoulder",)


@pytest.mark.parametrize(
    ("part", "yes", "wanted"),
    [
        ("shoulder", ["arm_lifts"], ["shoulder-holds-to-lifts"]),
        ("shoulder", ["arm_lifts", "arm_stiff"], []),
        ("achilles", ["tendon_middle"], ["achilles-loading"]),
        ("achilles", ["tendon_heel"], ["achilles-loading"]),
        ("achilles", ["tendon_heel", "tendon_mended"], []),
        ("general", [], []),
    ],
)
def test_other_parts_of_the_body_have_suggestions_of_their_own(part, yes, wanted):
    own, body = of_region(EVERY, part, library()), region(part)
    answers = {name: "yes" if name in yes else "no" for name in own.questions}
    about = {"by": "Robin Hale", "on": "2026-11-20", "questions": answers}
    clear = dict.fromkeys(body.signs, "no")
    given = TriageAnswers.model_validate({**about, "signs": clear})
    found = triage(own, body, given)
    assert (plans(found), found.stops) == (wanted, ())
    first = next(iter(body.signs))
    signs = {**given.signs, first: "not asked"}
    assert triage(own, body, given.model_copy(update={"signs": signs})).stops
