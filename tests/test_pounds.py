"""A client who owns weights in pounds reads pounds, on every page and in every file."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from rehab.app.words import words
from rehab.cli import rehab
from rehab.entry.emit import item
from rehab.model.as_written import POUND_KG
from rehab.model.record import IssuedDose
from rehab.render.words import short_dose_of
from tests.support.cases import build, client, library
from tests.support.folders import html_in, plain

ROOT = Path(__file__).resolve().parents[1]
STEADY = ROOT / "examples" / "steady-build" / "client.yaml"
IN_POUNDS = """\
weights_kg: # of one piece
  dumbbells: {from: 2.5 lb, to: 30 lb, step: 2.5 lb}
  kettlebell: [15 lb, 20 lb, 25 lb, 35 lb, 45 lb, 55 lb]
  barbell: {from: 35 lb, to: 90 lb, step: 5 lb}
"""


@pytest.fixture
def folder(tmp_path):
    """The example of a steady build, with everything at hand in pounds."""
    text = STEADY.read_text("utf-8")
    head, _, rest = text.partition("weights_kg: #")
    bands = rest[rest.index("bands:") :]
    bands = bands.replace("load_kg: 20}", "load_kg: 45 lb}")
    (tmp_path / "client.yaml").write_text(f"{head}{IN_POUNDS}{bands}", "utf-8")
    return tmp_path


def run(*arguments):
    return CliRunner().invoke(rehab, list(map(str, arguments)))


def test_no_weight_of_the_programme_is_in_kilograms(folder):
    shown = run("plan", folder / "client.yaml", "--weeks", "all")
    assert shown.exit_code == 0, shown.output
    assert " lb" in shown.output
    assert " kg" not in shown.output


def test_the_handout_says_pounds_alone(folder):
    for copy in ("client", "physio"):
        text = plain(html_in(folder, copy))
        assert "lb" in text
        assert " kg" not in text.replace("20 kg 16 kg", "")  # a task, in their words


def test_the_json_has_both_and_they_agree(folder):
    shown = run("plan", folder / "client.yaml", "--weeks", "1-12", "--json")
    doses = [
        given["dose"]
        for week in json.loads(shown.output)["weeks"]
        for given in week["prescriptions"]
        if "load_kg" in given["dose"]
    ]
    assert doses
    for dose in doses:
        assert dose["load_kg"] == pytest.approx(dose["load_lb"] * POUND_KG, abs=1e-9)


def test_what_is_written_down_is_in_pounds_and_reads_back_exactly():
    owned = tuple(n * 5 * POUND_KG for n in range(1, 8))
    made = build(client(weights_kg={"dumbbells": owned, "kettlebell": owned}))
    loaded = [p for week in made.weeks for p in week.prescriptions if p.dose.load_kg]
    assert loaded
    for given in loaded:
        assert short_dose_of(words(), given).endswith("lb") or given.pieces > 1
        text = item(IssuedDose(dose=given.dose, sessions=3))
        assert " lb" in text
        import yaml

        (load,) = (yaml.safe_load(text)[0]["dose"]["load_kg"],)
        again = given.dose.but(load_kg=load)
        assert again == given.dose


def test_kilograms_beside_pounds_keep_their_own_unit(folder):
    file = folder / "client.yaml"
    text = file.read_text("utf-8").replace(
        "kettlebell: [15 lb, 20 lb, 25 lb, 35 lb, 45 lb, 55 lb]",
        "kettlebell: [6.8, 8, 10, 12, 16, 20, 24]",
    )
    file.write_text(text, "utf-8")
    text = plain(html_in(folder, "physio"))
    assert "6.8, 8, 10, 12, 16, 20, 24 kg a piece" in text
    assert "35, 40, 45" in text


def test_a_weight_that_is_not_owned_is_told_in_its_unit(folder):
    file = folder / "client.yaml"
    file.write_text(
        file.read_text("utf-8").replace("load_kg: 45 lb}", "load_kg: 44 lb}"), "utf-8"
    )
    done = run("check", file)
    assert "44 lb is not among the weights in weights_kg" in done.output


@pytest.mark.parametrize(
    ("typed", "option"),
    [("Front-lying chest lift", []), ("front lying chest lift", ["--side", "left"])],
)
def test_a_command_takes_the_name_of_an_exercise(tmp_path, typed, option):
    path = tmp_path / "x.svg"
    done = run("figure", typed, "-o", path, *option)
    assert done.exit_code == 0, done.output
    assert path.read_text("utf-8").startswith("<svg")


def test_explain_and_simulate_take_names_and_say_the_nearest(tmp_path):
    shutil.copy(STEADY, tmp_path / "client.yaml")
    file = tmp_path / "client.yaml"
    done = run("explain", file, "--week", "2", library().exercises["bridge"].name)
    assert done.exit_code == 0, done.output
    done = run("explain", file, "--week", "2", "Front-lying chest lft")
    assert "Did you mean 'prone_chest_lift'?" in done.output
    name = library().plans["recurrent-spasm"].name
    done = run("simulate", name, "--clients", "1", "--weeks", "2")
    assert done.exit_code == 0, done.output


def test_a_decision_takes_names(tmp_path):
    folder = ROOT / "examples" / "forty-weeks"
    for name in ("client.yaml", "diary.yaml"):
        shutil.copy(folder / name, tmp_path / name)
    tag = library().catalogue.tags["rotation"].capitalize()
    done = run(
        *("review", tmp_path / "client.yaml", "--accept", "lower_trigger"),
        *("--trigger", tag, "--by", "Robin Hale"),
    )
    assert "No such movement" not in done.output
    done = run(
        *("review", tmp_path / "client.yaml", "--accept", "lower_trigger"),
        *("--trigger", "Wobbling", "--by", "Robin Hale"),
    )
    assert "No such movement 'Wobbling'" in done.output
