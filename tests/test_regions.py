"""Each part of the body has its own signs, words and pages, and no other's."""

import re
from dataclasses import replace

import pytest
from click.testing import CliRunner

from rehab.app.pages import make_html
from rehab.app.planned import Planned, plan_client
from rehab.app.words import words_of
from rehab.cli import rehab as program
from rehab.handout.weeks import next_block
from rehab.model.programme import Refusal
from rehab.model.region import Region
from rehab.reader.library import read_client
from rehab.reader.region_references import region_problems
from rehab.reader.shelf import read_file, read_shelf
from rehab.report.programme import plan_lines
from tests.support.cases import ROOT, build, client, library, maybe, plan, screened

OTHERS = ("achilles", "shoulder")  # beside the back
OF_THE_BACK = re.compile(
    r"spasm|spine|spinal|bladder|\b(?:pee|poo)\b|between your legs|\bbacks\b"
    r"|\b(?:your|the|a|low|lower|sore|my) back\b(?! of)|back (?:pain|muscle|passage)",
    re.IGNORECASE,
)
KEPT = re.compile(
    r"Lying on your back|protect your back"  # a position; what nobody may say
    r"|spasm_free|fresh_spasm|\bspasm:|\"spasm\""  # keys of files
)
MUST_ASK = {
    "achilles": {"tendon_torn", "clot", "infection", "inflam", "antibiotic", "bone"},
    "shoulder": {
        *("dislocated", "fracture", "septic", "tumour", "lung_top", "heart_now"),
        *("cuff_torn", "nerve_sudden", "pmr_gca"),
    },
    "back": {"ces_bladder", "ces_legs", "aaa", "cord", "infection", "cancer"},
}


def planned(name):
    made = plan_client(ROOT / "examples" / name / "client.yaml", None, None)
    assert isinstance(made, Planned), made
    return made


def said(html):
    """What a page says, also of its drawings, without what only styles it."""
    body = html.partition("<body")[2]
    return re.sub(r"<[^>]*?(?:alt=\"([^\"]*)\")?[^>]*>", r" \1 ", body)


@pytest.mark.parametrize("name", OTHERS)
@pytest.mark.parametrize("copy", ["client", "physio"])
def test_no_word_of_the_back_on_other_sheets(name, copy):
    made = planned(name)
    weeks = [week.number for week in made.programme.weeks]
    every = [*weeks[:4], *weeks[-2:]]  # of each phase that has another page
    found = said(make_html(made, every, copy))
    assert len(found) > 4000
    assert OF_THE_BACK.findall(found) == []
    lines = "\n".join(plan_lines(made, weeks, words_of(made)))
    assert OF_THE_BACK.findall(lines) == []


def test_the_measure_finds_the_back_on_its_own_sheets():
    made = planned("steady-build")
    html = make_html(made, next_block(made.programme), "client")
    found = {word.lower() for word in OF_THE_BACK.findall(said(html))}
    assert {"spasm", "your back", "pee"} <= found


@pytest.mark.parametrize("name", OTHERS)
def test_every_phase_card_and_flare_page_is_of_the_region(name):
    made, own = planned(name), library().regions[name]
    assert {week.card for week in made.programme.weeks} <= {*own.cards, ""}
    menus = [one for week in made.programme.weeks for one in week.flare_menu]
    assert {one.exercise.id for one in menus} <= set(own.flare_menu)
    assert menus


@pytest.mark.parametrize("name", MUST_ASK)
def test_the_signs_that_a_region_must_ask_stop_a_programme(name):
    one = next(one for one in library().plans.values() if one.region == name)
    signs = library().regions[name].signs
    assert MUST_ASK[name] <= set(signs)
    assert set(library().safety.signs) <= set(signs)
    answers = dict.fromkeys(signs, "no")
    well = screened(client(plan=one.id, entry_phase=None), answers=answers)
    for sign in sorted(MUST_ASK[name]):
        ill = screened(well, answers={sign: "yes"})
        refused = maybe(ill, one)
        assert isinstance(refused, Refusal)
        rules = [reason.rule for reason in refused.reasons]
        assert rules == [f"refused.sign_{signs[sign].action}"], sign


