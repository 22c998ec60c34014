"""Whole handouts of every kind, read back from the finished PDF.

Each pair of values of two columns is in some row: plan by paper, size by exercises and
so on. A row is printed once, and each test looks at every row.
"""

import dataclasses
import functools
import itertools
from collections import Counter

import page as validation
import pytest

from rehab.app.pages import Copy, draft
from rehab.app.planned import Planned
from rehab.render.view import SheetsView
from tests.support.handouts import (
    all_equal,
    html_of,
    pdf_of,
    planned,
    view_of,
    with_exercises,
)
from tests.support.printed import Side, bare, overlapping, sides
from tests.support.reading import fragments, grade, sections, sentences

GRADE_MAX = 6.0
SMALLEST = {"standard": 12, "large": 16, "physio": 10, "margin": 10}  # points
MARGINS = {"a4": (13, 18), "letter": (15.95, 14)}  # mm: at the sides, below
INTO_THE_MARGIN = 2.2  # mm, by a box whose gap begins before it
BOX_MM = 9
BULLET = "•"  # of the style
PHYSIOS = ("screening", "physio", "follow")  # sections


@dataclasses.dataclass(frozen=True)
class Row:
    """One kind of handout: two weeks from the first one on."""

    who: str  # an example, or a plan
    first: int
    layout: str
    size: str
    paper: str
    copy: Copy
    exercises: int
    state: str

    def __str__(self):
        return "-".join(map(str, dataclasses.astuple(self)))


ENDURANCE, BENDING = "endurance-to-strength", "bending-trigger"
THE_MAT = "back-to-the-mat"
ROWS = tuple(
    itertools.starmap(
        Row,
        [
            ("first-visit", 1, "compact", "standard", "a4", "physio", 2, "signed"),
            ("first-visit", 1, "weekly", "large", "letter", "client", 4, "draft"),
            ("first-visit", 1, "weekly", "large", "a4", "physio", 6, "draft"),
            ("steady-build", 40, "compact", "large", "letter", "physio", 2, "signed"),
            ("steady-build", 1, "compact", "standard", "a4", "client", 4, "draft"),
            ("steady-build", 20, "weekly", "large", "letter", "physio", 6, "signed"),
            (BENDING, 1, "weekly", "standard", "letter", "client", 2, "draft"),
            (BENDING, 20, "compact", "large", "letter", "physio", 4, "draft"),
            (BENDING, 40, "compact", "large", "a4", "physio", 6, "signed"),
            ("first-days", 1, "compact", "large", "letter", "physio", 2, "draft"),
            ("first-days", 3, "weekly", "standard", "a4", "client", 4, "signed"),
            ("first-days", 12, "compact", "large", "letter", "physio", 6, "draft"),
            ("quota", 10, "compact", "standard", "a4", "client", 2, "signed"),
            ("quota", 1, "weekly", "large", "letter", "physio", 4, "draft"),
            ("quota", 5, "compact", "large", "letter", "physio", 6, "signed"),
            (THE_MAT, 1, "weekly", "large", "a4", "physio", 2, "signed"),
            (THE_MAT, 9, "weekly", "large", "a4", "client", 4, "signed"),
            (THE_MAT, 19, "compact", "standard", "letter", "client", 6, "draft"),
            (ENDURANCE, 1, "weekly", "standard", "letter", "physio", 2, "signed"),
            (ENDURANCE, 5, "compact", "large", "a4", "client", 4, "draft"),
            (ENDURANCE, 9, "compact", "large", "letter", "client", 6, "signed"),
        ],
    )
)
HAS_FEWER = {("quota", 6)}  # all its weeks together have four


@dataclasses.dataclass(frozen=True)
class Printed:
    """A row's handout."""

    made: Planned
    view: SheetsView
    html: str
    pdf: bytes
    sides: tuple[Side, ...]


@functools.cache
def printed(row: Row) -> Printed:
    made = planned(row.who, large_print=row.size == "large", paper=row.paper)
    weeks = (row.first, row.first + 1)
    made = with_exercises(made, weeks, row.exercises)
    compact = row.layout == "compact"
    made = all_equal(made, weeks) if compact else made
    view = view_of(
        made,
        weeks,
        copy=row.copy,
        layout=None if compact else "weekly",
        draft=row.state == "draft",
    )
    html = html_of(made, view)
    pdf = pdf_of(made, html, draft=row.state == "draft")
    return Printed(made, view, html, pdf, sides(pdf))


every_row = pytest.mark.parametrize("row", ROWS, ids=str)


def test_each_pair_of_values_is_in_some_row():
    columns = [f.name for f in dataclasses.fields(Row) if f.name != "first"]
    for one, other in itertools.combinations(columns, 2):
        pairs = {(getattr(row, one), getattr(row, other)) for row in ROWS}
        values = [{getattr(row, name) for row in ROWS} for name in (one, other)]
        assert pairs == set(itertools.product(*values))


