"""A new client on the desk: nothing preset, errors beside the field, a file to edit."""

import re

import pytest

from rehab.app.papers import Stopped
from tests.desk.conftest import TODAY

MON_WED_FRI = {f"days-{day}": "1" for day in ("mon", "wed", "fri")}


def interview(library, **more):
    signs = {f"sign-{sign}": "no" for sign in library.regions["back"].signs}
    return {
        **signs,
        **MON_WED_FRI,
        "reference": "lane-17",
        "name": "Lou",
        "birth_year": "1984",
        "weight_kg": "70.5",
        "physio": "Robin Hale",
        "screened_on": str(TODAY),
        "clinic-name": "Harbour Lane Physio",
        "clinic-phone": "0123456789",
        "clinic-emergency_number": "112",
        "clinic-emergency_department": "the emergency department",
        "plan": "recurrent-spasm",
        "entry_phase": "recurrent-spasm:light_load",
        "start": str(TODAY),
        "goals-1": "Dig the garden: all of it.",
        "usual_pain": "2",
        "spasm_free_days": "30",
        "triggers_known": "yes",
        "triggers-rotation": "1",
        "equipment-chair": "1",
        "equipment-bench": "1",
        "weights_kg-dumbbells": "2, 4 6",
        "bands-light": "1",
        "baseline-0-exercise": "chest_supported_row",
        "baseline-0-tries": "14, 13, 14",
        "baseline-0-pain": "2",
        "baseline-0-more": "3",
        **more,
    }


@pytest.fixture
def library(shelf):
    assert not isinstance(shelf[1], Stopped)
    return shelf[1]


def error_at(page, field):
    found = re.search(rf'id="e-{field}">([^<]*)<', page)
    return found[1] if found else None


def test_no_answer_is_preset(desk, library):
    page = desk.get("/new").text
    for sign in library.regions["back"].signs:
        radios = re.findall(rf'<input type="radio" name="sign-{sign}"[^>]*>', page)
        assert len(radios) == 3
        assert not any("checked" in radio for radio in radios)


def test_it_writes_a_file_that_check_passes_and_a_person_can_read(
    desk, folder, library, rehab
):
    answer = desk.post("/new", interview(library))
    assert answer.status_code == 303, re.findall(r'id="e-[^<]*', answer.text)
    file = folder / "lane-17" / "client.yaml"
    text = file.read_text()
    assert "usual_pain: 2 #" in text  # a person reads what it means
    assert "entry_phase: light_load" in text
    assert 'phone: "0123456789"' in text
    assert "dumbbells: [2, 4, 6]" in text
    assert "tries: [14, 13, 14]" in text
    assert file.stat().st_mode & 0o077 == 0
    status, _, err = rehab("check", file)
    assert (status, err) == (0, "")
    assert "Lou" in desk.get("/").text


def test_the_empty_bar_is_asked_where_a_bar_is(desk, folder, library):
    page = desk.get("/new").text
    assert page.count('name="bar_kg"') == 1
    bar = {"weights_kg-barbell": "15, 20", "bar_kg": "17"}
    wrong = desk.post("/new", interview(library, **bar)).text
    assert "less than the empty bar" in error_at(wrong, "weights_kg-barbell")
    answer = desk.post("/new", interview(library, **{**bar, "bar_kg": "10"}))
    assert answer.status_code == 303
    assert "bar_kg: 10 #" in (folder / "lane-17" / "client.yaml").read_text()


def test_it_is_the_programme_that_the_command_makes(desk, folder, library, rehab):
    desk.post("/new", interview(library))
    _, out, _ = rehab("plan", folder / "lane-17" / "client.yaml", "--weeks", "1")
    dose = re.search(r"Chest-supported row +(\S+)", out)[1]
    assert dose.rstrip(",") in desk.get(f"/client/{desk.key('lane-17')}").text


def test_every_error_stands_beside_its_field_in_the_words_of_check(
    desk, folder, library
):
    wrong = {
        "usual_pain": "two",
        "birth_year": "84",
        "weights_kg-dumbbells": "6, 2",
        "baseline-0-tries": "lots",
        "sign-cord": "",
        "clinic-phone": "",
        "name": "",
        "plan": "none-such",
    }
    answer = desk.post("/new", interview(library, **wrong))
    assert answer.status_code == 422
    assert (
        error_at(answer.text, "usual_pain")
        == "expected a whole number, got &#34;two&#34;; write it in digits"
    )
    assert "year" in error_at(answer.text, "birth_year")
    assert error_at(answer.text, "baseline-0-tries")
    assert error_at(answer.text, "sign-cord") == "Say yes, no or not asked."
    assert "required" in error_at(answer.text, "clinic-phone")
    assert "required" in error_at(answer.text, "name")
    assert 'value="Dig the garden: all of it."' in answer.text  # nothing is lost
    assert sorted(path.name for path in folder.iterdir()) == [
        *(".desk-new.json", "first-visit", "steady-build")  # kept, not written
    ]


def test_tries_of_no_exercise_are_told_and_not_lost(desk, folder, library):
    typed = interview(library, **{"baseline-1-pain": "3"})
    page = desk.post("/new", typed).text
    assert (
        error_at(page, "baseline-1-exercise") == "Choose the exercise that was tried."
    )
    assert error_at(page, "baseline-0-exercise") is None
    assert not (folder / "lane-17").exists()


