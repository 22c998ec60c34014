"""``rehab new``: from the stop signs to a client file, by questions or by options."""

import datetime

import pytest
from click.testing import CliRunner

from rehab.cli import rehab
from rehab.commands import clock
from rehab.commands import new as new_command
from rehab.console import terminal
from rehab.entry.triage_asked import items
from rehab.reader.library import read_client
from rehab.reader.triage import read_triage
from rehab.triage import of_region
from tests.support.cases import ROOT, library

TODAY = datetime.date(2026, 11, 20)
SAM = {
    "plan": "Recurrent back spasm",
    "name": "Sam",
    "birth-year": "1987",
    "start": "mon",
    "days": "mon wed fri",
    "goals": "Lift my girl.; Garden",
    "usual-pain": "3",
    "spasm-free-days": "12",
    "weights-kg": "dumbbells 2 4 6.5",
    "baseline": "full bridge 10 12 11 pain 3",
    "clinic-name": "Harbour Lane",
    "clinic-phone": "555 0100",
    "emergency-number": "112",
    "emergency-department": "the hospital",
}
ALL_NO = "".join(f"  {name}: no\n" for name in library().regions["back"].signs)


@pytest.fixture
def new(tmp_path, monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: TODAY)
    answers = tmp_path / "answers.yaml"
    answers.write_text(f"by: Robin Hale\non: {TODAY}\nsigns:\n{ALL_NO}", "utf-8")

    class Run:
        file = tmp_path / "clients" / "sam" / "client.yaml"

        def __init__(self):
            self.answers = str(answers)

        def __call__(self, *options, typed=None, **said):
            given = [part for key, text in said.items() for part in (f"--{key}", text)]
            monkeypatch.setattr(terminal, "can_ask", lambda: typed is not None)
            lines = "\n".join([*(typed or ()), ""])
            told = ["new", str(self.file.parent), *options, *given]
            return CliRunner().invoke(rehab, told, input=lines)

    return Run()


def test_with_options_alone_the_file_is_one_that_check_takes(new):
    done = new("--answers", new.answers, **SAM)
    assert done.exit_code == 0, done.output
    found, problems = read_client(new.file, library(), today=TODAY)
    assert not problems
    assert (found.name, found.physio, found.reference) == (
        "Sam",
        "Robin Hale",
        "r-0001",
    )
    assert (str(found.start), found.goals) == (
        "2026-11-23",
        ("Lift my girl.", "Garden"),
    )
    assert found.weights_kg == {"dumbbells": (2.0, 4.0, 6.5)}
    assert (found.baseline["bridge"].pain, found.triggers) == (3, None)
    assert found.clinic.phone == "555 0100"
    assert (
        "emergency_number" in new.file.parent.parent.joinpath("clinic.yaml").read_text()
    )
    again = new("--answers", new.answers, **SAM)
    assert (again.exit_code, "is there already" in again.stderr) == (2, True)


def test_without_a_terminal_what_is_missing_is_told_and_nothing_asked(new):
    done = new("--name", "Sam", "--by", "Robin Hale")
    assert done.exit_code == 2
    told = "--answers FILE, --plan, --birth-year, --start, --days, --goals"
    assert f"missing: {told}, --usual-pain, --spasm-free-days" in done.stderr
    assert not new.file.parent.exists()


def test_every_mistake_in_the_options_is_told_and_nothing_is_written(new):
    wrong = {**SAM, "usual-pain": "30", "days": "mon wen"}
    done = new("--answers", new.answers, **wrong)
    assert done.exit_code == 2
    for told in ("must be at most 10, got 30", 'did you mean "wed"?'):
        assert told in done.stderr
    assert not new.file.parent.parent.exists()


def test_a_stop_sign_leaves_nothing_behind(new):
    text = f"by: Robin Hale\non: {TODAY}\nsigns:\n{ALL_NO}"
    bad = new.file.parent.parent.parent / "bad.yaml"
    bad.write_text(text.replace("infection: no", "infection: yes"), "utf-8")
    done = new("--answers", str(bad), **SAM)
    assert done.exit_code == 1
    assert "infection: Fever" in done.stderr
    assert "A doctor must see them today" in done.stderr
    assert not new.file.parent.parent.exists()


