"""What docs/ says is what the files may hold, what is drawn, and what the rules are."""

import re
import typing
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import TypeAdapter

from rehab.figure.anatomy import LIMITS
from rehab.figure.checks import faults_of
from rehab.figure.draw import draw
from rehab.figure.parts import GROUPS
from rehab.figure.posture import BASES
from rehab.model import figure, prop
from rehab.model.clinic import Clinic
from rehab.model.criterion import AskBy, Measure
from rehab.model.diary import Diary, SessionRecord, WeekRecord
from rehab.model.exercise import Exercise
from rehab.model.measure import Measured
from rehab.model.names import tidy
from rehab.model.phase import Phase
from rehab.model.plan import Plan
from rehab.model.record import Option
from rehab.model.rules import MissedTime
from rehab.model.units import Value
from rehab.model.web_address import WebAddress
from rehab.reader.clinic import ABOVE
from rehab.reader.drawings import MOST_BYTES, read_drawing
from rehab.reader.how_faults import tempo_faults
from rehab.reader.logo import MOST_TIMES
from rehab.reader.png import MOST_PIXELS
from rehab.reader.shelf import read_file, read_shelf
from rehab.reader.table_rows import table_faults
from rehab.render.limited import MEGABYTES
from rehab.render.own_html import MOST_LETTERS
from rehab.render.own_parts import SECONDS

ROOT = Path(__file__).resolve().parent.parent
TEXT = (ROOT / "docs" / "figures.md").read_text("utf-8")
NAMED = set(re.findall(r"`([\w-]+)`", TEXT))
EXAMPLES = re.findall(r"```yaml\n(.*?)```", TEXT, re.DOTALL)
SHIPPED = [text for text in EXAMPLES if text.startswith("# exercises/")]
MODELS = (
    *(figure.Figure, figure.View, figure.Arrow),
    *(figure.Pose, figure.Limbs, figure.Reach, figure.Focus),
)
CHOICES = (
    *(figure.Base, figure.Painted, figure.CheckName, figure.Heading),
    *(figure.Figure.model_fields[name].annotation for name in ("view", "layout")),
)
THINGS = {
    typing.get_args(thing.model_fields["kind"].annotation)[0]: thing
    for thing in typing.get_args(prop.Thing)
}
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 52 38"/>'


def rows():
    """Every row of every table, by what its first cell names."""
    found: dict[str, list[str]] = {}
    for line in TEXT.splitlines():
        if match := re.match(r"\| `([\w-]+)` \|(.*)\|$", line):
            found.setdefault(match[1], []).append(match[2])
    return found


def words_of(annotation):
    """Every word that a type allows, at any depth."""
    found: set[str] = set()
    for part in typing.get_args(annotation):
        found |= {part} if isinstance(part, str) else words_of(part)
    return found


def read(text, folder):
    """An exercise with this figure, read from a file as a clinic's own would be."""
    plank = (ROOT / "exercises" / "plank.yaml").read_text("utf-8")
    path = folder / "example.yaml"
    path.write_text(plank.partition("figure:")[0] + text, "utf-8")
    return read_file(Exercise, path, id="example")


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_key_of_a_figure_is_told(model):
    assert set(model.model_fields) <= NAMED


@pytest.mark.parametrize("kind", THINGS)
def test_every_key_of_a_thing_is_told_with_what_it_is_when_left_out(kind):
    (row,) = rows()[kind]
    for key, field in THINGS[kind].model_fields.items():
        if key == "kind":
            continue
        assert f"`{key}`" in row
        if type(field.default) is float:
            assert re.search(rf"`{key}` {field.default:g}(?!\d|\.\d)", row), key


def test_every_word_a_key_may_have_is_told():
    for choice in CHOICES:
        assert words_of(choice) <= NAMED


def test_the_joints_and_their_limits_are_those_of_the_body():
    for joint, (low, high) in LIMITS.items():
        cells = [row.split("|") for row in rows()[joint]]
        assert [cell.strip() for cell in cells[0][-2:]] == [str(low), str(high)]


