"""Drawings that a PDF holds once, however many pages show them.

WeasyPrint paints an SVG again at each place it stands. Here it is painted at the
first, into a form that the PDF keeps the way it keeps a photo; each further place
refers to it. The page looks the same. This reaches into WeasyPrint, so a version
nobody tested, or another pydyf, paints its pictures as it always does.
"""

from collections.abc import Mapping
from functools import lru_cache
from hashlib import md5
from importlib.metadata import version
from math import ceil
from typing import Any
from xml.etree.ElementTree import fromstring

from rehab.render.strokes import DOT, MILLIMETRE, Strokes, strokes

TESTED = (("70.0", "0.13.0"),)  # versions of WeasyPrint and of pydyf
LETTERS = {"text", "tspan", "textPath"}  # such a drawing stays with WeasyPrint
DRAWINGS = 256  # whose operators are kept for the next PDF
EDGE = 1  # CSS pixels round a drawing, for the half of a line that is outside


def is_tested() -> bool:
    """Whether these are versions that we know from the inside."""
    return (version("weasyprint"), version("pydyf")) in TESTED


def stored_images(drawings: Mapping[str, str]) -> dict[str, object]:
    """What WeasyPrint takes as its image cache: SVG texts by their whole address."""
    if not is_tested():
        return {}
    once = {svg: _StoredImage(svg, where) for where, svg in drawings.items()}
    images = ((where, once[svg]) for where, svg in drawings.items())
    return {where: image for where, image in images if image.can_be_stored}


class _StoredImage:
    """One drawing of one PDF, with the methods that WeasyPrint asks of an image.

    It is given no fetcher, so nothing inside a drawing can ask for a file.
    """

    def __init__(self, svg: str, address: str) -> None:
        self.id = md5(svg.encode(), usedforsecurity=False).hexdigest()[:12]
        self._plain = _plain(svg)
        self._image: Any = None if self._plain else _image(svg, address)
        self._size = self.get_intrinsic_size(1, 0)
        self._form: Any = None
        placed = "preserveAspectRatio" in svg  # otherwise than in the middle
        self.can_be_stored = all(self._size) and not (placed or _has_letters(svg))

    def get_intrinsic_size(self, resolution: float, font_size: float) -> Any:  # noqa: ANN401
        """Width and height in CSS pixels, and their ratio."""
        if self._plain:
            width, height = self._plain.size
            return width, height, width / height
        return self._image.get_intrinsic_size(resolution, font_size)

    def draw(self, stream: Any, width: float, height: float, style: object) -> None:  # noqa: ANN401
        """Refer to the drawing; the first time, paint it in its own size.

        As large as fits a box of this size and in its middle, never stretched.
        """
        own_width, own_height, _ = self._size
        if self._form is None:
            self._form = _form(stream, own_width, own_height)
            self._paint(own_width, own_height, style)
        name = stream.add_image(self, interpolate=True, ratio=1)
        grown = min(width / own_width, height / own_height)
        left, top = width - grown * own_width, height - grown * own_height
        stream.transform(a=grown, d=grown, e=left / 2, f=top / 2)
        stream.draw_x_object(name)

    def _paint(self, width: float, height: float, style: object) -> None:
        if self._plain is None:
            self._image.draw(self._form, width, height, style)
            return
        del self._form.extra["Resources"]  # it names nothing
        self._form.transform(a=DOT * MILLIMETRE, d=DOT * MILLIMETRE)
        self._form.stream.append(self._plain.operators)

    def get_x_object(self, interpolate: object, ratio: object) -> object:  # noqa: ARG002
        """The form, when WeasyPrint gathers what the PDF holds."""
        return self._form


@lru_cache(DRAWINGS)
def _plain(svg: str) -> Strokes | None:
    return strokes(fromstring(svg))  # noqa: S314 # WeasyPrint reads an SVG the same way


def _has_letters(svg: str) -> bool:
    """WeasyPrint knows the fonts, a form does not."""
    if not any(name in svg for name in LETTERS):
        return False
    elements = fromstring(svg).iter()  # noqa: S314 # the same
    return any(element.tag.rpartition("}")[2] in LETTERS for element in elements)


def _image(svg: str, address: str) -> Any:  # noqa: ANN401
    from weasyprint.images import SVGImage

    return SVGImage(fromstring(svg), address, None, None)  # noqa: S314 # the same


def _form(stream: Any, width: float, height: float) -> Any:  # noqa: ANN401
    """An empty form that belongs to no page yet; it has no tags of its own."""
    sides = (ceil(side) + 2 * EDGE for side in (width, height))
    form = stream.add_group(-EDGE, -EDGE, *sides)
    del stream._resources["XObject"][form.id]  # noqa: SLF001
    del form.extra["Type"]
    del form.extra["Group"]  # nothing in a drawing shines through
    form._tags = None  # noqa: SLF001
    return form
