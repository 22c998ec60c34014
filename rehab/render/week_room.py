"""Whether weeks have room on one side of paper: an estimate, before they are laid out.

Widths and heights are those of the style sheet, in mm; what is near the edge gets
another page rather than a lost line.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rehab.render.letters import line_count, width_mm

if TYPE_CHECKING:
    from rehab.render.view_compact import CompactView
    from rehab.render.view_grid import GridView, TickRow
    from rehab.render.view_next import NextView
    from rehab.render.view_week import WeekView

ROOM_MM = {"a4": 267.0, "letter": 256.0}
PAIR_ROOM_MM = {"a4": 267.0, "letter": 254.0}
WHOLE_MM = 184.0
POINTS, LINE_MM = 12, 4.78  # of nearly all letters
RULE_MM = 0.95  # of a row, around its text
JOINED, FRAME = "\u00a0", 3  # a no-break space; so many are as wide as a frame
PADDING_MM = 1.5  # of a cell
NUMBER_MM = 7.3  # an exercise's, in its ring

TITLE_POINTS, TITLE_MM = 24, 9.3
PAIR_TITLE_POINTS = 20
DATE_POINTS = 13
HEAD_MM, HOW_LINES = 26.0, 3  # title, days and minutes, beside so many lines
HOW_MM = 94.0
TICK_MM, MORE_MM = 12.2, 5.4  # an exercise of two lines; each line more
MANY, SMALL_TICK_MM = 5, 11.1  # from so many exercises on their drawings are smaller
BARE_TICK_MM = 10.2  # without its drawing
TICK_POINTS, TICK_LABEL_MM, THUMB_MM = 13, 94.5, 21.3
LOG_MM = 39.0  # what is written each day
LOG_ROWS = 4  # of them
LARGE, LARGE_HEAD_MM = 1.3336, 40.0  # of large print: letters and lines; title, effort
LARGE_ROOM_MM = {"a4": 260.0, "letter": 247.0}
OTHER_ROOM_MM = {"a4": 263.0, "letter": 255.0}
LOG_LABEL_MM = 74.0
OWN_MM = 12.5  # what is written once a week
CARD_MM, CARD_IN_MM = 2.5, 178.0  # around a card; its text

PAIR_MM = 29.9  # of equal weeks: title, lead, and the heads of the boxes
STRIP_MM, STRIP_GAP_MM = 9.5, 4.0  # their drawings; beside each
STRIPS_MM = {1: 184.0, 2: 92.0, 3: 61.0}  # width of each; else
STRIP_WIDE_MM = 46.0
PAIR_NAME_MM, PAIR_LOG_MM = 46.6, 38.0  # the names beside the boxes
LARGE_WEEK_MM, OTHER_MM = 14.0, 20.0  # of large print: a week's line; the other title
BOX_MM = 9.3  # a row of boxes
LINE_OF_WEEK_MM = 6.0  # what is written once a week

COLOURS_MM, LESS_MM, NEXT_MM = 7.2, 11.7, 7.2  # the head of each table
SIGN_MM = 7.3  # of a colour
LABEL_MM = 25.0  # of the pains
HEAD_LINES = 2  # of the heads of lower numbers
LESS_LABEL_MM, PAIR_LABEL_MM, LARGE_LABEL_MM = 58.0, 62.0, 50.0
NEXT_COLUMNS_MM = (86.5, 96.0)


@dataclass(frozen=True, slots=True)
class Cell:
    """A text in a column."""

    text: str
    room_mm: float
    before_mm: float = 0  # what stands before it

    @property
    def lines(self) -> int:
        """How many it takes."""
        return line_count(self.text, self.room_mm, POINTS, first_mm=self.before_mm)


def has_room(week: "WeekView", paper: str) -> bool:
    """Whether one side of this paper is enough for the week."""
    return height_mm(week) <= ROOM_MM[paper]


def pair_has_room(pair: "CompactView", paper: str) -> bool:
    """Whether one side of this paper is enough for the equal weeks."""
    return pair_height_mm(pair) <= PAIR_ROOM_MM[paper]


def height_mm(week: "WeekView") -> float:
    """About how much of a side the week takes."""
    lines = [f"{word} {how}" for word, how in week.how]
    how = max(0, sum(_lines(line, HOW_MM) for line in lines) - HOW_LINES) * LINE_MM
    head = HEAD_MM + how + _title(week, week.heading, TITLE_POINTS)
    above = head + _notes(week) + _ticks(week.grid)
    more = (len(week.grid.log) - LOG_ROWS) * BOX_MM  # effort, and whether it was well
    below = LOG_MM + more + _tables(week, week.next, LESS_LABEL_MM) + OWN_MM
    return above + below + _card(week)


def boxes_have_room(week: "WeekView", paper: str) -> bool:
    """Whether the first side of a week in large print is enough for its boxes."""
    return large_mm(week) <= LARGE_ROOM_MM[paper]


def large_mm(week: "WeekView") -> float:
    """About how much of a side the boxes of a week take in large print."""
    line = LARGE * LINE_MM
    rows, drawn = week.grid.ticks, week.grid.drawn
    points, room = _tick_letters(len(rows), drawn=drawn)
    lines = sum(_tick_lines(row, room / LARGE, points) for row in rows)
    ticks = lines * LARGE * MORE_MM * points / TICK_POINTS
    how = sum(_lines(f"{word} {how}", HOW_MM, LARGE) for word, how in week.how)
    log = sum(
        max(BOX_MM, line * sum(_lines(one, LOG_LABEL_MM, LARGE) for one in told))
        for told in ((row.name, row.hint) for row in week.grid.log)
    )
    title = _title(week, week.heading, TITLE_POINTS, LARGE)
    return LARGE_HEAD_MM + how * line + title + _notes(week, LARGE) + ticks + log


def tables_have_room(week: "WeekView", paper: str) -> bool:
    """Whether the other side of a week in large print is enough for its tables."""
    return other_mm(week) <= OTHER_ROOM_MM[paper]


def other_mm(week: "WeekView") -> float:
    """About how much of its other side a week in large print takes."""
    tables = _tables(week, week.next, LARGE_LABEL_MM, LARGE)
    return OTHER_MM + tables + _card(week, LARGE)


def pair_height_mm(pair: "CompactView") -> float:
    """About how much of a side the equal weeks take."""
    once = len(pair.weeks) * LINE_OF_WEEK_MM
    tables = _tables(pair.first, pair.next, PAIR_LABEL_MM)
    return PAIR_MM + _pair_boxes(pair) + tables + once


def _pair_boxes(pair: "CompactView", scale: float = 1) -> float:
    """All above the tables, but for what is there with one line of everything."""
    week, rows = pair.first, pair.first.grid.ticks
    line, drawn = scale * LINE_MM, week.grid.drawn
    lines = max(_strip(row, len(rows), scale, named=drawn) for row in rows)
    strip = lines * line + (STRIP_MM if drawn else 0)
    names = [(row.name, PAIR_NAME_MM, NUMBER_MM) for row in rows]
    logged = [(row.short, PAIR_LOG_MM, 0.0) for row in week.grid.log]
    boxes = (
        max(
            BOX_MM, line * line_count(name, room / scale, POINTS, bold=True, first_mm=n)
        )
        for name, room, n in (*names, *logged)
    )
    how = " ".join(f"{word} {how}" for word, how in week.how[1:])
    lead = (_lines(f"{pair.lead} {how}", WHOLE_MM, scale) - 1) * line
    title = _title(week, pair.heading, PAIR_TITLE_POINTS, scale)
    told = [f"{row.name}: {row.hint}" for row in week.grid.log]
    told = [" ".join(told)] if pair.run_on else told
    hints = sum(_lines(one, WHOLE_MM, scale) for one in told) * line
    above = title + _notes(week, scale) + lead + strip
    return above + hints + sum(boxes)


def large_pair_has_room(pair: "CompactView", paper: str) -> bool:
    """Whether the two sides of equal weeks in large print are enough."""
    boxes, tables = large_pair_mm(pair)
    return boxes <= LARGE_ROOM_MM[paper] and tables <= OTHER_ROOM_MM[paper]


def large_pair_mm(pair: "CompactView") -> tuple[float, float]:
    """About how much of its two sides it takes in large print."""
    once = len(pair.weeks) * LARGE_WEEK_MM
    tables = _tables(pair.first, pair.next, LARGE_LABEL_MM, LARGE)
    return LARGE * PAIR_MM + _pair_boxes(pair, LARGE) + once, OTHER_MM + tables


def _strip(row: "TickRow", many: int, scale: float, *, named: bool) -> int:
    """Lines of an exercise above the boxes of equal weeks."""
    room = (STRIPS_MM.get(many, STRIP_WIDE_MM) - STRIP_GAP_MM) / scale
    before, dose = 0 if row.picture else NUMBER_MM, _tagged(row.dose, row.new)
    if not named:
        return line_count(dose, room, POINTS, first_mm=before)
    name = line_count(row.name, room, POINTS, bold=True, first_mm=before)
    return name + line_count(dose, room, POINTS)


def _tagged(text: str, tag: str) -> str:
    """A text with what is new in its frame after it; that never breaks."""
    return f"{text} {JOINED * FRAME}{tag.replace(' ', JOINED)}" if tag else text


def _lines(text: str, room_mm: float = WHOLE_MM, scale: float = 1) -> int:
    """Larger letters wrap as the usual ones in so much less room."""
    return line_count(text, room_mm / scale, POINTS)


def _notes(week: "WeekView", scale: float = 1) -> float:
    told = (*week.notes, *([week.again] if week.again else []))
    return sum(_lines(one, WHOLE_MM, scale) for one in told) * scale * LINE_MM


def _card(week: "WeekView", scale: float = 1) -> float:
    card = week.belief
    if card is None:
        return 0
    told = f"{card.title} {card.text} {card.try_this}"
    return scale * (CARD_MM + _lines(told, CARD_IN_MM, scale) * LINE_MM)


def _row(cells: Iterable[Cell]) -> float:
    """A row of a table, as high as its longest cell."""
    return max(cell.lines for cell in cells) * LINE_MM + RULE_MM


def _title(week: "WeekView", heading: str, points: float, scale: float = 1) -> float:
    """What its second line takes, beside the dates."""
    told = week.dates, week.place
    beside = max(width_mm(one, DATE_POINTS, bold=True) for one in told)
    lines = line_count(heading, WHOLE_MM / scale - beside, points, bold=True)
    return (lines - 1) * scale * TITLE_MM


def _ticks(grid: "GridView") -> float:
    rows, drawn = grid.ticks, grid.drawn
    many = len(rows) >= MANY
    each = (SMALL_TICK_MM if many else TICK_MM) if drawn else BARE_TICK_MM
    points, room = _tick_letters(len(rows), drawn=drawn)
    more = sum(_tick_lines(row, room, points) - 2 for row in rows)
    return len(rows) * each + more * MORE_MM


def _tick_letters(rows: int, *, drawn: bool) -> tuple[float, float]:
    """Of the words beside the boxes: points of their letters, millimetres they have."""
    points = POINTS if rows >= MANY else TICK_POINTS
    return points, TICK_LABEL_MM - (THUMB_MM if drawn else 0)


def shorter_tag(row: "TickRow", rows: int) -> bool:
    """Whether what is new takes a line less in few words, beside a drawing."""
    points, room = _tick_letters(rows, drawn=bool(row.picture))
    few = replace(row, new=row.new_short)
    return _tick_lines(few, room, points) < _tick_lines(row, room, points)


def _tick_lines(row: "TickRow", room_mm: float, points: float) -> int:
    """Name and dose; what is new stands beside one of them."""
    by_name, by_dose = (row.new, "") if row.tag_first else ("", row.new)
    name, dose = _tagged(row.name, by_name), _tagged(row.dose, by_dose)
    lines = line_count(name, room_mm, points, bold=True, first_mm=NUMBER_MM)
    return lines + line_count(dose, room_mm, points)


def _tables(
    week: "WeekView", following: "NextView", label_mm: float, scale: float = 1
) -> float:
    """What to do when it is worse, and next week.

    In larger letters as in a narrower column, and that many times as high.
    """
    rooms = [room / scale for room in NEXT_COLUMNS_MM]
    rows = sum(_row(map(Cell, line, rooms)) for line in following.lines)
    told = [
        line for line in (following.after, following.stays, following.example) if line
    ]
    after = sum(_lines(line, WHOLE_MM, scale) for line in told) * LINE_MM
    less = _less(week, label_mm, scale)
    head = NEXT_MM + (Cell(following.lead, rooms[1]).lines - 1) * LINE_MM
    return scale * (_colours(week, scale) + less + head + rows + after)


def _colours(week: "WeekView", scale: float) -> float:
    grid = week.colours
    column = (WHOLE_MM - LABEL_MM) / max(1, len(grid.heads)) - PADDING_MM
    rows = (
        [Cell(f"{cell.name} {cell.says}", column / scale, SIGN_MM) for cell in cells]
        for _, cells in grid.rows
    )
    pairs = [*grid.flare, *([grid.after_red] if grid.after_red else [])]
    told = [f"{name} {says}" for name, says in pairs] + ([grid.new] if grid.new else [])
    under = sum(_lines(line, WHOLE_MM, scale) for line in told) * LINE_MM
    return COLOURS_MM + sum(map(_row, rows)) + under


def _inside(columns: Sequence[float], padding_mm: float) -> list[float]:
    """What the cells of a row have inside; the last has no padding."""
    return [*(column - padding_mm for column in columns[:-1]), columns[-1]]


def _less(week: "WeekView", label_mm: float, scale: float) -> float:
    if week.less is None:
        return 0
    many = len(week.less.heads)
    columns = _inside([(WHOLE_MM - label_mm) / many] * many, PADDING_MM)
    widths = [column / scale for column in columns]
    heads = max(
        line_count(head, room, POINTS, bold=True) + _lines(when, room)
        for (head, when), room in zip(week.less.heads, widths, strict=True)
    )
    rows = (
        [
            Cell(row.name, (label_mm - PADDING_MM) / scale, NUMBER_MM),
            *map(Cell, row.doses, widths),
        ]
        for row in week.less.rows
    )
    low = _lines(week.less.low, WHOLE_MM, scale) if week.less.low else 0
    return LESS_MM + (heads - HEAD_LINES + low) * LINE_MM + sum(map(_row, rows))
