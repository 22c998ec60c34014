"""What WeasyPrint painted, one thing after another, each with all it needs.

A page is a list of operators that change a state and paint with it. Here each thing
painted has its own part of that state, so that it can be painted on any page, after
anything else.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeAlias

from rehab.render.compose.lines import (
    SAME,
    Box,
    Line,
    Matrix,
    box_of,
    line,
    multiplied,
)
from rehab.render.compose.press import Stream, Unfit

SCALE = 0.75  # points in a CSS pixel
WRAPPERS = 4  # states saved round the pieces: for the page, its root, html and body

Frame: TypeAlias = tuple[tuple[Line, ...], ...]

_FILL, _STROKE = (b"/a", b"rg"), (b"/A", b"RG", b"w", b"J", b"j", b"d", b"M")
_USES = {  # of the state
    **dict.fromkeys((b"f", b"f*"), _FILL),
    b"S": _STROKE,
    **dict.fromkeys((b"B", b"B*"), (*_FILL, *_STROKE)),
    b"Do": (b"/a", b"/A"),
    b"ET": (*_FILL, b"Tf", b"Tr"),
}
_SETS = {b"/a", b"/A", b"rg", b"RG", b"w", b"J", b"j", b"d", b"M", b"Tf", b"Tr"}
_PATH = {b"m", b"l", b"c", b"re", b"h", b"W", b"W*"}
_TEXT = {b"Tm", b"TJ"}
_OF_ITS_OWN = b"/x"  # the names of groups, which hold what does not move


@dataclass(frozen=True, slots=True)
class Paint:
    """One shape, text or picture."""

    tag: int | None  # its number on its page; decoration has none
    frame: Frame  # what cuts it off and transforms it, outermost first
    state: tuple[bytes, ...]  # sets the colours, the pen and the letters it uses
    lines: tuple[Line, ...]
    box: Box  # CSS pixels; of a text or a picture only where it begins


def paints_of_page(stream: Stream) -> list[Paint]:
    """All that was painted on a page.

    Raises:
        Unfit: It is not understood.
    """
    return list(_Reader().read(_inner(stream)))


def paints_of_pieces(stream: Stream, tops: Sequence[float]) -> list[list[Paint]]:
    """What was painted for each piece of a page, as from the piece's own top.

    Raises:
        Unfit: It is not understood, or cannot be told apart.
    """
    groups = list(_groups(_inner(stream)[WRAPPERS:-WRAPPERS]))
    if len(groups) != len(tops):
        raise Unfit(f"{len(groups)} groups of operators for {len(tops)} pieces")
    pairs = zip(groups, tops, strict=True)
    return [list(_Reader(top).read(group)) for group, top in pairs]


def _inner(stream: Stream) -> list[Any]:
    """The operators, without what turns and scales the page."""
    inner: list[Any]
    turn, save, scale, *inner, restore = stream.stream
    scaled = f"{SCALE} 0 0 {SCALE} 0 0 cm".encode()
    if not turn.endswith(b" cm") or (save, scale, restore) != (b"q", scaled, b"Q"):
        raise Unfit("a page that does not begin as pages do")
    return inner


def _groups(operators: Sequence[Any]) -> Iterator[list[Any]]:
    """Each outermost saved state with what is in it."""
    depth, group = 0, []
    for operator in operators:
        group.append(operator)
        depth += (operator == b"q") - (operator == b"Q")
        if depth == 0:
            if group[0] != b"q":
                raise Unfit("operators between two pieces")
            yield group
            group = []
    if group:
        raise Unfit("a state that is saved and never restored")


@dataclass(frozen=True, slots=True)
class _Now:
    """What is in force: a saved state brings it back."""

    frame: Frame = ()
    matrix: Matrix = SAME
    state: Mapping[bytes, bytes] = field(default_factory=dict)


class _Reader:
    """Goes through the operators."""

    def __init__(self, top: float | None = None) -> None:
        self._moves = top is not None
        self._top = top or 0.0
        self._now = _Now()
        self._saved: list[_Now] = []
        self._tag: int | None = None
        self._path: list[bytes] = []

    def read(self, operators: Iterable[Any]) -> Iterator[Paint]:
        for operator in operators:
            if isinstance(operator, dict):
                self._tag = operator["MCID"]
            elif isinstance(operator, bytes):
                name = operator.rpartition(b" ")[2]
                name = operator[:2] if name == b"gs" else name  # how dense it is
                if operator == b"ET" and not self._path:
                    continue
                if name in _USES:
                    yield self._paint(operator, name)
                elif not self._take(operator, name):
                    raise Unfit(f"not understood: {operator[:40]!r}")

    def _take(self, operator: bytes, name: bytes) -> bool:
        """Whether this changes what is in force."""
        if name in _PATH or name in _TEXT:
            self._path.append(operator)
        elif name == b"q":
            self._saved.append(self._now)
        elif name == b"Q":
            self._now = self._saved.pop()
        elif name == b"n":
            self._clip()
        elif name == b"cm":
            self._transform(operator)
        elif name in _SETS:
            if self._path and self._path[-1].endswith(b"TJ"):  # within a line
                self._path.append(operator)
            else:
                state = {**self._now.state, name: operator}
                self._now = replace(self._now, state=state)
        elif name in (b"BMC", b"EMC"):
            self._tag = None
        else:
            return name in (b"BDC", b"BT")
        return True

    def _lines(self, *operators: bytes) -> tuple[Line, ...]:
        if self._now.matrix != SAME:  # it moves with what transforms it
            return tuple((operator,) for operator in operators)
        return tuple(line(operator, self._top) for operator in operators)

    def _clip(self) -> None:
        if self._path:
            frame = (*self._now.frame, self._lines(*self._path, b"n"))
            self._now = replace(self._now, frame=frame)
            self._path.clear()

    def _transform(self, operator: bytes) -> None:
        by = tuple(map(float, operator.split(b" ")[:-1]))
        self._now = replace(
            self._now,
            frame=(*self._now.frame, self._lines(operator)),
            matrix=multiplied(by, self._now.matrix),
        )

    def _paint(self, operator: bytes, name: bytes) -> Paint:
        now, path = self._now, tuple(self._path)
        self._path.clear()
        if self._moves and operator.startswith(_OF_ITS_OWN):
            raise Unfit("a group, which does not move with its piece")
        given = (b"BT", *path, b"ET") if name == b"ET" else (*path, operator)
        return Paint(
            self._tag,
            now.frame,
            tuple(now.state[key] for key in _USES[name] if key in now.state),
            self._lines(*given),
            box_of(path, now.matrix, self._top),
        )
