"""Pages on which every text stands by itself, for WeasyPrint to lay out and paint.

The first shows what all pages of a handout show, and how much room they have. The
second begins with a specimen of every letter and drawing, which no page will show: so
the PDF has them in an order that does not depend on what else is painted.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape, unescape

from rehab.render.compose.press import Page, Unfit

PIECE, WHOLE, RUNNING, ROOM = "piece", "whole", "running", "room"
SPECIMEN = f"{PIECE}-specimen"

_DRAWN = re.compile(r'<img class="drawing" src="([^"]+)"')
_TAG = re.compile("<[^>]*>")
_STYLES = re.compile("<style>.*<style>", re.DOTALL)
_JOINED = re.compile("ff?[fijlt]")  # letters that a font may draw as one
_MARKS = "0 1 2 3 4 5 6 7 8 9 . •"  # of lists, whose figures have letters of their own


def texts_page(html: str, head: str, texts: Mapping[str, str]) -> str:
    """The page with these texts by name: parts that fill pages, and pieces."""
    room = f'<div class="{ROOM}" id="{ROOM}"></div>'
    body = [f'<section class="{RUNNING}" id="{RUNNING}">{room}</section>']
    body += [_piece(SPECIMEN, _specimen(html))]
    body += (_whole(n, text) for n, text in texts.items() if n.startswith(WHOLE))
    body += (_piece(n, text) for n, text in texts.items() if n.startswith(PIECE))
    return _opened(head, "texts") + "".join(body)


def numbers_page(head: str, count: int) -> str:
    """The page with so many page numbers; it needs the last of the styles only."""
    head = _STYLES.sub("<style>", head)
    numbers = (f'<p class="foot">{n} / {count}</p>' for n in range(1, count + 1))
    body = (_piece(number_name(n), text) for n, text in enumerate(numbers))
    return _opened(head, "numbers") + "".join(body)


def number_name(page: int) -> str:
    """What the number of a page is called; the first page is 0."""
    return f"{PIECE}-number-{page}"


def named(pages: Iterable[Page]) -> Iterator[tuple[Page, list[str], str]]:
    """Each page with the names of its pieces, or with the name of what fills it.

    If nothing else begins on a page without pieces, the last one goes on there.
    """
    whole = ""
    for page in pages:
        pieces = [name for name in page.anchors if name.startswith(PIECE)]
        begun = (n for n in page.anchors if n.startswith((WHOLE, RUNNING)))
        whole = whole if pieces else next(begun, whole)
        yield page, pieces, whole


def heights(pages: Sequence[Page]) -> dict[str, tuple[float, ...]]:
    """How high everything is, by name; what fills pages is as high as each of them.

    Raises:
        Unfit: A piece is on two pages.
    """
    found: dict[str, tuple[float, ...]] = {}
    for page, pieces, whole in named(pages):
        for name in pieces:
            if name in found:
                raise Unfit(f"{name} is on two pages")
            top, bottom = ends(page, name)
            found[name] = (bottom - top,)
        if not pieces:
            found[whole] = (*found.get(whole, ()), page.height)
    return found


def ends(page: Page, name: str) -> tuple[float, float]:
    """Top and bottom of this on its page, in CSS pixels."""
    _, top, _, bottom = page.anchors[name]
    return top, bottom


def _opened(head: str, kind: str) -> str:
    return head.replace("<body ", f'<body class="{kind}" ', 1)


def _piece(name: str, text: str) -> str:
    return (
        f'<section class="laid"><div class="alone" id="{name}">{text}</div></section>'
    )


def _whole(name: str, text: str) -> str:
    """The section itself, not one around it: that moves what comes after a break."""
    return text.replace('<section class="', f'<section id="{name}" class="whole ', 1)


def _specimen(html: str) -> str:
    printed = _TAG.sub("", html.partition("<body")[2])
    text = unescape(printed)
    letters = sorted(set(text) - set("\n ")) + sorted(set(_JOINED.findall(text)))
    line = escape(" ".join(letters))
    sources = sorted(set(_DRAWN.findall(html)))
    images = (f'<img class="drawing" src="{source}" alt="-">' for source in sources)
    return (
        f'<p>{line}</p><p class="strong">{line}</p><p class="figures">{_MARKS}</p>'
        + "".join(images)
    )
