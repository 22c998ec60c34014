"""What WeasyPrint made of a piece, or of a whole page: its ink and its elements."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from rehab.render.compose.elements import Element, moved, number, read_element
from rehab.render.compose.ink import Ink, ink_of_page, ink_of_pieces
from rehab.render.compose.layout import ends, named
from rehab.render.compose.needs import needs
from rehab.render.compose.press import Document, Page, Pdf, Stream, Unfit

Mark: TypeAlias = tuple[str, float, float]  # a bookmark's title, and x and y


@dataclass(frozen=True, slots=True, eq=False)
class Painted:
    """All there is to know. Lengths in CSS pixels, from its own top."""

    ink: Ink
    elements: tuple[Element, ...]  # their numbers begin at 0
    bookmarks: tuple[Mark, ...]
    height: float
    needs: frozenset[str]  # of the PDF that shows it

    def silent(self) -> "Painted":
        """The same as decoration, which nothing reads aloud."""
        return replace(self, ink=self.ink.untagged(), elements=())


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
            own = _of(page, ink_of_page(stream), tops, (0.0, page.height))
            found[whole] = (*found.get(whole, ()), own)
    return found


def _pieces(
    page: Page, names: Sequence[str], stream: Stream, tops: Sequence[Element]
) -> dict[str, tuple[Painted, ...]]:
    """Each piece is in a section of its own."""
    if len(tops) != len(names):
        raise Unfit(f"{len(tops)} tagged sections for {len(names)} pieces")
    places = [ends(page, name) for name in names]
    inks = ink_of_pieces(stream, [top for top, _ in places])
    found: dict[str, tuple[Painted, ...]] = {}
    first = 0
    for name, place, ink, section in zip(names, places, inks, tops, strict=True):
        kids = (kid for kid in section.kids if isinstance(kid, Element))
        found[name] = (_of(page, ink, [moved(k, -first, 0) for k in kids], place),)
        first += ink.numbers
    return found


def _of(
    page: Page, ink: Ink, elements: Sequence[Element], place: tuple[float, float]
) -> Painted:
    top, bottom = place
    marks = ((title, x, y) for _, title, (x, y), _ in page.bookmarks)
    return Painted(
        ink,
        tuple(moved(element, 0, -top) for element in elements),
        tuple((title, x, y - top) for title, x, y in marks if top <= y < bottom),
        bottom - top,
        needs(ink),
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
