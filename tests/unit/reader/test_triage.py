"""Mistakes in the triage file, and in answers that were typed."""

import pytest

from rehab.reader.triage import read_answers, read_triage
from tests.support.cases import ROOT, library

QUESTIONS = read_triage(ROOT / "plans", library().plans, library().regions)[0]
SOUND = """\
by: Robin Hale
on: 2026-11-20
signs: {ces_bladder: no, visceral: yes}
resolved: {visceral: GP}
questions: {small_move: yes}
"""


def problems_of(tmp_path, text):
    file = tmp_path / "answers.yaml"
    file.write_text(text, "utf-8")
    found, problems = read_answers(file, QUESTIONS, library().regions)
    assert (found is None) == bool(problems)
    return [str(problem).removeprefix(str(file)) for problem in problems]


def test_answers_are_read(tmp_path):
    assert problems_of(tmp_path, SOUND) == []


@pytest.mark.parametrize(
    ("was", "typed", "place", "said"),
    [
        ("ces_bladder: no", "ces_bladder: maybe", ":3:", "maybe"),
        ("ces_bladder", "ces_blader", ":3:", "ces_bladder"),
        ("small_move", "smal_move", ":5:", "small_move"),
        ("2026-11-20", "20.11.2026", ":2:", "2026"),
        ("visceral: yes", "visceral: no", ":4:", "followed up"),
        ("by: Robin Hale", "who: Robin Hale", ":1:", "by"),
    ],
)
def test_a_mistake_is_found_at_its_line(tmp_path, was, typed, place, said):
    found = problems_of(tmp_path, SOUND.replace(was, typed))
    assert any(one.startswith(place) and said in one for one in found), found


@pytest.mark.parametrize(
    ("was", "typed", "said"),
    [
        ("plan: recurrent-spasm", "plan: recurent-spasm", "unknown plan"),
        ("any: [small_move", "any: [smal_move", "unknown question"),
        ("stops: true", "stops: maybe", "stops"),
        ("    do:", "    done:", "unknown key"),
    ],
)
def test_a_mistake_in_the_triage_file_is_found(tmp_path, was, typed, said):
    text = (ROOT / "plans" / "_triage.yaml").read_text("utf-8")
    assert was in text
    (tmp_path / "_triage.yaml").write_text(text.replace(was, typed, 1), "utf-8")
    found, problems = read_triage(tmp_path, library().plans, library().regions)
    assert found is None
    assert any(said in str(problem) for problem in problems), problems


@pytest.mark.parametrize("part", ["back", "shoulder", "achilles", "general"])
def test_answers_are_of_the_region_whose_signs_they_are(tmp_path, part):
    signs = "".join(f"    {name}: no\n" for name in library().regions[part].signs)
    file = tmp_path / "answers.yaml"
    file.write_text(
        f"screening:\n  by: Robin\n  on: 2026-11-20\n  answers:\n{signs}", "utf-8"
    )
    found, problems = read_answers(file, QUESTIONS, library().regions)
    assert found, problems
    assert found.region == part
    file.write_text(f"region: sholder\n{SOUND}", "utf-8")
    assert read_answers(file, QUESTIONS, library().regions)[0] is None
    assert problems_of(tmp_path, f"region: sholder\n{SOUND}") == [
        ':1:9: region: unknown region "sholder"; did you mean "shoulder"?'
    ]
    told = problems_of(tmp_path, f"region: shoulder\n{SOUND}")
    assert any('unknown stop sign "ces_bladder"' in one for one in told)


def test_a_question_that_the_plans_region_is_not_asked_is_found(tmp_path):
    text = (ROOT / "plans" / "_triage.yaml").read_text("utf-8")
    wrong = text.replace("any: [arm_lifts]", "any: [two_in_year]")
    (tmp_path / "_triage.yaml").write_text(wrong, "utf-8")
    _, problems = read_triage(tmp_path, library().plans, library().regions)
    (one,) = map(str, problems)
    assert '"two_in_year" is not asked for the plan\'s region, shoulder' in one
    assert "write regions: [back, shoulder] at the question" in one
