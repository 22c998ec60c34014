"""Lists, numbers and names as people write them: taken as that, or a cure."""

from pathlib import Path

import pytest

from rehab.model.client import Client
from rehab.model.diary import Diary
from rehab.model.dose import Dose
from rehab.model.exercise import Exercise
from rehab.model.units import weight
from rehab.reader.check import check
from rehab.reader.expected import Expected
from rehab.reader.library import read_client, read_diary, read_library
from rehab.reader.named import names_of
from rehab.reader.names import Names, Naming
from rehab.reader.source import read_source

BAD = Path(__file__).parents[2] / "bad"
SOUND = BAD / "sound"
CLIENT = (SOUND / "client.yaml").read_text("utf-8")
EXERCISE = (SOUND / "exercises" / "hinge.yaml").read_text("utf-8")


@pytest.fixture(scope="module")
def library():
    found, problems = read_library(SOUND / "exercises", SOUND / "plans")
    assert found, problems
    return found


def read(tmp_path, library, text):
    path = tmp_path / "client.yaml"
    path.write_text(text, "utf-8")
    return read_client(path, library)


def changed(line, by):
    assert line in CLIENT
    return CLIENT.replace(line, by)


def said(problems):
    return [f"{p.line}:{p.column}: {p.message}; {p.hint}" for p in problems]


@pytest.mark.parametrize(
    ("written", "days"),
    [
        ("[Tue, thurs, SAT]", ("tue", "thu", "sat")),
        ("[Monday, Wednesdays, fri.]", None),  # Wednesdays are several days
        ("[Monday, Weds., Fr]", ("mon", "wed", "fri")),
    ],
)
def test_a_weekday_may_be_whole_or_short(tmp_path, library, written, days):
    client, problems = read(
        tmp_path, library, changed("days: [mon, wed, fri]", f"days: {written}")
    )
    assert (client and client.days) == days, problems


@pytest.mark.parametrize("day", ["di", "do", "mar", "t", "so", "12"])
def test_a_weekday_of_another_language_or_of_two_days_is_refused(
    tmp_path, library, day
):
    text = changed("days: [mon, wed, fri]", f"days: [mon, {day}]")
    client, problems = read(tmp_path, library, text)
    assert client is None
    assert "12:" in said(problems)[0]


@pytest.mark.parametrize("word", ["yes", '"Yes"', "on", "TRUE", "“yes”"])
def test_yes_is_true(tmp_path, library, word):
    client, problems = read(tmp_path, library, f"{CLIENT}large_print: {word}\n")
    assert client, problems
    assert client.large_print is True


@pytest.mark.parametrize(("word", "meant"), [("false", "no"), ("No", "no")])
def test_the_screen_is_answered_in_words(tmp_path, library, word, meant):
    old = next(line for line in CLIENT.splitlines() if "numb_saddle" in line)
    new = f"  answers: {{numb_saddle: {word}}}"
    client, problems = read(tmp_path, library, CLIENT.replace(old, new))
    assert client, problems
    assert client.screening.answers["numb_saddle"] == meant


WEIGHTS = next(line for line in CLIENT.splitlines() if line.startswith("weights_kg"))


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("{from: 2, to: 8, step: 2}", "2 kg, 4 kg, 6 kg, 8 kg"),
        ("{from: 1.25, to: 2.5, step: 1.25}", "1.25 kg, 2.5 kg"),
        ("{from: 0.1, to: 0.3, step: 0.1}", "0.1 kg, 0.2 kg, 0.3 kg"),
        ("[1, {from: 2, to: 6, step: 2}, 10]", "1 kg, 2 kg, 4 kg, 6 kg, 10 kg"),
        ("[5 lb, 10 lbs, 12.5 pounds]", "5 lb, 10 lb, 12.5 lb"),
        ("{from: 5 lb, to: 15 lb, step: 5 lb}", "5 lb, 10 lb, 15 lb"),
        ("[5 kg, 10 kg.]", "5 kg, 10 kg"),
        ("[2,4,6]", "2 kg, 4 kg, 6 kg"),
    ],
)
def test_weights_as_people_write_them(tmp_path, library, written, shown):
    text = changed(WEIGHTS, f"weights_kg: {{barbell: {written}}}")
    client, problems = read(tmp_path, library, text)
    assert client, problems
    assert ", ".join(map(weight, client.weights_kg["barbell"])) == shown


