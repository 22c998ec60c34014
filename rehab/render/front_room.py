"""Whether the front page has room on its side: an estimate, before it is laid out.

Widths and heights are those of the style sheet, in mm, and of the usual size of
letters; large print takes the sides it needs.
"""

from collections.abc import Iterable
from operator import itemgetter
from typing import TYPE_CHECKING

from rehab.render.letters import line_count, width_mm
from rehab.render.signed import ROOM, SIGNED

if TYPE_CHECKING:
    from rehab.render.view import SheetsView
    from rehab.render.view_front import FrontView, Step

ROOM_MM = {"a4": 271.2, "letter": 262.5}
WHOLE_MM = 184.0
SMALL, USUAL, HEADING, GOAL, TITLE = 12, 14, 15, 18, 29  # points
LINE_MM, USUAL_MM, HEADING_MM, GOAL_MM, TITLE_MM = 5.0, 6.12, 6.35, 7.3, 10.64
STAIRS_MM = {1: 184.0, 2: 92.0, 3: 61.3, 4: 46.0, 5: 36.8, 6: 30.6, 7: 26.2, 8: 23.0}
STAIR_PADDING_MM, SIGN_PADDING_MM, SIGN_MM = 1.5, 4.0, 2.0
HERO_MM, HERO_IN_MM, LOGO_MM = 20.0, 170.0, 20.0  # but for the title
KEYS_MM, KEYS_IN_MM = 7.1, 172.0
LEAD_MM, GOAL_IN_MM, ABOUT_IN_MM = 3.0, 80.0, 96.0
AROUND_MM, PANEL_MM, PADDING_MM = 14.2, 89.0, 7.8  # the panels; the width of one
NEED_MM, BOX_MM, BESIDE_MM = 5.8, 7.0, 3.0  # a thing; its box; between two in a row
USE_MM = 5.9  # two lines of how to use it
END_MM, REVIEW_IN_MM, QUESTIONS_IN_MM = 4.5, 98.0, 74.0
CODE_MM, CODED_IN_MM = 18.1, 76.0


def fitted(sheets: "SheetsView") -> "FrontView":
    """The handout's front page, on less paper where one side is not enough."""
    front, tried = sheets.front, []
    for one in (front, *front.shorter):
        height = front_mm(sheets, one)
        if height <= ROOM_MM[sheets.paper]:
            return one
        tried.append((height, one))
    return min(tried, key=itemgetter(0))[1]


def front_mm(sheets: "SheetsView", front: "FrontView") -> float:
    """About how much of a side it takes."""
    up = f"{front.up_title} {front.up}"
    step = 1.5 + line_count(up, WHOLE_MM, SMALL) * LINE_MM if front.up else 0
    above = _hero(sheets, front) + _keys(front) + _lead(front)
    path = HEADING_MM + max(_stair(one, len(front.steps)) for one in front.steps)
    panels = AROUND_MM + max(_needs(front), _terms(front))
    rows = (len(sheets.use) + 1) // 2
    return above + path + step + panels + rows * USE_MM + _end(sheets, front)


def _hero(sheets: "SheetsView", front: "FrontView") -> float:
    room = HERO_IN_MM - (LOGO_MM if sheets.logo else 0)
    whose = f"{sheets.clinic}  {sheets.address}"
    lines = line_count(whose, room, USUAL, bold=True) - 1  # more than one
    lines += line_count(front.made_for, room, HEADING) - 1
    title = line_count(front.title, room, TITLE, bold=True)
    return HERO_MM + title * TITLE_MM + lines * HEADING_MM


def _keys(front: "FrontView") -> float:
    lines = (
        line_count(one, KEYS_IN_MM, USUAL, bold=True)
        for one in (*front.todo, front.stop)
    )
    return KEYS_MM + sum(lines) * USUAL_MM


def _lead(front: "FrontView") -> float:
    goal = line_count(front.goal, GOAL_IN_MM, GOAL, bold=True) * GOAL_MM
    about = line_count(_about(front), ABOUT_IN_MM, USUAL) * USUAL_MM
    return LEAD_MM + max(HEADING_MM + goal, about)


def _about(front: "FrontView") -> str:
    """Alike before and after somebody signed."""
    return front.about.replace(SIGNED, ROOM)


def _stair(step: "Step", many: int) -> float:
    room = STAIRS_MM.get(many, STAIRS_MM[5])
    sign = 0.0
    if step.label:
        lines = line_count(step.label, room - SIGN_PADDING_MM, SMALL, bold=True)
        sign = SIGN_MM + lines * LINE_MM
    inside = room - STAIR_PADDING_MM
    name = line_count(step.name, inside, SMALL, bold=True)
    told = (name + line_count(step.length, inside, SMALL)) * LINE_MM
    return sign + told + step.height_mm


def _needs(front: "FrontView") -> float:
    room = (front.needs_mm or PANEL_MM) - PADDING_MM - BOX_MM
    inside = room - (BESIDE_MM if front.needs_mm else 0)
    more = sum(_lines(thing, inside) - 1 for thing in front.needs) * LINE_MM
    rows = _rows(front.needs, room) if front.needs_mm else len(front.needs)
    return rows * NEED_MM + more


def _rows(things: Iterable[str], room_mm: float) -> int:
    """How many rows they take where they stand beside each other, each with its box."""
    rows, left = 0, 0.0
    for thing in things:
        wide = min(room_mm, width_mm(thing, SMALL)) + BOX_MM + BESIDE_MM
        if wide > left:
            rows, left = rows + 1, room_mm + BOX_MM
        left -= wide
    return rows


def _terms(front: "FrontView") -> float:
    told = (f"{term} {meaning}" for term, meaning in front.terms)
    room = (front.words_mm if front.needs_mm else PANEL_MM) - PADDING_MM
    return sum(_lines(one, room) for one in told) * LINE_MM


def _end(sheets: "SheetsView", front: "FrontView") -> float:
    room = CODED_IN_MM if sheets.code else REVIEW_IN_MM
    other = CODED_IN_MM if sheets.code else QUESTIONS_IN_MM
    review = 1 + line_count(f"{front.review} mmmmmmm", room, USUAL)
    lines = (line_count(one, other, USUAL) for one in (sheets.call, *sheets.hours))
    told = max(review, sum(lines)) * USUAL_MM
    return END_MM + max(told, CODE_MM if sheets.code else 0)


def _lines(text: str, room_mm: float) -> int:
    return line_count(text, room_mm, SMALL)