def test_the_bases_set_what_the_table_says():
    for base, pose in BASES.items():
        told = rows()[base][0]
        for key in pose.model_fields_set:
            number = getattr(pose, key)
            shown = f" {number:g}" if isinstance(number, (int, float)) else ""
            assert f"`{key}`{shown}" in told, (base, key)


def test_every_part_with_both_sides_is_told():
    whole = {name for name in GROUPS if not name.startswith(("right_", "left_"))}
    assert whole <= NAMED


@pytest.mark.parametrize("text", EXAMPLES)
def test_every_example_is_read_and_drawn_without_a_fault(text, tmp_path):
    exercise, problems = read(text, tmp_path)
    assert problems == ()
    shown = exercise.value.figure
    if shown.svg:
        (tmp_path / shown.svg).write_text(DRAWING, "utf-8")
        assert read_drawing(exercise) == (DRAWING, ())
    elif shown.poses:
        assert faults_of(shown) == ()
        assert draw(shown).startswith("<svg")
    else:
        assert shown.none


@pytest.mark.parametrize("text", SHIPPED)
def test_the_worked_examples_are_those_of_the_library(text):
    name, _, block = text.partition("\n")
    file = (ROOT / name.removeprefix("# ")).read_text("utf-8")
    assert file.partition("figure:\n")[2] == block.partition("figure:\n")[2]


def test_there_are_two_worked_examples():
    assert len(SHIPPED) == 2


def test_every_section_that_is_pointed_to_exists():
    headings = re.findall(r"^#+ (.*)$", TEXT, re.MULTILINE)
    known = {re.sub(r"[^\w\- ]", "", h).lower().replace(" ", "-") for h in headings}
    assert set(re.findall(r"\]\(#([\w-]+)\)", TEXT)) <= known


RECOGNITION = (ROOT / "docs" / "figure-recognition.md").read_text("utf-8")
ENOUGH = 80  # drawings that two of three readers recognise


def recognition_scores():
    """Every row of the table of all drawings: the exercise and its three scores."""
    table = RECOGNITION.partition("\n## All drawings\n")[2].partition("\n## ")[0]
    lines = [line for line in table.splitlines() if line.startswith("|")]
    return [
        (cells[0], cells[1:4])
        for cells in (
            [cell.strip() for cell in line.split("|")[1:]] for line in lines[2:]
        )
    ]


def drawn_exercises():
    """Every exercise but those whose figure is none, with a reason."""
    for file in (ROOT / "exercises").glob("[!_]*.yaml"):
        exercise = read_file(Exercise, file, id=file.stem)[0].value
        if not exercise.figure.none:
            yield exercise.id


def test_every_picture_is_shown_somewhere_and_small():
    files = (ROOT / "README.md", *(ROOT / "docs").glob("*.md"))
    told = "".join(file.read_text("utf-8") for file in files)
    for picture in (ROOT / "docs" / "pages").iterdir():
        assert f"pages/{picture.name})" in told
        assert picture.stat().st_size < 150_000


def test_the_recognition_table_names_every_drawn_exercise_once():
    named = [exercise for exercise, _ in recognition_scores()]
    waiting = RECOGNITION.partition("\n## Not read yet\n")[2].partition("\n## ")[0]
    unread = re.findall(r"^- `(\w+)`$", waiting, re.MULTILINE)
    assert sorted([*named, *unread]) == sorted(drawn_exercises())


def test_the_recognition_scores_are_0_or_1():
    for exercise, scores in recognition_scores():
        assert len(scores) == 3, exercise
        assert set(scores) <= {"0", "1"}, exercise


def test_the_recognition_result_is_what_its_table_adds_up_to():
    scores = [row for _, row in recognition_scores()]
    ((recognised, read),) = re.findall(r"\*\*(\d+) of (\d+) drawings", RECOGNITION)
    assert int(read) == len(scores)
    assert int(recognised) == sum(row.count("1") >= 2 for row in scores)
    assert int(recognised) >= ENOUGH


