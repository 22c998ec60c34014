"""The elements of a piece: what a screen reader is told, read from WeasyPrint's PDF.

Boxes that say nothing (divisions, spans) are left out, and a row of boxes to fill in is
one cell. Each header cell says what it heads, so that no other cell has to.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any, TypeAlias

Objects: TypeAlias = list[Any]  # the objects of a PDF, by number
Box: TypeAlias = tuple[float, float, float, float]  # CSS pixels, from the page's top
Kids: TypeAlias = "tuple[Element | int, ...]"

SAY_NOTHING = ("Div", "NonStruct", "Span")
HOLD_NO_TEXT = ("Sect", "Document")
MAY_BE_EMPTY = ("TD", "TH")
SPANS = ("ColSpan", "RowSpan")


@dataclass(frozen=True, slots=True)
class Element:
    """One element; a number among its kids stands for something painted."""

    name: str
    kids: Kids
    instead: str = ""  # the words that stand for a picture, as the PDF has them
    box: Box | None = None  # of a picture
    cell: str = ""  # what is special about a cell, as the PDF has it


_EMPTY = Element("TD", ())


def read_element(
    objects: Objects, reference: bytes, *, in_head: bool = False
) -> Element:
    """The element with all that is in it."""
    found = objects[number(reference)]
    name = found["S"][1:]
    attributes = found.get("A", {})
    kids = tuple(_kids(objects, found["K"], in_head=in_head or name == "THead"))
    kids = tuple(_cells(kids)) if name == "TR" else kids
    return Element(
        name,
        tuple(_with_paragraphs(kids)) if name in HOLD_NO_TEXT else kids,
        found["Alt"].data.decode("ascii") if "Alt" in found else "",
        tuple(attributes["BBox"]) if "BBox" in attributes else None,
        _cell(name, attributes, in_head=in_head),
    )


def number(reference: bytes) -> int:
    """The number of the object referred to."""
    return int(reference.split()[0])


def _kids(
    objects: Objects, kids: Iterable[Any], *, in_head: bool
) -> Iterator[Element | int]:
    for kid in kids:
        if isinstance(kid, int):
            yield kid
            continue
        element = read_element(objects, kid, in_head=in_head)
        if element.name in SAY_NOTHING:
            yield from element.kids
        elif element.kids or element.name in MAY_BE_EMPTY:
            yield element


def _with_paragraphs(kids: Kids) -> Iterator[Element]:
    """The kids, text that stands among them as paragraphs of its own."""
    for kid in kids:
        yield Element("P", (kid,)) if isinstance(kid, int) else kid


def _cells(row: Kids) -> Iterator[Element | int]:
    """The cells of a row, those with nothing to read beside each other as one."""
    for is_empty, cells in groupby(row, key=_EMPTY.__eq__):
        count = len(found := list(cells))
        if is_empty and count > 1:
            yield replace(_EMPTY, cell=f"/ColSpan {count}")
        else:
            yield from found


def _cell(name: str, attributes: dict[str, Any], *, in_head: bool) -> str:
    scope = f"/Scope/{'Column' if in_head else 'Row'}" if name == "TH" else ""
    spans = (f"/{span} {attributes[span]}" for span in SPANS if span in attributes)
    return scope + "".join(spans)


def joined(elements: Iterable[Element]) -> tuple[Element, ...]:
    """The same; a table without a head goes on with the columns of the one before."""
    found: list[Element] = []
    for one in elements:
        goes_on = found and found[-1].name == one.name == "Table" and not _head(one)
        kids = (*found.pop().kids, *one.kids) if goes_on else one.kids
        found.append(replace(one, kids=kids))
    return tuple(found)


def _head(table: Element) -> bool:
    return any(isinstance(kid, Element) and kid.name == "THead" for kid in table.kids)


def heads(elements: Iterable[Element]) -> dict[int, int]:
    """For each number the first of those that stand together in one element.

    They are one text, in as many parts as it has lines and kinds of letters.
    """
    found: dict[int, int] = {}
    for element in elements:
        before = None
        for kid in element.kids:
            if isinstance(kid, int):
                goes_on = before is not None and kid == before + 1
                found[kid] = found[kid - 1] if goes_on else kid
                before = kid
            else:
                before = None
                found |= heads([kid])
    return found


def lowered(element: Element, down: float) -> Element:
    """The same with its pictures so many pixels down."""
    kids = (k if isinstance(k, int) else lowered(k, down) for k in element.kids)
    box = element.box
    if box:
        box = (box[0], box[1] + down, box[2], box[3] + down)
    return replace(element, kids=tuple(kids), box=box)


def renumbered(element: Element, numbers: Mapping[int, int]) -> Element:
    """The same with other numbers; a number that has none is left out."""
    kids = (
        numbers.get(kid) if isinstance(kid, int) else renumbered(kid, numbers)
        for kid in element.kids
    )
    return replace(element, kids=tuple(kid for kid in kids if kid is not None))
