"""Each pose of a figure as a picture of its own, drawn for the size it is printed in.

All pictures of one figure have one scale, one height and their ground at the same
height. Lines are as wide as told, whatever the size of the picture.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rehab.figure import style
from rehab.figure.arrows import HEAD_WIDE, drawn_line
from rehab.figure.canvas import canvas
from rehab.figure.draw import cut_below, draw_panel, svg
from rehab.figure.frame import Frame
from rehab.figure.inset import framed, with_inset
from rehab.figure.layout import Place
from rehab.figure.panel import Panel, panels_of
from rehab.figure.scene import outline_of
from rehab.model.figure import Figure, Shape

ANYBODY = style.Look()
LEAST = 500  # hundredths of a millimetre: the least side of a picture
_ROUNDS = 6  # arrows take more of a smaller picture, which makes it smaller still
_NARROW, _FLAT = 0.97, 2.2  # width by height
_NARROW_OF_THREE, _THREE = 1.05, 3  # the space beside three is used for larger ones
_ICON_LINE = 12  # rounds the corners of a white shape
_EDGE = 20  # of the paper on both sides of the floor


@dataclass(frozen=True, slots=True)
class Paper:
    """The most a picture may take on paper, and its lines, in millimetres.

    ``line`` is the main line; limbs behind and things have thinner ones. Where an
    ``arrow`` is 0 wide there are none. A picture with ``windows`` shows a pose that has
    a focus as its window; a large one does not need that: it shows the whole body, and
    beside it the pose's inset.
    """

    width: float
    height: float
    line: float = 0.40
    arrow: float = 1.05
    windows: bool = False


def shape(figure: Figure) -> Shape:
    """How the pictures stand on a page.

    ``one`` alone; ``narrow`` and ``wide`` side by side; ``flat`` one above the other.
    """
    panels = panels_of(_whole(figure))
    if len(panels) == 1:
        return "one"
    frames = [panel.frame for panel in panels]
    high = max(f.high for f in frames) - min(f.low for f in frames)
    ratio = max(f.width for f in frames) / high
    if ratio > _FLAT:
        return "flat"
    most = _NARROW_OF_THREE if len(panels) >= _THREE else _NARROW
    return "narrow" if ratio <= most else "wide"


def pose_pictures(
    figure: Figure,
    paper: Paper,
    look: style.Look = ANYBODY,
    *,
    poses: Sequence[int] | None = None,
    mirror: bool = False,
) -> tuple[str, ...]:
    """The SVG text of each pose, none wider or higher than the paper.

    ``poses`` counts from 0; without it all are drawn.

    Raises:
        Fault: If a pose cannot be drawn, with its place in the figure.
    """
    figure = figure if paper.windows else _whole(figure)
    figure = figure if paper.arrow else figure.model_copy(update={"arrows": ()})
    panels = panels_of(figure)
    chosen = panels if poses is None else [panels[number] for number in poses]
    sheet = _fitted(chosen, paper, look)
    return tuple(
        _picture(sheet, panel, frame, cropped=bool(figure.crop), mirror=mirror)
        for panel, frame in zip(chosen, sheet.frames, strict=True)
    )


def size_mm(figure: Figure, paper: Paper) -> tuple[float, float]:
    """How wide and how high each picture of ``pose_pictures`` is."""
    figure = figure if paper.windows else _whole(figure)
    sheet = _fitted(panels_of(figure), paper, ANYBODY)
    return sheet.width / 100, sheet.height / 100


def _whole(figure: Figure) -> Figure:
    poses = (pose.model_copy(update={"focus": None}) for pose in figure.poses)
    return figure.model_copy(update={"poses": tuple(poses)})


def thumb_pose(figure: Figure) -> int:
    """The pose a thumbnail shows."""
    last = len(figure.poses) - 1
    return last if figure.thumb is None else min(figure.thumb, last)


def silhouette(
    figure: Figure,
    paper: Paper,
    look: style.Look = ANYBODY,
    *,
    fill: str = "#fff",
    mirror: bool = False,
) -> str:
    """The body of the first pose as one solid shape in the middle of the paper.

    Raises:
        Fault: If a pose cannot be drawn, with its place in the figure.
    """
    panel = panels_of(figure)[0]
    discs = panel.discs.values()
    left, right = min(x - r for x, _, r, _ in discs), max(x + r for x, _, r, _ in discs)
    low, high = min(y - r for _, y, r, _ in discs), max(y + r for _, y, r, _ in discs)
    width, height = (round(100 * side) for side in (paper.width, paper.height))
    scale = min(
        (width - 2 * _ICON_LINE) / (right - left),
        (height - 2 * _ICON_LINE) / (high - low),
    )
    corner = (
        width / 2 - (left + right) / 2 * scale,
        height / 2 + (low + high) / 2 * scale,
    )
    page = canvas(panel.body, panel.camera, panel.discs, scale, corner)
    page = replace(page, pen=style.pen(paper.line, paper.arrow, look))
    path = style.edged(outline_of(page), fill, 2 * _ICON_LINE, fill)
    return svg(path, width, height, mirror=mirror)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What all pictures of one figure share. Lengths are 0.01 mm on paper."""

    pen: style.Pen
    scale: float
    frames: tuple[Frame, ...]
    width: int
    height: int
    insets: bool


