"""The handouts of the examples as a client holds them, read back from the PDF."""

import dataclasses
import hashlib
import io
import os
import re
import subprocess
import sys
from pathlib import Path

import page
import pypdf
import pytest

from rehab.app.pages import make_pdf
from rehab.app.planned import Planned, plan_client
from rehab.handout.weeks import next_block
from tests.support import handouts as handouts_support

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ("first-visit", "steady-build", "bending-trigger")


def planned(example):
    result = plan_client(ROOT / "examples" / example / "client.yaml", None, None)
    assert isinstance(result, Planned)
    return result


@pytest.fixture(scope="module")
def handouts():
    made = {}
    for example in EXAMPLES:
        case = planned(example)
        made[example] = make_pdf(case, next_block(case.programme), "client")
    return made


def reader(data):
    return pypdf.PdfReader(io.BytesIO(data))


@pytest.mark.parametrize("example", EXAMPLES)
def test_it_is_valid_pdf_ua(handouts, example):
    result = page.validate_pdf_bytes(handouts[example], profile="ua1")
    assert result.is_compliant, [f"{f.rule_id}: {f.message}" for f in result.failures]


def test_the_physio_copy_is_valid_pdf_ua_too():
    case = planned("steady-build")
    result = page.validate_pdf_bytes(make_pdf(case, (19,), "physio"), profile="ua1")
    assert result.is_compliant


@pytest.mark.parametrize("example", EXAMPLES)
def test_it_says_its_title_language_and_weeks(handouts, example):
    document = reader(handouts[example])
    assert document.metadata.title.startswith("Exercise programme example-")
    assert document.trailer["/Root"]["/Lang"] == "en"
    titles = [str(entry.title) for entry in document.outline if hasattr(entry, "title")]
    weeks = next_block(planned(example).programme)
    for number in weeks:
        assert any(re.search(rf"[Ww]eeks? .*\b{number}\b", title) for title in titles)


def test_every_handout_has_its_safety_page(handouts):
    for made in handouts.values():
        safety = reader(made).pages[1 if made is not handouts["bending-trigger"] else 2]
        text = " ".join(safety.extract_text().split())
        for said in ("Stop signs", "Call 112", "A flare-up", "0123 456 789"):
            assert said in text


def test_a_draft_says_so_on_each_page_until_it_is_reviewed(handouts):
    for sheet in reader(handouts["steady-build"]).pages:
        assert "DRAFT" in sheet.extract_text()


def test_nothing_that_bends_forward_is_in_the_handout_of_who_must_not(handouts):
    text = " ".join(p.extract_text() for p in reader(handouts["bending-trigger"]).pages)
    library = planned("bending-trigger").library
    names = [e.name for e in library.exercises.values() if "flexion" in e.tags]
    for name in names:
        assert name not in text
    assert "slide your hands down" not in text


SIDES = {  # at most: front, safety, how-to, and a side a week
    ("steady-build", (1, 2, 3, 4), "weekly"): 7,
    ("forty-weeks", (1, 2, 3, 4), None): 6,  # two equal weeks a side
    ("first-visit", (1,), None): 5,
}


@pytest.mark.parametrize(("case", "most"), SIDES.items(), ids=str)
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_it_has_few_sides_and_the_physios_copy_one_more(case, most, paper):
    example, weeks, layout = case
    made = handouts_support.planned(example, paper=paper)
    count = {}
    for copy in ("client", "physio"):
        view = handouts_support.view_of(made, weeks, copy=copy, layout=layout)
        view = dataclasses.replace(view, follow=None)  # the record is as long as it is
        html = handouts_support.html_of(made, view)
        count[copy] = len(reader(handouts_support.pdf_of(made, html)).pages)
        screen = bool(view.screen)
    assert count["client"] <= most
    assert count["physio"] == count["client"] + screen + 1


def test_two_processes_make_the_same_bytes(handouts, tmp_path):
    for seed in ("1", "2"):  # and with a setting of fonts that nobody reads
        target = tmp_path / f"{seed}.pdf"
        client = ROOT / "examples" / "steady-build" / "client.yaml"
        subprocess.run(
            [sys.executable, "-m", "rehab", "pdf", str(client), "-o", str(target)],
            check=True,
            cwd=ROOT,
            capture_output=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "FONTCONFIG_FILE": seed},
        )
        digest = hashlib.sha256(target.read_bytes()).hexdigest()
        assert digest == hashlib.sha256(handouts["steady-build"]).hexdigest()
