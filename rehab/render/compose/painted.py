"""What WeasyPrint made of a piece, or of a whole page: its paint and its tags."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from rehab.render.compose.elements import Element, heads, lowered, number, read_element
from rehab.render.compose.layout import ends, named
from rehab.render.compose.needs import needs
from rehab.render.compose.paints import Paint, paints_of_page, paints_of_pieces
from rehab.render.compose.press import Document, Page, Pdf, Stream, Unfit
from rehab.render.compose.units import Unit, units_of

Mark: TypeAlias = tuple[str, float, float]  # a bookmark's title, and x and y


@dataclass(frozen=True, slots=True, eq=False)
class Painted:
    """All there is to know. Lengths in CSS pixels, from its own top."""

    units: tuple[Unit, ...]
    elements: tuple[Element, ...]  # a number among their kids is that of a unit
    bookmarks: tuple[Mark, ...]
    height: float
    needs: frozenset[str]  # of the PDF that shows it

    def silent(self) -> "Painted":
        """The same as decoration, which nothing reads aloud."""
        paints = tuple(paint for unit in self.units for paint in unit.paints)
        return replace(self, units=(Unit(None, paints),), elements=())


def painted(document: Document, pdf: Pdf) -> dict[str, tuple[Painted, ...]]:
    """By its name, what is on a document that was made into a PDF.

    Raises:
        Unfit: The PDF is not made the way it was when this was tested.
    """
    found: dict[str, tuple[Painted, ...]] = {}
    tagged = _tagged(pdf)
    for at, (page, pieces, whole) in enumerate(named(document.pages)):
        holder = pdf.objects[pdf.pages["Kids"][3 * at]]
        stream = pdf.objects[number(holder["Contents"])]
        tops = [read_element(pdf.objects, reference) for reference in tagged[at]]
        if pieces:
            found |= _pieces(page, pieces, stream, tops)
        else:
            own = _of(page, paints_of_page(stream), tops, (0.0, page.height))
            found[whole] = (*found.get(whole, ()), own)
    return found


def _pieces(
    page: Page, names: Sequence[str], stream: Stream, tops: Sequence[Element]
) -> dict[str, tuple[Painted, ...]]:
    """Each piece is in a section of its own."""
    if len(tops) != len(names):
        raise Unfit(f"{len(tops)} tagged sections for {len(names)} pieces")
    places = [ends(page, name) for name in names]
    paints = paints_of_pieces(stream, [top for top, _ in places])
    found: dict[str, tuple[Painted, ...]] = {}
    for name, place, own, section in zip(names, places, paints, tops, strict=True):
        kids = [kid for kid in section.kids if isinstance(kid, Element)]
        found[name] = (_of(page, own, kids, place),)
    return found


def _of(
    page: Page,
    paints: Sequence[Paint],
    elements: Sequence[Element],
    place: tuple[float, float],
) -> Painted:
    top, bottom = place
    marks = ((title, x, y) for _, title, (x, y), _ in page.bookmarks)
    return Painted(
        units_of(paints, heads(elements)),
        tuple(lowered(element, -top) for element in elements),
        tuple((title, x, y - top) for title, x, y in marks if top <= y < bottom),
        bottom - top,
        needs(paints),
    )


def _tagged(pdf: Pdf) -> dict[int, list[bytes]]:
    """References to the outermost elements, by page."""
    root = pdf.objects[number(pdf.catalog["StructTreeRoot"])]
    top = pdf.objects[number(root["K"][0])]
    pages = {reference: at for at, reference in enumerate(pdf.page_references)}
    found: dict[int, list[bytes]] = defaultdict(list)
    for reference in top["K"]:
        found[pages[pdf.objects[number(reference)]["Pg"]]].append(reference)
    return found
