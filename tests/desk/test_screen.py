"""Screening again on the desk: the client's file says it, and all else in it stays."""

import datetime
import re

import pytest

from rehab.entry.setting import with_values
from rehab.reader.guards import Fault

ALEX = "steady-build"
LATER = datetime.date(2026, 12, 18)


def answers(shelf, **more):
    signs = {f"sign-{sign}": "no" for sign in shelf[1].regions["back"].signs}
    return {**signs, "screened_by": "Jo Park", "screened_on": str(LATER), **more}


def save(desk, fields):
    path = f"/client/{desk.key(ALEX)}/screen"
    seen = re.search(r'name="seen" value="([^"]*)"', desk.get(path).text)[1]
    return desk.post(path, {"seen": seen, **fields})


@pytest.fixture
def later(desk):
    desk.clock.today = LATER
    return desk


def test_it_changes_the_screen_and_the_triggers_and_nothing_else(later, folder, shelf):
    file = folder / ALEX / "client.yaml"
    before = file.read_text()
    triggers = {"triggers_known": "yes", "triggers-flexion": "2"}
    assert save(later, answers(shelf, **triggers)).status_code == 303
    after = file.read_text()
    changed = [
        (old, new)
        for old, new in zip(before.splitlines(), after.splitlines(), strict=True)
        if old != new
    ]
    assert changed == [
        (
            "triggers: {rotation: 1} # severity 1-3",
            "triggers: {flexion: 2} # severity 1-3",
        ),
        ("  by: Robin Hale", "  by: Jo Park"),
        ("  on: 2026-11-20", "  on: 2026-12-18"),
    ]


def test_triggers_alone_leave_the_screen_as_it_is(later, folder):
    file = folder / ALEX / "client.yaml"
    before = file.read_text()
    told = {"triggers_known": "yes", "triggers-flexion": "2", "screened_by": "Jo"}
    told["screened_on"] = str(LATER)
    answer = save(later, told)
    assert answer.headers["location"].endswith("/review")
    assert file.read_text() == before.replace("{rotation: 1}", "{flexion: 2}")
    again = save(later, {**told, "triggers_known": "no"})
    assert (again.status_code, "e-sign-cord" in again.text) == (422, True)
    some = save(later, {**told, "sign-cord": "no"})
    assert (some.status_code, "e-sign-heart" in some.text) == (422, True)


def test_nothing_is_preset_and_each_sign_wants_an_answer(later, folder, shelf):
    path = f"/client/{later.key(ALEX)}/screen"
    assert "checked" not in re.sub(r"triggers_known.*", "", later.get(path).text)
    before = (folder / ALEX / "client.yaml").read_text()
    answer = save(later, answers(shelf, **{"sign-cord": ""}))
    assert answer.status_code == 422
    assert 'id="e-sign-cord"' in answer.text
    assert (folder / ALEX / "client.yaml").read_text() == before


def test_a_yes_that_was_followed_up_gets_its_line(later, folder, shelf):
    told = {"sign-cord": "yes", "resolved-cord": "Dr Who saw them"}
    assert save(later, answers(shelf, **told)).status_code == 303
    text = (folder / ALEX / "client.yaml").read_text()
    assert "    cord: yes\n" in text
    assert "  resolved: {cord: Dr Who saw them}" in text
    assert save(later, answers(shelf)).status_code == 303
    assert "  resolved: {}" in (folder / ALEX / "client.yaml").read_text()


def test_a_screen_of_a_day_to_come_is_told_at_its_field(later, shelf):
    answer = save(later, answers(shelf, screened_on="2027-01-01"))
    assert 'id="e-screened_on"' in answer.text


@pytest.mark.parametrize(
    ("text", "new"),
    [
        ("a: 1 # one\nb: 2\n", "a: {x: 9} # one\nb: 2\n"),
        ("a: # one\n  x: 1\n  y: 2\nb: 2\n", "a: # one\n  {x: 9}\nb: 2\n"),
        ("b: 2 # two\n# end\n", "b: 2 # two\na: {x: 9}\n# end\n"),
        ("b:\n  - 1\n  - 2 # two", "b:\n  - 1\n  - 2 # two\na: {x: 9}\n"),
        ("a:\nb: 2\n", "a: {x: 9}\nb: 2\n"),
        ('a: "1"\nb: 2\n', "a: {x: 9}\nb: 2\n"),
        ("a:\n  x: 1 # mine\n  y: 2\nb: 2\n", None),
        ("{b: 2}\n", None),
        ("a: [\n", None),
    ],
)
def test_a_value_is_set_in_its_place_or_not_at_all(text, new):
    if new is None:
        with pytest.raises(Fault):
            with_values(text, {("a",): "{x: 9}"})
    else:
        assert with_values(text, {("a",): "{x: 9}"}) == new
