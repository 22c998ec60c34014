"""Our own drawings are painted from their numbers and look as WeasyPrint has them."""

from pathlib import Path
from xml.etree.ElementTree import fromstring

import pypdfium2
import pytest
from PIL import ImageChops

from rehab.app.papers import library_folders
from rehab.app.pictures import drawings_of
from rehab.reader.library import read_library
from rehab.render import stored
from rehab.render.pdf import render_pdf
from rehab.render.strokes import strokes

VISIBLE = 64  # of 255 grey levels, at 144 dots an inch
FEW = 60  # points of a page, of two million: an edge falls a dot to one side

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 5000 4000" width="50mm" '
    'height="40mm" stroke-linejoin="round">{}</svg>'
)
PLAIN = '<path d="M1 2H9L3 4z" fill="#abc"/>'


def read(svg):
    return strokes(fromstring(svg))  # noqa: S314 # our own


def plain(inside):
    return read(SVG.format(inside))


def looks(pdf):
    with pypdfium2.PdfDocument(pdf) as document:
        return [sheet.render(scale=2, grayscale=True).to_pil() for sheet in document]


@pytest.fixture(scope="module")
def drawn():
    library, _ = read_library(*library_folders(None))
    return drawings_of(library, Path("exercises"), sorted(library.exercises)[::6])


def test_a_plain_drawing_is_written_in_dots_of_a_printer():
    found = plain('<path d="M4 8H39L12 16z" fill="#abc"/>')
    lines = ["1 j", "0.667 0.733 0.8 rg", "1 2 m", "10 2 l", "3 4 l", "h", "f"]
    assert found.operators.decode().split("\n") == lines
    assert found.size == pytest.approx((188.976, 151.181), abs=0.001)


def test_a_colour_and_a_pen_are_told_when_they_change():
    line = '<path d="M4 8H40" fill="none" stroke="{}" stroke-width="20"/>'
    found = plain(line.format("#000") * 2 + line.format("#aaa"))
    assert found.operators.count(b" w") == 1
    assert found.operators.count(b" RG") == 2


@pytest.mark.parametrize(
    ("large", "count"), [(0, 1), (1, 2)], ids=["a quarter", "three quarters"]
)
def test_an_arc_takes_as_few_curves_as_come_near_it(large, count):
    found = plain(f'<path d="M800 400A400 400 0 {large} 0 400 0z"/>')
    assert found.operators.count(b" c\n") == count


@pytest.mark.parametrize(
    "other",
    [
        "<text>Up</text>",
        "<g/>",
        PLAIN.replace("fill", "opacity='.5' fill"),
        PLAIN.replace("#abc", "red"),
        PLAIN.replace("L3 4", "Q3 4 5 6"),
        PLAIN.replace("L3 4", "L3 4e1"),
        PLAIN.replace("L3 4", "L3"),
        PLAIN.replace("L3 4", "A1 2 0 0 1 3 4"),
        PLAIN.replace("M1 2", "1 2"),
        PLAIN.replace("fill", "stroke-width='1mm' fill='#000' stroke"),
    ],
)
def test_any_other_drawing_is_left_to_weasyprint(other):
    assert plain(other) is None


def test_our_own_drawings_are_plain_and_look_as_weasyprint_paints_them(
    drawn, made, monkeypatch
):
    assert sum(read(svg) is not None for svg in drawn.values()) > 10
    images = (f'<p><img alt="x" src="figures/{name}.svg"></p>' for name in drawn)
    html = '<html lang="en"><title>t</title>' + "".join(images)
    quick = render_pdf(html, made.templates, drawn)
    monkeypatch.setattr(stored, "TESTED", ())
    alone = render_pdf(html, made.templates, drawn)
    assert len(quick) < len(alone)
    for left, right in zip(looks(quick), looks(alone), strict=True):
        points = ImageChops.difference(left, right).point(lambda v: v > VISIBLE)
        assert sum(points.tobytes()) < FEW