def _fitted(panels: Sequence[Panel], paper: Paper, look: style.Look) -> _Sheet:
    """The largest scale at which every picture fits the paper."""
    pen = style.pen(paper.line, paper.arrow, look)
    margin, insets = 2 * pen.line, not paper.windows
    room = 100 * paper.width - 2 * margin, 100 * paper.height - 2 * margin
    scale = max(room)
    for _ in range(_ROUNDS):
        frames = _aligned(
            [_frame(panel, pen, scale, insets=insets) for panel in panels]
        )
        wide = max(f.width * p.zoom for f, p in zip(frames, panels, strict=True))
        high = max(f.height * p.zoom for f, p in zip(frames, panels, strict=True))
        scale = min(scale, room[0] / wide, room[1] / high)
    width, height = round(wide * scale) + 2 * margin, round(high * scale) + 2 * margin
    return _Sheet(pen, scale, frames, max(width, LEAST), max(height, LEAST), insets)


def _frame(panel: Panel, pen: style.Pen, scale: float, *, insets: bool) -> Frame:
    """The panel's window with room for its arrows as they are on paper."""
    frame = panel.frame
    own, around = scale * panel.zoom, HEAD_WIDE * pen.arrow / scale
    for line in panel.arrows:
        points = [(x * own, y * own) for x, y in line.points]
        drawn = drawn_line(points, both=line.both, ahead=line.ahead, pen=pen)
        frame = frame.around([(x / own, y / own) for x, y in drawn], around)
    if panel.focus:
        return panel.frame
    return framed(panel, frame, scale) if insets else frame


def _aligned(frames: Sequence[Frame]) -> tuple[Frame, ...]:
    """The same low and high; lying bodies are in the same place too."""
    low, high = min(f.low for f in frames), max(f.high for f in frames)
    frames = [replace(frame, low=low, high=high) for frame in frames]
    left, right = min(f.left for f in frames), max(f.right for f in frames)
    if right - left > _FLAT * (high - low):
        frames = [replace(frame, left=left, right=right) for frame in frames]
    return tuple(frames)


def _picture(
    sheet: _Sheet, panel: Panel, frame: Frame, *, cropped: bool, mirror: bool
) -> str:
    scale, margin = sheet.scale * panel.zoom, 2 * sheet.pen.line
    bottom = sheet.height - margin
    corner = (
        sheet.width / 2 - (frame.left + frame.right) / 2 * scale,
        bottom + frame.low * scale,
    )
    ends = float(_EDGE), float(sheet.width - _EDGE)
    place = Place(panel, scale, corner, ends[0], margin, ends[1], bottom)
    content = draw_panel(place, cropped=cropped, pen=sheet.pen)
    if sheet.insets:
        content = with_inset(content, place, frame, sheet.pen)
    if cropped:
        content = cut_below(content, sheet.width, bottom)
    return svg(content, sheet.width, sheet.height, mirror=mirror)
