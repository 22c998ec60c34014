"""What a PDF must hold before what was painted for another is shown in it."""

import re
from collections.abc import Iterable, Iterator

from rehab.render.compose.paints import Paint

_LETTERS = re.compile(rb"/(\w+) [\d.]+ Tf|<([\da-f]+)>")
_NAMED = re.compile(rb"/(\S+) (?:Do|gs)")
_BY_CONTENT = re.compile(r"i[\da-f]{12}1|[aA][\d.]+")  # drawings; dense colours
OWN = "?"  # what only the PDF has that it was painted in: a name counted out there
_DIGITS = 4  # of a letter's number in its font


def needs(paints: Iterable[Paint]) -> frozenset[str]:
    """What a PDF must hold to show this: letters by font and number, others by name."""
    return frozenset(name for paint in paints for name in _needs(paint))


def _needs(paint: Paint) -> Iterator[str]:
    parts = (part for line in paint.lines for part in line if isinstance(part, bytes))
    font = ""
    for operator in (*paint.state, *parts):
        if named := _NAMED.fullmatch(operator):
            name = named[1].decode()
            yield name if _BY_CONTENT.fullmatch(name) else OWN
        for said, letters in _LETTERS.findall(operator):
            font = said.decode() or font
            for i in range(0, len(letters), _DIGITS):
                yield f"{font}:{letters[i : i + _DIGITS].decode()}"
