"""``rehab screen``, ``triggers`` and ``kit``: into the client file, all else as is."""

import datetime
import shutil

import pytest

from rehab.commands import clock
from rehab.reader.library import read_client
from tests.support.cases import ROOT, library
from tests.support.typed import typing

LATER = datetime.date(2026, 12, 18)
SIGNS = library().regions["back"].signs
QUESTIONS = sum(len(sign.questions) for sign in SIGNS.values())
PAGES = [min(5, QUESTIONS - at) for at in range(0, QUESTIONS, 5)]
ALL_NO = ["n" * many for many in PAGES]


@pytest.fixture
def go(monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: LATER)
    monkeypatch.setattr("rehab.app.pages.make_pdf", lambda *_: b"%PDF-")
    return typing(monkeypatch)


@pytest.fixture
def alex(tmp_path):
    shutil.copytree(ROOT / "examples" / "steady-build", tmp_path / "alex")
    return tmp_path / "alex" / "client.yaml"


@pytest.fixture
def sam(tmp_path):
    shutil.copytree(ROOT / "examples" / "first-visit", tmp_path / "sam")
    return tmp_path / "sam" / "client.yaml"


def changed(before, after):
    both = zip(before.splitlines(), after.splitlines(), strict=True)
    return [(old, new) for old, new in both if old != new]


def test_a_page_of_letters_is_a_screen_and_nothing_else_changes(go, alex):
    before = alex.read_text("utf-8")
    done = go("screen", alex, typed=["Jo Park", *ALL_NO])
    assert done.exit_code == 0, done.output
    said = done.output.replace("\xa0", " ")
    assert "Screened on 18 December 2026, asked by Jo Park." in said
    assert changed(before, alex.read_text("utf-8")) == [
        ("  by: Robin Hale", "  by: Jo Park"),
        ("  on: 2026-11-20", "  on: 2026-12-18"),
    ]


def test_fewer_letters_leave_the_rest_of_the_page_and_more_are_not_taken(go, alex):
    odd = ["nnnnnn", "nn", "", "n", "b", "n", "?", "nn", *ALL_NO[1:]]
    done = go("screen", alex, typed=["", *odd])
    assert done.exit_code == 0, done.output
    assert "6 answers for 5 questions" in done.output
    assert done.output.count("\n4 of 34  ") == 4  # the page; alone, after b and ?
    assert "Robin Hale" in done.output


def test_a_yes_is_written_and_there_is_no_programme(go, alex):
    names = list(SIGNS)
    first = sum(len(SIGNS[one].questions) for one in names[: names.index("infection")])
    letters = "".join("y" if n == first else "n" for n in range(QUESTIONS))
    pages = [letters[at : at + 5] for at in range(0, QUESTIONS, 5)]
    at = first // 5 + 1
    done = go("screen", alex, typed=["Jo", *pages[:at], "", *pages[at:]])
    assert done.exit_code == 1, done.output
    assert "A doctor must see them today" in done.stderr
    assert "    infection: yes\n" in alex.read_text("utf-8")
    assert "infection is yes and not resolved" in go("plan", alex).stderr
    seen = go("screen", alex, typed=["Jo", *pages[:at], "Dr Who, cured", *pages[at:]])
    assert seen.exit_code == 0, seen.output
    assert "  resolved: {infection: " in alex.read_text("utf-8")


def test_after_an_emergency_nothing_more_is_asked_and_the_file_says_so(go, alex):
    done = go("screen", alex, typed=["Jo", "ynnnn"])
    assert done.exit_code == 1
    assert "Emergency" in done.stderr
    text = alex.read_text("utf-8")
    assert "    ces_bladder: yes\n" in text
    assert "    infection: not asked\n" in text


def test_without_a_terminal_nothing_is_taken_for_granted(go, alex):
    before = alex.read_text("utf-8")
    assert "--by NAME" in go("screen", alex).stderr
    some = go("screen", alex, "--by", "Jo", "--sign", "infection=no")
    assert (some.exit_code, "add --answers FILE" in some.stderr) == (2, True)
    assert alex.read_text("utf-8") == before
    every = [part for one in SIGNS for part in ("--sign", f"{one}=no")]
    assert go("screen", alex, "--by", "Jo", *every).exit_code == 0


@pytest.mark.parametrize("beside", [("--sign", "ces_legs=yes"), ("--by", "Lee")])
def test_a_file_of_answers_says_who_asked_and_every_sign(go, alex, tmp_path, beside):
    answers, before = tmp_path / "answers.yaml", alex.read_text("utf-8")
    said = "".join(f"  {one}: no\n" for one in SIGNS)
    answers.write_text(f"by: Robin\non: {LATER}\nsigns:\n{said}", "utf-8")
    done = go("screen", alex, "--answers", answers, *beside)
    assert (done.exit_code, f"{beside[0]} goes with asking" in done.stderr) == (2, True)
    assert alex.read_text("utf-8") == before
    assert go("screen", alex, "--answers", answers).exit_code == 0


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (("ces_legs=yes", "ces_legs=no"), "--sign ces_legs is there twice"),
        (("ces_legs=nein",), "write ID=yes, ID=no or ID=-\n"),
        (("ces_leg=no",), 'or ID=-; did you mean "ces_legs"?'),
    ],
)
def test_a_sign_is_typed_once_and_its_fault_is_told(go, alex, typed, told):
    options = [part for one in typed for part in ("--sign", one)]
    done = go("screen", alex, "--by", "Jo", *options)
    assert (done.exit_code, told in done.stderr) == (2, True), done.stderr


