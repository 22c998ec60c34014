"""What one process keeps of what it painted, for its next handout."""

import re
from collections import OrderedDict
from collections.abc import Iterable, Mapping
from hashlib import md5
from typing import TypeAlias

from rehab.render.compose.needs import OWN
from rehab.render.compose.painted import Painted

Found: TypeAlias = dict[str, tuple[Painted, ...]]  # by text
Key: TypeAlias = tuple[str | bytes, ...]

_TITLE = re.compile("<title>.*?</title>", re.DOTALL)
_SOURCE = re.compile(r'src="([^"]+)"')


class Kept:
    """Painted texts, those used last; by text, style and the drawings in it.

    For handouts with the same folder of templates, and no fonts but those in it.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: OrderedDict[Key, tuple[Painted, ...]] = OrderedDict()

    def find(
        self, texts: Iterable[str], head: str, drawings: Mapping[str, str | bytes]
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

    def keep(
        self, found: Found, head: str, drawings: Mapping[str, str | bytes]
    ) -> None:
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


def _key(text: str, style: str, drawings: Mapping[str, str | bytes]) -> Key:
    return style, text, *(drawings.get(source, "") for source in _SOURCE.findall(text))


def portable(found: Found, specimen: Painted) -> Found:
    """Those that need nothing but what the specimen has, so that any PDF will do."""
    held = specimen.needs - {OWN}
    return {
        text: painted
        for text, painted in found.items()
        if all(one.needs <= held for one in painted)
    }
