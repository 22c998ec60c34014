"""Panels on paper: one scale for all, in a row, a column or over one another."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from rehab.figure.frame import Frame
from rehab.figure.hull import Point
from rehab.figure.panel import Panel
from rehab.model.figure import Figure

# Hundredths of a millimetre.
WIDTH, MOST_HEIGHT = 5200, 3800
MARGIN, GAP = 80, 160

Rows: TypeAlias = Sequence[Sequence[Panel]]


@dataclass(frozen=True, slots=True)
class Place:
    """One panel on paper: its scale, its world's zero, and its cell."""

    panel: Panel
    scale: float  # hundredths of a millimetre in a body height
    corner: Point
    left: float
    top: float
    right: float
    bottom: float
    is_ghost: bool = False


def placed(figure: Figure, panels: Sequence[Panel]) -> tuple[list[Place], int]:
    """Every panel with its place, and the height of the whole in 0.01 mm."""
    if figure.layout == "ghost":
        return _stacked_on_one_spot(panels)
    rows = _best(figure.layout, panels)
    frames = _aligned(rows)
    scale = _scale(rows, frames)
    places, top = [], float(MARGIN)
    for row in rows:
        high = max(frames[id(panel)].height * panel.zoom for panel in row) * scale
        places += _row(row, frames, scale, top, top + high)
        top += high + GAP
    return places, round(top - GAP + MARGIN)


def _best(layout: str, panels: Sequence[Panel]) -> Rows:
    """The rows that draw the figure largest, if the file does not say which."""
    if layout == "row":
        return [list(panels)]
    if layout == "column":
        return [[panel] for panel in panels]
    if any(panel.focus for panel in panels):  # whole bodies above, windows below
        whole = [[panel] for panel in panels if not panel.focus]
        return [*whole, [panel for panel in panels if panel.focus]]
    return max(_ways(panels), key=lambda rows: _scale(rows, _aligned(rows)))


def _ways(panels: Sequence[Panel]) -> Iterator[Rows]:
    """Every way to break the panels into rows, in their order."""
    for breaks in range(2 ** (len(panels) - 1)):
        rows = [[panels[0]]]
        for number, panel in enumerate(panels[1:]):
            if breaks >> number & 1:
                rows.append([panel])
            else:
                rows[-1].append(panel)
        yield rows


def _aligned(rows: Rows) -> dict[int, Frame]:
    """The frames, with one window for what stands in a row or in a column."""
    frames = {id(panel): panel.frame for row in rows for panel in row}
    alone = [row[0] for row in rows if len(row) == 1 and not row[0].focus]
    if len(alone) > 1:  # the body must not jump from one row to the next
        left = min(panel.frame.left for panel in alone)
        right = max(panel.frame.right for panel in alone)
        for panel in alone:
            frames[id(panel)] = replace(panel.frame, left=left, right=right)
    for row in rows:
        if len(row) > 1:
            low = min(frames[id(panel)].low for panel in row)
            high = max(frames[id(panel)].high for panel in row)
            for panel in row:
                frames[id(panel)] = replace(frames[id(panel)], low=low, high=high)
    return frames


def _scale(rows: Rows, frames: dict[int, Frame]) -> float:
    widths = [
        (
            WIDTH - 2 * MARGIN - GAP * (len(row) - 1),
            sum(frames[id(panel)].width * panel.zoom for panel in row),
        )
        for row in rows
    ]
    heights = [max(frames[id(p)].height * p.zoom for p in row) for row in rows]
    room = MOST_HEIGHT - 2 * MARGIN - GAP * (len(rows) - 1)
    return min(*(paper / wide for paper, wide in widths), room / sum(heights))


def _row(
    row: Sequence[Panel],
    frames: dict[int, Frame],
    scale: float,
    top: float,
    bottom: float,
) -> list[Place]:
    """One row spread over the width."""
    wide = sum(frames[id(panel)].width * panel.zoom for panel in row) * scale
    spare = (WIDTH - 2 * MARGIN - wide - GAP * (len(row) - 1)) / len(row)
    places, left = [], float(MARGIN)
    for panel in row:
        frame, own = frames[id(panel)], scale * panel.zoom
        x = left + spare / 2
        right = x + frame.width * own + spare / 2
        corner = x - frame.left * own, top + frame.high * own
        places.append(Place(panel, own, corner, left, top, right, bottom))
        left = right + GAP
    return places


def _stacked_on_one_spot(panels: Sequence[Panel]) -> tuple[list[Place], int]:
    """All panels over one another; all but the last are ghosts."""
    frame = panels[0].frame
    for panel in panels[1:]:
        other = panel.frame
        frame = frame.around([(other.left, other.low), (other.right, other.high)], 0.0)
    wide, high = WIDTH - 2 * MARGIN, MOST_HEIGHT - 2 * MARGIN
    scale = min(wide / frame.width, high / frame.height)
    left = (WIDTH - frame.width * scale) / 2
    corner = left - frame.left * scale, MARGIN + frame.high * scale
    bottom = MARGIN + frame.height * scale
    cell = (float(MARGIN), float(MARGIN), float(WIDTH - MARGIN), bottom)
    places = [
        Place(panel, scale, corner, *cell, is_ghost=panel is not panels[-1])
        for panel in panels
    ]
    return places, round(bottom + MARGIN)
