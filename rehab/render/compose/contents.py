"""What is painted on each page, as streams that pages share.

A page of a PDF may be painted by several streams, one after the other, and a stream
may be used by several pages. So units that are the same, at the same place of the same
pages, are stored once, in one stream: on all of those pages they have the same number.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import count, groupby
from operator import attrgetter, itemgetter
from typing import NamedTuple, TypeAlias

from rehab.render.compose.lines import placed, short
from rehab.render.compose.painted import Painted
from rehab.render.compose.paints import SCALE
from rehab.render.compose.side import FilledSide
from rehab.render.compose.units import Unit

RUNNING, DECORATION, READ = range(3)  # each is painted over those before it
_RARE = re.compile(rb"^/A| (?:[JjdM]|Tr)\b")  # what else is painted must not have it
_layer = attrgetter("layer")
_LEAST = 750  # bytes of operators: packed, about what one more stream costs


class Mark(NamedTuple):
    """A paint, so far down a page."""

    frame: bytes
    state: tuple[bytes, ...]
    operators: bytes


class Shown(NamedTuple):
    """A unit on a page, and which of several that are the same there."""

    layer: int
    marks: tuple[Mark, ...]
    nth: int


Marks: TypeAlias = tuple[Mark, ...]
Page: TypeAlias = dict[Shown, tuple[int, int | None]]  # which piece's, and its number
Where: TypeAlias = Mapping[Shown, Sequence[int]]  # on which pages
Company: TypeAlias = tuple[int, tuple[int, ...]]  # a layer of the same pages
Stream: TypeAlias = tuple[int, bool, Company | None]  # its place among others; which


@dataclass(frozen=True, slots=True)
class Inked:
    """A piece so far down a page, and the numbers its units have there."""

    painted: Painted
    top: float
    numbers: Mapping[int, int]


def contents(
    sides: Sequence[FilledSide], height: float
) -> tuple[list[list[Inked]], list[list[bytes]]]:
    """For each page its pieces with their numbers, and the streams that paint it."""
    marks = cache(_marks)
    pages = [_shown(side, marks) for side in sides]
    where: dict[Shown, list[int]] = defaultdict(list)
    for n, page in enumerate(pages):
        for one in page:
            where[one].append(n)
    numbers = _numbers(where)
    pairs = zip(sides, pages, strict=True)
    inked = [list(_inked(side, page, numbers)) for side, page in pairs]
    return inked, _streams(pages, where, numbers, height)


def _shown(side: FilledSide, marks: Callable[[Unit, float], Marks]) -> Page:
    """The units of a page; what every page shows is the first of its pieces."""
    shown: Page = {}
    for n, (painted, top) in enumerate(side.placed):
        for unit in painted.units:
            layer = DECORATION if unit.number is None else READ
            one = Shown(layer if n else RUNNING, marks(unit, top), 0)
            while one in shown:
                one = one._replace(nth=one.nth + 1)
            shown[one] = n, unit.number
    return shown


def _marks(unit: Unit, top: float) -> Marks:
    return tuple(
        Mark(
            b" ".join(placed(lines, top) for lines in paint.frame),
            paint.state,
            placed(paint.lines, top),
        )
        for paint in unit.paints
    )


def _numbers(where: Where) -> dict[Shown, int]:
    """The same number on all pages; those on most pages have the first choice."""
    taken: dict[int, set[int]] = defaultdict(set)
    numbers: dict[Shown, int] = {}
    read = [one for one in where if one.layer == READ]
    for one in sorted(read, key=lambda one: -len(where[one])):
        others = [taken[page] for page in where[one]]
        free = (n for n in count() if not any(n in other for other in others))
        numbers[one] = next(free)
        for other in others:
            other.add(numbers[one])
    return numbers


def _inked(
    side: FilledSide, page: Page, numbers: Mapping[Shown, int]
) -> Iterator[Inked]:
    own: list[dict[int, int]] = [{} for _ in side.placed]
    for one, (n, number) in page.items():
        if number is not None:
            own[n][number] = numbers[one]
    for (painted, top), given in zip(side.placed, own, strict=True):
        yield Inked(painted, top, given)


def _streams(
    pages: Sequence[Page], where: Where, numbers: Mapping[Shown, int], height: float
) -> list[list[bytes]]:
    """What is stored apart pays for one more stream; the rest is the page's own."""
    size: Counter[Company] = Counter()
    for one, at in where.items():
        size[one.layer, tuple(at)] += sum(len(mark.operators) for mark in one.marks)
    start = b"q %g 0 0 -%g 0 %b cm" % (SCALE, SCALE, short(SCALE * height, 6))
    made: dict[tuple[Shown, ...], bytes] = {}

    def stream(one: Shown) -> tuple[int, bool, Company | None]:
        """Which it is in; what is read is the last of a page's own."""
        company = one.layer, tuple(where[one])
        if (len(where[one]) - 1) * size[company] > _LEAST:
            return one.layer, one.layer == READ, company
        return min(one.layer, DECORATION), one.layer != RUNNING, None

    found: list[list[bytes]] = []
    for page in pages:
        streams: dict[Stream, list[Shown]] = defaultdict(list)
        for one in page:
            streams[stream(one)].append(one)
        ordered = sorted(streams, key=itemgetter(0, 1))
        units = [tuple(sorted(streams[key], key=_layer)) for key in ordered]
        made |= {own: _written(own, numbers, start) for own in units if own not in made}
        found.append([made[own] for own in units])
    return found


def _written(
    units: Iterable[Shown], numbers: Mapping[Shown, int], start: bytes
) -> bytes:
    """The operators; what is in force already is not said again."""
    lines, frame = [start], b""
    state: dict[bytes, bytes] = {}
    outside = state
    for number, block in groupby(units, key=numbers.get):
        marks = [mark for one in block for mark in one.marks]
        outer = marks[0].frame if len({mark.frame for mark in marks}) == 1 else b""
        if frame and outer != frame:
            lines.append(b"Q")
            state = outside
        if outer and outer != frame:
            lines.append(b"q " + outer)
            outside, state = state, dict(state)
        frame = outer
        tag = b"/Artifact BMC" if number is None else b"/Span<</MCID %d>>BDC" % number
        lines += [tag, *_painted(marks, frame, state), b"EMC"]
    return b"\n".join((*lines, *([b"Q"] if frame else []), b"Q"))


def _painted(
    marks: Iterable[Mark], frame: bytes, state: dict[bytes, bytes]
) -> Iterator[bytes]:
    for mark in marks:
        if mark.frame != frame or _RARE.search(b" ".join(mark.state)):
            yield b" ".join((b"q", mark.frame, *mark.state, mark.operators, b"Q"))
            continue
        for said in mark.state:
            name = said.rpartition(b" ")[2]
            if state.get(name) != said:
                yield said
            state[name] = said
        yield mark.operators
        if b" Tf " in mark.operators:  # its last letters are others than its first
            state.pop(b"Tf", None)
