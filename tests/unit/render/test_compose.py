"""Pages put together from pieces: the parts, and that they look like WeasyPrint's."""

import io
import re
from pathlib import Path

import page as validation
import pypdf
import pypdfium2
import pytest
from PIL import ImageChops

from rehab import app
from rehab.handout.weeks import next_block
from rehab.render import pdf as printing
from rehab.render import stored
from rehab.render.compose import ahead
from rehab.render.compose.contents import inked, streams
from rehab.render.compose.cut import cut
from rehab.render.compose.elements import Element, joined, moved
from rehab.render.compose.handout import compose
from rehab.render.compose.ink import Ink, ink_of_pieces
from rehab.render.compose.kept import Kept, portable
from rehab.render.compose.needs import needs
from rehab.render.compose.paginate import paginate
from rehab.render.compose.painted import Painted
from rehab.render.compose.press import Unfit
from rehab.render.compose.side import FilledSide, Placed, Side, sides_of
from rehab.render.pdf import PdfError, render_pdf

ROOT = Path(__file__).parents[3]
VISIBLE = 48  # of 255 grey levels; a line of a table may fall a hair to one side
DAYS = 7
FEW = 1500  # points of a page, of half a million: a drawing may fall a hair to one side

MARKED = """<html><head><style>p{}</style></head><body data-x="1">
<!--page-->
<section class="way"><p>one</p></section>
<!--sheet-->
<section class="week">
<!--piece-->
<div class="piece">a</div>
<!--with-->
<table class="grid">
<!--row-->
<thead>h</thead>
<!--row-->
<tbody>r</tbody>
<!--rows-->
</table>
<!--piece-->
<div class="piece"><div class="card">
<!--beside-->
picture
<!--row-->
name
<!--row-->
dose
<!--row-->
cues
<!--rows-->
</div></div>
<!--piece-->
<div class="piece">b</div>
</section>
<!--end-->
</body></html>"""


def test_a_page_is_cut_into_parts_and_pieces():
    page = cut(MARKED)
    way, week = page.parts
    assert page.head.endswith('<body data-x="1">\n')
    assert (way.new_sheet, way.pieces, week.new_sheet) == (False, (), True)
    assert page.wholes == (way.html,)
    assert [(p.joined, p.kind) for p in week.pieces] == [
        *((False, "below"), (True, "row"), (True, "row")),
        *((False, "beside"), (True, "row"), (True, "row"), (True, "row")),
        (False, "below"),
    ]
    assert [re.sub(r"\s+", " ", p.html) for p in week.pieces] == [
        '<div class="piece">a</div>',
        '<table class="top grid"> <thead>h</thead> </table>',
        '<table class="low grid"> <tbody>r</tbody> </table>',
        '<div class="piece"><div class="card"> picture </div></div>',
        '<div class="piece"><div class="top card"> name </div></div>',
        '<div class="piece"><div class="mid card"> dose </div></div>',
        '<div class="piece"><div class="low card"> cues </div></div>',
        '<div class="piece">b</div>',
    ]


def test_a_page_without_marks_has_no_parts():
    assert cut("<body><p>x</p>").parts == ()


@pytest.mark.parametrize(
    ("blocks", "pages"),
    [
        ([], []),
        ([[30], [70]], [[0, 30]]),
        ([[30], [71]], [[0], [0]]),
        ([[60], [20, 21], [59]], [[0], [0, 20, 41]]),
        ([[100]], [[0]]),
        ([[0.1] * 3, [99.7]], [[0, 0.1, 0.2, pytest.approx(0.3)]]),
    ],
)
def test_a_page_holds_blocks_until_the_next_has_no_room(blocks, pages):
    below = [[(height, "below") for height in block] for block in blocks]
    assert paginate(below, 100) == [pytest.approx(page) for page in pages]


def test_a_block_higher_than_a_page_does_not_fit():
    with pytest.raises(Unfit):
        paginate([[(50, "below"), (51, "below")]], 100)


@pytest.mark.parametrize(("high", "after"), [(20, 30), (40, 50)])
def test_rows_stand_beside_what_is_at_their_left(high, after):
    block = [(10, "below"), (high, "beside"), (5, "row"), (15, "row"), (1, "below")]
    assert paginate([block], 100) == [[0, 10, 10, 15, after]]


def test_a_new_sheet_of_paper_begins_on_a_right_hand_page():
    page = cut(MARKED)
    heights = {page.parts[0].html: (200.0,)} | {p.html: (40.0,) for p in PIECES}
    way, empty, first, second = sides_of(page, heights, (10, 190))
    assert way == Side((Placed(page.parts[0].html, 0, 0),))
    assert empty == Side()
    assert [s.text for s in (*first.placed, *second.placed)] == [p.html for p in PIECES]
    assert [s.top for s in first.placed] == [10, 50, 90]
    assert [s.top for s in second.placed] == [10, 10, 50, 90, 130]
    assert first.section
    assert second.section


