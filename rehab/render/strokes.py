"""A plain drawing as PDF operators, as fine as it can be printed.

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
DOT = 0.04  # millimetres: one of a printer with 600 dots an inch


@dataclass(frozen=True, slots=True)
class Strokes:
    """The operators, with dots as their unit, and how wide and high the drawing is."""

    size: tuple[float, float]  # CSS pixels
    operators: bytes


def strokes(tree: Element) -> Strokes | None:
    """The drawing as operators, or None when it is not a plain one."""
    try:
        wide, high, dot = _frame(tree)
        text = "\n".join(["1 j", *_paths(tree, dot)])
    except ValueError:
        return None
    return Strokes((wide * MILLIMETRE, high * MILLIMETRE), text.encode("ascii"))


def _frame(tree: Element) -> tuple[float, float, float]:
    """Width and height in millimetres, and a dot in the drawing's own units."""
    require(tree.tag == f"{_SPACE}svg" and tree.attrib.keys() == _ROOT)
    require(tree.get("stroke-linejoin") == "round")
    left, top, width, height = map(float, numbers(tree.attrib["viewBox"]))
    paper = [_SIZE.fullmatch(tree.attrib[side]) for side in ("width", "height")]
    require(left == top == 0 and min(width, height) > 0 and all(paper))
    wide, high = (float(size[1]) for size in paper if size)
    require(wide and abs(wide * height - high * width) < _TOLERANCE * wide * height)
    return wide, high, DOT * width / wide


def _paths(tree: Element, dot: float) -> Iterator[str]:
    """Each path after what it changes of colours and pen."""
    now: dict[str, str] = {}
    for path in tree:
        wanted = _pen(path, dot)
        yield from (line for key, line in wanted.items() if now.get(key) != line)
        now |= wanted
        yield _operators(path.get("d", ""), dot)
        painted = "fill" in wanted, "ink" in wanted
        yield {(1, 1): "B", (1, 0): "f", (0, 1): "S", (0, 0): "n"}[painted]


def _pen(node: Element, dot: float) -> dict[str, str]:
    """The colours and the pen of one path."""
    require(node.tag == f"{_SPACE}path" and not len(node))
    require(node.attrib.keys() <= _PATH)
    fill, stroke = node.get("fill", "#000"), node.get("stroke", "none")
    wanted = {} if fill == "none" else {"fill": f"{_colour(fill)} rg"}
    if stroke != "none":
        (width,) = numbers(node.get("stroke-width", "1"))
        cap = _CAPS.get(node.get("stroke-linecap", "butt"))
        require(cap is not None)
        wanted |= {
            "ink": f"{_colour(stroke)} RG",
            "width": f"{float(width) / dot:.4g} w",
            "cap": f"{cap} J",
        }
    return wanted


@lru_cache(64)
def _operators(path: str, dot: float) -> str:
    """An outline; most are painted twice, with their line and then without."""
    return "\n".join(outline(path, dot))


def _colour(text: str) -> str:
    """Red, green and blue, each from 0 to 1."""
    require(re.fullmatch(r"#(?:[\da-f]{3}){1,2}", text))
    each = (len(text) - 1) // 3
    pairs = (text[i : i + each] * (3 - each) for i in range(1, len(text), each))
    parts = (int(pair, 16) / 255 for pair in pairs)
    return " ".join(f"{part:.3g}" for part in parts)
