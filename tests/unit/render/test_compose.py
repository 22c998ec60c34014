"""Pages put together from pieces: the parts, and that they look like WeasyPrint's."""

import io
import re
from pathlib import Path
from typing import Any

import page as validation
import pypdf
import pypdfium2
import pytest
from PIL import ImageChops

from rehab.app.pages import make_html, page_pictures
from rehab.app.pages import templates as shipped_templates
from rehab.app.planned import Planned, plan_client
from rehab.handout.weeks import next_block
from rehab.render import pdf as printing
from rehab.render import stored
from rehab.render.compose import ahead
from rehab.render.compose import handout as composing
from rehab.render.compose.contents import contents
from rehab.render.compose.cut import cut
from rehab.render.compose.elements import (
    Element,
    heads,
    joined,
    lowered,
    read_element,
    renumbered,
)
from rehab.render.compose.handout import compose
from rehab.render.compose.kept import Kept, portable
from rehab.render.compose.layout import texts_page
from rehab.render.compose.needs import needs
from rehab.render.compose.paginate import paginate
from rehab.render.compose.painted import Painted
from rehab.render.compose.paints import Paint, paints_of_pieces
from rehab.render.compose.press import Unfit
from rehab.render.compose.side import FilledSide, Placed, Side, sides_of
from rehab.render.compose.units import Unit, units_of
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
<table class="grid"></table>
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
    assert [(p.html, p.joined) for p in week.pieces] == [
        ('<div class="piece">a</div>', False),
        ('<table class="grid"></table>', True),
        ('<div class="piece">b</div>', False),
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
    assert paginate(blocks, 100) == [pytest.approx(page) for page in pages]


def test_a_block_higher_than_a_page_does_not_fit():
    with pytest.raises(Unfit):
        paginate([[50, 51]], 100)


def test_a_new_sheet_of_paper_begins_on_a_right_hand_page():
    page = cut(MARKED)
    heights = {page.parts[0].html: (200.0,)} | {p.html: (70.0,) for p in PIECES}
    way, empty, first, second = sides_of(page, heights, (10, 190))
    assert way == Side((Placed(page.parts[0].html, 0, 0),))
    assert empty == Side()
    assert [s.text for s in (*first.placed, *second.placed)] == [p.html for p in PIECES]
    assert [s.top for s in first.placed] == [10, 80]
    assert [s.top for s in second.placed] == [10]
    assert first.section
    assert second.section


PIECES = cut(MARKED).parts[1].pieces


def paint(*lines, tag=None, state=(b"0 0 0 rg",), frame=(), box=(0, 0, 9, 9)):
    return Paint(tag, frame, state, tuple((line,) for line in lines), box)


def painted(name, numbers=1, size=1):
    """A piece of so many texts to read, each of so many letters."""
    said = b"[<%b>] TJ" % (name * size)
    units = (Unit(n, (paint(said, b"%d" % n, tag=n),)) for n in range(numbers))
    return Painted(tuple(units), (), (), 10, frozenset())


def sides(*placed):
    running = Painted((Unit(None, (paint(b"r"),)),), (), (), 10, frozenset())
    return [FilledSide(((running, 0), *side), section=True) for side in placed]


def test_what_is_the_same_on_many_pages_is_in_a_stream_they_share():
    a, b, c = (painted(name, size=1000) for name in (b"0a", b"0b", b"0c"))
    given = sides([(a, 0), (b, 10), (c, 50)], [(a, 0), (b, 10), (c, 60)], [(c, 50)])
    _, (first, second, third) = contents(given, 100)
    both, with_third = set(first) & set(second), set(first) & set(third)
    assert [len(page) for page in (first, second, third)] == [3, 3, 2]
    assert sum(b"<0a0a" in one and b"<0b0b" in one for one in both) == 1
    assert sum(b"<0c0c" in one for one in with_third) == 1
    assert all(one.startswith(b"q 0.75 0 0 -0.75 0 75 cm") for one in first)


def test_a_stream_that_would_cost_more_than_it_saves_is_not_shared():
    a, c = painted(b"0a"), painted(b"0c")
    _, pages = contents(sides([(a, 0), (c, 5)], [(a, 0)]), 100)
    assert all(len(page) == 2 for page in pages)  # the running one, and its own


def test_no_two_pieces_of_a_page_have_a_number_in_common():
    a, b, c = painted(b"0a", 3), painted(b"0b", 2), painted(b"0c", 4)
    orders = [(a, b, c), (c, a), (b, c, b), (a, a)]
    inked, _ = contents(sides(*([(p, 0) for p in order] for order in orders)), 9)
    for here, order in zip(inked, orders, strict=True):
        taken = [n for one in here for n in one.numbers.values()]
        assert len(set(taken)) == len(taken) == sum(len(one.units) for one in order)


def test_what_is_in_force_is_not_said_again():
    frame = (((b"1 2 3 4 re W n",),),)
    paints = [
        paint(b"one", frame=frame),
        paint(b"two", frame=frame),
        paint(b"three", state=(b"0 0 0 rg", b"/F 12 Tf")),
        paint(b"four", state=(b"0 0 0 rg", b"2 J")),
    ]
    piece = Painted((Unit(None, tuple(paints)),), (), (), 10, frozenset())
    _, [[stream]] = contents([FilledSide(((piece, 0),), section=True)], 100)
    assert stream.split(b"\n")[1:] == [
        b"/Artifact BMC",
        b"q 1 2 3 4 re W n 0 0 0 rg one Q",
        b"q 1 2 3 4 re W n 0 0 0 rg two Q",
        b"0 0 0 rg",
        b"/F 12 Tf",
        b"three",
        b"q  0 0 0 rg 2 J four Q",
        b"EMC",
        b"Q",
    ]


def test_a_table_without_a_head_goes_on_with_the_one_before():
    head, body = Element("THead", ()), Element("TBody", ())
    tables = [Element("Table", kids) for kids in ((head, body), (body,), (head,))]
    one, other, last = joined([*tables, Element("P", (1,))])
    assert one.kids == (head, body, body)
    assert (other, last.name) == (tables[2], "P")


def test_a_moved_element_has_its_numbers_and_picture_moved():
    tag = Element("P", (3, Element("Figure", (4,), "(x)", (1, 2, 3, 4)), 5))
    assert lowered(renumbered(tag, {3: 13, 4: 0}), 5) == Element(
        "P", (13, Element("Figure", (0,), "(x)", (1, 7, 3, 9)))
    )


def test_texts_that_stand_together_in_an_element_are_one():
    cell = Element("TH", (3, 4, Element("Figure", (5,)), 6, 7, 9))
    assert heads([cell]) == {3: 3, 4: 3, 5: 5, 6: 6, 7: 6, 9: 9}


def test_empty_cells_beside_each_other_are_one():
    kinds = [("TH", [1]), ("TD", []), ("TD", []), ("TD", [2]), ("TD", [])]
    row = {"S": "/TR", "K": [b"%d 0 R" % n for n in range(1, 6)]}
    cells = [{"S": f"/{name}", "K": kids} for name, kids in kinds]
    found: Any = read_element([row, *cells], b"0 0 R")
    names = [(cell.name, cell.kids, cell.cell) for cell in found.kids]
    assert names == [
        ("TH", (1,), "/Scope/Row"),
        ("TD", (), "/ColSpan 2"),
        ("TD", (2,), ""),
        ("TD", (), ""),
    ]


class Stream:
    """What WeasyPrint has painted for one tall page of two pieces."""

    def __init__(self, *pieces):
        around = [b"q"] * 4
        begin = [b"1 0 0 -1 0 99 cm", b"q", b"0.75 0 0 0.75 0 0 cm"]
        inner = [operator for piece in pieces for operator in (b"q", *piece, b"Q")]
        self.stream = [*begin, *around, *inner, *[b"Q"] * 4, b"Q"]


SAID = (b"/F 9 Tf", b"[<0001>] TJ", b"ET", b"EMC")
ROUND = "{0} {1} m {2} {1} l {2} {1} {3} {1} {3} {4} c {3} {5} l {3} {6} {3} {6} {2} "
ROUND += "{6} c {0} {6} l {7} {6} {7} {6} {7} {5} c {7} {4} l {7} {1} {7} {1} {0} {1} c"


def box(left, top, right, bottom, radius):
    """A box with round corners, as operators."""
    across, down = (left + radius, right - radius), (top + radius, bottom - radius)
    a, b, c, d = across[0], top, across[1], right
    said = ROUND.format(a, b, c, d, down[0], down[1], bottom, left)
    return [one.strip().encode() for one in re.findall(r"[\d. ]+ [mlc]", said)]


def read(*operators, top=100):
    [paints] = paints_of_pieces(Stream(list(operators)), [top])
    return paints


def test_each_paint_has_its_own_state_and_is_as_from_the_top_of_its_piece():
    begin = ["/Span", {"MCID": 7}, b"BDC", b"/a1 gs", b"0 0 0 rg"]
    text = [*begin, b"BT", b"1 0 0 -1 5 112.5 Tm", *SAID]
    first, second = read(*text, "/Artifact", b"BMC", b"1 103 m", b"2 104 l", b"f")
    assert (first.tag, second.tag) == (7, None)
    assert first.state == (b"/a1 gs", b"0 0 0 rg", b"/F 9 Tf")
    assert second.state == (b"/a1 gs", b"0 0 0 rg")
    place, shape = first.lines[1], second.lines[:2]
    assert place == (*(b"1", b"0", b"0", b"-1", b"5"), pytest.approx(12.5), b"Tm")
    assert shape == (
        (b"1", pytest.approx(3, abs=0.001), b"m"),
        (b"2", pytest.approx(4, abs=0.001), b"l"),
    )


def test_what_is_within_a_transformation_goes_with_it():
    picture = [b"q", b"2 0 0 2 7 110 cm", b"1 1 m", b"f", b"Q", b"1 101 m", b"f"]
    first, second = read("/Artifact", b"BMC", *picture, b"EMC")
    assert first.frame[0][0][-2] == pytest.approx(10, abs=0.001)
    assert first.lines[0] == (b"1 1 m",)
    assert first.box == (9, 12, 9, 12)
    assert not second.frame


@pytest.mark.parametrize(("inside", "names"), [(2, [b"B"]), (3, [b"f", b"f*"])])
def test_a_border_that_is_equally_wide_is_a_line(inside, names):
    outer, inner = box(10, 110, 50, 150, 5), box(12, 112, 48, 148, 5 - inside)
    state = [b"/a1 gs", b"1 1 1 rg"]
    filled = [b"q", *outer, b"W", b"n", b"10 110 40 40 re", b"f", b"Q"]
    paints = read(*state, *filled, b"0 0 1 rg", *inner, *outer, b"f*")
    [unit] = units_of(paints, {})
    assert [one.lines[-1][0] for one in unit.paints] == names
    if names == [b"B"]:
        assert unit.paints[0].state == (*state, b"0 0 1 RG", b"2.0 w")
        name, number, *_ = unit.paints[0].lines[1]
        assert name == b"45"
        assert number == pytest.approx(11, abs=0.001)


def test_decoration_that_overlaps_is_one_unit():
    shapes = [(0, 0, 2, 2), (5, 5, 7, 7), (1, 1, 3, 3), (2, 2, 6, 6)]
    paints = [paint(b"%d" % n, box=at) for n, at in enumerate(shapes)]
    assert [len(unit.paints) for unit in units_of(paints[:3], {})] == [2, 1]
    assert [len(unit.paints) for unit in units_of(paints, {})] == [4]


def test_decoration_over_a_text_does_not_fit():
    text = paint(b"TJ", tag=1, box=(5, 5, 5, 5))
    units_of([paint(b"f"), text], {})
    with pytest.raises(Unfit):
        units_of([text, paint(b"f")], {})


@pytest.mark.parametrize(
    "strange",
    [
        Stream([b"/x3 Do"]),
        Stream([b"/p3 scn"]),
        Stream([b"/s0 gs"]),
        Stream(),
    ],
)
def test_what_is_not_understood_does_not_fit(strange):
    with pytest.raises(Unfit):
        paints_of_pieces(strange, [0])


def test_what_was_used_last_is_kept():
    kept, one = Kept(2), (painted(b"0a"),)
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
    kept.keep({text: (painted(b"0a"),)}, head.format("A", "p{}"), drawings)
    assert kept.find([text], head.format("B", "p{}"), drawings)
    assert not kept.find([text], head.format("A", "b{}"), drawings)
    assert not kept.find([text], head.format("A", "p{}"), {"figures/plank.svg": "2"})


def test_a_paint_needs_its_letters_and_drawings():
    text = paint(b"[<00010002>5<0003>] TJ", state=(b"/a1.0 gs", b"/ABC 12.5 Tf"))
    picture = paint(b"/i0123456789ab1 Do")
    letters = {"ABC:0001", "ABC:0002", "ABC:0003"}
    assert needs([text, picture]) == letters | {"i0123456789ab1", "a1.0"}


def test_what_only_its_own_pdf_has_is_not_portable():
    own = needs([paint(b"/i3 Do")])
    one = Painted((), (), (), 10, own)
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
    planned = plan_client(source / "client.yaml", None, None)
    assert isinstance(planned, Planned)
    weeks = next_block(planned.programme)
    html = make_html(planned, weeks, copy)
    return html, shipped_templates(), page_pictures(planned, html)


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
    laid = []

    def counted(html, head, texts):
        laid.append(texts)
        return texts_page(html, head, texts)

    monkeypatch.setattr(composing, "texts_page", counted)
    assert fresh == render_pdf(*steady) == steady_pdf
    assert laid == [{}]  # every letter of it is in the PDF of any other handout


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
    trailer: Any = pypdf.PdfReader(io.BytesIO(steady_pdf)).trailer
    root = trailer["/Root"]["/StructTreeRoot"]
    found = list(elements(root))
    headers = [tag for tag in found if tag["/S"] == "/TH"]
    assert {tag["/A"]["/Scope"] for tag in headers} == {"/Row", "/Column"}
    tables = [list(rows(tag)) for tag in found if tag["/S"] == "/Table"]
    grids = [rows for rows in tables if columns(rows[0]) > DAYS]
    assert len(grids) == 4  # one a week, although it is laid out in two pieces
    assert {len(grid) for grid in grids} == {9}
    assert all({columns(row) for row in grid} == {DAYS + 2} for grid in grids)
    assert not {"/Div", "/NonStruct", "/Span"} & {tag["/S"] for tag in found}


def columns(row):
    cells = (tag for tag in elements(row) if tag["/S"] in ("/TD", "/TH"))
    return sum(cell.get("/A", {}).get("/ColSpan", 1) for cell in cells)


def rows(table):
    return (tag for tag in elements(table) if tag["/S"] == "/TR")


def test_a_bookmark_leads_to_each_page_with_a_heading(steady_pdf):
    reader = pypdf.PdfReader(io.BytesIO(steady_pdf))
    marks: list[Any] = reader.outline
    titles = [mark.title for mark in marks]
    assert titles[0] == "Your back exercises at home"
    for mark in marks:
        text = reader.pages[reader.get_destination_page_number(mark)].extract_text()
        assert "".join(mark.title.split()) in "".join(text.split())


def test_every_piece_is_stored_once(steady_pdf):
    reader = pypdf.PdfReader(io.BytesIO(steady_pdf))
    pages: list[Any] = list(reader.pages)
    weeks = [p for p in pages if "each box, lower numbers" in p.extract_text()]
    shared = [{o.idnum for o in week["/Contents"]} for week in weeks]
    common = set.intersection(*shared[1:])  # all of the first stands a line higher
    assert len(weeks) == 4
    assert len(common) >= 3  # the numbers to write, the colours, next Monday


def test_what_does_not_fit_is_left_to_weasyprint(steady, steady_pdf, monkeypatch):
    def unfit(*_, **__):
        raise Unfit

    html, templates, pictures = steady
    monkeypatch.setattr(printing, "compose", unfit)
    other = render_pdf(html, templates, pictures)
    assert other != steady_pdf
    assert not any(words for _, words in differing(other, steady_pdf))


def test_a_fault_of_ours_is_logged_and_the_pages_are_made_all_the_same(
    steady, steady_pdf, monkeypatch, faults
):
    def faulty(*_, **__):
        raise KeyError(7)

    monkeypatch.setattr(printing, "compose", faulty)
    other = render_pdf(*steady)
    assert not any(words for _, words in differing(other, steady_pdf))
    assert len(faults) == 1
    assert "KeyError: 7" in faults.pop()


def test_another_pydyf_is_not_one_that_was_tested(monkeypatch):
    assert stored.is_tested()
    monkeypatch.setattr(stored, "version", {"weasyprint": "70.0", "pydyf": "1"}.get)
    assert not stored.is_tested()


def test_a_piece_higher_than_a_page_is_left_to_weasyprint(steady, monkeypatch):
    said = []

    def listened(*given, **wanted):
        try:
            return compose(*given, **wanted)
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
