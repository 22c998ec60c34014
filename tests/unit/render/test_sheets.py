import io
import re
import socket
from dataclasses import replace
from itertools import pairwise

import page
import pypdf
import pytest

from rehab.model.clinic import OwnPages
from rehab.render.compose.draft import Draft
from rehab.render.html import render_html
from rehab.render.pdf import PdfError, render_pdf

SIX = (
    "bridge",
    "bird_dog",
    "hinge_stick",
    "walk_build",
    "one_arm_row",
    "side_bridge_knees",
)
DRAFT = Draft("DRAFT", "DRAFT: nobody (but us) \\ has looked: é 山")
SCRIPT = "<script>alert(1)</script>"


def _html(view, made):
    return render_html(view, made.templates)


def _pdf(view, made):
    draft = DRAFT if view.draft else None
    return render_pdf(_html(view, made), made.templates, {}, draft=draft)


def _reader(pdf):
    return pypdf.PdfReader(io.BytesIO(pdf))


def _starts(pdf):
    """The page each outline entry points at."""
    reader = _reader(pdf)
    return {
        str(entry.title): reader.get_destination_page_number(entry)
        for entry in reader.outline
    }


@pytest.fixture(scope="module")
def client_pdf(shelf, made):
    return _pdf(made.handout(made.programme(shelf), shelf), made)


@pytest.mark.parametrize("copy", ["client", "physio"])
@pytest.mark.parametrize("draft", [True, False])
def test_the_pdf_is_accessible(copy, draft, shelf, made):
    programme = made.programme(shelf, names=SIX, weeks=1)
    pdf = _pdf(made.handout(programme, shelf, copy=copy, draft=draft), made)
    assert page.validate_pdf_bytes(pdf, profile="ua1").is_compliant


def test_the_same_programme_makes_the_same_bytes(shelf, made, client_pdf):
    assert _pdf(made.handout(made.programme(shelf), shelf), made) == client_pdf


def test_an_outline_entry_leads_to_each_side(client_pdf):
    assert _starts(client_pdf) == {
        "Your back exercises at home": 0,
        "Safety page: if your back gets worse": 1,
        "How to do your exercises": 2,
        "Weeks 1 and 2: light load": 3,
        "Week 3: light load": 4,
        "Week 4: light load": 5,
    }


def test_words_from_files_are_never_markup(shelf, made):
    plan = shelf.plans["recurrent-spasm"].model_copy(update={"status": SCRIPT})
    programme = made.programme(
        shelf, weeks=1, name=SCRIPT, physio=SCRIPT, goals=(SCRIPT,), when=SCRIPT
    )
    week = programme.weeks[0]
    phase = week.phase.model_copy(
        update={"name": SCRIPT, "stay": SCRIPT, "not_yet": (SCRIPT,)}
    )
    programme = replace(programme, plan=plan, weeks=(replace(week, phase=phase),))
    html = _html(made.handout(programme, shelf, copy="physio"), made)
    assert "<script" not in html
    assert html.count("&lt;script") >= 8


def test_headings_never_skip_a_level(shelf, made):
    html = _html(made.handout(made.programme(shelf), shelf, copy="physio"), made)
    levels = [int(n) for n in re.findall(r"<h([1-6])", html)]
    assert levels[0] == 1
    assert all(b - a <= 1 for a, b in pairwise(levels))


def test_every_heading_cell_says_what_it_heads(shelf, made):
    html = _html(made.handout(made.programme(shelf), shelf, copy="physio"), made)
    cells = re.findall(r"<th\b[^>]*>", html)
    assert cells
    assert all("scope=" in cell for cell in cells)


@pytest.mark.parametrize("style", ["handout.css", "figures.css", "pieces.css"])
def test_the_style_keeps_to_blocks(style, made):
    css = (made.templates / style).read_text(encoding="utf-8")
    assert not re.search(r"\b(flex|grid-template|display: *grid|italic)\b", css)


def test_a_draft_says_so_on_each_page(shelf, made):
    programme = made.programme(shelf, weeks=1)
    pdf = _pdf(made.handout(programme, shelf, draft=True), made)
    assert _all_say_draft(pdf)


def _all_say_draft(pdf):
    """Word and line, painted after all else: nothing on a page can cover them."""
    for sheet in _reader(pdf).pages:
        last = sheet["/Contents"][-1].get_object().get_data().decode()
        assert last.startswith("/Artifact BMC")
        assert last.count(" Tj") == 2
        said = sheet.extract_text()
        assert DRAFT.word in said.replace(DRAFT.line, "")
        assert DRAFT.line in said
    return True


HIDING = (
    "* { color: #fff !important } section { background: #fff } .draft { display: none }"
)
NO_MARKS = """<!DOCTYPE html><html lang="en"><head><title>t</title><style>
@page { size: A6 } .one { page: one } @page one { size: A3 }</style></head>
<body><p class="one">One</p><p style="background: #fff">{{ sheets.front.about }}</p>
</body></html>"""


@pytest.mark.parametrize(
    "files", [{"handout.css": HIDING}, {"handout.html.j2": NO_MARKS}], ids=str
)
def test_a_clinic_s_own_parts_cannot_take_draft_away(files, shelf, made):
    view = made.handout(made.programme(shelf, weeks=1), shelf, draft=True)
    own = OwnPages(folder="pages", files=files, path="pages")
    html = render_html(view, made.templates, own)
    assert _all_say_draft(render_pdf(html, made.templates, {}, draft=DRAFT))


def test_the_first_visit_has_a_log_and_the_physio_the_screen(shelf, made):
    programme = made.programme(shelf, weeks=2)
    asks = shelf.plans["recurrent-spasm"].phases[0]
    weeks = tuple(replace(week, phase=asks) for week in programme.weeks)
    asked = replace(programme, weeks=weeks)
    client, physio = (made.handout(asked, shelf, copy=c) for c in ("client", "physio"))
    assert (len(client.logs), len(client.pages)) == (2, 0)
    assert client.screen is None
    assert physio.screen.moves
    assert made.handout(programme, shelf, copy="physio").screen is None


def test_no_socket_is_opened(shelf, made, monkeypatch):
    def refuse(*_):
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    assert _pdf(made.handout(made.programme(shelf, weeks=1), shelf), made)


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:9/x.png", "file:///etc/hostname", "../pyproject.toml"]
)
def test_files_come_from_the_templates_only(address, made):
    html = f'<html lang="en"><title>t</title><img alt="x" src="{address}">'
    with pytest.raises(PdfError):
        render_pdf(html, made.templates, {})


def test_letters_the_fonts_lack_are_named(shelf, made):
    programme = made.programme(shelf, weeks=1, name="山田")
    with pytest.raises(PdfError, match=r"U\+5C71"):
        _pdf(made.handout(programme, shelf), made)


def test_weeks_outside_the_programme_are_refused(shelf, made):
    with pytest.raises(ValueError, match="none of these weeks"):
        made.handout(replace(made.programme(shelf), weeks=()), shelf)
