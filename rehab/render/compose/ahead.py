"""Many new pieces, painted some at a time, so that memory does not grow with them."""

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress

from rehab.render.compose.cut import Cut
from rehab.render.compose.kept import Found, portable
from rehab.render.compose.layout import PIECE, SPECIMEN, texts_page
from rehab.render.compose.painted import painted
from rehab.render.compose.press import Document, NewPress, Pdf

MANY = 30  # pieces in WeasyPrint's memory


class _Seen(Exception):
    """All that is wanted of a PDF is known."""


def painted_ahead(
    html: str, handout: Cut, known: Found, new_press: NewPress
) -> Iterator[Found]:
    """Of very many pieces all but the last, some at a time.

    A piece that needs something of its own PDF is not among them.
    """
    new = [text for text in handout.pieces if text not in known]
    for n in range(0, len(new) - MANY, MANY):
        with _given_back():
            found = _paint(html, handout.head, new[n : n + MANY], new_press)
        yield found


@contextmanager
def _given_back() -> Iterator[None]:
    """What is no longer used is given back, without a look at what was there before."""
    ours = not gc.get_freeze_count()
    if ours:
        gc.freeze()
    try:
        yield
    finally:
        gc.collect()
        if ours:
            gc.unfreeze()


def _paint(html: str, head: str, texts: Sequence[str], new_press: NewPress) -> Found:
    """What becomes of these texts in a PDF that becomes no file."""
    named = {f"{PIECE}{n}": text for n, text in enumerate(texts)}
    found: Found = {}

    def look(document: Document, pdf: Pdf) -> None:
        own = painted(document, pdf)
        new = {text: own[name] for name, text in named.items()}
        found.update(portable(new, own[SPECIMEN][0]))
        raise _Seen

    press = new_press()
    with suppress(_Seen):
        press.write(press.render(texts_page(html, head, named)), look)
    return found