PIECES = cut(MARKED).parts[1].pieces


def painted(name, numbers=1):
    hole = [b"/P", *[b" " + name] * numbers]
    ink = Ink(tuple(hole))
    return Painted(ink, (), (), 10, needs(ink))


def test_pages_share_the_streams_of_pieces_that_keep_company():
    a, b, c = (painted(name) for name in (b"a", b"b", b"c"))
    sides = [
        FilledSide(((a, 0), (b, 10), (c, 50)), section=True),
        FilledSide(((a, 20), (b, 30), (c, 50)), section=True),
        FilledSide(((c, 50),), section=True),
    ]
    pages = list(streams(inked(sides), 100))
    # how far up; a and b together; how far up; c
    assert [len(page) for page in pages] == [4, 4, 2]
    assert pages[0][1] == pages[1][1]
    assert pages[0][3] == pages[1][3] == pages[2][1]
    assert pages[0][0] != pages[1][0]


def test_no_two_pieces_of_a_page_have_a_number_in_common():
    a, b, c = painted(b"a", 3), painted(b"b", 2), painted(b"c", 4)
    orders = [(a, b, c), (c, a), (b, c, b), (a, a)]
    sides = [FilledSide(tuple((p, 0) for p in order), section=True) for order in orders]
    for here in inked(sides):
        taken = [n for one in here for n in range(one.first, one.first + _numbers(one))]
        assert len(taken) == len(set(taken))


def _numbers(one):
    return one.painted.ink.numbers


def table(group, cell):
    return Element("Table", (Element(group, (Element("TR", (Element(cell, ()),)),)),))


def test_the_rows_of_one_table_are_read_as_one_table():
    rows = table("THead", "TH"), table("TBody", "TH"), table("TBody", "TD")
    one, paragraph, other = joined((*rows, Element("P", (1,)), table("TBody", "TD")))
    assert [part.name for part in one.kids] == ["THead", "TBody"]
    assert len(one.kids[1].kids) == 2
    assert (paragraph.name, other.name) == ("P", "Table")


def test_a_moved_element_has_its_numbers_and_picture_moved():
    tag = Element("P", (3, Element("Figure", (4,), "(x)", (1, 2, 3, 4))))
    assert moved(tag, 10, 5) == Element(
        "P", (13, Element("Figure", (14,), "(x)", (1, 7, 3, 9)))
    )


class Stream:
    """What WeasyPrint has painted for one tall page of two pieces."""

    def __init__(self, *pieces):
        around = [b"q"] * 4
        begin = [b"1 0 0 -1 0 99 cm", b"q", b"0.75 0 0 0.75 0 0 cm"]
        inner = [operator for piece in pieces for operator in (b"q", *piece, b"Q")]
        self.stream = [*begin, *around, *inner, *[b"Q"] * 4, b"Q"]


def test_ink_is_raised_but_not_within_a_transformation():
    text = ["/Span", {"MCID": 0}, b"BDC", b"1 0 0 -1 5 112.5 Tm", b"EMC"]
    shape = [b"1 103 m", b"2 104 l", b"1 105 2 106 3 107 c", b"4 108 5 6 re"]
    picture = [b"q", b"2 0 0 2 7 110 cm", b"1 1 m", b"Q", b"1 101 m"]
    first, second = ink_of_pieces(Stream(text, [*shape, *picture]), [100, 100])
    assert first.numbers == 1
    assert first.at(0, 7).startswith(b"q 1 0 0 1 0 0.000000 cm\nq\n/Span\n<</MCID 7>>")
    assert b"1 0 0 -1 5 12.5 Tm" in first.at(0, 7)
    lines = second.parts[0].split(b"\n")[1:-1]
    assert lines == [
        *(b"1 3 m", b"2 4 l", b"1 5 2 6 3 7 c", b"4 8 5 6 re"),
        *(b"q", b"2 0 0 2 7 10 cm", b"1 1 m", b"Q", b"1 1 m"),
    ]
    assert first.untagged().parts == (b"q\n/Artifact\nBMC\n1 0 0 -1 5 12.5 Tm\nEMC\nQ",)


@pytest.mark.parametrize(
    "strange",
    [
        Stream([b"/x3 Do"]),
        Stream([b"/p3 scn"]),
        Stream(),
        Stream(["/Span", {"MCID": 1}, b"BDC", "/Span", {"MCID": 0}, b"BDC"]),
    ],
)
def test_ink_that_is_not_understood_does_not_fit(strange):
    with pytest.raises(Unfit):
        ink_of_pieces(strange, [0])