def test_the_interview_explains_corrects_and_goes_back(new):
    shelf = library()
    every = read_triage(ROOT / "plans", shelf.plans, shelf.regions)[0]
    asked = items(of_region(every, "back", shelf), shelf.regions["back"])
    signs = [item for item in asked if item.action]
    questions = ["y" if i.id == "small_move" else "n" for i in asked[len(signs) :]]
    screen = ["back", "?", "perhaps", *["n"] * len(signs), "b", "n", *questions, "1"]
    clinic = ["Marta", "b", "Harbour Lane", "555 0100", "112", "the hospital"]
    first = [
        "Sam",
        "87",
        "1987",
        "b",
        "1988",
        "w",
        "woman",
        "72,5",
        "mon",
        "mon-fri",
        "Lift my girl.",
        "3",
        "",
    ]
    kit = [
        "?",
        "chair, dumbels 2 4",
        "dumbbells 2, 4",
        "chair, dumbbells 2,4",
        "Firm chair, dumbbells 2 4 6.5; light",
    ]
    bar = ["b", "Firm chair, dumbbells 2 4 6.5; barbell 15 20; light", "17", "10"]
    rest = ["12", "?", "flexon 2", "flexion 2", "", *kit, *bar, *[""] * 4]
    done = new("--by", "Robin Hale", typed=[*screen, *clinic, *first, *rest])
    assert done.exit_code == 0, done.output
    for told in (
        "1 of 45  Does not feel it",
        "A yes: Emergency: call",
        "write all four digits",
        "This cannot be left out",
        'did you mean "flexion"?',
        "bending forward",
        'did you mean "dumbbells"?',
        '"w"',
        "15 kg is less than the empty bar, 17 kg",
    ):
        assert told in done.stderr
    found, _ = read_client(new.file, library(), today=TODAY)
    assert (found.birth_year, found.triggers) == (1988, {"flexion": 2})
    assert found.days == ("mon", "tue", "wed", "thu", "fri")
    assert found.plan == "recurrent-spasm"
    assert (found.equipment, found.bands) == (("chair",), ("light",))
    assert found.weights_kg == {"dumbbells": (2, 4, 6.5), "barbell": (15, 20)}
    assert (found.sex, found.weight_kg, found.bar_kg) == ("female", 72.5, 10)


def test_the_bar_of_a_thing_taken_back_is_not_written(new):
    asked = {key: text for key, text in SAM.items() if key != "weights-kg"}
    back = ["b", "b", "chair"]  # from what comes after the bar to what is at home
    typed = ["", "", "", "", "barbell 15 20", "10", *back, "", "", "", ""]
    done = new("--answers", new.answers, typed=typed, **asked)
    assert done.exit_code == 0, done.output
    assert "empty bar" in done.stderr
    found, problems = read_client(new.file, library(), today=TODAY)
    assert not problems
    assert (found.weights_kg, found.bar_kg, found.equipment) == ({}, None, ("chair",))


def test_an_interview_that_is_left_writes_nothing(new):
    done = new("--answers", new.answers, "--plan", "recurrent-spasm", typed=["x"])
    assert done.exit_code == 1
    assert not new.file.parent.parent.exists()


def test_a_shoulder_is_asked_its_own_signs_and_offered_its_own_plans(new):
    shelf = library()
    signs = [
        one
        for sign in shelf.regions["shoulder"].signs.values()
        for one in sign.questions
    ]
    screen = ["shoulder", *["n"] * (len(signs) + 2), "y", "n"]
    clinic = ["Harbour Lane", "555 0100", "112", "the hospital"]
    picked = ["recurrent-spasm", "1"]
    first = ["Sam", "1987", "m", "80", "mon", "mon wed fri", "Lift my girl.", "3"]
    typed = [*screen, *picked, *clinic, *first, *[""] * 7]
    done = new("--by", "Robin Hale", typed=typed)
    assert done.exit_code == 0, done.output
    assert "  1 shoulder-holds-to-lifts  Shoulder, holds to lifts" in done.stderr
    assert "cuff-isometrics" in done.stderr
    assert "No such plan 'recurrent-spasm'" in done.stderr  # it is the back's
    assert "Days without a spasm" not in done.stderr
    found, problems = read_client(new.file, shelf, today=TODAY)
    assert not problems
    assert found.plan == "shoulder-holds-to-lifts"
    assert set(found.screening.answers) == set(shelf.regions["shoulder"].signs)