@pytest.mark.parametrize(
    ("written", "cure"),
    [
        ("[2,5, 5, 7,5]", "write 2.5, or 2, 5 with a space between"),
        ("[2,5]", "write 2.5, or 2, 5 with a space between"),
        ("[1,25,2,5]", "write 1.25, or 1, 25 with a space between"),
        ("[2,5 kg, 5 kg]", "write the unit behind each number, or behind none"),
        ("[2,5 kg]", "write the unit behind each number, or behind none"),
        ("[5, 10 lb]", "write the unit behind each number, or behind none"),
        ("[5, 5]", "write each weight once"),
        ("{from: 2, to: 9, step: 2}", "write to: 8 or to: 10"),
        ("{from: 2, to: 9}", "such as {from: 2, to: 24, step: 2}"),
        ("{from: 9, to: 2, step: 1}", "turn them round"),
        ("{from: 5 lb, to: 10, step: 5}", "write the unit behind each number"),
        ("10", "write [10]"),
        ('["2,5", "5"]', "write 2.5"),
        ("[½, 1]", "write 0.5"),
        ("[1/2, 1]", "write 0.5"),
        ("[\uff11\uff12]", "write 12"),
        ("[10 stone]", "write how many kg it is, without the unit"),
    ],
)
def test_weights_that_could_be_others_have_a_cure(tmp_path, library, written, cure):
    text = changed(WEIGHTS, f"weights_kg: {{barbell: {written}}}")
    client, problems = read(tmp_path, library, text)
    assert client is None
    assert any(cure in one for one in said(problems)), said(problems)


@pytest.mark.parametrize(
    ("written", "cure"),
    [
        ('"8"', "write 8 without quotes"),
        ('"8,0"', "write 8"),
        ("8.0", ""),
        ("“8”", "write 8"),
        ("\uff18", "write 8"),
        ("2x8", "write sets: 2 and repetitions: 8"),
        ("8 reps", "write 8"),
        ("30 s", "write how many repetitions it is, without the unit"),
        ("1.000", ""),
        ("eight", ""),
    ],
)
def test_a_count_in_other_words_has_a_cure(written, cure):
    text = EXERCISE.replace("repetitions: 6", f"repetitions: {written}")
    source, _ = read_source(text.encode(), "hinge.yaml")
    value, problems = check(Exercise, source, id="hinge")
    assert value is None or written in ("8.0", "1.000")
    assert cure in (problems[0].hint if problems else "")


@pytest.mark.parametrize(
    ("written", "cure"),
    [
        ("2.3.2026", "write 2026-03-02"),
        ("2026/3/2", "write 2026-03-02"),
        ("2/3/2026", "write 2026-02-03 or 2026-03-02"),
        ("31/1/2026", "write 2026-01-31"),
        ("2.3.26", "write the year with its four digits"),
    ],
)
def test_a_date_in_another_way_has_its_cure(tmp_path, library, written, cure):
    text = changed("start: 2026-01-12", f"start: {written}")
    _, problems = read(tmp_path, library, text)
    assert cure in said(problems)[0]


@pytest.mark.parametrize(
    ("old", "new", "cure"),
    [
        ("tries: [8, 9, 8]", "tries: 6", "write [6]"),
        ("tries: [8, 9, 8]", "tries: [7,5, 8]", "write 7.5, or 7, 5 with a space"),
        ("days: [mon, wed, fri]", "days: Tue, Thu", "write [Tue, Thu]"),
        (
            "goals: [Lift my child.]",
            "goals: ['a', Lift my child: 12 kg]",
            'put it in quotes, such as "Lift my child: 12 kg"',
        ),
        ("name: Pat", "name: [Pat]", "write Pat without brackets"),
        ("name: Pat", "name: “Pat: x”", 'write straight quotes " instead of “'),
        ("name: Pat", "\u00a0name: Pat", "U+00A0"),
    ],
)
def test_a_slip_of_the_pen_has_its_cure(tmp_path, library, old, new, cure):
    _, problems = read(tmp_path, library, changed(old, new))
    assert any(cure in one for one in said(problems)), said(problems)


