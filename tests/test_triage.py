"""``rehab triage`` as a physio meets it."""

import json

import pytest
import yaml
from click.testing import CliRunner

from rehab.cli import rehab
from rehab.console import terminal
from rehab.model.client import Screening
from rehab.reader.shelf import read_file
from tests.support.cases import ROOT, region

ASKED = yaml.safe_load((ROOT / "plans" / "_triage.yaml").read_text("utf-8"))


def run(*options, typed=""):
    return CliRunner().invoke(rehab, ["triage", *options], input=typed)


def answers(tmp_path, *yes, **signs):
    given = {
        "by": "Robin Hale",
        "on": "2026-11-20",
        "signs": {name: signs.get(name, "no") for name in region().signs},
        "questions": {n: "yes" if n in yes else "no" for n in ASKED["questions"]},
    }
    file = tmp_path / "answers.yaml"
    file.write_text(yaml.safe_dump(given), "utf-8")
    return str(file)


def test_a_file_of_answers_suggests_and_prints_the_screen(tmp_path):
    done = run("--answers", answers(tmp_path, "small_move"))
    assert done.exit_code == 0
    assert "recurrent-spasm" in done.stdout
    assert "not a diagnosis" in done.stdout
    block = done.stdout[done.stdout.index("screening:") :]
    file = tmp_path / "screening.yaml"
    file.write_text(block.partition("\n")[2].replace("\n  ", "\n").lstrip(), "utf-8")
    read, problems = read_file(Screening, file)
    assert read is not None, problems
    assert read.value.by == "Robin Hale"


def test_what_was_printed_is_taken_as_answers(tmp_path):
    printed = run("--answers", answers(tmp_path, "small_move")).stdout
    file = tmp_path / "pasted.yaml"
    block = printed[printed.index("# For the client file") :]
    for pasted in (printed, block):
        file.write_text(pasted, "utf-8")
        again = run("--answers", str(file))
        assert again.stdout == block
        assert "small_move" in again.stderr  # a question, which a screen does not hold
        assert "ces_bladder" not in again.stderr
    file.write_text(printed.replace("ces_bowel: no", "ces_bowel: perhaps"), "utf-8")
    line = 1 + printed[: printed.index("ces_bowel")].count("\n")
    assert (
        f"pasted.yaml:{line}:16: screening › answers"
        in run("--answers", str(file)).stderr
    )


def test_what_was_pasted_is_gone_on_with_on_a_terminal(tmp_path, monkeypatch):
    file = tmp_path / "pasted.yaml"
    file.write_text(run("--answers", answers(tmp_path)).stdout, "utf-8")
    monkeypatch.setattr(terminal, "can_ask", lambda: True)
    typed = ["n", "n", "n", "n", "y"] + ["n"] * 20  # small_move is the fifth
    done = run("--answers", str(file), typed="\n".join(typed) + "\n")
    assert done.exit_code == 0, done.output
    assert "recurrent-spasm" in done.stdout


def test_a_stop_sign_ends_with_what_to_do_and_status_1(tmp_path):
    done = run("--answers", answers(tmp_path, "small_move", infection="yes"))
    assert done.exit_code == 1
    assert "A doctor must see them today" in done.stderr
    assert "recurrent-spasm" not in done.output


def test_json_holds_the_same(tmp_path):
    done = run("--answers", answers(tmp_path, "ompsq"), "--json")
    told = json.loads(done.stdout)
    assert [one["plan"] for one in told["suggestions"]] == ["graded-activity-quota"]
    assert told["stops"] == []
    assert len(told["screening"]["answers"]) == 25


def test_questions_are_asked_one_by_one():
    signs = region().signs.values()
    own = [
        q for q in ASKED["questions"].values() if "back" in q.get("regions", ["back"])
    ]
    count = sum(len(sign.questions) for sign in signs) + len(own)
    typed = ["neck", "1", "Robin Hale", "perhaps", *["n"] * (count - 1), "YES"]
    done = run(typed="\n".join(typed) + "\n")
    assert done.exit_code == 0, done.output
    assert "There are plans for back, achilles, shoulder and general" in done.stderr
    assert "Please answer yes, no or not asked." in done.stderr
    assert "graded-activity-quota" in done.stdout