def test_a_plan_for_another_part_of_the_body_is_a_mistake(new):
    screen = ("--by", "Robin Hale", "--sign", "infection=no")
    done = new(*screen, "--region", "shoulder", **SAM)
    assert done.exit_code == 2
    assert "--plan recurrent-spasm is for another part of the body" in done.stderr
    assert not new.file.parent.parent.exists()


@pytest.mark.parametrize(
    "beside",
    [
        ("--sign", "ces_legs=yes"),
        ("--sign", "nosuch=yes"),
        ("--by", "Lee"),
        ("--region", "back"),
    ],
)
def test_a_file_of_answers_and_an_option_that_says_the_same_are_refused(new, beside):
    done = new("--answers", new.answers, *beside, **SAM)
    assert (done.exit_code, f"{beside[0]} goes with asking" in done.stderr) == (2, True)
    assert not new.file.parent.parent.exists()


def test_a_name_with_a_comma_or_a_hyphen_is_one_name(new):
    typed = "Short curl-up 8 7 Pain 2; heel raises, sitting pain 1 9"
    done = new("--answers", new.answers, **{**SAM, "baseline": typed})
    assert done.exit_code == 0, done.output
    found = read_client(new.file, library(), today=TODAY)[0]
    assert found.baseline["curl_up"].tries == (8, 7)
    assert found.baseline["heel_raise_sitting"].pain == 1


def test_a_clinic_file_that_is_there_stays_letter_for_letter(new):
    mine = (
        '# ours\nname: Harbour Lane\nphone: "555 0100"\nhours: 8 to 17\n'
        'emergency_number: "112"\nemergency_department: the hospital\n'
    )
    there = new.file.parent.parent / "clinic.yaml"
    there.parent.mkdir()
    there.write_text(mine, "utf-8")
    other = {**SAM, "clinic-phone": "1", "emergency-number": "999"}
    for said in (other, {key: other[key] for key in other if "-name" not in key}):
        done = new("--answers", new.answers, **said)
        told = f"{there} is there already, says otherwise, and stays"
        assert (done.exit_code, told in done.stderr) == (2, True), done.stderr
        assert "leave out --clinic-phone, --emergency-number, or" in done.stderr
        assert not new.file.exists()
    assert new("--answers", new.answers, **SAM).exit_code == 0  # it says the same
    assert there.read_text("utf-8") == mine


CLINIC = (
    'phone: "555 0100"\nemergency_number: "112"\nemergency_department: the hospital\n'
)


def test_an_empty_option_of_the_clinic_is_one_left_out(new):
    there = new.file.parent.parent / "clinic.yaml"
    there.parent.mkdir()
    there.write_text(f"name: Harbour Lane\n{CLINIC}", "utf-8")
    done = new("--answers", new.answers, **{**SAM, "clinic-name": ""})
    assert done.exit_code == 0, done.output


def test_a_mistake_in_the_clinic_file_is_told_and_not_that_options_differ(new):
    there = new.file.parent.parent / "clinic.yaml"
    there.parent.mkdir()
    there.write_text(f"nam: Harbour Lane\n{CLINIC}", "utf-8")
    done = new("--answers", new.answers, **SAM)
    assert (done.exit_code, 'did you mean "name"?' in done.stderr) == (1, True)
    assert "says otherwise" not in done.stderr
    assert "Nothing was written." in done.stderr
    assert not new.file.exists()


@pytest.mark.parametrize(
    ("option", "text", "told"),
    [
        ("goals", "a\udcffb", "--goals: write it in letters"),
        ("emergency-department", "a\ab", "--emergency-department: write it in letters"),
        ("name", "x" * 2001, "--name: at most 2,000 letters"),
        ("name", "x" * 61, "name: must have at most 60 letters"),
    ],
)
def test_a_text_that_no_file_can_hold_is_told_at_its_option(new, option, text, told):
    done = new("--answers", new.answers, **{**SAM, option: text})
    assert (done.exit_code, told in done.stderr) == (2, True), done.stderr


