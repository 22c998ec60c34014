"""Whether exercises have room on a how-to side: an estimate, before they are laid out.

Widths and heights are those of the style sheet, in mm. From ``SMALL_FROM`` exercises on
drawings keep the size they were drawn in; fewer have larger ones.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from rehab.model.figure import Stand
from rehab.render.letters import line_count, width_mm

if TYPE_CHECKING:
    from rehab.render.view_example import ExampleView
    from rehab.render.view_howto import EasierView, HowToView, MoveView, Size

ROOM_MM = {"a4": 268.0, "letter": 257.0}
SMALL_FROM = 4  # exercises
LARGE = 1.3336  # letters and lines of large print
POINTS, LINE_MM = 12, 4.9  # of nearly all letters
HEAD_MM, ICON_MM = 7.8, 9.2  # title of the side; position of a move
ROW_MM = {"a4": 2.8, "letter": 2.0}  # the lines around a move
WHOLE_MM, INDENT_MM, TAG_MM = 184.0, 6.0, 12.0
CUE_MM, CODE_MM, EASIER_MM, CARD_MM = 0.3, 18.0, 2.1, 2.0
CARD_IN_MM = 178.0
EXAMPLE_MM, EXAMPLE_ROW_MM, EXAMPLE_TOLD_MM = 3.5, 5.6, 83.0
MANY = 3  # pictures share less width

# By the shape of the pictures: width of a shot, and of the cues beside.
USUAL: Mapping[str, tuple[float, float]] = MappingProxyType(
    {
        "none": (0, 184),
        "one": (62, 118),
        "narrow": (43, 92),
        "narrow3": (43, 48),
        "wide": (54, 72),
        "wide3": (39, 62),
        "flat": (81, 99),
        "flat3": (81, 99),
    }
)
SMALL: Mapping[str, tuple[float, float]] = MappingProxyType(
    {**USUAL, "narrow": (31, 116), "narrow3": (31, 85)}
)
# Heights where there are few.
FIXED = {"one": 36.0, "narrow": 36.0, "narrow3": 36.0, "wide": 30.0}
BESIDE_MM, APART_MM = 180.0, 2.5  # an easier version's pictures, and its words


@dataclass(frozen=True, slots=True)
class Paper:
    """What the side is printed on, and how large."""

    name: str
    large: bool

    @property
    def scale(self) -> float:
        """Of letters and lines."""
        return LARGE if self.large else 1.0


def side_has_room(side: "HowToView", paper: Paper) -> bool:
    """Whether one side of this paper is enough."""
    return side_mm(side, paper) <= ROOM_MM[paper.name]


def side_mm(side: "HowToView", paper: Paper) -> float:
    """About how much of a side these exercises take."""
    lead = _text(side.easier_when, WHOLE_MM, paper) if side.easier_when else 0
    card = side.belief
    told = f"{card.title} {card.text} {card.try_this}" if card else ""
    below = CARD_MM + _text(told, CARD_IN_MM, paper) if told else 0
    small = len(side.moves) >= SMALL_FROM or side.tight
    moves = sum(
        _move(move, paper, small=small) + _easier(move.easier, side.easier_mm, paper)
        for move in side.moves
    )
    above = HEAD_MM * paper.scale + lead + moves
    return above + _example(side.example, paper) + below


def _example(example: "ExampleView | None", paper: Paper) -> float:
    if example is None:
        return 0
    boxes = (1 + len(example.rows)) * EXAMPLE_ROW_MM * paper.scale
    words = " ".join(example.told)
    if paper.large:  # the words are below the boxes
        return EXAMPLE_MM * paper.scale + boxes + _text(words, WHOLE_MM, paper)
    return EXAMPLE_MM + max(boxes, _text(words, EXAMPLE_TOLD_MM, paper))


def _text(text: str, width_mm: float, paper: Paper) -> float:
    """The height of a text of this width."""
    return line_count(text, width_mm, POINTS * paper.scale) * LINE_MM * paper.scale


def _move(move: "MoveView", paper: Paper, *, small: bool) -> float:
    title = ICON_MM if move.icon else 7 * paper.scale
    many = len(move.shots) >= MANY and move.shape not in {"none", "one"}
    kind = f"{move.shape}{MANY}" if many else move.shape
    shot_mm, cues_mm = (SMALL if small else USUAL)[kind]
    cues = sum(_text(cue, cues_mm - INDENT_MM, paper) + CUE_MM for cue in move.cues) + (
        CODE_MM if move.code else 0
    )
    fixed = None if small else FIXED.get(kind)
    shots = _shots(move, shot_mm, paper, fixed)
    return ROW_MM[paper.name] + title + max(cues, shots)


def _shots(
    move: "MoveView", shot_mm: float, paper: Paper, fixed: float | None
) -> float:
    """Beside their labels where these leave room, else below."""
    if move.stand is None or not move.shots:
        return 0
    high, wide = _fitted(move.stand, shot_mm, fixed)
    tag = LINE_MM * 1.08 * paper.scale
    beside = move.shape != "one" and TAG_MM * paper.scale + wide <= shot_mm
    each = high if beside else high + tag
    if move.shape != "flat":
        return each
    return len(move.shots) * (max(high, tag) + 0.6)


def _fitted(stand: Stand, most_mm: float, fixed: float | None) -> tuple[float, float]:
    """Height and width of one picture."""
    grown = fixed / stand.high_mm if fixed else 1
    wide, high = stand.wide_mm * grown, stand.high_mm * grown
    shrunk = 1 if fixed else min(1, most_mm / wide)
    return high * shrunk, min(wide, most_mm) * shrunk


def _easier(easier: "EasierView | None", most: "Size", paper: Paper) -> float:
    if easier is None:
        return 0
    points = POINTS * paper.scale
    name_mm = width_mm(f"Easier: {easier.name}. ", points, bold=True)
    told = f"{easier.dose} {easier.how}"
    beside = BESIDE_MM - APART_MM - easier.pictures_mm(most)
    lines = line_count(told, beside, points, first_mm=name_mm)
    pictures = easier.picture_mm(most).high_mm + 0.5
    return EASIER_MM + max(lines * LINE_MM * paper.scale, pictures)