def test_a_sign_in_parts_is_asked_part_by_part_and_has_one_answer():
    signs = region().signs
    before = sum(len(s.questions) for n, s in list(signs.items())[:8])
    assert list(signs)[8] == "cancer"
    typed = ["n"] * before + ["n", "y"] + ["n"] * 60
    done = run("--by", "Robin Hale", "--region", "back", typed="\n".join(typed) + "\n")
    parts = signs["cancer"].parts
    assert parts[1] in done.stderr  # the first yes
    assert f"{parts[2]} " not in done.stderr.partition("cancer: ")[0]  # enough asked
    assert "cancer: yes" in done.stdout
    assert done.stdout.count("cancer") == 1


def test_a_part_not_asked_leaves_the_sign_open():
    typed = ["Back", "-"] + ["n"] * 80
    done = run("--by", "Robin Hale", typed="\n".join(typed) + "\n")
    assert "ces_bladder: not asked" in done.stdout
    assert done.exit_code == 1


def test_nothing_more_is_asked_after_an_emergency():
    done = run("--by", "Robin Hale", typed="back\nyes\n")
    assert done.exit_code == 1
    assert "Emergency" in done.stderr
    assert "ces_bladder: " in done.stderr
    assert "NOT ASKED" not in done.stderr  # the emergency would be lost among them


def test_a_mistake_in_the_answers_is_told_at_its_line(tmp_path):
    file = answers(tmp_path, infection="perhaps")
    done = run("--answers", file)
    assert done.exit_code == 1
    assert f"{file}:" in done.stderr


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ({"by": "R" * 61}, "by: must have at most 60 letters, got 61; shorten it"),
        ({"resolved": {"infection": "Dr Roe\nby phone"}}, "must be one line"),
    ],
)
def test_what_a_client_file_could_not_hold_is_told_in_the_answers(
    tmp_path, said, problem
):
    file = tmp_path / "answers.yaml"
    whole = {"region": "back", "by": "Robin Hale", "on": "2026-11-20"}
    signs = {"infection": "yes" if "resolved" in said else "no"}
    file.write_text(yaml.safe_dump({**whole, "signs": signs, **said}), "utf-8")
    done = run("--answers", str(file))
    assert (done.exit_code, problem in done.stderr) == (1, True), done.output


def test_who_asked_has_a_name_that_can_be_seen():
    done = run("--by", "\u3164", "--region", "back", typed="n\n")
    assert done.exit_code == 2
    assert "--by: write it in letters." in done.stderr


def test_the_shoulder_has_its_own_signs_questions_and_plans(tmp_path):
    saved = tmp_path / "answers.yaml"
    signs = region("shoulder").signs.values()
    questions = ["n", "n", "y", "n"]  # the third: it hurts to lift the arm
    typed = ["n"] * sum(len(sign.questions) for sign in signs) + questions
    options = ("--by", "Robin", "--region", "Shoulder", "--save", str(saved))
    done = run(*options, typed="\n".join(typed) + "\n")
    assert done.exit_code == 0, done.output
    assert f"{len(typed)} of {len(typed)}  Does the arm turn out" in done.stderr
    assert "shoulder-holds-to-lifts: Shoulder, holds to lifts" in done.stdout
    assert "(Shoulder): cuff-isometrics" in done.stdout
    assert "recurrent-spasm" not in done.output
    assert "ces_bladder" not in done.output
    assert saved.read_text("utf-8").startswith("region: shoulder\n")
    again = run("--answers", str(saved), "--json")
    told = json.loads(again.stdout)
    assert told["region"] == "shoulder"
    assert [one["plan"] for one in told["suggestions"]] == ["shoulder-holds-to-lifts"]
    assert run("--answers", str(saved), "--region", "back").exit_code == 2
    assert run("--region", "neck").exit_code == 2
