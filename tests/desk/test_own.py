"""An exercise of the clinic's own on the desk: the file that the command writes."""

import re
from html import unescape

import pytest

from rehab.app.papers import library_folders
from rehab.desk import plans
from rehab.entry.own_exercise import blocks, with_blocks
from rehab.entry.own_file import begin, copied, write_new
from rehab.reader.library import read_library
from rehab.simulate.many import simulate


@pytest.fixture
def ours(desk, tmp_path):
    """The folder of the clinic's own library, still empty."""
    desk.site.practice.library = folder = tmp_path / "ours"
    folder.mkdir()
    desk.site.practice._shelf = None
    return folder


def typed(page):
    """What a browser would send back of the form as it is."""
    form = page[page.index('id="own-form"') :]
    fields = dict(re.findall(r'<input [^>]*name="([\w-]+)"[^>]* value="([^"]*)"', form))
    for tag in re.findall(r'<input type="checkbox" [^>]*>', form):
        fields.pop(re.search('name="([^"]*)"', tag)[1], None)
        if tag.endswith(" checked>"):
            fields[re.search('name="([^"]*)"', tag)[1]] = "1"
    for name, inner in re.findall(
        r'<select name="([\w-]+)".*?>(.*?)</select>', form, re.DOTALL
    ):
        chosen = re.search(r'<option(?: value="([^"]*)")? selected>([^<]*)<', inner)
        fields[name] = (chosen[1] or chosen[2]) if chosen else ""
    for name, text in re.findall(
        r'<textarea name="(\w+)"[^>]*>(.*?)</textarea>', form, re.DOTALL
    ):
        fields[name] = text.removeprefix("\n")
    return {name: unescape(text) for name, text in fields.items()}


def error_at(page, field):
    found = re.search(rf'id="e-{field}">([^<]*)<', page)
    return unescape(found[1]) if found else None


def files(folder):
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


def test_only_a_name_typed_gives_the_file_that_the_command_writes(desk, ours, tmp_path):
    fields = typed(desk.get("/new-exercise?from=deadlift").text)
    answer = desk.post("/new-exercise", {**fields, "name": "Heel dip"})
    assert answer.status_code == 303, answer.text
    other = tmp_path / "other"
    there, _ = begin(other, "exercises", "Heel dip", "deadlift")
    written = (ours / "exercises" / "heel_dip.yaml").read_text()
    assert written == there.read_text()
    assert "ours/exercises/heel_dip.yaml" in desk.get("/exercises/heel_dip").text
    again = desk.post("/new-exercise", {**fields, "name": "Heel dip"})
    assert again.status_code == 422
    assert "already" in error_at(again.text, "name")


def test_what_is_typed_otherwise_stands_in_its_lines_and_check_finds_it_sound(
    desk, ours
):
    fields = typed(desk.get("/new-exercise").text) | {
        "name": 'Heel "dip" <b>',
        "cues-1": "Lie down: flat.",
        "tags-rotation": "2",
        "flags-neck_limit": "",
        "dose": "kind: repetitions\nstart: 2x8\ncap: 3x15",
        "sessions_per_week-1": "2",
        "note": "ours",
        "figure": "{none: nobody drew it yet}",
    }
    assert desk.post("/new-exercise", fields).status_code == 303
    text = (ours / "exercises" / "heel_dip_b.yaml").read_text()
    for line in (
        '  - "Lie down: flat."\n  - Push through',
        "rotation: 2",
        "flags: [pregnancy_late]\n",
        "  cap: 3x15\n# At the least",
        "sessions_per_week: [2, 4]\n",
        "note: ours\n",
        "Or none, with the reason.\nfigure: {none: nobody drew it yet}\n",
    ):
        assert line in text
    assert read_library(*library_folders(ours))[1] == ()


def test_every_error_stands_beside_its_field_and_nothing_is_written(desk, ours):
    fields = typed(desk.get("/new-exercise").text)
    wrong = {
        "name": "123",
        "dose": "kind: repetitions\nstart: 2x8\ncap: 1x5",
        "sessions_per_week-1": "x",
        "cues-4": "",
        "cues-3": "",
        "figure": fields["figure"].replace("hip: -2", "hip: -200"),
        "source": "<script>",
    }
    page = desk.post("/new-exercise", {**fields, **wrong}).text
    assert error_at(page, "name") == "'123': begin the name with a letter."
    assert "the cap is below the start" in error_at(page, "dose")
    assert error_at(page, "sessions_per_week-1").startswith("expected a whole number")
    assert "at least 3" in error_at(page, "cues")
    assert "<script>" not in page.partition("<main")[2]
    fields |= {"name": "Dip", "dose": "kind: [repetitions"}
    page = desk.post("/new-exercise", fields | {"cues-1": "{clinic_fone}"}).text
    assert error_at(page, "dose").startswith("line 1: ")
    assert "clinic_fone" in error_at(page, "cues-1")
    fields |= {"dose": wrong["dose"], "figure": wrong["figure"]}
    assert re.match(r"line \d+: poses › 2", figure_error(desk, fields))
    assert files(ours) == []


