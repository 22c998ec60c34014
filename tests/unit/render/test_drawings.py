"""Drawings on the page and in the PDF; the ones here are a few lines each."""

import io
import re
from dataclasses import replace
from html import unescape
from typing import Any

import page
import pypdf
import pypdfium2
import pytest
from PIL import ImageChops

from rehab.app.pictures import named_in
from rehab.render import stored
from rehab.render.figure_sheet import figure_sheet_view
from rehab.render.html import render_figure_sheet, render_html
from rehab.render.pdf import PdfError, render_pdf

VISIBLE = 48  # of 255 grey levels; an edge may fall half a dot to one side
FEW = 60  # points of a page, of half a million


def drawing(n):
    """A shape with a hole, a clipped disc and a line along the edge."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 50 42" width="50mm" '
        'height="42mm"><clipPath id="c"><circle cx="20" cy="20" r="9"/></clipPath>'
        f'<path d="M{n} 4L40 {n}L30 38z" fill="#bbb" stroke="#000"/>'
        '<g clip-path="url(#c)"><ellipse cx="25" cy="20" rx="9" ry="4" fill="#555"/>'
        '</g><path d="M0 42H50" stroke="#000" stroke-width=".5"/></svg>'
    )


DRAWN = ("bridge", "bird_dog", "legs_on_chair")


def sheets(shelf, made, drawn=(), **changes):
    programme = made.programme(shelf, **changes)
    return render_html(made.handout(programme, shelf, drawn=drawn), made.templates)


def named(html):
    """A drawing of its own for every picture that the page names."""
    return {name: drawing(n) for n, name in enumerate(sorted(named_in(html)), 3)}


@pytest.fixture(scope="module")
def html(shelf, made):
    return sheets(shelf, made, DRAWN)


@pytest.fixture(scope="module")
def pictures(html):
    return named(html)


@pytest.fixture(scope="module")
def pdf(html, made, pictures):
    return render_pdf(html, made.templates, pictures)


def forms(pdf):
    """How many form XObjects the file holds."""
    reader: Any = pypdf.PdfReader(io.BytesIO(pdf))
    found = (reader.get_object(n) for n in range(1, reader.trailer["/Size"]))
    return sum(isinstance(o, dict) and o.get("/Subtype") == "/Form" for o in found)


def looks(pdf):
    """Each page in grey, a pixel a point."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [sheet.render(grayscale=True).to_pil() for sheet in document]


def assert_same_look(one, other):
    for left, right in zip(looks(one), looks(other), strict=True):
        points = ImageChops.difference(left, right).point(lambda v: v > VISIBLE)
        assert sum(points.tobytes()) < FEW


def read_aloud(html):
    return [unescape(alt) for alt in re.findall(r'<img [^>]*alt="([^"]*)"', html)]


def test_a_page_names_its_drawings_and_holds_none(html):
    assert {name.partition("-")[0] for name in named_in(html)} == set(DRAWN)
    assert html.count('src="figures/bridge-1.svg"') == 1  # how to do it
    assert html.count('src="figures/bridge-thumb.svg"') == 3  # two weeks share a side
    assert "clipPath" not in html


def test_a_pose_is_read_out_with_the_cue_that_belongs_to_it(html, shelf):
    bridge = shelf.exercises["bridge"]
    start, movement, later, *_ = bridge.cues
    spoken = [alt for alt in read_aloud(html) if alt.startswith(bridge.name)]
    assert any("start" in alt and start in alt for alt in spoken)
    assert any("finish" in alt and movement in alt for alt in spoken)
    assert not any(later in alt for alt in spoken)
    assert all(read_aloud(html))


def test_an_exercise_without_a_drawing_has_its_cues(html, shelf):
    for name in ("hinge_stick", "walk_build"):
        assert f"figures/{name}" not in html
        for cue in shelf.exercises[name].cues:
            assert cue in unescape(html)


def test_the_moves_for_a_spasm_have_their_drawings(shelf, made):
    moves = tuple(shelf.regions["back"].bout.moves)
    programme = replace(made.programme(shelf, weeks=1), rescue=moves)
    view = made.handout(programme, shelf, drawn=moves)
    shown = {move.picture.address for move in view.safety.rescue}
    assert {name.partition("-")[0] for name in shown} == {f"figures/{m}" for m in moves}
    assert all(address in render_html(view, made.templates) for address in shown)


def test_the_pdf_holds_each_drawing_once(pdf, pictures, shelf, made):
    bare = render_pdf(sheets(shelf, made), made.templates, {})
    assert forms(pdf) - forms(bare) == len(pictures)


def test_a_drawing_with_letters_has_them(made):
    letters = drawing(3).replace("</svg>", '<text x="4" y="30">Up</text></svg>')
    html = '<html lang="en"><title>t</title><img alt="x" src="figures/bridge.svg">'
    sheet = render_pdf(html, made.templates, {"bridge": letters})
    assert pypdf.PdfReader(io.BytesIO(sheet)).pages[0].extract_text() == "Up"


