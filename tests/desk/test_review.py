"""The review on the desk: what is proposed, and what is decided, as by the command."""

import datetime
import re

import pytest
import yaml

from rehab.app.words import words
from rehab.render.words import short_dose_of
from tests.support.cases import ROOT

ALEX = "steady-build"
WEEK = """\
weeks:
  - week: 1
    effort: easy
    sessions:
      - {day: 2026-11-23, before: 2, during: 2, next_morning: 2}
      - {day: 2026-11-25, before: 2, during: 2, next_morning: 2}
      - {day: 2026-11-27, before: 2, during: 2, next_morning: 2%s}
"""


@pytest.fixture
def back(desk, folder):
    """The Monday after week 1, which came back calm."""
    desk.clock.today = datetime.date(2026, 11, 30)
    (folder / ALEX / "diary.yaml").write_text(WEEK % "")
    return desk


def page_of(back):
    return back.get(f"/client/{back.key(ALEX)}/review").text


def hidden(page):
    return dict(re.findall(r'name="(seen|shown)" value="([^"]*)"', page))


def decide(back, **fields):
    whole = {**hidden(page_of(back)), "by": "Robin Hale", **fields}
    return back.post(f"/client/{back.key(ALEX)}/review", whole)


def decisions(folder):
    file = folder / ALEX / "record.yaml"
    return yaml.safe_load(file.read_text())["decisions"] if file.exists() else []


def choice(page, name):
    return re.search(rf'value="([^"]+)"[^>]*> <b>{name}', page)[1]


def test_what_is_chosen_is_written_once_and_never_by_an_old_form(back, folder):
    page = page_of(back)
    old = hidden(page)
    chosen = choice(page, "The same doses once more")
    assert decide(back, choice=chosen).status_code == 303
    (entry,) = decisions(folder)
    assert (entry["option"], entry["by"], entry["after_week"]) == (
        *("repeat", "Robin Hale"),
        1,
    )
    fields = {**old, "by": "Robin Hale", "choice": "go_on"}
    answer = back.post(f"/client/{back.key(ALEX)}/review", fields)
    assert answer.status_code == 409
    assert "option: repeat" in answer.text  # what another tab wrote meanwhile
    assert "Decided: repeat" in answer.text
    assert len(decisions(folder)) == 1


def test_another_option_than_the_one_shown_is_never_written(back, folder):
    """A library is saved while the page is open: other options, at other places."""
    own = folder / "lib" / "exercises" / "one_arm_row.yaml"
    own.parent.mkdir(parents=True)
    file = folder / ALEX / "client.yaml"
    file.write_text(f"library: ../lib\n{file.read_text('utf-8')}", "utf-8")
    page = page_of(back)
    chosen = choice(page, "One-arm supported row for Chest-supported row")
    shipped = (ROOT / "exercises" / "one_arm_row.yaml").read_text("utf-8")
    text = re.sub(r"(?m)^equipment: .*$", "equipment: [leg_press]", shipped)
    own.write_text(text, "utf-8")
    fields = {**hidden(page), "by": "Robin Hale", "choice": chosen}
    answer = back.post(f"/client/{back.key(ALEX)}/review", fields)
    assert answer.status_code == 409
    assert "What is proposed is not what was shown" in answer.text
    assert "One-arm supported row for Chest-supported row" not in answer.text
    assert decisions(folder) == []
    assert decide(back, choice=chosen).status_code == 422  # it is there no more
    assert decisions(folder) == []


def test_the_chosen_option_is_chosen_still_when_the_page_comes_again(back):
    page = page_of(back)
    chosen = choice(page, "As after a red week")
    answer = decide(back, choice=chosen, by=" ").text
    assert re.search(rf'value="{chosen}" required checked', answer)


def test_it_says_what_is_missing_and_writes_a_dose_with_its_reason(back, folder, rehab):
    page = page_of(back)
    _, out, _ = rehab("plan", folder / ALEX / "client.yaml", "--weeks", "2")
    dose = re.search(r"Chest-supported row +(\S+ \d+ kg)", out)[1]
    assert dose in page
    assert "Proposed for week 2: Light load" in page
    assert "[dose." in page  # the rule behind it
    dose = {"choice": "dose", "exercise": "walk_build"}
    for fields, says in (
        ({"choice": "go_on", "by": " "}, "Write the name"),
        ({"choice": "99"}, "Choose what to do"),
        ({**dose, "exercise": "none"}, "Choose the exercise"),
        ({**dose, "dose": "lots"}, "min."),
        ({**dose, "dose": "1x14min"}, "1x14min"),  # more than the rules give: why?
    ):
        answer = decide(back, **fields)
        assert answer.status_code == 422
        assert says in answer.text
    assert decisions(folder) == []
    dose["dose"] = "1x14min"
    assert decide(back, **dose, reason="walks that anyway").status_code == 303
    (entry,) = decisions(folder)
    assert entry["dose"]["minutes"] == 14
    assert entry["reason"] == "walks that anyway"


def test_after_a_stop_sign_nothing_goes_on_without_a_reason(back, folder):
    (folder / ALEX / "diary.yaml").write_text(WEEK % ", stop_sign: true")
    page = page_of(back)
    assert "Stop sign in week 1" in page
    assert "Proposed for" not in page
    assert decide(back, choice="step_back").status_code == 422
    assert decisions(folder) == []
    told = decide(back, choice="step_back", reason="seen by Dr Who; may go on")
    assert told.status_code == 303
    assert decisions(folder)[0]["reason"] == "seen by Dr Who; may go on"


def ahead(back, **fields):
    answer = back.post(f"/client/{back.key(ALEX)}/ahead", fields)
    assert answer.status_code == 200
    return answer.text[answer.text.index('id="ahead"') :]


def test_an_option_shows_the_staircases_that_it_leads_to_and_writes_nothing(
    back, folder
):
    chosen = choice(page_of(back), "As after a red week")
    page = ahead(back, choice=chosen)
    assert page.count('class="line was"') == page.count('class="line work"') >= 4
    row = re.search(r"<h3>Chest-supported row</h3>.*?Week 2: ([^<]*?) in place", page)
    assert not (folder / ALEX / "record.yaml").exists()
    decide(back, choice=chosen)
    place = back.site.practice.find(back.key(ALEX))
    programme = back.site.practice.opened(place).planned.programme
    given = programme.week(2).given("chest_supported_row")
    assert row[1] == short_dose_of(words(), given)


def test_an_option_that_changes_nothing_or_is_none_says_so(back):
    page = ahead(back, choice="go_on")
    assert "<svg" not in page
    assert "It leaves as they are: Chest-supported row, " in page
    assert "Choose what to do" in ahead(back)
    unread = ahead(back, choice="go_on", reason="\x1b[31m")
    assert "It leaves as they are: Chest-supported row, " in unread
    dose = {"choice": "dose", "exercise": "walk_build"}
    assert "min." in ahead(back, **dose, dose="lots")
    page = ahead(back, **dose, dose="1x500min")
    assert "than Walking build-up is ever given" in page
    assert "<svg" not in page
    page = ahead(back, **dose, dose="1x20min")
    assert re.search(r"<h3>Walking build-up</h3>.*Week 2: 20 min in place", page)