def test_what_was_used_last_is_kept():
    kept, one = Kept(2), (painted(b"x"),)
    for text in "ab":
        kept.keep({text: one}, "<style>", {})
    assert kept.find("a", "<style>", {})
    kept.keep({"c": one}, "<style>", {})
    assert set(kept.find("abc", "<style>", {})) == {"a", "c"}


def test_what_is_kept_goes_by_style_and_drawings_but_not_by_title():
    kept, text = Kept(9), '<img src="figures/plank.svg">'
    head, drawings = (
        "<title>{}</title><style>{}</style><body x>",
        {"figures/plank.svg": "1"},
    )
    kept.keep({text: (painted(b"x"),)}, head.format("A", "p{}"), drawings)
    assert kept.find([text], head.format("B", "p{}"), drawings)
    assert not kept.find([text], head.format("A", "b{}"), drawings)
    assert not kept.find([text], head.format("A", "p{}"), {"figures/plank.svg": "2"})


def test_ink_needs_its_letters_and_drawings():
    text = b"/ABC 12.5 Tf\n[<00010002>5<0003>] TJ\n/i0123456789ab1 Do\n/a1.0 gs\n"
    letters = {"ABC:0001", "ABC:0002", "ABC:0003"}
    assert needs(Ink((text,))) == letters | {"i0123456789ab1", "a1.0"}


@pytest.mark.parametrize("own", [b"/p3 scn\n", b"/s1 sh\n", b"/x3 Do\n", b"/s0 gs\n"])
def test_what_only_its_own_pdf_has_is_not_portable(own):
    ink = Ink((b"q\n" + own,))
    one = Painted(ink, (), (), 10, needs(ink))
    assert not portable({"a": (one,)}, one)


# --- Whole handouts ---------------------------------------------------------------


def handout(example, copy="client", folder=None, **changes):
    source = ROOT / "examples" / example
    if changes:
        lines = (source / "client.yaml").read_text("utf-8")
        for key, value in changes.items():
            lines = re.sub(rf"^{key}:.*\n", "", lines, flags=re.MULTILINE)
            lines += f"{key}: {value}\n"
        source = folder
        (source / "client.yaml").write_text(lines, "utf-8")
    planned = app.plan_client(source / "client.yaml", None, None)
    weeks = next_block(planned.programme)
    html = app.make_html(planned, weeks, copy)
    return html, app.templates(), app.page_pictures(planned, html)


def alone(monkeypatch, given):
    """The same from WeasyPrint alone."""
    with monkeypatch.context() as patch:
        patch.setattr(stored, "TESTED", ())
        return render_pdf(*given)


def differing(one, other):
    """For each page how many points differ visibly, and whether its words do."""
    left, right = pypdfium2.PdfDocument(one), pypdfium2.PdfDocument(other)
    with left, right:
        for a, b in zip(left, right, strict=True):
            pair = (x.render(grayscale=True).to_pil() for x in (a, b))
            points = ImageChops.difference(*pair).point(lambda v: v > VISIBLE)
            texts = (x.get_textpage().get_text_range().split() for x in (a, b))
            letters = {tuple(sorted("".join(text))) for text in texts}
            yield sum(points.tobytes()), len(letters) > 1


CASES = {
    "steady-build": {},
    "first-days": {},
    "bending-trigger": {"copy": "physio"},
    "quota": {"paper": "letter"},
    "first-visit": {"large_print": "true"},
}


@pytest.mark.parametrize("example", CASES)
def test_put_together_it_looks_as_from_weasyprint_alone(example, tmp_path, monkeypatch):
    changes = dict(CASES[example])
    copy = changes.pop("copy", "client")
    given = handout(example, copy, tmp_path, **changes)
    together = render_pdf(*given)
    plain = alone(monkeypatch, given)
    assert len(together) < len(plain)
    for points, words in differing(together, plain):
        assert points < FEW
        assert not words


@pytest.fixture(scope="module")
def steady():
    return handout("steady-build")


@pytest.fixture(scope="module")
def steady_pdf(steady):
    return render_pdf(*steady)


def test_what_was_made_before_changes_nothing(steady, steady_pdf, monkeypatch):
    monkeypatch.setattr(printing, "_KEPT", Kept(2000))
    fresh = render_pdf(*steady)
    render_pdf(*handout("forty-weeks"))
    assert fresh == render_pdf(*steady) == steady_pdf


