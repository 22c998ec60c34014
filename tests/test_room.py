"""No week or how-to spills over its side: the estimates against the finished PDF."""

import dataclasses

import pytest

from rehab.render.view_front import HIGHEST_MM
from tests.support.handouts import (
    all_equal,
    html_of,
    pdf_of,
    planned,
    view_of,
    with_exercises,
)
from tests.support.printed import bare, sides

WEEKS = {  # of doses long and short, of grids even and not
    "steady-build": (1, 20),
    "bending-trigger": (5, 40),
    "endurance-to-strength": (5,),
    "first-days": (5,),
    "forty-weeks": (41,),
}
LONGEST = {  # of whom to call: each as long as it may be
    "name": "Harbour Lane Physiotherapy and Rehabilitation, Old Mill Road",
    "phone": "0123 456 789 until noon and 0123 456 780 from one until five",
    "emergency_number": "112, or 0123 456 789 for the ambulance of the islands alone.",
    "emergency_department": ("the emergency department of the district hospital, " * 4)[
        :199
    ],
}
CASES = [
    (name, first, paper, exercises)
    for name, firsts in WEEKS.items()
    for first in firsts
    for paper in ("a4", "letter")
    for exercises in (4, 5)
]


def spilled(made, weeks, layout):
    """The sides that go on with what stood on the one before, from the weeks on."""
    view = view_of(made, weeks, layout=layout)
    printed = sides(pdf_of(made, html_of(made, view)))
    before = 2 + len(view.howto)  # front, safety
    return [
        n
        for n, side in enumerate(printed)
        if n > before and not side.headings and _written(side)
    ]


def _written(side):
    """Whether anything stands above the foot: the back of a leaf may be left free."""
    return any(letter.at.bottom < side.height * 0.9 for letter in side.letters)


@pytest.mark.parametrize(("name", "first", "paper", "exercises"), CASES)
def test_a_week_stays_on_its_sides(name, first, paper, exercises):
    weeks = [first, first + 1]
    made = with_exercises(
        planned(name, paper=paper, large_print=False), weeks, exercises
    )
    assert spilled(made, weeks, "weekly") == []


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize(("name", "first"), [("steady-build", 1), ("forty-weeks", 41)])
def test_equal_weeks_stay_on_their_side(name, first, paper):
    weeks = [first, first + 1]
    made = all_equal(planned(name, paper=paper, large_print=False), weeks)
    assert spilled(made, weeks, "compact") == []


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_a_dose_as_wide_as_its_column_stays_whole_before_a_tag(paper):
    weeks = [13, 14, 15, 16]
    made = with_exercises(planned("achilles", paper=paper, large_print=False), weeks, 4)
    doses = [row.dose for row in view_of(made, weeks).pages[0].pair.first.grid.ticks]
    assert "3 sets of 15, each side" in doses
    assert spilled(made, weeks, "compact") == []


@pytest.mark.parametrize("name", ["achilles-in-three-phases", "otago-ankle-weights"])
def test_weeks_with_a_card_or_a_line_more_stay_on_their_sides(name):
    made = planned(f"published/{name}")
    assert spilled(made, [1, 2, 3, 4], None) == []


@pytest.mark.parametrize(
    ("name", "first", "paper"),
    [
        ("bending-trigger", 13, "a4"),
        ("forty-weeks", 41, "a4"),
        ("first-visit", 25, "a4"),
        ("steady-build", 25, "letter"),
        ("shoulder", 5, "letter"),
    ],
)
def test_a_week_in_large_print_stays_on_its_sides(name, first, paper):
    made = planned(name, paper=paper, large_print=True)
    assert spilled(made, [first, first + 1], "weekly") == []


@pytest.mark.parametrize(
    ("name", "first", "paper"),
    [("forty-weeks", 41, "a4"), ("steady-build", 18, "letter")],
)
def test_a_week_in_large_print_says_what_follows_red(name, first, paper):
    """Under the colours, on the side of the tables; what the boxes say stays there."""
    made = planned(name, paper=paper, large_print=True)
    weeks = range(first, first + 4)
    pages = [page.week for page in view_of(made, weeks, layout="weekly").pages]
    assert all(week.colours.after_red for week in pages)
    assert [bool(week.again) for week in pages] == [False, True, True, True]
    assert spilled(made, weeks, "weekly") == []


