"""Whether weeks have room on one side of paper: an estimate, before they are laid out.

Widths and heights are those of the style sheet, in mm. A letter of 12 points is taken
as 1.7 mm wide: what is near the edge gets another page rather than a lost line.
"""

from collections.abc import Iterable
from textwrap import wrap
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rehab.render.view_colours import HeadView
    from rehab.render.view_compact import CompactView
    from rehab.render.view_grid import TickRow
    from rehab.render.view_next import NextView
    from rehab.render.view_week import WeekView

ROOM_MM = {"a4": 261.0, "letter": 252.5}
LETTER_MM, LINE_MM = 1.7, 4.8  # of 12 points
ROW_MM = 1.2  # around the text of a row
WHOLE_MM = 184.0
GAP_MM = 2.0  # beside a cell
BOLD = 0.9  # so much of a width is left where letters are bold

TITLE_LETTERS, TITLE_MM = 26, 7.5  # beside the dates; each line more
HEAD_MM, HOW_LINES = 26.0, 3  # title, days and minutes, beside so many lines
TICK_MM, MORE_MM = 12.2, 5.2  # an exercise of two lines; each line more
MANY, SMALL_TICK_MM = 5, 10.2  # from so many exercises on their drawings are smaller
BARE_TICK_MM = 9.8  # without its drawing
DOSE_MM = 68.0
LOG_MM = 39.0  # what is written each day
LOG_ROWS = 4  # of them
OWN_MM = 12.5  # what is written once a week

PAIR_MM = 37.0  # of equal weeks: title, lead, and the heads of the boxes
STRIP_MM = 12.5  # their drawings
BOX_MM = 9.3  # a row of boxes
LINE_OF_WEEK_MM = 6.0  # what is written once a week

COLOURS_MM, LESS_MM, NEXT_MM = 12.5, 12.0, 7.5  # the head of each table
LABEL_MM, LESS_LABEL_MM, NUMBER_MM = 30.0, 54.0, 10.0
PAIR_LABEL_MM = 60.0
HEAD_LINES = 2  # of the heads of colours
FOUR_MM = (26.0, 29.0, 48.5, 50.5)  # columns of the usual grid
BY_ROW_MM = (24.5, 31.5, 56.5, 43.5)  # where each row names its own pain
NEXT_COLUMNS_MM = (84.0, 96.0)
SIGN_MM = 6.0  # of a colour
FRAME = 4  # letters that the frame of a tag takes


def has_room(week: "WeekView", paper: str) -> bool:
    """Whether one side of this paper is enough for the week."""
    return height_mm(week) <= ROOM_MM[paper]


def pair_has_room(pair: "CompactView", paper: str) -> bool:
    """Whether one side of this paper is enough for the equal weeks."""
    return pair_height_mm(pair) <= ROOM_MM[paper]


def height_mm(week: "WeekView") -> float:
    """About how much of a side the week takes."""
    notes = sum(_lines(line, WHOLE_MM) * LINE_MM for line in week.notes)
    how = max(0, len(week.how) - HOW_LINES) * LINE_MM
    above = HEAD_MM + how + _title(week.heading) + notes + _ticks(week.grid.ticks)
    more = (len(week.grid.log) - LOG_ROWS) * BOX_MM  # effort, and whether it was well
    below = LOG_MM + more + _tables(week, week.next, LESS_LABEL_MM) + OWN_MM
    return above + below


def pair_height_mm(pair: "CompactView") -> float:
    """About how much of a side the equal weeks take."""
    week, rows = pair.first, pair.first.grid.ticks
    width = WHOLE_MM / max(1, len(rows)) - GAP_MM
    strip = max(
        _lines(row.name, BOLD * width) + _lines(f"{row.dose} {_framed(row.new)}", width)
        for row in rows
    )
    drawn = STRIP_MM if any(row.picture for row in rows) else 0
    boxes = (len(rows) + len(week.grid.log)) * BOX_MM
    once = len(pair.weeks) * LINE_OF_WEEK_MM
    above = PAIR_MM + _title(pair.heading) + drawn + strip * LINE_MM + boxes
    return above + _tables(week, pair.next, PAIR_LABEL_MM) + once


def _lines(text: str, width_mm: float) -> int:
    return max(1, len(wrap(text, int(width_mm / LETTER_MM))))


def _row(cells: Iterable[tuple[str, float]]) -> float:
    """A row of a table, as high as its longest cell."""
    return max(_lines(*cell) for cell in cells) * LINE_MM + ROW_MM


def _title(heading: str) -> float:
    return (_lines(heading, TITLE_LETTERS * LETTER_MM) - 1) * TITLE_MM


def _ticks(rows: "tuple[TickRow, ...]") -> float:
    drawn = SMALL_TICK_MM if len(rows) >= MANY else TICK_MM
    each = drawn if any(row.picture for row in rows) else BARE_TICK_MM
    more = sum(
        _lines(_dose(row), DOSE_MM) + _lines(_name(row), BOLD * DOSE_MM) - 2
        for row in rows
    )
    return len(rows) * each + more * MORE_MM


def _dose(row: "TickRow") -> str:
    """The dose, and what is new where it stands beside it."""
    return row.dose if row.tag_first else f"{row.dose} {_framed(row.new)}"


def _name(row: "TickRow") -> str:
    """The name, and what is new where it stands beside it."""
    return f"{row.name} {_framed(row.new)}" if row.tag_first else row.name


def _framed(text: str) -> str:
    """A word as long as the text in its frame."""
    return "x" * (len(text) + FRAME) if text else ""


def _tables(week: "WeekView", following: "NextView", label_mm: float) -> float:
    """What to do when it is worse, and next week."""
    lines = (zip(line, NEXT_COLUMNS_MM, strict=True) for line in following.lines)
    after = _row([(following.after, WHOLE_MM)]) if following.after else 0
    rows = sum(map(_row, lines)) + after
    return _colours(week) + _less(week, label_mm) + NEXT_MM + rows


def _colours(week: "WeekView") -> float:
    grid = week.colours
    even = (WHOLE_MM - LABEL_MM) / max(1, len(grid.heads))
    four = BY_ROW_MM if grid.by_row else FOUR_MM
    widths = four if len(grid.heads) == len(four) else [even] * len(grid.heads)
    rows = (
        [
            (f"{cell.pain} {cell.says}", width - GAP_MM)
            for cell, width in zip(cells, widths, strict=True)
        ]
        for _, cells in grid.rows
    )
    below = (len(grid.flare) + bool(grid.new)) * (LINE_MM + ROW_MM)
    more = max(map(_head_lines, grid.heads, widths)) - HEAD_LINES
    return COLOURS_MM + more * LINE_MM + sum(map(_row, rows)) + below


def _head_lines(head: "HeadView", width_mm: float) -> int:
    """Its colour and its pain, at least as many as are counted for every table."""
    room = BOLD * width_mm - GAP_MM
    named = _lines(head.light.name, room - SIGN_MM)
    return max(HEAD_LINES, named + _lines(head.pain, room))


def _less(week: "WeekView", label_mm: float) -> float:
    if week.less is None:
        return 0
    width = (WHOLE_MM - label_mm) / len(week.less.heads)
    rows = (
        [(row.name, label_mm - NUMBER_MM), *((dose, width) for dose in row.doses)]
        for row in week.less.rows
    )
    return LESS_MM + sum(map(_row, rows))