@pytest.mark.parametrize("name", OTHERS)
def test_every_source_is_named_or_called_a_default(name):
    named = re.compile(r"\d{4}|default|\[memory\]|\[text\]|practice|[Nn]ot tested")
    for one in (library().regions[name], *library().plans.values()):
        if getattr(one, "region", name) == name:
            for text in sources(one.model_dump()):
                assert named.search(text), text


def sources(data):
    if isinstance(data, dict):
        for key, value in data.items():
            yield from [value] if key == "source" else sources(value)
    elif isinstance(data, list | tuple):
        for value in data:
            yield from sources(value)


@pytest.fixture(scope="module")
def knee(tmp_path_factory):
    """The region that the page about regions writes, as its file is read."""
    text = (ROOT / "docs" / "regions.md").read_text("utf-8")
    file = tmp_path_factory.mktemp("regions") / "knee.yaml"
    file.write_text(re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)[0], "utf-8")
    read, problems = read_file(Region, file, id="knee")
    assert read is not None, problems
    return read


def test_the_region_of_the_page_about_them_has_no_problem(knee):
    shelf, _ = read_shelf(ROOT / "exercises", ROOT / "plans")
    assert list(region_problems(knee, shelf)) == []


def test_a_bout_of_another_name_is_on_every_page_that_has_one(knee):
    shelf = replace(library(), regions={**library().regions, "knee": knee.value})
    base = "shoulder-holds-to-lifts"
    of = plan(base, region="knee", cards=["used_to_it"])
    someone = client(plan=base, entry_phase=None)
    well = screened(someone, answers=dict.fromkeys(knee.value.signs, "no"))
    programme = build(well, of, shelf=shelf)
    made = Planned(programme, shelf, ROOT / "exercises")
    found = said(make_html(made, (1, 2), "physio"))
    for text in (
        "No stop sign, but giving way? It will pass.",
        "Giving way:",
        "(R, R!, K)",
        "Safety page, part 3.",
        "Giving way-free at the start",
    ):
        assert text in found, text
    assert "spasm" not in found.lower()


def test_without_a_bout_no_question_and_no_days_without_one(tmp_path):
    file = tmp_path / "client.yaml"
    file.write_bytes((ROOT / "examples" / "achilles" / "client.yaml").read_bytes())
    told = CliRunner().invoke(
        program, ["diary", "add", str(file), "--week", "1"], input="\n" * 60
    )
    assert "Muscle ache?" in told.output
    assert "Stop sign?" in told.output
    assert not OF_THE_BACK.search(told.output)


def test_measures_and_places_of_another_region_are_refused(tmp_path):
    text = (ROOT / "examples/shoulder/client.yaml").read_text("utf-8")
    for old, new in (
        ("right_outer", "low_middle"),
        ("spadi: 48", "odi: 30"),
        ("nprs: 4", "back_hold_seconds: 30"),
    ):
        assert old in text
        text = text.replace(old, new)
    file = tmp_path / "client.yaml"
    file.write_text(text, "utf-8")
    problems = [one.message for one in read_client(file, library())[1]]
    assert "is not asked in the region of this plan" in problems
    assert 'unknown form "odi"' in problems
    assert 'unknown site "low_middle"' in problems
    assert len(problems) == 3


def test_no_python_template_or_shared_file_speaks_of_the_back():
    """What is said of one part of the body is in its own file."""
    files = [*(ROOT / "templates").glob("*.j2"), ROOT / "templates/words/en.yaml"]
    files += [ROOT / "plans" / "_safety.yaml", *(ROOT / "rehab/render").glob("*.py")]
    found = {
        line.strip()
        for file in files
        for line in file.read_text("utf-8").splitlines()
        if OF_THE_BACK.search(line.partition("#")[0])
    }
    assert {line for line in found if not KEPT.search(line)} == set()