def test_a_dose_may_stand_in_one_word(tmp_path, library):
    text = changed("hinge: {sets: 2, repetitions: 6}", "hinge: 2x6")
    client, problems = read(tmp_path, library, text)
    assert client, problems
    assert client.doses["hinge"] == Dose(sets=2, repetitions=6)
    wrong = changed("hinge: {sets: 2, repetitions: 6}", "hinge: 2 of 6")
    assert "such as 3x10" in said(read(tmp_path, library, wrong)[1])[0]


def test_names_stand_for_ids_everywhere_in_a_client_file(tmp_path, library):
    names = {key: library.exercises[key].name for key in ("hinge", "band_row")}
    text = changed("pins: [hinge]", f"pins: [{names['hinge'].upper()}]")
    text = text.replace("  hinge: {tries", f"  {names['hinge']}: {{tries")
    text = text.replace("swaps: {band_row:", f"swaps: {{{names['band_row']}:")
    text = text.replace("plan: easy", f"plan: {library.plans['easy'].name}")
    kit = library.catalogue.equipment["band"].name
    text = text.replace("equipment: [band]", f"equipment: [{kit}]")
    tag = library.catalogue.tags["flexion"]
    text = text.replace("triggers: {flexion: 1}", f"triggers: {{{tag}: 1}}")
    assert read(tmp_path, library, text)[0] == read(tmp_path, library, CLIENT)[0]


def test_what_is_wrong_under_a_name_is_told_at_its_line(tmp_path, library):
    name = library.exercises["hinge"].name
    text = changed("  hinge: {sets: 2, repetitions: 6}", f"  {name}: 9x6")
    _, problems = read(tmp_path, library, text)
    line = text.splitlines().index(f"  {name}: 9x6") + 1
    assert [(p.line, "above the cap" in p.message) for p in problems] == [(line, True)]


def test_one_thing_under_its_name_and_its_id_is_given_twice(tmp_path, library):
    name = library.exercises["hinge"].name
    text = changed("doses:\n", f"doses:\n  {name}: 1x6\n")
    client, problems = read(tmp_path, library, text)
    assert client is None
    assert "are the same: hinge" in said(problems)[0]


def test_a_name_that_is_nearly_one_says_which(tmp_path, library):
    name = library.exercises["deadlift"].name
    text = changed("pins: [hinge]", f"pins: [The {name}]")
    assert "unknown exercise" in said(read(tmp_path, library, text)[1])[0]


def test_a_name_of_two_things_is_never_guessed():
    names = Names.of(exercise={"bridge": "Bridge", "bridge_small": "bridge"})
    source, _ = read_source(b"weeks: [{week: 1, sessions: [{did: [Bridge]}]}]", "d")
    value, (problem,) = check(Diary, source, Naming(names))
    assert value is None
    assert problem.hint == "write bridge or bridge_small"


def test_a_diary_may_name_its_exercises(tmp_path, library):
    path = tmp_path / "diary.yaml"
    name = library.exercises["hinge"].name
    path.write_text(
        f"weeks: [{{week: 1, sessions: [{{did: [{name}], sore: {name}}}]}}]"
    )
    held = Expected(exercises=library.exercises, names=names_of(library))
    diary, problems = read_diary(path, held)
    assert diary, problems
    assert diary.weeks[0].sessions[0].did == ("hinge",)
    assert diary.weeks[0].sessions[0].sore == "hinge"


def test_a_catalogue_and_a_plan_may_name_exercises(tmp_path, library):
    import shutil

    shutil.copytree(SOUND, tmp_path / "tree")
    name = library.exercises["band_row"].name
    catalogue = tmp_path / "tree" / "exercises" / "_catalogue.yaml"
    text = catalogue.read_text("utf-8")
    assert "band_row" in text
    catalogue.write_text(text.replace("band_row", f'"{name}"'), "utf-8")
    found, problems = read_library(
        tmp_path / "tree" / "exercises", tmp_path / "tree" / "plans"
    )
    assert found == library, problems


def test_no_client_value_is_taken_for_another_with_a_mark_of_the_byte_order(
    tmp_path, library
):
    client, problems = read(tmp_path, library, f"\ufeff{CLIENT}".replace("\n", "\r\n"))
    assert client == read(tmp_path, library, CLIENT)[0], problems
    assert isinstance(client, Client)
