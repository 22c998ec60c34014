"""The elements of all pages, written into a PDF in the order they are read aloud."""

from collections.abc import Iterable, Sequence
from math import ceil, floor

from rehab.render.compose.elements import Box, Element, joined
from rehab.render.compose.objects import Objects
from rehab.render.compose.paints import SCALE


def write_structure(
    objects: Objects, pages: Iterable[tuple[int, Sequence[Element], bool]]
) -> int:
    """Write the elements and say which object they are in.

    Each page is its object, its elements, and whether they are a section together.
    """
    root, document = objects.take(), objects.take()
    own: list[int] = []
    parents: list[str] = []
    for n, (page, elements, section) in enumerate(pages):
        at: dict[int, int] = {}
        tops = (Element("Sect", joined(elements)),) if section else joined(elements)
        own += [_write(objects, element, document, page, at) for element in tops]
        every = range(max(at, default=-1) + 1)
        parents.append(f"{n}[{' '.join(_reference(at.get(i)) for i in every)}]")
    kids = " ".join(map(_reference, own))
    objects.write(document, f"<</S/Document/P {root} 0 R/K[{kids}]>>")
    by_number = objects.add(f"<</Nums[{' '.join(parents)}]>>")
    top = f"/K[{document} 0 R]/ParentTree {by_number} 0 R"
    objects.write(root, f"<</Type/StructTreeRoot{top}>>")
    return root


def _write(
    objects: Objects, element: Element, parent: int, page: int, at: dict[int, int]
) -> int:
    """Write an element and all in it; ``at`` learns which holds which number."""
    own = objects.take()
    kids, holds = [], ""
    for kid in element.kids:
        if isinstance(kid, int):
            at[kid], holds = own, f"/Pg {page} 0 R"
            kids.append(str(kid))
        else:
            kids.append(f"{_write(objects, kid, own, page, at)} 0 R")
    held = f"/K[{' '.join(kids)}]" if kids[1:] else f"/K {kids[0]}" if kids else ""
    below = f"{holds}{held}{_special(element)}"
    objects.write(own, f"<</S/{element.name}/P {parent} 0 R{below}>>")
    return own


def _special(element: Element) -> str:
    instead = f"/Alt {element.instead}" if element.instead else ""
    if element.box:
        return f"{instead}/A<</O/Layout/BBox[{_points(element.box)}]>>"
    return f"{instead}/A<</O/Table{element.cell}>>" if element.cell else instead


def _points(box: Box) -> str:
    """Whole points, none of the picture outside."""
    left, top, right, bottom = (SCALE * edge for edge in box)
    return f"{floor(left)} {floor(-bottom)} {ceil(right)} {ceil(-top)}"


def _reference(at: int | None) -> str:
    return "null" if at is None else f"{at} 0 R"