def somebody(folder, reference):
    folder.mkdir(parents=True)
    text = f"reference: {reference}\nbirth_year: 1980\nscreening: {{}}\n"
    (folder / "client.yaml").write_text(text, "utf-8")


def test_a_reference_of_somebody_else_is_refused(new):
    somebody(new.file.parent.parent / "kim", "r-0001")
    done = new("--answers", new.answers, "--reference", "r-0001", **SAM)
    assert (done.exit_code, new.file.exists()) == (2, False)
    assert "the reference r-0001 is that of" in done.stderr


def test_who_came_while_somebody_was_asked_keeps_file_and_reference(new, monkeypatch):
    asked = new_command._asked

    def meanwhile(*given):
        somebody(new.file.parent.parent / "kim", "r-0001")
        return asked(*given)

    monkeypatch.setattr(new_command, "_asked", meanwhile)
    assert new("--answers", new.answers, **SAM).exit_code == 0
    assert "reference: r-0002" in new.file.read_text("utf-8")


def test_a_file_that_came_while_somebody_was_asked_stays(new, monkeypatch):
    asked = new_command._asked

    def meanwhile(*given):
        somebody(new.file.parent, "lane-17")
        return asked(*given)

    monkeypatch.setattr(new_command, "_asked", meanwhile)
    done = new("--answers", new.answers, "--reference", "r-0009", **SAM)
    assert (done.exit_code, "is there already" in done.stderr) == (2, True), done.output
    assert "lane-17" in new.file.read_text("utf-8")


@pytest.mark.parametrize(
    "typed",
    [
        "dumbbells 2,4",
        "dumbbells 2,4,6",
        "dumbbells 2, 4, 6",
        "dumbbells 2 4 kettlebell 8 12",
        "dumbbells -2 4",
        "dumbbells 5 10 lb",
    ],
)
def test_weights_that_could_be_read_in_two_ways_are_asked(new, typed):
    done = new("--answers", new.answers, **{**SAM, "weights-kg": typed})
    assert (done.exit_code, "--weights-kg: " in done.stderr) == (2, True), done.output
    assert "such as dumbbells 2 2.5 4; kettlebell 8 12" in done.stderr
    assert not new.file.exists()


def test_pounds_are_typed_as_in_a_file(new):
    typed = {**SAM, "weights-kg": "Two dumbbells 5 lb 10lb; kettlebell 8 kg"}
    assert new("--answers", new.answers, **typed).exit_code == 0
    found, _ = read_client(new.file, library(), today=TODAY)
    assert found.weights_kg["dumbbells"] == pytest.approx((2.26796185, 4.5359237))
    assert found.weights_kg["kettlebell"] == (8,)


@pytest.mark.parametrize(
    ("option", "typed"),
    [
        ("weights-kg", "dumbbells 2; Dumbbells 4"),
        ("triggers", "flexion 3, flexion 1"),
        ("baseline", "bridge 10; bridge 12"),
        ("baseline", "bridge 10 pain 6 pain 0"),
    ],
)
def test_what_is_said_twice_is_asked(new, option, typed):
    done = new("--answers", new.answers, **{**SAM, option: typed})
    told = f'--{option}: "{typed}" says one thing twice'
    assert (done.exit_code, told in done.stderr) == (2, True), done.output


def test_a_screen_of_a_day_to_come_is_told_at_its_line(new, tmp_path):
    later = tmp_path / "later.yaml"
    later.write_text(f"by: Robin\non: 2026-12-01\nsigns:\n{ALL_NO}", "utf-8")
    done = new("--answers", str(later), **SAM)
    assert done.exit_code == 1
    assert f"{later}:2:5: on: 2026-12-01 is 11 days ahead of today" in done.stderr


def test_what_to_type_next_can_be_typed(new):
    new.file = new.file.parent.parent / "Sam O" / "client.yaml"
    done = new("--answers", new.answers, **SAM)
    assert f"rehab next '{new.file}'\n" in done.stderr
