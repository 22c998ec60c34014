"""Painting operators in CSS pixels, of which some numbers move with their piece."""

from collections.abc import Iterator, Sequence
from typing import TypeAlias

Line: TypeAlias = tuple[bytes | float, ...]  # numbers are how far down something is
Matrix: TypeAlias = tuple[float, ...]
Box: TypeAlias = tuple[float, float, float, float]  # left, top, right, bottom

SAME: Matrix = (1, 0, 0, 1, 0, 0)
HAIR = 0.01
ASIDE = 0.0000137
_PATHS = {b"m", b"l", b"c", b"re"}
_PLACES = {b"m": 2, b"l": 2, b"c": 6, b"re": 2, b"Tm": 6, b"cm": 6}
_FINE = {b"Tm": 3, b"re": 3}  # places: screens move letters and rectangles to points
_TURNS = {b"Tm": 4, b"cm": 4}  # so many numbers before the place


def line(operator: bytes, top: float) -> Line:
    """The operator as from the top of its piece, without moves of nothing in a text.

    Of the six places that WeasyPrint writes, half of the last may fall to either side,
    by where on its page a piece was laid out. So the fourth changes aside from where
    round numbers are.
    """
    *given, name = operator.split(b" ")
    if name not in _PLACES:
        return (operator.replace(b">0<", b"").replace(b">0]", b">]"),)
    turns = _TURNS.get(name, 0)
    parts: list[bytes | float] = []
    for n, number in enumerate(given):
        if n < turns:
            parts.append(number)
        elif n % 2 and n < _PLACES[name]:
            parts.append(round(float(number) - top + ASIDE, 4))
        else:
            parts.append(short(float(number), _FINE.get(name, 2)))
    return (*parts, name)


def short(number: float, places: int = 2) -> bytes:
    """As many places, which is finer than any printer; none that says nothing."""
    text = f"{number:.{places}f}".rstrip("0").rstrip(".")
    return text.encode() if text != "-0" else b"0"


def placed(lines: Sequence[Line], down: float) -> bytes:
    """The operators so many pixels down, one after the other."""
    return b" ".join(part for line in lines for part in _placed(line, down))


def _placed(line: Line, down: float) -> Iterator[bytes]:
    places = 2 if line[-1] == b"c" else 3
    for part in line:
        yield part if isinstance(part, bytes) else short(part + down, places)


def multiplied(first: Matrix, then: Matrix) -> Matrix:
    """Both transformations, one after the other."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (
        *(a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j),
        *(e * g + f * i + k, e * h + f * j + m),
    )


def box_of(operators: Sequence[bytes], matrix: Matrix, top: float) -> Box:
    """The room that a path takes, or the place where a text or a picture begins."""
    points = [point for operator in operators for point in _points(operator)]
    a, b, c, d, e, f = matrix
    across = [a * x + c * y + e for x, y in points] or [e]
    down = [b * x + d * y + f for x, y in points] or [f]
    return min(across), min(down) - top, max(across), max(down) - top


def overlap(one: Box, other: Box) -> bool:
    """Whether they have more in common than an edge."""
    return (
        one[0] + HAIR < other[2]
        and other[0] + HAIR < one[2]
        and one[1] + HAIR < other[3]
        and other[1] + HAIR < one[3]
    )


def _points(operator: bytes) -> list[tuple[float, float]]:
    *given, name = operator.split(b" ")
    if name == b"Tm":
        return [(float(given[4]), float(given[5]))]
    if name not in _PATHS:
        return []
    numbers = list(map(float, given))
    if name == b"re":
        x, y, wide, high = numbers
        return [(x, y), (x + wide, y + high)]
    return list(zip(numbers[::2], numbers[1::2], strict=True))