def test_triggers_are_written_when_they_hold(go, sam):
    before = sam.read_text("utf-8")
    assert go("triggers", sam, typed=[""]).output.count("is as it was") == 1
    for typed in ("foo", ","):
        alone = go("triggers", sam, typed)
        told = "write each movement with its severity" in alone.stderr
        assert (alone.exit_code, told) == (2, True)
    wrong = go("triggers", sam, "flexon 2")
    assert (wrong.exit_code, 'did you mean "flexion"?' in wrong.stderr) == (1, True)
    assert sam.read_text("utf-8") == before
    done = go("triggers", sam, typed=["?", "flexion", "flexon 2", "flexion 2"])
    assert 'did you mean "flexion"?' in done.stderr
    assert "Triggers: flexion 2." in done.output
    found, _ = read_client(sam, library(), today=LATER)
    assert found.triggers == {"flexion": 2}
    assert go("triggers", sam, "Bending forward 1").exit_code == 0
    assert read_client(sam, library(), today=LATER)[0].triggers == {"flexion": 1}
    assert go("triggers", sam, "none").exit_code == 0
    assert "triggers: {}" in sam.read_text("utf-8")


def test_new_weights_take_the_place_of_what_was_known_of_that_thing(go, alex):
    before = alex.read_text("utf-8")
    done = go("kit", alex, "Kettlebell 6 8 32; chair")
    assert done.exit_code == 0, done.output
    assert "Kit at home: chair; kettlebell 6 8 32." in done.output
    assert changed(before, alex.read_text("utf-8")) == [
        ("  kettlebell: [6, 8, 10, 12, 16, 20, 24]", "  kettlebell: [6, 8, 32]")
    ]
    assert go("kit", alex, "heavy").exit_code == 0
    found, _ = read_client(alex, library(), today=LATER)
    assert found.bands == ("heavy",)
    assert found.weights_kg["dumbbells"][-1] == 12


def test_kit_of_who_had_none_is_asked_for_until_it_holds(go, sam):
    before = sam.read_text("utf-8")
    assert go("kit", sam, typed=[""]).output.count("is as it was") == 1
    assert go("kit", sam, "band").exit_code == 2
    wrong = go("kit", sam, "dumbels 4")
    assert (wrong.exit_code, 'did you mean "dumbbells"?' in wrong.stderr) == (1, True)
    assert go("kit", sam, "dumbbells 4 2").exit_code == 1
    assert sam.read_text("utf-8") == before
    done = go("kit", sam, typed=["?", "band", "dumbells 4", "dumbbells 2 4, step"])
    assert "Which band?" in done.stderr
    assert go("kit", sam, "kettlebell 8").exit_code == 0
    found, _ = read_client(sam, library(), today=LATER)
    assert dict(found.weights_kg) == {"dumbbells": (2, 4), "kettlebell": (8,)}
    assert found.equipment == ("chair", "step")


def test_what_another_wrote_while_it_was_asked_is_kept(go, alex, monkeypatch):
    def answer(*_, **__):
        text = alex.read_text("utf-8")
        alex.write_text(text.replace("equipment: [", "equipment: [band, "), "utf-8")
        return "leg_press, heavy"

    monkeypatch.setattr("click.prompt", answer)
    assert go("kit", alex, typed=[""]).exit_code == 0
    found, _ = read_client(alex, library(), today=LATER)
    assert {"band", "leg_press", "chair"} <= set(found.equipment)


def test_a_fault_that_another_wrote_while_it_was_asked_is_told(go, alex, monkeypatch):
    def answer(*_, **__):
        monkeypatch.setattr("click.prompt", lambda *_, **__: "")
        text = alex.read_text("utf-8")
        alex.write_text(text.replace("equipment: [", "equipment: [bant, "), "utf-8")
        return "leg_press"

    monkeypatch.setattr("click.prompt", answer)
    done = go("kit", alex, typed=[""])
    assert 'did you mean "band"?' in done.stderr
    assert "equipment: [bant, chair" in alex.read_text("utf-8")


@pytest.mark.parametrize("found", ["kit dumbbells-2", "triggers flexion-2"])
def test_a_line_that_is_added_ends_as_the_other_lines_do(go, sam, found):
    sam.write_bytes(sam.read_bytes().replace(b"\n", b"\r\n").rstrip())
    command, said = found.split()
    assert go(command, sam, said.replace("-", " ")).exit_code == 0
    assert sam.read_bytes().count(b"\n") == sam.read_bytes().count(b"\r\n")


@pytest.mark.parametrize("command", ["kit", "triggers"])
def test_the_question_says_that_enter_leaves_the_file_as_it_is(go, alex, command):
    done = go(command, alex, typed=[""])
    assert "Enter = leave" in done.stderr
    assert "is as it was" in done.output


def test_next_screens_again_where_nobody_can_sign_before(go, alex):
    text = alex.read_text("utf-8")
    alex.write_text(text.replace("start: 2026-11-23", "start: 2026-12-21"), "utf-8")
    said = go("next", alex)
    assert f"  rehab screen {alex}\n" in said.output, said.output
    done = go("next", alex, typed=["y", "", *ALL_NO, "n"])
    assert "Now: look at weeks 1-4, and sign." in done.output, done.output


def test_next_asks_for_the_triggers_that_the_plan_waits_for(go, sam):
    day = "{day: 2026-11-23, before: 2, during: 2, next_morning: 2}"
    back = f"weeks:\n  - {{week: 1, sessions: [{day}]}}\n"
    sam.with_name("diary.yaml").write_text(back, "utf-8")
    done = go("next", sam, typed=["y", "flexion 2", "perhaps"])
    assert "Triggers: flexion 2." in done.output, done.output
    assert "There is no option 'perhaps' here" in done.output