def figure_error(desk, fields):
    page = desk.post("/new-exercise", {**fields, "do": "look"}).text
    drawn = re.search(r'id="drawn".*?class="error">([^<]*)<', page, re.DOTALL)
    return unescape(drawn[1])


def test_the_drawing_follows_what_is_typed_and_writes_nothing(desk, ours):
    fields = typed(desk.get("/new-exercise").text) | {"cues-1": "", "do": "look"}

    def drawing(figure):
        page = desk.post("/new-exercise", {**fields, "figure": figure}).text
        return re.search(r'id="drawn".*?(<svg.*?</svg>)', page, re.DOTALL)[1]

    now = drawing(fields["figure"])
    assert now == desk.get("/drawing/bridge").text
    assert drawing(fields["figure"].replace("knee: 84", "knee: 80")) != now
    assert files(ours) == []


def test_no_exercise_and_no_file_is_written_over(desk, ours):
    fields = typed(desk.get("/new-exercise").text) | {"name": "Bridge"}
    page = desk.post("/new-exercise", fields).text
    assert "choose another" in error_at(page, "name")
    assert files(ours) == []
    there = ours / "exercises" / "dip.yaml"
    assert write_new(there, "mine") == ()
    (problem,) = write_new(there, "yours")
    assert problem.message == "is there already"
    assert there.read_text() == "mine"


def test_without_a_library_of_your_own_it_says_how_to_have_one(desk, folder):
    before = sorted(folder.rglob("*"))
    for page in (
        desk.get("/new-exercise").text,
        desk.post("/new-exercise", {"name": "Dip", "from": "bridge"}).text,
    ):
        assert "--library my-clinic" in page
    assert sorted(folder.rglob("*")) == before


def test_every_shipped_exercise_is_copied_whole_when_nothing_is_typed(shelf, tmp_path):
    for name in shelf[1].exercises:
        text, _ = copied(tmp_path, "exercises", "Dip", name)
        assert with_blocks(text, {}) == text
        rest = [line for line in text.splitlines() if not line.startswith("#")]
        assert "".join(blocks(text).values()).splitlines() == rest


def test_a_plan_is_tried_on_as_many_as_the_time_allows(desk, monkeypatch, shelf):
    monkeypatch.setattr(plans, "SECONDS", -1.0)
    page = desk.post("/plans/walk-to-30-minutes", {}).text
    assert "Clients in the table: 1" in page
    plan = shelf[1].plans["walk-to-30-minutes"]
    one = simulate(plan, shelf[1], clients=1, weeks=plans.WEEKS)
    assert str(one.rows[0].clients) in page


def test_what_is_typed_is_kept_until_it_is_written_or_forgotten(desk, ours, folder):
    path = "/draft/new-exercise"
    fields = typed(desk.get("/new-exercise?from=deadlift").text)
    half = {**fields, "name": "Heel dip", "source": "half a sent", "figure": "poses: ["}
    assert desk.post(path, half).status_code == 204
    for asked in ("/new-exercise", "/new-exercise?from=deadlift"):
        page = desk.get(asked).text
        assert typed(page) == half
        assert f'action="{desk.root}{path}"' in page
    other = desk.get("/new-exercise?from=bridge").text  # asked for: begun anew
    assert "half a sent" not in other
    assert "Go on with that one" in other
    desk.post(path, {**half, "from": "no_longer"})
    assert typed(desk.get("/new-exercise").text)["source"] == "half a sent"
    assert desk.post(path, {"forget": "1"}).status_code == 303
    assert "half a sent" not in desk.get("/new-exercise").text
    desk.post(path, {**fields, "name": "Heel dip"})
    assert desk.post("/new-exercise", half).status_code == 422
    assert typed(desk.get("/new-exercise").text) == half  # as it was sent
    desk.post("/new-exercise", {**fields, "name": "Heel dip"})
    assert files(ours) == ["heel_dip.yaml"]
    assert not list(folder.glob(".desk-*"))