def test_painting_some_at_a_time_changes_nothing(steady, steady_pdf, monkeypatch):
    monkeypatch.setattr(printing, "_KEPT", Kept(2000))
    monkeypatch.setattr(ahead, "MANY", 7)
    assert render_pdf(*steady) == steady_pdf


GRADIENT = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 50 40" width="50mm" '
    'height="40mm"><linearGradient id="g"><stop offset="0" stop-color="{}"/>'
    '<stop offset="1"/></linearGradient><path d="M2 2H40V30H2z" fill="url(#g)"/>'
    '<text x="4" y="20" font-size="9">A</text></svg>'
)


def test_a_gradient_of_a_drawing_is_that_of_this_handout(steady, monkeypatch):
    html, templates, shipped = steady
    names = list(shipped)
    own = {name: GRADIENT.format("#fff") for name in names[:2]}
    other = shipped | {names[0]: GRADIENT.format("#888"), names[2]: own[names[0]]}
    render_pdf(html, templates, shipped | own)
    after = render_pdf(html, templates, other)
    monkeypatch.setattr(printing, "_KEPT", Kept(2000))
    assert render_pdf(html, templates, other) == after


def test_a_page_put_together_is_accessible(steady_pdf):
    assert validation.validate_pdf_bytes(steady_pdf, profile="ua1").is_compliant


def elements(node):
    """All tags below one."""
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        found = kid.get_object()
        if isinstance(found, dict):
            yield found
            yield from elements(found)


def test_each_header_of_the_tick_table_says_what_it_heads(steady_pdf):
    root = pypdf.PdfReader(io.BytesIO(steady_pdf)).trailer["/Root"]["/StructTreeRoot"]
    found = list(elements(root))
    headers = [tag for tag in found if tag["/S"] == "/TH"]
    assert {tag["/A"]["/Scope"] for tag in headers} == {"/Row", "/Column"}
    tables = [list(rows(tag)) for tag in found if tag["/S"] == "/Table"]
    grids = [found for found in tables if len(list(elements(found[-1]))) > DAYS]
    assert len(grids) == 4  # one a week, although its rows are painted one by one
    assert {len(grid) for grid in grids} == {9}
    assert not {"/Div", "/NonStruct", "/Span"} & {tag["/S"] for tag in found}


def rows(table):
    return (tag for tag in elements(table) if tag["/S"] == "/TR")


def test_a_bookmark_leads_to_each_page_with_a_heading(steady_pdf):
    reader = pypdf.PdfReader(io.BytesIO(steady_pdf))
    titles = [mark.title for mark in reader.outline]
    assert titles[0] == "Your back exercises at home"
    for mark in reader.outline:
        text = reader.pages[reader.get_destination_page_number(mark)].extract_text()
        assert "".join(mark.title.split()) in "".join(text.split())


def test_every_piece_is_stored_once(steady_pdf):
    reader = pypdf.PdfReader(io.BytesIO(steady_pdf))
    weeks = [p for p in reader.pages if "each box when done" in p.extract_text()]
    shared = [{o.idnum for o in week["/Contents"]} for week in weeks]
    common = set.intersection(*shared)
    assert len(weeks) == 4
    assert len(common) >= 3  # the numbers to write, the colours, and what is between


def test_what_does_not_fit_is_left_to_weasyprint(steady, steady_pdf, monkeypatch):
    def unfit(*_):
        raise Unfit

    html, templates, pictures = steady
    monkeypatch.setattr(printing, "compose", unfit)
    other = render_pdf(html, templates, pictures)
    assert other != steady_pdf
    assert not any(words for _, words in differing(other, steady_pdf))


def test_a_piece_higher_than_a_page_is_left_to_weasyprint(steady, monkeypatch):
    said = []

    def listened(*given):
        try:
            return compose(*given)
        except Unfit as unfit:
            said.append(str(unfit))
            raise

    html, templates, pictures = steady
    high = html.replace('<div class="piece own">', '<div style="height: 900mm">')
    assert high != html
    monkeypatch.setattr(printing, "compose", listened)
    assert render_pdf(high, templates, pictures)
    assert re.search(r"px on a page of|is on two pages", said[0])


def test_a_page_without_marks_is_left_to_weasyprint(made):
    html = '<html lang="en"><title>t</title><p>Hello'
    sheet = pypdf.PdfReader(io.BytesIO(render_pdf(html, made.templates, {})))
    assert sheet.pages[0].extract_text() == "Hello"


def test_a_drawing_that_is_missing_is_still_an_error(steady):
    html, templates, pictures = steady
    with pytest.raises(PdfError):
        render_pdf(html, templates, {k: v for k, v in pictures.items() if k < "c"})
