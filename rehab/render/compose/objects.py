"""The numbered objects of a PDF: what stays of WeasyPrint's, and then ours.

They are numbered in the order in which they are named, so that the same pages are the
same file, however they came to be.
"""

import re
from typing import Any, TypeAlias

import pydyf

from rehab.render.compose.press import Pdf

Object: TypeAlias = Any  # of pydyf, which has no types

_NAMED = re.compile(rb"\b(\d+) 0 R\b")
OUR_OWN = ("Outlines", "Names", "StructTreeRoot")


class Written(pydyf.Object):  # type: ignore[misc]
    """An object whose text is known."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self._words = words

    @property
    def data(self) -> bytes:
        """The text."""
        return self._words.encode("ascii")


class Objects:
    """A PDF's objects, to be added to."""

    def __init__(self, pdf: Pdf) -> None:
        self._pdf = pdf

    def take(self) -> int:
        """A number whose object comes later."""
        self._pdf.add_object(Written("null"))
        return len(self._pdf.objects) - 1

    def write(self, at: int, words: str) -> None:
        """The object of this number, as text."""
        made = self._pdf.objects[at] = Written(words)
        made.number = at

    def add(self, words: str) -> int:
        """A new object, as text."""
        self._pdf.add_object(Written(words))
        return len(self._pdf.objects) - 1

    def add_stream(self, ink: bytes) -> int:
        """A new stream of painting operators."""
        self._pdf.add_object(pydyf.Stream([ink], compress=True))
        return len(self._pdf.objects) - 1


def written(value: Object) -> str:
    """A string, or what WeasyPrint has made, as a PDF writes it."""
    made = pydyf.String(value) if isinstance(value, str) else value
    return str(made if isinstance(made, bytes) else made.data, "latin-1")


def empty(pdf: Pdf, resources: Object) -> None:
    """Take the pages away, and what leads to them or tells of them; number the rest."""
    for name in OUR_OWN:
        pdf.catalog.pop(name, None)
    pdf.pages["Kids"], pdf.pages["Count"] = pydyf.Array(), 0
    old, numbers = pdf.objects, {0: 0}
    kept, ahead = [old[0]], [pdf.pages, pdf.catalog, resources]
    while ahead:
        made = ahead.pop(0)
        if made.number in numbers:
            continue
        numbers[made.number] = len(kept)
        kept.append(made)
        ahead += [old[int(n)] for n in _NAMED.findall(_head(made))]
    pdf.objects = kept
    for made in kept[1:]:
        _rename(made, numbers)
        made.number = numbers[made.number]


def _head(made: Object) -> bytes:
    """The text in which an object may name others."""
    if isinstance(made, pydyf.Stream):
        return bytes(pydyf.Dictionary(made.extra).data)
    return bytes(made.data)


def _rename(made: Object, numbers: dict[int, int]) -> None:
    """Name the same objects by their new numbers."""
    entries = made.extra if isinstance(made, pydyf.Stream) else made
    for key, value in entries.items():
        said = pydyf.Array([value]).data[1:-1]
        entries[key] = _NAMED.sub(
            lambda found: b"%d 0 R" % numbers[int(found[1])], said
        )
