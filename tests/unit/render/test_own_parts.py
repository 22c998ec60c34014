"""A clinic's own parts of the page: what takes their place, and what stops them."""

import dataclasses
import re
from pathlib import Path

import pytest

from rehab.app.pages import code_of, make_html
from rehab.app.planned import Planned
from rehab.app.words import words
from rehab.disk import paths
from rehab.handout.weeks import next_block, span
from rehab.model.client import Review
from rehab.model.clinic import OwnPages
from rehab.render.own_parts import BadPart, Task, filled_in, unsound
from tests.support.cases import build, client, client_fields, library

TEMPLATES = paths.builtin("templates")
PART = "safety.html.j2"


def planned(files):
    """Somebody of a clinic with these parts of its own."""
    own = OwnPages(folder="pages", files=files, path="pages") if files else None
    person = client(clinic={**client_fields()["clinic"], "templates": own})
    return Planned(build(person), library(), Path("exercises"))


def html(files):
    made = planned(files)
    return make_html(made, next_block(made.programme)[:1], "client")


def told(part, name=PART, **others):
    """The problem that this part ends in."""
    with pytest.raises(BadPart) as bad:
        html({name: part, **others})
    (problem,) = bad.value.problems
    return str(problem)


def unsigned(page):
    """The words of a page without the code of its signature."""
    return re.sub(r"\b[0-9a-f]{12}\b", "", page).split()


def test_a_part_takes_the_place_of_the_built_in_one():
    made = html({PART: "<p>Ring {{ sheets.clinic }}.</p>"})
    assert "<p>Ring Harbour Lane Physio.</p>" in made
    assert made.startswith("<!DOCTYPE html>")
    assert "<p>Ring" not in html({})


def test_a_part_may_hold_the_built_in_one_and_parts_of_one_s_own():
    mine = '{% include "builtin/safety.html.j2" %}{% include "_ours.j2" %}'
    made = html({PART: mine, "_ours.j2": "<p>Ours</p>"})
    assert unsigned(made.replace("<p>Ours</p>", "")) == unsigned(html({}))


def test_a_part_cannot_tell_a_proof_from_what_is_signed_after_it():
    """Neither by the state nor by the words; its sentence has a place."""
    asks = "{{ sheets.draft }}{{ sheets.signed }}{{ sheets.front.about|length }}"
    made = planned({PART: f"<p>{asks}</p>"})
    weeks = next_block(made.programme)[:1]
    proof = make_html(made, weeks, "client")
    review = {
        "by": "Robin Hale",
        "on": made.programme.week(weeks[0]).start,
        "weeks": span(weeks),
        "fingerprint": code_of(made, weeks),
    }
    person = made.programme.client.model_copy(update={"review": Review(**review)})
    again = dataclasses.replace(made.programme, client=person)
    signed = make_html(dataclasses.replace(made, programme=again), weeks, "client")
    said = words().say("signature.unchecked")
    assert "Checked by Robin Hale on" in signed
    assert said in proof
    named = re.sub(r"Checked by Robin Hale on [^<]*", said, signed)
    assert named == proof


def test_what_a_file_says_is_never_taken_for_mark_up():
    assert "&lt;b&gt;" in html({PART: "{{ '<b>' }}"})


def test_a_style_may_be_added_to():
    made = html(
        {"handout.css": "{% include 'builtin/handout.css' %}\nh1 { color: red }"}
    )
    assert "h1 { color: red }" in made


@pytest.mark.parametrize(
    ("part", "said"),
    [
        ("a\n{% if %}", ":2:1: cannot be filled in: Expected an expression, got"),
        ("\n{{ 1|nope }}", ":2:1: cannot be filled in: No filter named 'nope'"),
        ("\n\n{{ sheets.nope }}", ":3:1: there is no 'nope'; use only what the"),
        ("\n{{ nope }}", ":2:1: 'nope' is undefined; use only what the built-in"),
        ("{{ 1 // sheets.use|length // 9 // 0 }}", ":1:1: cannot be filled in: Zero"),
        ("\n{% include '_nope.j2' %}", ':2:1: there is no part "_nope.j2"; a part of'),
        ("{% include '../words/en.yaml' %}", ':1:1: there is no part "../words/en.'),
        ("{% include '/etc/passwd' %}", ':1:1: there is no part "/etc/passwd"'),
        (f"{{% include '{PART}' %}}", ":1:1: includes itself; the built-in part"),
        ("{{ sheets.__class__ }}", ":1:1: access to attribute '__class__'"),
        ("{{ sheets.pages.append }}", ":1:1: there is no 'append'"),
        ("\n{% for n in range(10**9) %}{% endfor %}", ":2:1: needs too much memory"),
        ("\n{{ 'a' * 10**10 }}", ":2:1: needs too much memory; make its loops"),
        ("\n{{ sheets.title|center(10**10) }}", ":2:1: needs too much memory"),
    ],
)
def test_a_part_that_fails_is_named_with_its_line_and_what_to_do(part, said):
    assert told(part).startswith(f"pages/{PART}{said}")


def test_the_line_is_that_of_the_part_in_which_it_fails():
    mine = "{% include '_ours.j2' %}"
    found = told(mine, **{"_ours.j2": "\n\n{{ nope }}"})
    assert found.startswith("pages/_ours.j2:3:1: ")


def test_every_part_that_cannot_be_read_is_told_at_once():
    own = OwnPages(folder="p", files={"_a.j2": "{% if %}", PART: "{{"}, path="p")
    files = [problem.file for problem in unsound(own, TEMPLATES)]
    assert files == ["p/_a.j2", f"p/{PART}"]


def test_a_page_has_an_end():
    long = "{% for n in range(90000) %}{{ 'abc' * 1000 }}{% endfor %}"
    assert "makes a page of more than 20 MB; make its loops" in told(long)


def loop(inside):
    """A loop of years; the system's clock of processor time ends it."""
    start = "{% for n in range(99999) %}"
    return f"\n{start}{start}\n{inside}{{% endfor %}}{{% endfor %}}"


def in_a_second(part):
    """The problem that this part ends in when it has a second."""
    own = OwnPages(folder="pages", files={PART: part}, path="pages")
    with pytest.raises(BadPart) as bad:
        filled_in(Task(own, TEMPLATES, PART, {}, seconds=1))
    return str(bad.value)


def test_a_loop_without_end_is_stopped_at_its_line():
    said = in_a_second(loop("{% set x = n %}"))
    assert re.match(rf"pages/{PART}:[23]:1: takes too long; make its loops", said)


def test_what_does_not_even_listen_is_stopped_too():
    assert "too long" in in_a_second("{{ 9**(9**9) }}")
