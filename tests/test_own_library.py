"""A clinic's own library adds to what is shipped; its own files win."""

import shutil
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from rehab.app.papers import library_folders
from rehab.checking.check import check
from rehab.cli import rehab
from rehab.model.problem import Problem
from rehab.reader.left_out import without_unfit
from rehab.reader.library import read_library
from rehab.reader.shelf import read_shelf
from rehab.reader.triage import read_triage
from tests.support.cases import library

ROOT = Path(__file__).resolve().parents[1]
STEADY = ROOT / "examples" / "steady-build" / "client.yaml"
BRIDGE = (ROOT / "exercises" / "bridge.yaml").read_text("utf-8")


def run(*arguments):
    return CliRunner().invoke(rehab, list(map(str, arguments)))


@pytest.fixture
def ours(tmp_path):
    """A library of one exercise more, and one that takes a shipped one's place."""
    folder = tmp_path / "ours"
    (folder / "exercises").mkdir(parents=True)
    own = BRIDGE.replace("name: ", "name: Our ", 1)
    (folder / "exercises" / "bridge.yaml").write_text(own, "utf-8")
    more = BRIDGE.replace("name: ", "name: Another ", 1)
    (folder / "exercises" / "another_bridge.yaml").write_text(more, "utf-8")
    return folder


@pytest.fixture
def client(ours):
    target = ours.parent / "clients" / "a" / "client.yaml"
    target.parent.mkdir(parents=True)
    target.write_text(f"library: ../../ours\n{STEADY.read_text('utf-8')}", "utf-8")
    return target


def read(folder):
    found, problems = read_library(*library_folders(folder))
    assert found, problems
    return found


def test_it_adds_to_what_is_shipped_and_its_own_files_win(ours):
    found, shipped = read(ours), library()
    assert set(found.exercises) == {*shipped.exercises, "another_bridge"}
    assert found.plans == shipped.plans
    assert found.exercises["bridge"].name.startswith("Our ")


def test_check_says_once_what_was_replaced(ours, client):
    for arguments in (["--library", ours], [client]):
        done = run("check", *arguments)
        assert done.exit_code == 0, done.output
        assert done.output.count("your own bridge in place of what comes") == 1
        assert "another_bridge" not in done.output


def test_figure_and_plan_find_it(ours, client, tmp_path):
    path = tmp_path / "a.svg"
    name = read(ours).exercises["another_bridge"].name
    done = run("figure", name, "--library", ours, "-o", path)
    assert done.exit_code == 0, done.output
    client.write_text(f"{client.read_text('utf-8')}exclude: [another_bridge]\n")
    assert run("plan", client).exit_code == 0
    other = client.with_name("other.yaml")
    other.write_text(client.read_text("utf-8").partition("\n")[2], "utf-8")
    done = run("plan", other)
    assert 'unknown exercise "another_bridge"' in done.output


def test_shared_files_add_key_by_key_and_problems_are_in_the_file_they_stand_in(ours):
    words = ours / "exercises" / "_catalogue.yaml"
    words.write_text(
        "equipment: {sled: {name: sled}}\nbands: [light, medium, heavy, extra]\n",
        "utf-8",
    )
    found = read(ours).catalogue
    assert set(found.equipment) == {*library().catalogue.equipment, "sled"}
    assert found.bands == ("light", "medium", "heavy", "extra")
    assert found.ladders == library().catalogue.ladders
    words.write_text("equipment: {sled: {nme: sled}}\n", "utf-8")
    _, problems = read_library(*library_folders(ours))
    assert {(p.file, p.line) for p in problems} == {(str(words), 1)}


def test_stop_signs_of_its_own_are_all_that_are_asked(ours):
    (ours / "plans").mkdir()
    sign = "{questions: [Hot and red?], action: same_day, source: default}"
    text = f"signs: {{hot: {sign}}}\n"
    (ours / "plans" / "_safety.yaml").write_text(text, "utf-8")
    _, problems = read_library(*library_folders(ours))
    found = None if problems else read(ours)
    if found is not None:
        assert set(found.safety.signs) == {"hot"}
    assert all("movement_screen" not in str(one) for one in problems)


def test_what_no_longer_holds_is_left_out_and_said(ours):
    words = ours / "exercises" / "_catalogue.yaml"
    ladders = library().catalogue.ladders
    hard = {k for k, one in library().exercises.items() if one.benchmark}
    name, gone = next((k, hard & set(v)) for k, v in ladders.items() if hard & set(v))
    rest = ", ".join(one for one in ladders[name] if one not in gone)
    words.write_text(f"ladders: {{{name}: [{rest}]}}\n", "utf-8")
    done = run("check", "--library", ours)
    assert done.exit_code == 0, done.output
    assert "of what comes with rehab, which does not go with" in done.output
    assert min(gone) in done.output


