"""Files that are begun, doses that are expected, and what differs between versions."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from rehab.app.papers import library_folders
from rehab.cli import rehab
from rehab.commands.diff import _of_plan as of_plan
from rehab.reader.library import read_library

ROOT = Path(__file__).resolve().parents[1]
STEADY = ROOT / "examples" / "steady-build" / "client.yaml"


def run(*arguments):
    return CliRunner().invoke(rehab, list(map(str, arguments)))


def client_with(tmp_path, more, old="", new=""):
    target = tmp_path / "client.yaml"
    target.write_text(f"{STEADY.read_text('utf-8').replace(old, new)}{more}\n", "utf-8")
    return target


def test_a_plan_and_an_exercise_begin_commented_and_sound(tmp_path):
    plan = ("plan", "new", "Our back plan", "--from", "Recurrent back spasm")
    assert run(*plan, "--library", tmp_path).output.endswith("our-back-plan.yaml\n")
    new = ("exercise", "new", 'Heel "dip"', "--from", "superman", "--library", tmp_path)
    assert run(*new).exit_code == 0
    found, problems = read_library(*library_folders(tmp_path))
    assert found, problems
    assert found.plans["our-back-plan"].name == "Our back plan"
    assert found.exercises["heel_dip"].name == 'Heel "dip"'
    assert not found.exercises["heel_dip"].benchmark  # it is on no ladder yet
    for file in tmp_path.rglob("*.yaml"):
        assert len(re.findall("^#", file.read_text("utf-8"), re.MULTILINE)) >= 4
    again = run(*plan, "--library", tmp_path)
    assert again.exit_code == 1
    assert "is there already; take another name" in again.output


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("plan", "new", "x", "--from", "recurent-spasm"), "Did you mean"),
        (("plan", "new", "x\udcffy"), "NAME: write it in letters"),
        (("exercise", "new", "123"), "begin the name with a letter"),
        (("exercise", "new", "../x", "--from", "bridge"), ""),
    ],
)
def test_what_cannot_be_begun_is_told_and_stays_in_the_folder(
    tmp_path, arguments, message
):
    folder = tmp_path / "ours"
    folder.mkdir()
    done = run(*arguments, "--library", folder)
    assert message in done.output
    assert {p.name for p in tmp_path.iterdir()} == {"ours"}
    assert not message or done.exit_code == 2


def test_an_expected_dose_that_moved_is_told_at_its_line(tmp_path):
    row = "chest_supported_row"
    expect = (
        f"expect:\n  - {{week: 2, exercise: Chest-supported row, dose: 2x8}}\n"
        f"  - {{week: 2, exercise: {row}, dose: 3x8@10kg}}\n"
        f"  - {{week: 999, exercise: {row}, dose: 2x8}}"
    )
    file = client_with(tmp_path, expect)
    first = len(STEADY.read_text("utf-8").splitlines()) + 2
    done = run("check", file)
    assert done.exit_code == 1
    assert f":{first}:" not in done.output  # it holds
    moved = f"week 2 of example-steady has {row} 2×8, 5 kg each hand, not 3×8, 10 kg"
    assert f"client.yaml:{first + 1}:" in done.output
    assert moved in done.output
    assert "has no week 999" in done.output


def test_a_plan_may_expect_doses_of_its_clients(tmp_path):
    assert run("plan", "new", "recurrent-spasm", "--library", tmp_path).exit_code == 0
    plan = tmp_path / "plans" / "recurrent-spasm.yaml"
    line = "expect: [{week: 2, exercise: chest_supported_row, dose: 9x9}]\n"
    plan.write_text(plan.read_text("utf-8") + line, "utf-8")
    done = run("check", client_with(tmp_path, ""), "--library", tmp_path)
    assert done.exit_code == 1
    assert f"{plan}:" in done.output
    assert "has chest_supported_row 2×8" in done.output


def test_diff_tells_the_doses_of_the_weeks_that_differ(tmp_path):
    other = client_with(tmp_path, "", "load_kg: 20}", "load_kg: 25}")
    done = run("diff", STEADY, other)
    assert done.exit_code == 0, done.output
    lines = done.output.splitlines()
    assert all("Deadlift" in line and " → " in line for line in lines)
    assert "2×6, 20 kg" in lines[0]
    assert "2×6, 25 kg" in lines[0]
    rows = json.loads(run("diff", STEADY, other, "--json").output)["differences"]
    assert len(rows) == len(lines)
    assert run("diff", STEADY, STEADY).output == "No dose differs in any week.\n"


def test_a_plan_and_a_client_are_not_compared():
    plan = ROOT / "plans" / "recurrent-spasm.yaml"
    for pair in ((plan, STEADY), (STEADY, plan)):
        done = run("diff", *pair)
        assert done.exit_code == 2
        assert f"{plan} is a plan, and {STEADY} is none" in done.output
        assert "with --client CLIENT" in done.output


def test_diff_of_two_plans_is_for_a_client(tmp_path):
    assert run("plan", "new", "Ours", "--library", tmp_path).exit_code == 0
    plan = tmp_path / "plans" / "ours.yaml"
    shipped = ROOT / "plans" / "recurrent-spasm.yaml"
    args = ("diff", shipped, plan)
    assert "No dose differs" in run(*args, "--client", STEADY).output
    other = run("diff", shipped, ROOT / "plans" / "endurance-to-strength.yaml")
    assert other.output.startswith("Week 1: ")
    assert "→ not on the sheet" in other.output
    done = run("diff", STEADY, STEADY, "--client", STEADY)
    assert done.exit_code == 2


def test_the_record_of_a_client_counts_where_two_plans_are_compared(tmp_path):
    client = client_with(tmp_path, "")
    (tmp_path / "diary.yaml").write_text("weeks: [{week: 1}]\n", "utf-8")
    record = "{after_week: 1, option: set_dose, by: A, on: 2026-11-30, "
    record += "exercise: chest_supported_row, dose: 2x5@8kg}"
    (tmp_path / "record.yaml").write_text(f"decisions: [{record}]\n", "utf-8")
    made = of_plan(ROOT / "plans" / "recurrent-spasm.yaml", client, None)
    assert made.week(2).given("chest_supported_row").dose.repetitions == 5
