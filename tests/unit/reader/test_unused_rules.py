"""A plan leaves out the rules that no phase of it uses, and no others."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from rehab.app.papers import library_folders
from rehab.disk.paths import Folders
from rehab.model.plan import Plan
from rehab.reader.names import Names
from rehab.reader.needed_rules import needed_problems
from rehab.reader.shelf import Raw, checked, read_rules, read_shelf, with_rules
from rehab.reader.source import read_source
from rehab.reader.unused_rules import BLOCKS, COPIED, with_cures

ROOT = Path(__file__).resolve().parents[3]
SHELF = read_shelf(*library_folders(None))[0]
RULES = read_rules(ROOT / "plans")[0]
RECURRENT = yaml.safe_load((ROOT / "plans" / "recurrent-spasm.yaml").read_text("utf-8"))


def read(data):
    """A plan of this data, with what it leaves out, and its problems."""
    text = yaml.safe_dump(data, sort_keys=False, allow_unicode=True)
    raw = Raw(Path("ours.yaml"), *read_source(text.encode(), "ours.yaml"))
    return checked(Plan, with_rules(raw, RULES), Names(), id="ours")


def asked(data):
    """What a plan of this data is told that it lacks."""
    found, problems = read(data)
    assert found, problems
    return [str(one) for one in needed_problems(found, SHELF)]


def of_table(*places, **phase):
    """The recurrent plan with one phase of tables."""
    first = RECURRENT["phases"][-1]
    rows = [{"from_week": 1, "dose": {"sets": 2, "repetitions": 8}}]
    only = {
        **first,
        "policy": {"kind": "table", "rows": rows},
        "places": list(places) or [{"exercise": "bridge"}],
        **phase,
    }
    for key in ("back", "easy_weeks", "early_end"):
        only.pop(key, None)
    rows = [{**row, "restart": "no"} for row in RECURRENT["missed_time"]]
    return {**RECURRENT, "ask_by": [], "missed_time": rows, "phases": [only]}


def without(data, *names):
    return {key: value for key, value in data.items() if key not in names}


def test_a_plan_that_uses_all_is_told_all_that_it_lacks_with_the_cure():
    found = asked(without(RECURRENT, *BLOCKS))
    lacking = [one.partition(" is missing")[0].rpartition(" ")[2] for one in found]
    assert sorted(lacking) == sorted(BLOCKS)
    missed = next(one for one in found if "missed_time" in one)
    assert missed == (
        'ours.yaml:1:1: missed_time is missing: in phase "find_triggers" time without '
        "sessions cuts the doses; write missed_time:, copy it from "
        f"{ROOT / 'plans' / '_rules.yaml'}"
    )
    heavy = next(one for one in found if "heavy is missing" in one)
    assert heavy.endswith("or write heavy: none")


def test_a_table_of_exercises_without_a_load_needs_little():
    data = of_table()
    left = ("steps", "rung_up", "start", "heavy", "irritable")
    assert asked(without(data, *left)) == []
    assert len(asked(without(data, *left, "missed_time", "older"))) == 2


@pytest.mark.parametrize(
    ("place", "block", "why"),
    [
        ({"exercise": "goblet_squat"}, "heavy", '"goblet_squat" has a weight'),
        ({"exercise": "goblet_squat"}, "start", "begins with a weight or band at hand"),
        (
            {"exercise": "bridge", "policy": {"kind": "steady"}},
            "start",
            "a first dose may come from a try",
        ),
        (
            {
                "exercise": "bridge",
                "policy": {"kind": "staircase", "rise_percent": 10, "steady_weeks": 1},
            },
            "irritable",
            "the easily irritated too",
        ),
        (
            {
                "ladder": "squat",
                "on_results": [{"sessions": 2, "then": "rung_up", "source": "a"}],
            },
            "rung_up",
            '"squat" goes on to its next exercise',
        ),
    ],
)
def test_each_is_asked_for_where_a_phase_uses_it(place, block, why):
    if "on_results" in place:
        place["on_results"][0]["pain_at_most"] = 2
    found = asked(without(of_table(place), block))
    assert [why in one for one in found if f"{block} is missing" in one] == [True]


def test_a_quota_alone_has_no_use_for_missed_time():
    data = of_table(policy={"kind": "quota", "weeks": 8})
    left = ("missed_time", "older", "irritable", "rung_up", "heavy")
    assert asked(without(data, *left)) == []


def test_what_is_left_out_is_never_off():
    found, problems = read(without(of_table(), "steps", "heavy", "rung_up"))
    assert found, problems
    rules = yaml.safe_load((ROOT / "plans" / "_rules.yaml").read_text("utf-8"))
    steps = found.value.steps.model_dump(mode="json", exclude_none=True)
    assert steps == rules["steps"]
    assert list(found.value.heavy.patterns) == rules["heavy"]["patterns"]


def test_none_is_said_and_holds():
    data = {**RECURRENT, "heavy": "none", "older": "none", "irritable": "none"}
    assert asked(data) == []
    found, problems = read(data)
    assert found, problems
    assert found.value.heavy.patterns == ()
    assert found.value.older.from_age > 150


def test_none_of_what_must_be_is_refused():
    for name in ("flare", "week_rule", "steps"):
        found, problems = read({**RECURRENT, name: "none"})
        assert found is None
        assert any(
            one.where == name and "copy it from" in one.hint
            for one in with_cures(problems)
        )


def test_what_every_plan_has_can_be_copied():
    found, problems = read(without(RECURRENT, *COPIED))
    assert found is None
    told = {one.where: one.hint for one in with_cures(problems)}
    whole = ROOT / "plans" / "recurrent-spasm.yaml"
    assert told == {name: f"write {name}:, copy it from {whole}" for name in COPIED}


def test_rules_of_its_own_hold_and_a_mistake_in_them_is_told_alone(tmp_path):
    own = tmp_path / "_rules.yaml"
    own.write_text("older: {from_age: 70, missed_time_rows: 1, source: ours}\n")
    rules, problems = read_rules(Folders((tmp_path, ROOT / "plans")))
    assert problems == ()
    data: Any = rules.data
    assert data["older"]["from_age"] == 70
    assert data["heavy"]["patterns"] == ["hinge"]
    own.write_text("older: {from_age: seventy, missed_time_rows: 1, source: ours}\n")
    rules, (one,) = read_rules(Folders((tmp_path, ROOT / "plans")))
    assert (one.file, one.line, one.where) == (str(own), 1, "older › from_age")
    data = rules.data
    assert data["older"]["from_age"] == 65


def test_published_plans_have_only_what_they_use():
    for file in sorted((ROOT / "plans" / "published").glob("*.yaml")):
        written = yaml.safe_load(file.read_text("utf-8"))
        lacking = " ".join(asked(without(written, *BLOCKS)))
        used = {one for one in BLOCKS if f" {one} is missing" in lacking}
        assert used == written.keys() & set(BLOCKS), file.name
