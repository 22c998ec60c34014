"""A close-up in the corner of a large picture: a lens, and what it looks at."""

from dataclasses import replace

from rehab.figure import style
from rehab.figure.draw import clipped, draw_panel
from rehab.figure.frame import Frame
from rehab.figure.hull import Point, circle_path
from rehab.figure.layout import Place
from rehab.figure.panel import Panel
from rehab.model.figure import Inset

RADIUS = 800  # hundredths of a millimetre
_BESIDE = 120  # between the lens and the figure, the same
_UP = 0.6  # how far up beside the figure


def framed(panel: Panel, frame: Frame, scale: float) -> Frame:
    """The frame with room for the lens, if the pose has one."""
    inset = panel.pose.inset
    if inset is None:
        return frame
    wide = (2 * RADIUS + _BESIDE) / scale
    if inset.side == "left":
        return replace(frame, left=frame.left - wide)
    return replace(frame, right=frame.right + wide)


def with_inset(content: str, at: Place, frame: Frame, pen: style.Pen) -> str:
    """The panel's content with its lens, and a line from there to behind the part."""
    inset = at.panel.pose.inset
    seen = at.panel.close
    if inset is None or seen is None:
        return content
    left, bottom = at.corner
    part = left + seen[0] * at.scale, bottom - seen[1] * at.scale
    x, y = lens = _centre(inset, at, frame)
    near = RADIUS / inset.radius
    corner = x - seen[0] * near, y + seen[1] * near
    sides = x - RADIUS, y - RADIUS, x + RADIUS, y + RADIUS
    close = Place(replace(at.panel, arrows=()), near, corner, *sides)
    window = circle_path(x, y, RADIUS)
    paper = style.filled(window, "#fff")
    inside = clipped(draw_panel(close, cropped=False, pen=pen), window)
    return (
        _line(part, lens, pen)
        + content
        + paper
        + inside
        + style.stroked(window, pen.far)
    )


def _centre(inset: Inset, at: Place, frame: Frame) -> Point:
    left, bottom = at.corner
    up = frame.low + _UP * (frame.high - frame.low)
    edge = frame.left if inset.side == "left" else frame.right
    inward = RADIUS if inset.side == "left" else -RADIUS
    return left + edge * at.scale + inward, bottom - up * at.scale


def _line(start: Point, end: Point, pen: style.Pen) -> str:
    (x, y), (to_x, to_y) = start, end
    path = f"M{round(x)} {round(y)}L{round(to_x)} {round(to_y)}"
    return style.stroked(path, pen.detail, style.INK_FAR)
