"""A figure as SVG text."""

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import replace

from rehab.figure import style
from rehab.figure.arrows import draw_arrow
from rehab.figure.canvas import Canvas, canvas
from rehab.figure.hull import circle_path
from rehab.figure.layout import MARGIN, WIDTH, Place, placed
from rehab.figure.panel import panels_of
from rehab.figure.scene import draw_floor, draw_scene, outline_of
from rehab.model.figure import Figure


def draw(figure: Figure, *, mirror: bool = False) -> str:
    """The drawing, 52 mm wide and at most 38 mm high; ``mirror`` swaps the sides.

    One unit is a hundredth of a millimetre. The same figure gives the same text.

    Raises:
        Fault: If a pose cannot be drawn, with its place in the figure.
    """
    places, height = placed(figure, panels_of(figure))
    return draw_places(figure, places, height, mirror=mirror)


def draw_places(
    figure: Figure, places: Sequence[Place], height: int, *, mirror: bool = False
) -> str:
    """The drawing of panels that have their places already; height in 0.01 mm."""
    content = "".join(draw_panel(place, cropped=bool(figure.crop)) for place in places)
    if figure.crop:
        content = cut_below(content, WIDTH, height - MARGIN)
    return svg(content, WIDTH, height, mirror=mirror)


def svg(content: str, width: int, height: int, *, mirror: bool = False) -> str:
    """The elements as a whole drawing of this size, in hundredths of a millimetre."""
    if mirror:
        content = f'<g transform="matrix(-1 0 0 1 {width} 0)">{content}</g>'
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" '
        f'viewBox="0 0 {width} {height}" '
        f'width="{width / 100:g}mm" height="{height / 100:g}mm" '
        f'stroke-linejoin="round">{content}</svg>'
    )


def draw_panel(place: Place, *, cropped: bool, pen: style.Pen = style.CARD) -> str:
    """The elements of one panel at its place."""
    panel = place.panel
    page = canvas(panel.body, panel.camera, panel.discs, place.scale, place.corner)
    page = replace(page, pen=pen)
    if place.is_ghost:
        ghost = outline_of(page)
        line = style.stroked(ghost, 2 * pen.ghost, style.GHOST_INK)
        return line + style.filled(ghost, style.GHOST)
    content = "".join(_content(place, page))
    if panel.focus:
        return _lens(place, page, content)
    floor = "" if cropped else _floor(place, page)
    return floor + content + "".join(_arrows(place, page))


def _floor(place: Place, page: Canvas) -> str:
    if place.panel.floor is None:
        return ""
    y = round(page.bottom - place.panel.floor * page.scale)
    path = f"M{round(place.left)} {y}H{round(place.right)}"
    return style.stroked(path, page.pen.floor)


def _content(place: Place, page: Canvas) -> Iterator[str]:
    panel = place.panel
    yield from draw_floor(page, panel.items)
    yield from draw_scene(page, panel.items, panel.pose.order)


def _arrows(place: Place, page: Canvas) -> Iterator[str]:
    for line in place.panel.arrows:
        points = [
            (page.left + x * page.scale, page.bottom - y * page.scale)
            for x, y in line.points
        ]
        yield draw_arrow(points, both=line.both, ahead=line.ahead, pen=page.pen)


def _lens(place: Place, page: Canvas, content: str) -> str:
    """A round window: the panel inside it, a ring around it, arrows on top."""
    frame = place.panel.frame
    x = page.left + (frame.left + frame.right) / 2 * page.scale
    y = page.bottom - (frame.low + frame.high) / 2 * page.scale
    circle = circle_path(x, y, frame.width / 2 * page.scale - page.pen.line)
    ring = style.stroked(circle, page.pen.line)
    return clipped(content, circle) + "".join(_arrows(place, page)) + ring


def cut_below(content: str, width: int, height: int) -> str:
    """The content down to this height."""
    return clipped(content, f"M0 0H{width}V{height}H0z")


def clipped(content: str, window: str) -> str:
    """The content inside the window; the id differs between figures on one page."""
    name = f"c{zlib.crc32((window + content).encode()):08x}"
    return (
        f'<clipPath id="{name}"><path d="{window}"/></clipPath>'
        f'<g clip-path="url(#{name})">{content}</g>'
    )