def test_an_empty_form_says_once_what_is_wrong_with_many(desk, folder):
    page = desk.post("/new", {}).text
    summary = re.search(r"data-focus>.*?</div>", page, re.DOTALL)[0]
    assert summary.count("Stop signs</a>: Say yes, no or not asked.") == 1
    assert "screening ›" not in page
    assert not list(folder.glob("r-*"))


def test_weights_that_fall_and_unknown_plans_are_told_at_their_fields(desk, library):
    wrong = {"weights_kg-dumbbells": "6, 2", "plan": "none-such"}
    answer = desk.post("/new", interview(library, **wrong))
    assert "comes after 6" in error_at(answer.text, "weights_kg-dumbbells")
    assert error_at(answer.text, "plan")


@pytest.mark.parametrize("name", ["../evil", "steady-build", "example-steady", "A b"])
def test_a_reference_names_a_new_folder_of_this_folder_alone(
    desk, folder, library, name
):
    before = sorted(folder.rglob("*"))
    answer = desk.post("/new", interview(library, reference=name))
    assert answer.status_code == 422
    assert error_at(answer.text, "reference")
    assert sorted(set(folder.rglob("*")) - {folder / ".desk-new.json"}) == before
    assert not (folder.parent / "evil").exists()


def test_an_open_stop_sign_gives_a_file_but_no_programme(desk, library):
    desk.post("/new", interview(library, **{"sign-cord": "yes"}))
    page = desk.get(f"/client/{desk.key('lane-17')}").text
    assert "There is no programme" in page


def test_a_yes_that_was_followed_up_stands_with_who_and_how(desk, folder, library):
    told = {"sign-fracture": "yes", "resolved-fracture": "Dr Who: X-ray is fine"}
    assert desk.post("/new", interview(library, **told)).status_code == 303
    text = (folder / "lane-17" / "client.yaml").read_text()
    assert 'fracture: "Dr Who: X-ray is fine"' in text


def test_triage_suggests_and_fills_in_nothing(desk, library):
    questions = {
        "question-under_age": "no",
        "question-no_physio": "no",
        "question-two_in_year": "yes",
    }
    asked = interview(library, plan="", do="suggest", **questions)
    page = desk.post("/new", asked).text
    assert "No plan is suggested" in page  # most were not asked
    others = dict.fromkeys(re.findall(r'name="(question-\w+)"', page), "no")
    page = desk.post("/new", {**asked, **others, **questions}).text
    assert "<b>Recurrent back spasm</b> (recurrent-spasm)" in page
    assert '<option value="recurrent-spasm" selected' not in page


def test_the_movement_screen_fills_in_the_triggers_to_look_at(desk, library):
    moves = {"move-turn_left": "2", "move-turn_right": "1", "move-bend_back": "0"}
    page = desk.post("/new", interview(library, do="screen", **moves)).text
    chosen = re.search(r'id="triggers-rotation".*?</select>', page, re.DOTALL)[0]
    assert "<option selected>2</option>" in chosen
    none = re.search(r'id="triggers-extension".*?</select>', page, re.DOTALL)[0]
    assert "selected" not in none


def test_what_was_sent_with_a_fault_is_there_when_the_page_is_asked_for_again(
    desk, library
):
    desk.post("/new", interview(library, name="Lou Half", usual_pain="two"))
    page = desk.get("/new").text
    assert 'value="Lou Half"' in page
    assert 'value="two"' in page


def test_what_is_typed_is_kept_until_it_is_written(desk, folder, library):
    typed = interview(library, name="Lou Half")
    assert desk.post("/draft/new", typed).status_code == 204
    assert 'value="Lou Half"' in desk.get("/new").text
    desk.post("/new", typed)
    assert not list(folder.glob(".desk-*"))


def test_every_picture_of_the_form_is_there(desk):
    pictures = set(re.findall(r'<img src="([^"]*)"', desk.get("/new").text))
    asked = [desk.get(address.removeprefix(desk.root)) for address in pictures]
    assert {answer.status_code for answer in asked} == {200}


def test_another_part_of_the_body_has_its_own_signs_questions_and_plans(desk, library):
    asked = interview(library, do="region", region="shoulder")
    page = desk.post("/new", asked).text
    signs = set(re.findall(r'name="sign-(\w+)"', page))
    assert signs == set(library.regions["shoulder"].signs)
    assert 'name="question-arm_lifts"' in page
    assert 'name="question-two_in_year"' not in page
    assert '<option value="recurrent-spasm" selected' not in page  # it is the back's
    assert '<option value="shoulder" selected' in page
    said = {f"sign-{sign}": "no" for sign in signs}
    said |= dict.fromkeys(re.findall(r'name="(question-\w+)"', page), "no")
    said["question-arm_lifts"] = "yes"
    typed = {**asked, **said, "plan": "", "do": "suggest"}
    found = desk.post("/new", typed).text
    assert "(shoulder-holds-to-lifts)" in found
    assert "No plan is suggested" not in found


def test_a_reference_that_gives_files_the_names_of_anothers_is_taken(
    desk, folder, library
):
    assert desk.post("/new", interview(library, reference="r-1")).status_code == 303
    answer = desk.post("/new", interview(library, reference="r_1"))
    assert "choose another" in error_at(answer.text, "reference")
    assert not (folder / "r_1").exists()
