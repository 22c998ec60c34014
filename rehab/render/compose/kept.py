"""What one process keeps of what it painted, for its next handout."""

import re
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from hashlib import md5
from typing import TypeAlias

from rehab.render.compose.ink import Ink
from rehab.render.compose.painted import Painted

Found: TypeAlias = dict[str, tuple[Painted, ...]]  # by text
Key: TypeAlias = tuple[str, ...]

_TITLE = re.compile("<title>.*?</title>", re.DOTALL)
_SOURCE = re.compile(r'src="([^"]+)"')
_LETTERS = re.compile(rb"/(\w+) [\d.]+ Tf\n|<([\da-f]+)>")
_NAMED = re.compile(rb"/(\S+) (?:Do|gs)\n")
_STRANGE = re.compile(rb" (?:sh|scn|SCN|cs|CS)\n")  # shades, patterns, colour spaces
_BY_CONTENT = re.compile(
    r"i[\da-f]{12}1|[aA][\d.]+"
)  # drawings, and how dense a colour is
_OWN = (
    "?"  # something that only the PDF it was painted in has, or a name it counted out
)
_DIGITS = 4  # of a letter's number in its font
_INKS = 10_000


class Kept:
    """Painted texts, those used last; by text, style and the drawings in it.

    For handouts with the same folder of templates, and so of fonts.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: OrderedDict[Key, tuple[Painted, ...]] = OrderedDict()

    def find(
        self, texts: Iterable[str], head: str, drawings: Mapping[str, str]
    ) -> Found:
        """Those of the texts that were painted before."""
        found: Found = {}
        style = _style(head)
        for text in texts:
            key = _key(text, style, drawings)
            if key in self._kept:
                self._kept.move_to_end(key)
                found[text] = self._kept[key]
        return found

    def keep(self, found: Found, head: str, drawings: Mapping[str, str]) -> None:
        """Keep these, and let go of what was not used for longest."""
        style = _style(head)
        for text, painted in found.items():
            self._kept[_key(text, style, drawings)] = painted
        while len(self._kept) > self._most:
            self._kept.popitem(last=False)


def _style(head: str) -> str:
    """The same for all pages that look alike."""
    style = _TITLE.sub("", head.partition("<body")[0])
    return md5(style.encode(), usedforsecurity=False).hexdigest()


def _key(text: str, style: str, drawings: Mapping[str, str]) -> Key:
    return style, text, *(drawings.get(source, "") for source in _SOURCE.findall(text))


def portable(found: Found, specimen: Painted) -> Found:
    """Those that need nothing but what the specimen has, so that any PDF will do."""
    held = needs(specimen.ink) - {_OWN}
    return {
        text: painted
        for text, painted in found.items()
        if all(needs(one.ink) <= held for one in painted)
    }


@lru_cache(_INKS)
def needs(ink: Ink) -> frozenset[str]:
    """What a PDF must hold to show this: letters by font and number, others by name."""
    return frozenset(name for part in ink.parts for name in _needs(part))


def _needs(part: bytes) -> Iterator[str]:
    if _STRANGE.search(part):
        yield _OWN
    for name in map(bytes.decode, _NAMED.findall(part)):
        yield name if _BY_CONTENT.fullmatch(name) else _OWN
    font = ""
    for named, letters in _LETTERS.findall(part):
        font = named.decode() or font
        for i in range(0, len(letters), _DIGITS):
            yield f"{font}:{letters[i : i + _DIGITS].decode()}"
