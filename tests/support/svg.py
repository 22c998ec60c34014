"""An own reader of SVG path data, to hold drawings against."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from math import atan2, copysign, cos, hypot, pi, sin, sqrt

Point = tuple[float, float]
SVG = "{http://www.w3.org/2000/svg}"
STEPS = 8  # of a curve
_TOKEN = re.compile(r"([A-Za-z])|(-?\d+(?:\.\d+)?)")
_COUNT = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "Q": 4, "A": 7, "Z": 0}


@dataclass(frozen=True)
class Painted:
    """One element: points on its line or edge, and half of its stroke.

    A white stroke, the halo of an arrow, counts as none: paper is white too.
    """

    points: list[Point]
    half: float


def points_of(path: str) -> list[Point]:
    """Return points along the path; the outermost of each arc are among them."""
    found: list[Point] = []
    here = start = (0.0, 0.0)
    for letter, numbers in _commands(path):
        made = list(_points(letter, numbers, here))
        here = made[-1] if made else start
        start = here if letter in "Mm" else start
        found += made
    return found


def _commands(path: str) -> Iterator[tuple[str, list[float]]]:
    letter = ""
    numbers: list[float] = []
    assert not _TOKEN.sub("", path).strip(" ,"), path
    for word, number in _TOKEN.findall(path):
        if word:
            assert not numbers, path
            letter = word
        else:
            numbers.append(float(number))
        if len(numbers) == _COUNT[letter.upper()]:
            yield letter, numbers
            numbers = []
            letter = {"M": "L", "m": "l"}.get(letter, letter)
    assert not numbers, path


def _points(letter: str, n: list[float], here: Point) -> Iterator[Point]:
    ox, oy = here if letter.islower() else (0.0, 0.0)
    match letter.upper():
        case "M" | "L":
            yield ox + n[0], oy + n[1]
        case "H":
            yield ox + n[0], here[1]
        case "V":
            yield here[0], oy + n[0]
        case "C":
            yield from _curve(here, [(ox + n[i], oy + n[i + 1]) for i in (0, 2, 4)])
        case "Q":
            b, c = [(ox + n[i], oy + n[i + 1]) for i in (0, 2)]
            thirds = [_between(end, b, 2 / 3) for end in (here, c)]
            yield from _curve(here, [*thirds, c])
        case "A":
            assert n[0] == n[1]
            assert n[2] == 0
            large, sweep, end = bool(n[3]), bool(n[4]), (ox + n[5], oy + n[6])
            yield from _arc(here, end, n[0], large=large, sweep=sweep)


def _between(a: Point, b: Point, share: float) -> Point:
    return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share


def _curve(a: Point, rest: list[Point]) -> Iterator[Point]:
    b, c, d = rest
    for step in range(1, STEPS + 1):
        t = step / STEPS
        w = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
        yield (
            w[0] * a[0] + w[1] * b[0] + w[2] * c[0] + w[3] * d[0],
            w[0] * a[1] + w[1] * b[1] + w[2] * c[1] + w[3] * d[1],
        )


def _arc(a: Point, b: Point, r: float, *, large: bool, sweep: bool) -> Iterator[Point]:
    """Follow appendix B.2.4 of SVG 2: the centre from the two ends."""
    half = hypot(b[0] - a[0], b[1] - a[1]) / 2
    if half and r:
        r = max(r, half)
        off = copysign(sqrt(r * r - half * half) / (2 * half), 1 if large else -1)
        off = off if sweep else -off
        mid = (a[0] + b[0]) / 2, (a[1] + b[1]) / 2
        x, y = mid[0] - (b[1] - a[1]) * -off, mid[1] + (b[0] - a[0]) * -off
        first, last = atan2(a[1] - y, a[0] - x), atan2(b[1] - y, b[0] - x)
        turn = (
            (last - first) % (2 * pi) if sweep else (last - first) % (2 * pi) - 2 * pi
        )
        for quarter in range(-8, 9):
            at = quarter * pi / 2
            if min(first, first + turn) < at < max(first, first + turn):
                yield x + r * cos(at), y + r * sin(at)
        for step in range(1, STEPS):
            at = first + turn * step / STEPS
            yield x + r * cos(at), y + r * sin(at)
    yield b


def painted(svg: str) -> Iterator[Painted]:
    """Yield every element of an own drawing that no window cuts."""
    root = ET.fromstring(svg)  # noqa: S314 - the drawing is ours
    for element in _unclipped(root):
        half = float(element.get("stroke-width", "0")) / 2
        half = 0.0 if element.get("stroke") == "#fff" else half
        if element.tag == f"{SVG}path":
            yield Painted(points_of(element.get("d", "")), half)
        elif element.tag == f"{SVG}ellipse":
            x, y, rx, ry = (float(element.get(k, "")) for k in ("cx", "cy", "rx", "ry"))
            yield Painted([(x - rx, y - ry), (x + rx, y + ry)], half)
        else:
            assert element.tag in (f"{SVG}svg", f"{SVG}g"), element.tag


def _unclipped(element: ET.Element) -> Iterator[ET.Element]:
    if element.get("clip-path") or element.tag == f"{SVG}clipPath":
        return
    yield element
    for child in element:
        yield from _unclipped(child)