@every_row
def test_it_has_the_exercises_that_were_asked_for(row):
    week = printed(row).made.programme.week(row.first)
    wanted = 4 if (row.who, row.exercises) in HAS_FEWER else row.exercises
    assert len(week.prescriptions) == wanted


@every_row
def test_it_is_valid_pdf_ua(row):
    report = validation.validate_pdf_bytes(printed(row).pdf, profile="ua1")
    assert report.is_compliant, [f"{f.rule_id}: {f.message}" for f in report.failures]


@every_row
def test_every_letter_has_its_place(row):
    beside, below = MARGINS[row.paper]
    footer = printed(row).view.footer
    for number, side in enumerate(printed(row).sides, 1):
        for letter in side.letters:
            assert letter.at.left >= beside - INTO_THE_MARGIN, (number, letter)
            assert letter.at.right <= side.width - beside + INTO_THE_MARGIN, number
            assert letter.at.top >= 0, (number, letter)
        low = [one for one in side.letters if one.at.bottom > side.height - below]
        count = f"{number}/{len(printed(row).sides)}"
        said = bare("".join(one.text for one in low))
        assert said in {bare(footer) + count, ""}, number  # "": the back of a sheet
        assert not list(overlapping(side.letters)), number


@every_row
def test_no_letter_is_smaller_than_promised(row):
    _, below = MARGINS[row.paper]
    for number, side in enumerate(printed(row).sides, 1):
        least = SMALLEST["physio" if number > clients(row) else row.size]
        last = len(side.letters) - len("".join(line_of(row).split()))
        body = side.letters[:last]
        for letter in body:
            low = letter.at.bottom > side.height - below
            assert letter.points >= (SMALLEST["margin"] if low else least) - 0.01, (
                number,
                letter,
            )


def line_of(row):
    """What stands above each page of a draft; it is painted last."""
    return draft(printed(row).made.programme.plan).line if row.state == "draft" else ""


def above(row):
    """The same, bare."""
    return bare(line_of(row))


def clients(row):
    """How many sides are the client's; the physio's come after them."""
    view = printed(row).view
    titles = [view.physio.heading] if view.physio else []
    titles += [view.labels["movement_screen"]] if view.screen else []
    for number, side in enumerate(printed(row).sides):
        if set(titles) & set(side.headings):
            return number
    return len(printed(row).sides)


def due(rows):
    """How many boxes are to fill in."""
    return sum(box.due for row in rows for box in row.boxes)


@every_row
def test_every_box_to_fill_in_is_there_and_large_enough(row):
    view, wanted = printed(row).view, 0
    for page in view.pages:
        weeks = [page.week] if page.week else [week for _, week in page.pair.weeks]
        wanted += sum(due(week.grid.ticks) + due(week.grid.log) for week in weeks)
    wanted += sum(len(log.days) * len(log.example) for log in view.logs)
    boxes = [b for side in printed(row).sides[: clients(row)] for b in side.boxes]
    assert wanted
    assert len(boxes) == wanted
    assert min(box.height for box in boxes) >= BOX_MM - 0.01
    assert min(box.width for box in boxes) >= BOX_MM - 0.31


@every_row
def test_a_week_stays_on_its_side(row):
    """Each side begins with a heading; only long ones may go on in large print."""
    kinds = {_title(s): kind for kind, s in sections(printed(row).html)}
    before = ""
    for number, side in enumerate(printed(row).sides, 1):
        if side.headings:
            before = kinds[side.headings[0]]
            assert len(side.headings) == 1, number
        elif side.text not in {"", above(row)}:
            assert before == "follow" or row.size == "large", number


def _title(section):
    return next(iter(fragments(section[section.index("<h1") :])))


@every_row
def test_every_letter_of_the_page_is_printed(row):
    _, below = MARGINS[row.paper]
    top = above(row)
    found: Counter[str] = Counter()
    for side in printed(row).sides[: clients(row)]:
        body = (o.text for o in side.letters if o.at.bottom <= side.height - below)
        found += Counter(bare("".join(body)).removesuffix(top))
    own = (s for kind, s in sections(printed(row).html) if kind not in PHYSIOS)
    said = Counter(bare("".join(text for s in own for text in fragments(s))))
    del found[BULLET]
    assert not said - found
    if row.size == "standard":  # a table that goes on has its head again
        assert found == said


@every_row
def test_the_client_can_read_it(row):
    for kind, section in sections(printed(row).html):
        if kind not in PHYSIOS:
            assert grade(sentences(section)) <= GRADE_MAX, kind


@every_row
def test_it_is_a_draft_on_each_side_or_on_none(row):
    word = "DRAFT" if row.state == "draft" else ""
    for side in printed(row).sides:
        assert side.watermark == word or side.text == side.watermark == ""


@every_row
def test_the_same_pages_are_the_same_bytes(row):
    """After all the others were made, too."""
    one = printed(row)
    html = html_of(one.made, one.view)
    assert pdf_of(one.made, html, draft=row.state == "draft") == one.pdf
