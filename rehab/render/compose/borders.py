"""Borders as lines: a quarter of the numbers, and the same look.

WeasyPrint fills a box, and then what is between the outside of its border and the
inside. Where a border is equally wide all round, a line in its middle is the same.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from rehab.render.compose.lines import HAIR, Line, short
from rehab.render.compose.paints import Paint

_ROUND = (b"m", *(b"l", b"c") * 4)  # a box with round corners
_DENSE = (b"/a1 gs", b"/a1.0 gs")
_SAME = 3 * HAIR


def with_lines(paints: Iterable[Paint]) -> Iterator[Paint]:
    """The same paints; a border, and the box it is round, are one."""
    box: Paint | None = None
    for paint in paints:
        border = _as_line(paint)
        if box and border and _is_round(box, paint):
            lines = (*border.lines[:-1], (b"B",))
            box = replace(border, state=(*box.state, *border.state), lines=lines)
            continue
        if box:
            yield box
        box = border or paint
    if box:
        yield box


def _is_round(box: Paint, border: Paint) -> bool:
    """Whether the box fills what is within the outside of the border.

    Its corners are cut off by a clip like that, within which it fills a rectangle.
    """
    outside = border.lines[len(_ROUND) : -1]
    frame = [clip for clip in box.frame if clip[0] != box.lines[0]]
    fills = box.lines[0][-1] == b"re" and box.lines[1:] == ((b"f",),)
    same = all(abs(a - b) <= _SAME for a, b in zip(box.box, border.box, strict=True))
    clips = (*border.frame, (*outside, (b"W",), (b"n",)))
    return fills and same and tuple(frame) == clips and box.state[0] in _DENSE


def _as_line(paint: Paint) -> Paint | None:
    """The border as a line, if it is equally wide all round."""
    names = tuple(line[-1] for line in paint.lines)
    if names != (*_ROUND, *_ROUND, b"f*") or paint.state[0] not in _DENSE:
        return None
    size = len(_ROUND)
    pairs = list(zip(paint.lines[:size], paint.lines[size:-1], strict=True))
    ends = [abs(a - b) for pair in pairs for a, b in _ends(*pair)]
    width = max(ends)
    if any(min(end, abs(width - end)) > _SAME for end in ends):
        return None
    pen = (paint.state[1].replace(b" rg", b" RG"), b"%.1f w" % width)
    lines = (*(_between(*pair) for pair in pairs), (b"S",))
    return replace(paint, state=pen, lines=lines)


def _ends(inside: Line, outside: Line) -> Iterator[tuple[float, float]]:
    """The place each of two operators goes to."""
    return zip(map(float, inside[-3:-1]), map(float, outside[-3:-1]), strict=True)


def _between(inside: Line, outside: Line) -> Line:
    return tuple(map(_middle, inside, outside))


def _middle(one: bytes | float, other: bytes | float) -> bytes | float:
    if isinstance(one, float) and isinstance(other, float):
        return (one + other) / 2
    return one if one == other else short((float(one) + float(other)) / 2)
