"""Numbers of a drawing: each is one, of a size that paper has.

Who paints a drawing reads its numbers with patterns that take for ever over some that
are none. What is looked for here takes as long as the text is.
"""

import re
from collections.abc import Iterator

MOST = 1_000_000  # of a number; there is no such paper
MOST_LETTERS = 100_000  # of an outline
MOST_OTHER = 2_000  # letters of any other value
_NUMBER = r"[-+]?(?>\d{1,20}(?>\.\d{0,20})?|\.\d{1,20})(?>[eE][-+]?\d{1,2})?"
_UNIT = r"(?>px|pt|pc|mm|cm|in|Q|em|rem|ex|%)?"
_GAP = r"[\s,]*+"
_EACH = re.compile(_NUMBER)
_NUMBERS = re.compile(rf"{_GAP}(?>(?>{_NUMBER}){_GAP})*+")
_LENGTHS = re.compile(rf"{_GAP}(?>(?>{_NUMBER}){_UNIT}{_GAP})++|auto|none")
_OUTLINE = re.compile(rf"\s*+(?>[Mm](?>[MmLlHhVvCcSsQqTtAaZz\s,]|{_NUMBER})*+)?+")
_TURN = r"(?:matrix|translate|scale|rotate|skewX|skewY)"
_TURNS = re.compile(rf"{_GAP}(?>{_TURN}\s*+\({_NUMBERS.pattern}\){_GAP})*+|none")
_SIZES = (
    *("x", "y", "dx", "dy", "rotate", "x1", "x2", "y1", "y2"),
    *("cx", "cy", "r", "rx", "ry"),
    *("fx", "fy", "width", "height", "stroke-width", "stroke-dashoffset", "offset"),
    *("stroke-miterlimit", "opacity", "fill-opacity", "stroke-opacity"),
)
_SHAPES: dict[str, re.Pattern[str]] = {
    **dict.fromkeys(_SIZES, _LENGTHS),
    "points": _NUMBERS,
    "d": _OUTLINE,
    "transform": _TURNS,
    "gradientTransform": _TURNS,
}
_LONG = ("d", "points")
BOX = 'give <svg> a viewBox such as "0 0 300 100"'
_SUCH: dict[str, str] = {
    "transform": "translate(3 4)",
    "gradientTransform": "rotate(45)",
    "d": "M1 2L3 4",
    "points": "1,2 3,4",
}


def value_faults(name: str, value: str) -> Iterator[tuple[str, str]]:
    """What is wrong with an attribute, and what to do.

    >>> list(value_faults("viewBox", "0 0 wide 38"))
    [('has no size that can be read', 'give <svg> a viewBox such as "0 0 300 100"')]
    >>> list(value_faults("d", "M1 2L3.5-4e1z")), list(value_faults("fill", "red"))
    ([], [])
    """
    if name == "style":
        for key, _, own in (one.partition(":") for one in value.split(";")):
            yield from value_faults(key.strip(), own.strip())
    most = MOST_LETTERS if name in _LONG else MOST_OTHER
    if len(value) > most:
        yield f"has more than {most:,} letters", "simplify the drawing"
        return
    such = f'such as {name}="{_SUCH.get(name, "3.5")}"'
    if name == "viewBox" and not _is_box(value):
        yield "has no size that can be read", BOX
    elif name in _SHAPES and not _SHAPES[name].fullmatch(value.strip()):
        yield "cannot be read", such
    elif name in _SHAPES and not all(map(_is_small, _EACH.findall(value))):
        yield f"has a number above {MOST:,}", "draw it on less paper"


def _is_box(value: str) -> bool:
    found = _EACH.findall(value) if _NUMBERS.fullmatch(value) else []
    return len(found) == 4 and all(map(_is_small, found)) and _room(found)  # noqa: PLR2004


def _room(box: list[str]) -> bool:
    return min(float(box[2]), float(box[3])) > 0


def _is_small(number: str) -> bool:
    return abs(float(number)) <= MOST