@pytest.mark.parametrize(
    ("said", "instead"),
    [('width="50mm" height="42mm"', 'width="10em" height="8em"'), ("<", "<s:")],
)
def test_a_drawing_of_another_program_is_painted_by_weasyprint(said, instead, made):
    other = drawing(3).replace("</svg>", '<text x="4" y="30">Up</text></svg>')
    other = other.replace(said, instead).replace("<s:/", "</s:")
    other = other.replace("xmlns=", "xmlns:s=") if "<s:" in other else other
    html = '<html lang="en"><title>t</title><img alt="x" src="figures/bridge.svg">'
    sheet = render_pdf(html, made.templates, {"bridge": other})
    assert pypdf.PdfReader(io.BytesIO(sheet)).pages[0].extract_text() == "Up"


def test_two_exercises_with_the_same_drawing_share_it(html, shelf, made):
    same = dict.fromkeys(named_in(html), drawing(3))
    bare = render_pdf(sheets(shelf, made), made.templates, {})
    made_pdf = render_pdf(html, made.templates, same)
    assert forms(made_pdf) - forms(bare) == 1


def test_the_same_drawings_make_the_same_bytes(html, pdf, made, pictures):
    assert render_pdf(html, made.templates, pictures) == pdf


def test_a_sheet_with_drawings_is_accessible(pdf):
    assert page.validate_pdf_bytes(pdf, profile="ua1").is_compliant


def test_this_version_of_weasyprint_is_one_that_was_tested():
    assert stored.stored_images(dict.fromkeys(["a"], drawing(3)))


def test_weasyprint_alone_makes_a_page_that_looks_the_same(
    html, pdf, made, pictures, monkeypatch
):
    monkeypatch.setattr(stored, "TESTED", ())
    plain = render_pdf(html, made.templates, pictures)
    assert forms(plain) < forms(pdf)
    assert_same_look(plain, pdf)


def test_a_drawing_at_a_second_size_looks_as_it_does_alone(made, monkeypatch):
    image = '<img alt="x" src="figures/bridge.svg" style="width:{}mm">'
    both = "".join(map(image.format, (60, 34, 12)))
    html = f'<html lang="en"><title>t</title>{both}'
    drawn = named(html)
    once = render_pdf(html, made.templates, drawn)
    monkeypatch.setattr(stored, "TESTED", ())
    assert_same_look(once, render_pdf(html, made.templates, drawn))


@pytest.mark.parametrize("tested", [stored.TESTED, ()])
@pytest.mark.parametrize(
    "address", ["figures/plank.svg", "figures/../../pyproject.toml"]
)
def test_no_drawing_but_those_given_is_found(address, tested, made, monkeypatch):
    monkeypatch.setattr(stored, "TESTED", tested)
    html = f'<html lang="en"><title>t</title><img alt="x" src="{address}">'
    with pytest.raises(PdfError):
        render_pdf(html, made.templates, {"bridge": drawing(3)})


@pytest.mark.parametrize("broken", ["<svg", drawing(3).replace("M0 42", "A1 1")])
@pytest.mark.parametrize("tested", [stored.TESTED, ()])
def test_a_drawing_that_cannot_be_painted_is_an_error(
    broken, tested, html, made, monkeypatch
):
    monkeypatch.setattr(stored, "TESTED", tested)
    with pytest.raises(PdfError):
        render_pdf(html, made.templates, named(html) | {"bridge-1": broken})


def figure_sheet(shelf, made, *, quiz):
    drawn = list(shelf.exercises.values())[:21]
    view = figure_sheet_view(made.words(), drawn, language="en", quiz=quiz)
    made_html = render_figure_sheet(view, made.templates)
    pictures = {exercise.id: drawing(n) for n, exercise in enumerate(drawn)}
    return view, made_html, render_pdf(made_html, made.templates, pictures)


@pytest.mark.parametrize("quiz", [True, False])
def test_the_sheet_of_all_drawings_is_accessible(quiz, shelf, made):
    _, _, sheet = figure_sheet(shelf, made, quiz=quiz)
    reader = pypdf.PdfReader(io.BytesIO(sheet))
    assert page.validate_pdf_bytes(sheet, profile="ua1").is_compliant
    assert reader.metadata.title
    trailer: Any = reader.trailer
    assert trailer["/Root"]["/Lang"] == "en"
    assert "2 / 2" in reader.pages[1].extract_text()


def test_the_sheet_of_all_drawings_has_four_in_a_row(shelf, made):
    view, _, sheet = figure_sheet(shelf, made, quiz=False)
    assert [len(row) for row in view.rows] == [4, 4, 4, 4, 4, 1]
    text = "".join(p.extract_text() for p in pypdf.PdfReader(io.BytesIO(sheet)).pages)
    for cell in (cell for row in view.rows for cell in row):
        assert "".join(cell.label.split()) in "".join(text.split())
        assert cell.id in text


def test_a_quiz_gives_no_name_away(shelf, made):
    _, made_html, sheet = figure_sheet(shelf, made, quiz=True)
    text = "".join(p.extract_text() for p in pypdf.PdfReader(io.BytesIO(sheet)).pages)
    told = (text + " ".join(read_aloud(made_html))).lower()
    for exercise in shelf.exercises.values():
        assert exercise.name.lower() not in told
        assert exercise.id not in told
    assert read_aloud(made_html)[20] == "Drawing 21"
