"""The handouts of the examples as a client holds them, read back from the PDF."""

import dataclasses
import hashlib
import io
import os
import subprocess
import sys
from pathlib import Path

import page
import pypdf
import pytest

from rehab import app
from rehab.handout.weeks import next_block

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ("first-visit", "steady-build", "bending-trigger")
SMALLEST_POINTS = 12
LARGE_PRINT_POINTS = 16


def planned(example):
    result = app.plan_client(ROOT / "examples" / example / "client.yaml", None, None)
    assert isinstance(result, app.Planned)
    return result


@pytest.fixture(scope="module")
def handouts():
    made = {}
    for example in EXAMPLES:
        case = planned(example)
        made[example] = app.make_pdf(case, next_block(case.programme), "client")
    return made


def reader(data):
    return pypdf.PdfReader(io.BytesIO(data))


def sizes(data):
    """Every font size used, in points."""
    found = set()

    def note(text, _matrix, text_matrix, _font, size):
        if text.strip():
            found.add(round(size * abs(text_matrix[3] or text_matrix[1]), 1))

    for sheet in reader(data).pages:
        sheet.extract_text(visitor_text=note)
    return found


@pytest.mark.parametrize("example", EXAMPLES)
def test_it_is_valid_pdf_ua(handouts, example):
    result = page.validate_pdf_bytes(handouts[example], profile="ua1")
    assert result.is_compliant, [f"{f.rule_id}: {f.message}" for f in result.failures]


def test_the_physio_copy_is_valid_pdf_ua_too():
    case = planned("steady-build")
    result = page.validate_pdf_bytes(app.make_pdf(case, (19,), "physio"), profile="ua1")
    assert result.is_compliant


@pytest.mark.parametrize("example", EXAMPLES)
def test_it_says_its_title_language_and_weeks(handouts, example):
    document = reader(handouts[example])
    assert document.metadata.title.startswith("Exercise programme example-")
    assert document.trailer["/Root"]["/Lang"] == "en"
    titles = [str(entry.title) for entry in document.outline if hasattr(entry, "title")]
    weeks = next_block(planned(example).programme)
    for number in weeks:
        assert any(f"Week {number}" in title for title in titles)


def test_no_letter_is_smaller_than_promised(handouts):
    assert min(sizes(handouts["steady-build"])) >= SMALLEST_POINTS
    assert min(sizes(handouts["bending-trigger"])) >= LARGE_PRINT_POINTS


def test_every_week_has_its_safety_text(handouts):
    text = " ".join(p.extract_text() for p in reader(handouts["steady-build"]).pages)
    assert text.count("Stop signs") >= 4
    assert "112" in text
    assert "0123 456 789" in text


def test_a_draft_says_so_on_each_page_until_it_is_reviewed(handouts):
    for sheet in reader(handouts["steady-build"]).pages:
        assert "DRAFT" in sheet.extract_text()


def test_every_dose_of_the_programme_is_on_its_page(handouts):
    from rehab.render.words import dose_words

    case = planned("steady-build")
    text = "".join(p.extract_text() for p in reader(handouts["steady-build"]).pages)
    flat = "".join(text.split()).lower()
    for week in case.programme.weeks[:4]:
        for given in week.prescriptions:
            words = dose_words(app.words(), given.exercise, given.dose, given.pieces)
            assert "".join(words.split()).lower() in flat, words


def test_nothing_that_bends_forward_is_in_the_handout_of_who_must_not(handouts):
    text = " ".join(p.extract_text() for p in reader(handouts["bending-trigger"]).pages)
    library = planned("bending-trigger").library
    names = [e.name for e in library.exercises.values() if "flexion" in e.tags]
    for name in names:
        assert name not in text
    assert "slide your hands down" not in text


@pytest.mark.parametrize("week", [1, 5, 17, 20, 33, 40])
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_a_week_of_four_exercises_is_one_sheet_and_a_fifth_is_one_side_more(
    week, paper
):
    case = planned("steady-build")
    client = case.programme.client.model_copy(update={"paper": paper})
    programme = dataclasses.replace(case.programme, client=client)
    made = app.make_pdf(
        dataclasses.replace(case, programme=programme), (week,), "client"
    )
    front_matter = 4  # the way, notes, and two pages for a bad day
    exercises = len(programme.week(week).prescriptions)
    assert exercises in {4, 5}
    assert len(reader(made).pages) == front_matter + exercises - 2


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
