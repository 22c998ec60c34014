"""Drawings that a PDF holds once, however many pages show them.

WeasyPrint paints an SVG again at each place it stands. Here it is painted at the
first, into a form that the PDF keeps the way it keeps a photo; each further place
refers to it. The page looks the same. This reaches into WeasyPrint, so a version
nobody tested paints its pictures as it always does.
"""

from collections.abc import Mapping
from typing import Any
from xml.etree.ElementTree import Element, fromstring

TESTED = ("70.0",)  # versions of WeasyPrint
LETTERS = "<text"  # such a drawing stays with WeasyPrint, which knows the fonts
EDGE = 1  # CSS pixels round a drawing, for the half of a line that is outside


def stored_images(drawings: Mapping[str, str]) -> dict[str, object]:
    """What WeasyPrint takes as its image cache: SVG texts by their whole address."""
    from weasyprint import __version__

    if __version__ not in TESTED:
        return {}
    once: dict[str, object] = {}
    for address, svg in drawings.items():
        if svg not in once and LETTERS not in svg:
            once[svg] = _StoredImage(f"drawing{len(once)}-", svg, address)
    return {address: once[svg] for address, svg in drawings.items() if svg in once}


class _StoredImage:
    """One drawing of one PDF, with the methods that WeasyPrint asks of an image.

    It is given no fetcher, so nothing inside a drawing can ask for a file.
    """

    def __init__(self, name: str, svg: str, address: str) -> None:
        from weasyprint.images import SVGImage

        self.id = name
        self._image: Any = SVGImage(_tree(svg), address, None, None)
        self._form: Any = None
        self._size = (0.0, 0.0)  # CSS pixels, at its first place

    def get_intrinsic_size(self, resolution: float, font_size: float) -> object:
        """Width and height in CSS pixels, and their ratio."""
        return self._image.get_intrinsic_size(resolution, font_size)

    def draw(self, stream: Any, width: float, height: float, style: object) -> None:  # noqa: ANN401
        """Refer to the drawing at this size; the first time, paint it."""
        if self._form is None:
            self._size = width, height
            self._form = _form(stream, width, height)
            self._image.draw(self._form, width, height, style)
        name = stream.add_image(self, interpolate=True, ratio=1)
        stream.transform(a=width / self._size[0], d=height / self._size[1])
        stream.draw_x_object(name)

    def get_x_object(self, interpolate: object, ratio: object) -> object:  # noqa: ARG002
        """The form, when WeasyPrint gathers what the PDF holds."""
        return self._form


def _tree(svg: str) -> Element:
    return fromstring(svg)  # noqa: S314 # WeasyPrint reads an SVG the same way


def _form(stream: Any, width: float, height: float) -> Any:  # noqa: ANN401
    """An empty form that belongs to no page yet; it has no tags of its own."""
    form = stream.add_group(-EDGE, -EDGE, width + 2 * EDGE, height + 2 * EDGE)
    del stream._resources["XObject"][form.id]  # noqa: SLF001
    del form.extra["Group"]  # nothing in a drawing shines through
    form._tags = None  # noqa: SLF001
    return form
