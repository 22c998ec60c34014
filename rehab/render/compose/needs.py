"""What a PDF must hold before ink that was painted for another is shown in it."""

import re
from collections.abc import Iterator

from rehab.render.compose.ink import Ink

_LETTERS = re.compile(rb"/(\w+) [\d.]+ Tf\n|<([\da-f]+)>")
_NAMED = re.compile(rb"/(\S+) (?:Do|gs)\n")
_STRANGE = re.compile(rb" (?:sh|scn|SCN|cs|CS)\n")  # shades, patterns, colour spaces
_BY_CONTENT = re.compile(r"i[\da-f]{12}1|[aA][\d.]+")  # drawings; dense colours
OWN = "?"  # what only the PDF has that it was painted in, or a name counted out there
_DIGITS = 4  # of a letter's number in its font


def needs(ink: Ink) -> frozenset[str]:
    """What a PDF must hold to show this: letters by font and number, others by name."""
    return frozenset(name for part in ink.parts for name in _needs(part))


def _needs(part: bytes) -> Iterator[str]:
    if _STRANGE.search(part):
        yield OWN
    for name in map(bytes.decode, _NAMED.findall(part)):
        yield name if _BY_CONTENT.fullmatch(name) else OWN
    font = ""
    for named, letters in _LETTERS.findall(part):
        font = named.decode() or font
        for i in range(0, len(letters), _DIGITS):
            yield f"{font}:{letters[i : i + _DIGITS].decode()}"