def test_one_more_blocked_word_leaves_out_what_says_it_and_no_more(ours, client):
    (ours / "plans").mkdir()
    (ours / "plans" / "_safety.yaml").write_text("blocked_words: [tilts]\n", "utf-8")
    found = read(ours)
    words, back = found.catalogue, found.regions["back"]
    assert "pelvic_tilt" in library().exercises
    assert "pelvic_tilt" not in found.exercises
    assert "pelvic_tilt" not in {
        one for rungs in words.ladders.values() for one in rungs
    }
    assert all("pelvic_tilt" not in one.on_bed for one in words.tags_imply.values())
    assert "pelvic_tilt" not in back.flare_menu
    assert len(back.flare_menu) == len(library().regions["back"].flare_menu) - 1
    assert run("plan", client).exit_code == 0


def test_a_published_plan_that_is_left_out_is_said_too(ours, monkeypatch):
    monkeypatch.setattr("rehab.checking.check.problems_of", lambda *_: ())  # no drawing
    (ours / "plans").mkdir()
    (ours / "plans" / "_safety.yaml").write_text("blocked_words: [run]\n", "utf-8")
    found = check([ours / "plans"])
    assert found.problems == ()
    [said] = [one for one in found.notes if "does not go with your own" in one]
    assert "run_easy" in said
    assert "couch-to-5k" in said


def test_the_page_for_a_bout_leaves_out_what_is_left_out(ours):
    shelf, _ = read_shelf(*library_folders(ours))
    gone = {"cherry_picker_half", "breath_wall"}

    def unfit(one):
        files = [read.source.file for read in one.exercises.values()]
        return tuple(Problem(f, 1, 1, "", "") for f in files if Path(f).stem in gone)

    bout = without_unfit(shelf, shelf.shipped, unfit)[0].regions["back"].value.bout
    was = library().regions["back"].bout
    assert gone <= {*was.moves, *was.rest}
    assert list(bout.moves) == [one for one in was.moves if one not in gone]
    assert list(bout.rest) == [one for one in was.rest if one not in gone]


def test_shipped_suggestions_follow_under_a_question_of_its_own(ours):
    (ours / "plans").mkdir()
    (ours / "plans" / "_safety.yaml").write_text("blocked_words: [tilts]\n", "utf-8")
    own = "questions: {ours: {ask: Ours?, source: default}}\n"
    (ours / "plans" / "_triage.yaml").write_text(own, "utf-8")
    found = read(ours)
    triage, problems = read_triage(
        library_folders(ours).plans, found.plans, found.regions
    )
    assert triage, problems
    assert "ours" in triage.questions
    assert {one.plan for one in triage.suggestions} <= set(found.plans)


def test_a_list_of_its_own_is_told_what_it_names_that_is_left_out(ours):
    (ours / "plans" / "regions").mkdir(parents=True)
    (ours / "plans" / "_safety.yaml").write_text("blocked_words: [tilts]\n", "utf-8")
    own = ours / "plans" / "regions" / "back.yaml"
    own.write_bytes((ROOT / "plans" / "regions" / "back.yaml").read_bytes())
    words = ours / "exercises" / "_catalogue.yaml"
    words.write_text("ladders: {flexion: [pelvic_tilt, childs_pose]}\n", "utf-8")
    _, problems = read_library(*library_folders(ours))
    assert {(p.file, p.message) for p in problems} == {
        (str(own), 'unknown exercise "pelvic_tilt"'),
        (str(words), 'unknown exercise "pelvic_tilt"'),
    }


OLD = {
    "emergency": "[Call 112 now., You cannot pass water., No exercises.]",
    "today": "[You had a fall.]",
    "this_week": "[The pain wakes you.]",
    "movement_screen": "{bend: {name: Bend, how: Bend., tags: {flexion: 1}}}",
}