# --- docs/clinic.md

CLINIC = (ROOT / "docs" / "clinic.md").read_text("utf-8")


def test_every_key_of_a_clinic_is_told_with_whether_it_is_needed():
    told = {
        key: cells[2] for cells in table(CLINIC, "Key") for key in named_in(cells[0])
    }
    fields = Clinic.model_fields
    assert set(told) == set(fields)
    for key, field in fields.items():
        assert (told[key] == "no") is field.is_required(), key


def test_the_examples_of_a_clinic_are_sound():
    whole, exercise = blocks(CLINIC)
    assert set(Clinic.model_validate(whole).model_fields_set) == set(
        Clinic.model_fields
    )
    assert TypeAdapter(WebAddress).validate_python(exercise["video"])


def test_the_limits_of_a_clinic_s_files_are_told():
    for number, unit in (
        (MOST_PIXELS, "pixels"),
        (MOST_TIMES, "times"),
        (MOST_BYTES // 1000, "kB"),
        (MEGABYTES, "MB of memory"),
        (MOST_LETTERS // 10**6, "MB of text"),
    ):
        assert re.search(rf"\b{number} {unit}\b", CLINIC), unit
    words = {3: "three", 5: "five"}
    assert f"{words[ABOVE]} folders above" in CLINIC
    assert f"{words[SECONDS]} seconds" in CLINIC


# --- docs/loop.md and docs/plans.md: their examples and numbers are those of the files

LOOP = (ROOT / "docs" / "loop.md").read_text("utf-8")
PLANS = (ROOT / "docs" / "plans.md").read_text("utf-8")
GLOSSARY = (ROOT / "GLOSSARY.md").read_text("utf-8")
RECURRENT = read_file(Plan, ROOT / "plans" / "recurrent-spasm.yaml", id="recurrent")
WORDS = yaml.safe_load((ROOT / "templates" / "words" / "en.yaml").read_text("utf-8"))


def plan_of_the_docs():
    read, problems = RECURRENT
    assert read is not None, problems
    return read.value


def blocks(text):
    """Every YAML example, read."""
    return [
        yaml.safe_load(b) for b in re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)
    ]


def named_in(text):
    return set(re.findall(r"`(\w+)", text))


def table(text, head):
    """The cells of each row of the table whose first heading this is."""
    rows_of = text.partition(f"| {head} |")[2].splitlines()[2:]
    for line in rows_of:
        if not line.startswith("|"):
            return
        yield [cell.strip() for cell in line.strip("|").split("|")]


class Scores(Value):
    """The part of a client file that the second example is."""

    measures: tuple[Measured, ...]


def test_the_examples_of_the_loop_are_sound(tmp_path):
    file, found = tmp_path / "example.yaml", []
    texts = re.findall(r"```yaml\n(.*?)```", LOOP, re.DOTALL)
    models: tuple[type[Any], ...] = (Diary, Scores)
    for text, model in zip(texts, models, strict=True):
        file.write_text(text, "utf-8")
        read: Any
        read, problems = read_file(model, file)
        assert read is not None, problems
        found.append(read.value)
    assert found[0].last_week == 4
    for day in found[1].measures:
        assert set(day.scores) <= plan_measures()


def plan_measures():
    data = yaml.safe_load((ROOT / "plans" / "_measures.yaml").read_text("utf-8"))
    return {n for n, m in data["measures"].items() if m["licence"] == "score_only"}


def test_the_examples_of_a_plan_are_sound():
    by_key = {next(iter(block)): block for block in blocks(PLANS)}
    phase, moving = by_key["phases"], by_key["start"]
    ask_by, missed = by_key["ask_by"], by_key["missed_time"]
    assert Phase.model_validate(phase["phases"][0]).light
    base = plan_of_the_docs().model_dump()
    shown = Plan.model_validate({**base, **moving})
    for name in moving:
        if name not in ("marks", "older"):
            fields = getattr(shown, name).model_dump(exclude={"source"})
            kept = getattr(plan_of_the_docs(), name).model_dump(exclude={"source"})
            assert fields == kept, name
    assert AskBy.model_validate(ask_by["ask_by"][0]).unless
    spans = [MissedTime.model_validate(row).days for row in missed["missed_time"]]
    assert [a[1] + 1 for a in spans[:-1]] == [b[0] for b in spans[1:]]


def test_every_place_and_dose_in_the_docs_is_one_that_checks():
    shelf, problems = read_shelf(ROOT / "exercises", ROOT / "plans")
    assert problems == ()
    places = [p for block in blocks(PLANS) for p in block.get("places", ())]
    assert places
    base = plan_of_the_docs().model_dump()["phases"]
    shown = {**base[-1], "places": places, "level_max": 6, "exercises": (1, 9)}
    plan = Plan.model_validate({**plan_of_the_docs().model_dump(), "phases": [shown]})
    (phase,) = plan.phases
    exercises = {name: read.value for name, read in shelf.exercises.items()}
    words = shelf.catalogue.value
    found = table_faults((), phase, exercises, words.ladders, words.bands)
    assert list(found) == []
    for place in phase.places:
        for name in place.choices(words.ladders):
            tempo = tempo_faults((), place.tempo, exercises[name])
            assert list(tempo) == []


@pytest.mark.parametrize("model", [SessionRecord, WeekRecord])
def test_every_key_of_the_diary_is_told(model):
    assert set(model.model_fields) - {"week", "sessions"} <= named_in(LOOP)


def test_every_option_and_measure_is_told():
    assert set(typing.get_args(Option)) <= named_in(LOOP) & named_in(GLOSSARY)
    assert set(typing.get_args(Measure)) <= named_in(PLANS) & named_in(GLOSSARY)


def test_every_heading_that_is_told_is_known_to_the_import():
    columns = WORDS["diary"]["columns"]
    known = {key: {tidy(head) for head in heads} for key, heads in columns.items()}
    told = {
        key: [tidy(head) for head in re.split(r",|: ", cells[1])]
        for cells in table(LOOP, "Key | Headings that mean it, among others")
        for key in re.findall(r"`(\w+)`", cells[0])
    }
    assert {*told, "log", "week_effort", "week_note"} == set(known)
    for key in ("week", "day", "before", "during", "next_morning", "effort"):
        assert set(told[key]) <= known[key], key


def test_the_limits_of_the_pain_rules_are_those_of_the_plan():
    rules = plan_of_the_docs().pain_rules
    told = {c[0].partition("`:")[0].strip("`"): c[1:] for c in table(LOOP, "Pain rule")}
    assert set(told) == set(rules)
    for name, (amber, red) in told.items():
        rule = rules[name]
        for text, limits in (
            (amber, (rule.during_amber, rule.morning_rise_amber)),
            (red, (rule.during_red, rule.morning_rise_red)),
        ):
            numbers = {int(n) for n in re.findall(r"\d+", text)}
            assert {n for n in limits if n is not None} <= numbers, name


def test_the_missed_time_table_is_the_plan_s():
    told = list(table(LOOP, "Days"))
    rows_of = plan_of_the_docs().missed_time
    assert len(told) == len(rows_of)
    for cells, row in zip(told, rows_of, strict=True):
        assert cells[0].startswith(str(row.days[0]))
        for cell, percent in (
            (cells[1], row.volume_percent),
            (cells[2], row.load_percent),
        ):
            assert cell == {100: "all", 0: "from the start"}.get(
                percent, f"{percent:g} %"
            )
        assert cells[3] == (f"{row.rungs_down} down" if row.rungs_down else "–")
        weeks = f"{row.ramp_weeks} week{'s' * (row.ramp_weeks > 1)}"
        assert cells[4] == (weeks if row.ramp_weeks else "–")
        assert ("you look" in cells[5]) is row.review
