"""What WeasyPrint painted for one piece, to be set anywhere on any page.

A stretch of text or a picture is tagged by a number that counts within its page, so
the ink is kept with holes where those numbers go.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from rehab.render.compose.press import Stream, Unfit

SCALE = 0.75  # points in a CSS pixel
WRAPPERS = 4  # states saved round the pieces: for the page, its root, html and body
_STAYS = re.compile(rb"/x\d+ Do|.* (?:scn|SCN)")
ASIDE = 0.0000137  # CSS pixels
HOLE = b"\0"  # no operator holds one
SHORTER = (  # a move of nothing between two letters, and two decorations in a row
    (b">0<", b""),
    (b">0]", b">]"),
    (b"EMC\n/Artifact\nBMC\n", b""),
)
_HEIGHTS = {  # which of an operator's numbers say how far down
    b"m": (1,),
    b"l": (1,),
    b"c": (1, 3, 5),
    b"re": (1,),
    b"Tm": (5,),
    b"cm": (5,),
}
_SAVE, _RESTORE = b"q", b"Q"
_TAGGED = re.compile(rb"/\w+\n<</MCID \d+>>\nBDC")


@dataclass(frozen=True, slots=True)
class Ink:
    """Painting operators in CSS pixels, cut where each number of a tag goes."""

    parts: tuple[bytes, ...]

    @property
    def numbers(self) -> int:
        """How many of them there are."""
        return len(self.parts) - 1

    def at(self, down: float, first: int) -> bytes:
        """The operators so many pixels down, numbered from ``first`` on."""
        text = bytearray(self.parts[0])
        for n, part in enumerate(self.parts[1:], first):
            text += b"<</MCID %d>>" % n + part
        return b"q 1 0 0 1 0 %.6f cm\n%b\nQ" % (down, bytes(text))

    def untagged(self) -> "Ink":
        """The same as decoration, which nothing reads aloud."""
        text = b"<</MCID 0>>".join(self.parts)
        return Ink((_TAGGED.sub(b"/Artifact\nBMC", text),))


def ink_of_page(stream: Stream) -> Ink:
    """All that was painted on a page."""
    return _ink(_inner(stream))


def ink_of_pieces(stream: Stream, tops: Sequence[float]) -> list[Ink]:
    """What was painted for each piece of a page, as from the top of a page.

    Raises:
        Unfit: It cannot be told apart.
    """
    groups = list(_groups(_inner(stream)[WRAPPERS:-WRAPPERS]))
    if len(groups) != len(tops):
        raise Unfit(f"{len(groups)} groups of operators for {len(tops)} pieces")
    pairs = zip(groups, tops, strict=True)
    return [_ink(list(_raised(group, top))) for group, top in pairs]


def _raised(operators: Iterable[Any], top: float) -> Iterator[Any]:
    """The same so much higher; what is within a transformation goes with it."""
    depth, transformed = 0, 0
    for operator in operators:
        depth += (operator == _SAVE) - (operator == _RESTORE)
        if depth < transformed:
            transformed = 0
        is_bytes = isinstance(operator, bytes)
        if is_bytes and _STAYS.fullmatch(operator):
            raise Unfit("a group or a pattern, which does not move with its piece")
        if transformed or not is_bytes:
            yield operator
            continue
        *numbers, name = operator.split(b" ")
        for n in _HEIGHTS.get(name, ()):
            numbers[n] = _decimal(float(numbers[n]) - top)
        transformed = depth if name == b"cm" else 0
        yield b" ".join((*numbers, name))


def _decimal(number: float) -> bytes:
    """Four places of the six that WeasyPrint writes.

    Half of the sixth place may fall to either side, by where on its page a piece was
    laid out. So the fourth changes aside from where round numbers are.
    """
    return f"{number + ASIDE:.4f}".rstrip("0").rstrip(".").encode()


def _inner(stream: Stream) -> list[Any]:
    """The operators, without what turns and scales the page."""
    inner: list[Any]
    turn, save, scale, *inner, restore = stream.stream
    scaled = f"{SCALE} 0 0 {SCALE} 0 0 cm".encode()
    if not turn.endswith(b" cm") or (save, scale, restore) != (_SAVE, scaled, _RESTORE):
        raise Unfit("a page that does not begin as pages do")
    return inner


def _groups(operators: Sequence[Any]) -> Iterator[list[Any]]:
    """Each outermost saved state with what is in it."""
    depth, group = 0, []
    for operator in operators:
        group.append(operator)
        depth += (operator == _SAVE) - (operator == _RESTORE)
        if depth == 0:
            if group[0] != _SAVE:
                raise Unfit("operators between two pieces")
            yield group
            group = []
    if group:
        raise Unfit("a state that is saved and never restored")


def _ink(operators: Sequence[Any]) -> Ink:
    numbers = [o["MCID"] for o in operators if isinstance(o, dict)]
    first = numbers[0] if numbers else 0
    if numbers != list(range(first, first + len(numbers))):
        raise Unfit("tags that are not numbered in the order they were painted")
    ink = b"\n".join(map(_text, operators))
    for said, meant in SHORTER:
        ink = ink.replace(said, meant)
    return Ink(tuple(ink.split(HOLE)))


def _text(operator: Any) -> bytes:  # noqa: ANN401
    if isinstance(operator, dict):
        return HOLE
    return operator if isinstance(operator, bytes) else bytes(operator, "ascii")
