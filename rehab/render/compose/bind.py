"""The pages of a PDF replaced by sides made of what was painted."""

from collections.abc import Iterator, Sequence

from rehab.render.compose.contents import Inked, contents
from rehab.render.compose.draft import Draft, over
from rehab.render.compose.elements import Element, lowered, number, renumbered
from rehab.render.compose.objects import Objects, empty, written
from rehab.render.compose.paints import SCALE
from rehab.render.compose.press import Pdf
from rehab.render.compose.punched import BOXES, moved
from rehab.render.compose.side import FilledSide
from rehab.render.compose.structure import write_structure


def bind(
    pdf: Pdf,
    sides: Sequence[FilledSide],
    *,
    punched: bool = False,
    draft: Draft | None = None,
) -> None:
    """Put the sides in the place of the PDF's pages; with room for holes if wanted."""
    model = pdf.objects[pdf.pages["Kids"][0]]
    height = model["MediaBox"][3] / SCALE
    resources = pdf.objects[number(model["Resources"])]
    empty(pdf, resources)
    objects = Objects(pdf)
    pages = [objects.take() for _ in sides]
    inked_sides, streams = contents(sides, height)
    over_it = over(pdf, resources, [model["MediaBox"]], draft) if draft else []
    last = "".join(f" {stream} 0 R" for stream in over_it)
    same = f"/Resources {resources.number} 0 R/Tabs/S"
    for n, held in enumerate(_contents(objects, streams)):
        own = f"/Parent {pdf.pages.number} 0 R/StructParents {n}"
        boxes = "".join(
            f"/{name}{written(moved(model[name], n) if punched else model[name])}"
            for name in BOXES
        )
        objects.write(
            pages[n], f"<</Type/Page{own}{boxes}{same}/Contents[{held}{last}]>>"
        )
    pdf.pages["Kids"] = f"[{' '.join(f'{page} 0 R' for page in pages)}]"
    pdf.pages["Count"] = len(pages)
    elements = [tuple(_elements(here, height)) for here in inked_sides]
    sections = [side.section for side in sides]
    root = write_structure(objects, zip(pages, elements, sections, strict=True))
    pdf.catalog["StructTreeRoot"] = f"{root} 0 R"
    if marks := list(_bookmarks(pages, inked_sides, height)):
        pdf.catalog["Outlines"] = f"{_write_outline(objects, marks)} 0 R"


def _contents(objects: Objects, pages: Sequence[Sequence[bytes]]) -> Iterator[str]:
    """References to the streams of each page; equal ones are stored once."""
    stored: dict[bytes, int] = {}
    for page in pages:
        for stream in page:
            if stream not in stored:
                stored[stream] = objects.add_stream(stream)
        yield " ".join(f"{stored[stream]} 0 R" for stream in page)


def _elements(here: Sequence[Inked], height: float) -> Iterator[Element]:
    """The elements of a page: their numbers and boxes are those of the page."""
    for one in here:
        for element in one.painted.elements:
            yield lowered(renumbered(element, one.numbers), one.top - height)


def _bookmarks(
    pages: Sequence[int], inked_sides: Sequence[Sequence[Inked]], height: float
) -> Iterator[tuple[str, str]]:
    """Title, and where it leads, of each bookmark."""
    for page, here in zip(pages, inked_sides, strict=True):
        for one in here:
            for title, x, y in one.painted.bookmarks:
                up = height - (y + one.top)
                yield title, f"[{page} 0 R/XYZ {SCALE * x:.2f} {SCALE * up:.2f} 0]"


def _write_outline(objects: Objects, marks: Sequence[tuple[str, str]]) -> int:
    """Write the bookmarks, all of one level, and say which object they are in."""
    top, *own = [objects.take() for _ in range(len(marks) + 1)]
    for n, (title, target) in enumerate(marks):
        before = f"/Prev {own[n - 1]} 0 R" if n else ""
        after = f"/Next {own[n + 1]} 0 R" if n + 1 < len(own) else ""
        line = (
            f"<</Title {written(title)}/Dest{target}/Parent {top} 0 R{before}{after}>>"
        )
        objects.write(own[n], line)
    ends = f"/First {own[0]} 0 R/Last {own[-1]} 0 R"
    objects.write(top, f"<</Type/Outlines/Count {len(own)}{ends}>>")
    return top
