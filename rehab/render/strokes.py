"""A plain drawing as PDF operators, its coordinates as they are written.

Our own drawings are filled and stroked paths and nothing else. WeasyPrint can paint
them too, but takes many times as long and writes longer numbers. A drawing with
anything else in it is left to WeasyPrint.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from xml.etree.ElementTree import Element

from rehab.render.outlines import numbers, outline, require

_SPACE = "{http://www.w3.org/2000/svg}"
_ROOT = {"viewBox", "width", "height", "stroke-linejoin"}
_PATH = {"d", "fill", "stroke", "stroke-width", "stroke-linecap"}
_CAPS = {"butt": 0, "round": 1, "square": 2}
_SIZE = re.compile(r"([\d.]+)mm")
_TOLERANCE = 1e-6
MILLIMETRE = 96 / 25.4  # CSS pixels
_FINE = 500  # units in a drawing, of which a tenth is nothing


@dataclass(frozen=True, slots=True)
class Strokes:
    """The operators, and how wide and high the drawing is."""

    width: float  # in its own units
    height: float
    size: tuple[float, float]  # CSS pixels
    operators: bytes


def strokes(tree: Element) -> Strokes | None:
    """The drawing as operators, or None when it is not a plain one."""
    try:
        width, height, size = _frame(tree)
        text = "\n".join(["1 j", *(line for path in tree for line in _path(path))])
    except ValueError:
        return None
    return Strokes(width, height, size, text.encode("ascii"))


def _frame(tree: Element) -> tuple[float, float, tuple[float, float]]:
    """Width and height in the drawing's units, the same to a millimetre both ways."""
    require(tree.tag == f"{_SPACE}svg" and tree.attrib.keys() == _ROOT)
    require(tree.get("stroke-linejoin") == "round")
    left, top, width, height = map(float, numbers(tree.attrib["viewBox"]))
    paper = [_SIZE.fullmatch(tree.attrib[side]) for side in ("width", "height")]
    require(left == top == 0 and min(width, height) >= _FINE and all(paper))
    wide, high = (float(size[1]) for size in paper if size)
    require(abs(wide * height - high * width) < _TOLERANCE * wide * height)
    return width, height, (wide * MILLIMETRE, high * MILLIMETRE)


def _path(node: Element) -> Iterator[str]:
    """One path with its colours."""
    require(node.tag == f"{_SPACE}path" and not len(node))
    require(node.attrib.keys() <= _PATH)
    fill, stroke = node.get("fill", "#000"), node.get("stroke", "none")
    if fill != "none":
        yield f"{_colour(fill)} rg"
    if stroke != "none":
        (width,) = numbers(node.get("stroke-width", "1"))
        cap = _CAPS.get(node.get("stroke-linecap", "butt"))
        require(cap is not None)
        yield f"{_colour(stroke)} RG {width} w {cap} J"
    yield _operators(node.get("d", ""))
    yield {(1, 1): "B", (1, 0): "f", (0, 1): "S", (0, 0): "n"}[
        fill != "none", stroke != "none"
    ]


@lru_cache(64)
def _operators(path: str) -> str:
    """An outline; most are painted twice, with their line and then without."""
    return "\n".join(outline(path))


def _colour(text: str) -> str:
    """Red, green and blue, each from 0 to 1."""
    require(re.fullmatch(r"#(?:[\da-f]{3}){1,2}", text))
    each = (len(text) - 1) // 3
    pairs = (text[i : i + each] * (3 - each) for i in range(1, len(text), each))
    parts = (int(pair, 16) / 255 for pair in pairs)
    return " ".join(f"{part:.4g}" for part in parts)
