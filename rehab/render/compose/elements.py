"""The elements of a piece: what a screen reader is told, read from WeasyPrint's PDF.

Boxes that say nothing (divisions, spans) are left out. Each header cell says what it
heads, so that no other cell has to.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

Objects: TypeAlias = list[Any]  # the objects of a PDF, by number
Box: TypeAlias = tuple[float, float, float, float]  # CSS pixels, from the page's top
Kids: TypeAlias = "tuple[Element | int, ...]"

SAY_NOTHING = ("Div", "NonStruct", "Span")
HOLD_NO_TEXT = ("Sect", "Document")
MAY_BE_EMPTY = ("TD", "TH")
ROWS_OF_ONE = ("Table", "TBody")  # neighbours that are one
SPANS = ("ColSpan", "RowSpan")


@dataclass(frozen=True, slots=True)
class Element:
    """One element; a number among its kids stands for something painted."""

    name: str
    kids: Kids
    instead: str = ""  # the words that stand for a picture, as the PDF has them
    box: Box | None = None  # of a picture
    cell: str = ""  # what is special about a cell, as the PDF has it


def read_element(
    objects: Objects, reference: bytes, *, in_head: bool = False
) -> Element:
    """The element with all that is in it."""
    found = objects[number(reference)]
    name = found["S"][1:]
    attributes = found.get("A", {})
    kids = tuple(_kids(objects, found["K"], in_head=in_head or name == "THead"))
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


def _cell(name: str, attributes: dict[str, Any], *, in_head: bool) -> str:
    scope = f"/Scope/{'Column' if in_head else 'Row'}" if name == "TH" else ""
    spans = (f"/{span} {attributes[span]}" for span in SPANS if span in attributes)
    return scope + "".join(spans)


def joined(elements: Iterable[Element]) -> tuple[Element, ...]:
    """The same with the rows of one table, laid out one by one, in one table.

    What has a head of its own is a table of its own.
    """
    found: list[Element] = []
    for element in elements:
        goes_on = found and found[-1].name == element.name in ROWS_OF_ONE
        if goes_on and not _has_head(element):
            both = (*found.pop().kids, *element.kids)
            rows = joined(row for row in both if isinstance(row, Element))
            found.append(replace(element, kids=rows))
        else:
            found.append(element)
    return tuple(found)


def _has_head(table: Element) -> bool:
    return any(isinstance(kid, Element) and kid.name == "THead" for kid in table.kids)


def moved(element: Element, shift: int, down: float) -> Element:
    """The same with its numbers shifted, and its pictures so many pixels down."""
    kids = (
        k + shift if isinstance(k, int) else moved(k, shift, down) for k in element.kids
    )
    box = element.box
    if box:
        box = (box[0], box[1] + down, box[2], box[3] + down)
    return replace(element, kids=tuple(kids), box=box)
