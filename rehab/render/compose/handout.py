"""From HTML with marks to a PDF: cut, lay out what is new, place, paint, bind.

The PDF of the same handout is the same file, whatever this process made before.
"""

from collections.abc import Iterator, Mapping

from rehab.render.compose.ahead import painted_ahead
from rehab.render.compose.bind import bind
from rehab.render.compose.cut import Cut, cut
from rehab.render.compose.draft import Draft
from rehab.render.compose.kept import Found, Kept, portable
from rehab.render.compose.layout import (
    PIECE,
    ROOM,
    RUNNING,
    SPECIMEN,
    WHOLE,
    ends,
    heights,
    number_name,
    numbers_page,
    texts_page,
)
from rehab.render.compose.painted import painted
from rehab.render.compose.press import Document, NewPress, Pdf, Unfit
from rehab.render.compose.side import FilledSide, Side, sides_of

NUMBER_DOWN = 2 / 25.4 * 96  # from what a page holds to its number, in CSS pixels


def compose(  # noqa: PLR0913
    html: str,
    new_press: NewPress,
    kept: Kept,
    drawings: Mapping[str, str | bytes],
    *,
    punched: bool = False,
    draft: Draft | None = None,
) -> bytes:
    """The PDF of this HTML, whose drawings are these SVG texts by address.

    ``punched`` leaves room for holes; ``draft`` is laid over each page.

    Raises:
        Unfit: It has no marks, or cannot be put together from pieces.
    """
    handout = cut(html)
    if not handout.parts:
        raise Unfit("no marks")
    known = kept.find((*handout.wholes, *handout.pieces), handout.head, drawings)
    for some in painted_ahead(html, handout, known, new_press):
        kept.keep(some, handout.head, drawings)
        known |= some
    press = new_press()
    named = _named(handout, known)
    laid = press.render(texts_page(html, handout.head, named))
    high = heights(laid.pages)
    sizes = {text: tuple(one.height for one in own) for text, own in known.items()}
    sizes |= {text: high[name] for name, text in named.items()}
    room = ends(laid.pages[0], ROOM)
    sides = sides_of(handout, sizes, room)
    numbers = press.render(numbers_page(handout.head, len(sides)))
    whole = laid.copy([*laid.pages, *numbers.pages])

    def finish(document: Document, pdf: Pdf) -> None:
        own = painted(document, pdf)
        new = {text: own[name] for name, text in named.items()}
        held = own[SPECIMEN][0]
        if known.keys() - portable(known, held).keys():
            raise Unfit("something was painted with letters that this PDF lacks")
        kept.keep(portable(new, held), handout.head, drawings)
        filled = list(_filled(sides, known | new, own, room[1] + NUMBER_DOWN))
        bind(pdf, filled, punched=punched, draft=draft)

    return press.write(whole, finish)


def _named(handout: Cut, known: Found) -> dict[str, str]:
    """The texts that are not known, by names they get."""
    kinds = {WHOLE: handout.wholes, PIECE: handout.pieces}
    return {
        f"{kind}{n}": text
        for kind, texts in kinds.items()
        for n, text in enumerate(text for text in texts if text not in known)
    }


def _filled(
    sides: list[Side], found: Found, own: Found, foot: float
) -> Iterator[FilledSide]:
    """The pages with what all of them show, which is not read aloud on each."""
    running = own[RUNNING][0].silent()
    for n, side in enumerate(sides):
        number = own[number_name(n)][0].silent()
        placed = ((found[one.text][one.page], one.top) for one in side.placed)
        yield FilledSide(((running, 0.0), *placed, (number, foot)), side.section)