@pytest.mark.parametrize(
    ("name", "week"), [("steady-build", 29), ("back-to-the-mat", 13)]
)
def test_a_front_page_stays_on_its_side(name, week):
    """Much is needed; the stairs are many and their names are long."""
    made = planned(name, paper="letter", large_print=False)
    view = view_of(made, range(week, week + 4))
    assert view.front.steps[-1].height_mm < HIGHEST_MM
    second = sides(pdf_of(made, html_of(made, view)))[1]
    assert second.headings  # of the safety page


FRONTS = [  # long words or many things, under the usual stairs
    ("back-to-the-mat", 1),
    ("bending-trigger", 49),
    ("forty-weeks", 25),
    ("steady-build", 49),
    ("forty-weeks", 61),
]


@pytest.mark.parametrize(("name", "week"), FRONTS)
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_a_front_page_keeps_its_last_line(name, week, paper):
    made = planned(name, paper=paper, large_print=False)
    view = view_of(made, range(week, week + 4))
    bare_front = dataclasses.replace(view, logs=(), pages=(), howto=())
    first, second = sides(pdf_of(made, html_of(made, bare_front)))
    assert bare(view.front.review) in first.text
    assert bare(view.hours[-1]) in first.text
    assert second.headings


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("forty-weeks", 1),
        ("forty-weeks", 41),
        ("steady-build", 37),
        ("bending-trigger", 1),
    ],
)
def test_large_print_takes_twice_the_sides_at_most(name, first):
    weeks = range(first, first + 4)
    usual, large = (planned(name, large_print=large) for large in (False, True))
    few, many = (
        len(sides(pdf_of(made, html_of(made, view_of(made, weeks)))))
        for made in (usual, large)
    )
    assert many <= 2 * few


HOW_TO = [  # tall exercises, long cues, large letters
    ("bending-trigger", 1, "a4", False, (2, 2)),
    ("bending-trigger", 41, "letter", False, (3, 2)),
    ("bending-trigger", 45, "letter", False, (4,)),
    ("steady-build", 29, "letter", False, (3, 3)),
    ("steady-build", 1, "letter", False, (4,)),
    ("back-to-the-mat", 5, "letter", True, (2, 2)),
]


@pytest.mark.parametrize(("name", "first", "paper", "large", "share"), HOW_TO)
def test_each_side_of_a_how_to_has_its_heading(name, first, paper, large, share):
    made = planned(name, paper=paper, large_print=large)
    view = view_of(made, range(first, first + 4))
    bare = dataclasses.replace(view, front=None, logs=(), pages=())
    printed = sides(pdf_of(made, html_of(made, bare)))
    assert tuple(len(side.moves) for side in view.howto) == share
    assert [bool(side.headings) for side in printed] == [True] * len(share)


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("large", [False, True], ids=["standard", "large"])
@pytest.mark.parametrize("called", [{}, LONGEST], ids=["usual", "longest"])
def test_all_that_a_clinic_says_of_itself_has_room(paper, large, called):
    """In the margin with a long name, too; in large print the front may go on."""
    clinic = planned("steady-build").programme.client.clinic.model_copy(
        update={
            **called,
            "hours": "Monday to Friday, 8 to 12 and 13 to 17, Saturday from 9 to 11",
            "out_of_hours": "Doctor on duty: 116 117",
            "address": "Harbour Lane 1, at the back of the old mill, Exampleton",
            "web": "https://harbour-lane.example",
            "footer": "Bring this sheet to your next appointment, and the one before.",
        }
    )
    made = planned(
        "steady-build",
        paper=paper,
        large_print=large,
        name="Maximiliane-Wilhelmina von der Leyen-Schwarzenberg zu Hohen",
        clinic=clinic,
    )
    view = view_of(made, (1,))
    assert view.footer.endswith(clinic.footer)
    assert clinic.phone in view.footer
    printed = sides(pdf_of(made, html_of(made, view)))
    footer = bare(view.footer)
    for side in printed:
        low = [one for one in side.letters if one.at.bottom > side.height - 14]
        assert footer in bare("".join(one.text for one in low)) or not side.text
        assert all(one.at.bottom < side.height - 2.5 for one in low)
    assert bare(clinic.address) in printed[0].text + printed[1].text
    assert large or printed[1].headings  # the safety page: the front has one side