def test_an_old_library_is_told_what_goes_where_until_nothing_is_wrong(
    ours, monkeypatch
):
    monkeypatch.setattr("rehab.checking.check.problems_of", lambda *_: ())  # no drawing
    monkeypatch.setattr("rehab.checking.check.unpaintable", lambda *_: ())
    shipped = ROOT / "plans"
    plans, words = ours / "plans", ours / "exercises" / "_catalogue.yaml"
    plans.mkdir()
    sign = "{group: Heat, ask: Hot and red?, action: same_day, source: default}"
    lines = [f"signs: {{infection: {sign}, our_own: {sign}}}"]
    safety = plans / "_safety.yaml"
    text = "\n".join([*lines, *(f"{key}: {said}" for key, said in OLD.items())])
    safety.write_text(text, "utf-8")
    words.write_text("flare_menu: [bridge]\nrescue: [bridge]\n", "utf-8")
    (plans / "_education.yaml").write_text("cards: {}\n", "utf-8")
    (plans / "_triage.yaml").write_text("region: back\n", "utf-8")
    plan = (shipped / "recurrent-spasm.yaml").read_text("utf-8")
    (plans / "ours.yaml").write_text(plan.replace("region: back\n", ""), "utf-8")

    told = {(Path(p.file).name, p.where): p for p in check([ours]).problems}
    file = f"make plans/regions/back.yaml in your library, a copy of {shipped}"
    for number, key in enumerate(OLD, start=2):
        one = told.pop(("_safety.yaml", key))
        assert one.line == number
        move = f"/regions/back.yaml, and move this block there in place of its {key}"
        assert one.hint == f"{file}{move}"
    assert told.pop(("_catalogue.yaml", "flare_menu")).hint.endswith("its flare_menu")
    assert "moves in its bout" in told.pop(("_catalogue.yaml", "rescue")).hint
    assert "its cards" in told.pop(("_education.yaml", "")).hint
    assert told.pop(("ours.yaml", "region")).hint.startswith("write region: back")
    assert told == {}

    # What each of them says, done.
    region = (shipped / "regions" / "back.yaml").read_text("utf-8")
    (plans / "regions").mkdir()
    whole = yaml.safe_load(region) | {k: yaml.safe_load(v) for k, v in OLD.items()}
    whole["flare_menu"] = ["bridge"]
    back = plans / "regions" / "back.yaml"
    back.write_text(yaml.safe_dump(whole, sort_keys=False), "utf-8")
    safety.write_text(f"{lines[0]}\n", "utf-8")
    words.unlink()
    (plans / "_education.yaml").unlink()
    (plans / "ours.yaml").write_text(plan, "utf-8")

    then = [str(one) for one in check([ours]).problems]
    assert any("regions/back.yaml" in one and "keep one" in one for one in then)
    assert any(
        "_safety.yaml:1:9: signs › infection: is asked already by what comes with "
        "rehab for achilles, general; delete it here" in one
        for one in then
    )
    assert any("_triage.yaml:1:1: region: is a list now" in one for one in then)
    safety.write_text(f"signs: {{our_own: {sign}}}\n", "utf-8")
    (plans / "_triage.yaml").write_text("regions: [back]\n", "utf-8")
    assert check([ours]).problems == ()


@pytest.mark.parametrize(
    "target",
    ["plans/regions", "plans/regions/knee.yaml", "plans/published/walk.yaml"],
)
def test_a_region_and_a_published_plan_are_of_their_own_library(
    target, ours, monkeypatch
):
    monkeypatch.setattr("rehab.checking.check.problems_of", lambda *_: ())  # no drawing
    monkeypatch.setattr("rehab.checking.check.unpaintable", lambda *_: ())
    for name in ("regions/knee.yaml", "published/walk.yaml"):
        file = ours / "plans" / name
        file.parent.mkdir(parents=True)
        file.write_text("name: Mine\n", "utf-8")
    found = check([ours / target]).problems
    assert {"knee.yaml", "walk.yaml"} == {Path(one.file).name for one in found}


def test_a_folder_of_regions_is_known_from_within(ours, monkeypatch):
    monkeypatch.setattr("rehab.checking.check.problems_of", lambda *_: ())  # no drawing
    (ours / "plans" / "regions").mkdir(parents=True)
    (ours / "plans" / "regions" / "knee.yaml").write_text("name: Mine\n", "utf-8")
    monkeypatch.chdir(ours / "plans")
    found = check([Path("regions")]).problems
    assert {"knee.yaml"} == {Path(one.file).name for one in found}


@pytest.mark.parametrize(
    ("named", "message"),
    [
        ("/etc", "must be a folder from here"),
        ("../../../../../../../../etc", "lies too far away"),
        ("../../nothing", "there is no such folder"),
        (".", "has neither exercises/ nor plans/"),
        ("link", "lies too far away"),
    ],
)
def test_a_client_file_never_leads_anywhere_else(client, named, message):
    client.with_name("link").symlink_to("/")
    text = client.read_text("utf-8").replace("../../ours", named)
    client.write_text(text, "utf-8")
    done = run("plan", client)
    assert done.exit_code == 1
    assert f"{client}:1:10: library: " in done.output
    assert message in done.output


def test_the_option_goes_before_the_line(client, tmp_path):
    other = tmp_path / "other"
    shutil.copytree(tmp_path / "ours", other)
    (other / "exercises" / "another_bridge.yaml").unlink()
    client.write_text(f"{client.read_text('utf-8')}exclude: [another_bridge]\n")
    done = run("plan", client, "--library", other)
    assert 'unknown exercise "another_bridge"' in done.output


def test_a_batch_makes_sheets_again_when_the_named_library_changed(client, ours):
    from rehab.batch.content import of_client

    before = of_client(client, None)
    assert of_client(client, None) == before
    words = ours / "exercises" / "another_bridge.yaml"
    words.write_text(f"{words.read_text('utf-8')}# seen again\n", "utf-8")
    assert of_client(client, None) != before
