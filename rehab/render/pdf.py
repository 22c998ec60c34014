"""HTML to PDF with WeasyPrint. It never opens the network."""

import contextlib
import gc
import logging
import re
import warnings
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from threading import Lock
from types import MappingProxyType, ModuleType

from rehab.letters.at_hand import fonts_for
from rehab.render.compose.draft import Draft, lay_over
from rehab.render.compose.handout import compose
from rehab.render.compose.kept import Kept
from rehab.render.compose.packed import packed
from rehab.render.compose.press import Document, Finish, Pdf, Press, Unfit
from rehab.render.compose.punched import punch
from rehab.render.files import fetcher_of
from rehab.render.named import Picture
from rehab.render.pango import PdfUnavailable, loading
from rehab.render.parts import name_parts
from rehab.render.stored import is_tested, stored_images
from rehab.render.view_picture import address

__all__ = ["PdfError", "PdfUnavailable", "render_pdf"]

VARIANT = "pdf/ua-1"
NONE: Mapping[str, Picture] = MappingProxyType({})
FAULT = "rehab: a fault of ours (%s: %s); the pages are right, but took longer"
_LOG = logging.getLogger(__name__)
_KEPT_AT_MOST = 400  # texts: some 30 megabytes
_KEPT = Kept(_KEPT_AT_MOST)
_ALONE = Lock()  # messages, warnings and the collector are those of the process
_STYLE = re.compile("<style>(.*?)</style>", re.DOTALL)
_ADDRESSES = ("url(", "@import", "@font-face")
_GLYPH = re.compile(r'".+" \(U\+[0-9A-F]+\)')


class PdfError(RuntimeError):
    """The page could not be made into a PDF."""


def pango_version(templates: Path) -> str:
    """Which Pango makes the PDFs here.

    Raises:
        PdfUnavailable: If there is none.
    """
    with loading(templates / "fonts"):
        from weasyprint.text.ffi import pango
    number = int(pango.pango_version())  # such as 15614
    return f"{number // 10_000}.{number // 100 % 100}.{number % 100}"


def render_pdf(  # noqa: PLR0913
    html: str,
    templates: Path,
    pictures: Mapping[str, str],
    named: Mapping[str, Picture] = NONE,
    *,
    punched: bool = False,
    draft: Draft | None = None,
) -> bytes:
    """The HTML as PDF/UA-1; files come from ``templates`` only.

    Where our own way of making pages faster fails, WeasyPrint makes them alone, and
    that is logged as an error.

    The drawings it names come from ``pictures``: SVG texts by exercise; ``named`` are
    other pictures by address. ``punched`` leaves room for holes; ``draft`` is laid over
    each page. One at a time in a process: other threads wait.

    Raises:
        PdfUnavailable: If Pango is missing.
        PdfError: If the page asks for a file it may not have, for a drawing that
            cannot be painted, or for characters that the fonts lack.
    """
    with loading(templates / "fonts"):
        import weasyprint
    with _ALONE, _log() as messages, _no_collection(), warnings.catch_warnings():
        # Without a font the text library would crash the process.
        warnings.filterwarnings("error", message="No fonts configured")
        given = html, templates.resolve(), pictures, named
        pdf = _write(weasyprint, *given, punched=punched, draft=draft)
    if failed := [message for message in messages if message.startswith("Failed to")]:
        raise PdfError(failed[0])
    if lacking := _lacking(messages):
        raise PdfError(
            f"no font at hand can print: {lacking}.\n  Write it in Latin letters, or "
            'add fonts that have it: pip install "rehab-programme[letters]"'
        )
    return pdf


def _write(  # noqa: PLR0913
    weasyprint: ModuleType,
    html: str,
    root: Path,
    pictures: Mapping[str, str],
    named: Mapping[str, Picture],
    *,
    punched: bool,
    draft: Draft | None,
) -> bytes:
    from weasyprint.urls import FatalURLFetchingError

    base = root.as_uri() + "/"
    drawings = {**{address(name): svg for name, svg in pictures.items()}, **named}
    absolute = {base + where: picture for where, picture in drawings.items()}
    texts = {where: svg for where, svg in absolute.items() if isinstance(svg, str)}
    fetcher = fetcher_of(root, absolute)
    others = fonts_for(html)
    # What was painted with other letters is good for this PDF only.
    kept = Kept(_KEPT_AT_MOST) if others else _KEPT

    def press() -> Press:
        """WeasyPrint with no memory of what it drew before."""
        fonts = weasyprint.text.fonts.FontConfiguration()
        cache = stored_images(texts)
        for number, path in enumerate(others):
            _add_font(weasyprint, fonts, path, number)

        def render(text: str) -> Document:
            html, styles = _parted(text)
            page = weasyprint.HTML(string=html, base_url=base, url_fetcher=fetcher)
            sheets = list(map(_read_style, styles))
            given = {"font_config": fonts, "cache": cache, "stylesheets": sheets}
            return page.render(pdf_variant=VARIANT, **given)

        return Press(render, _printed)

    fault: Exception | None = None
    try:
        if is_tested():
            try:
                return compose(
                    html, press, kept, drawings, punched=punched, draft=draft
                )
            except Unfit as why:
                _LOG.debug("made by WeasyPrint alone: %s", why)
            except Exception as error:  # noqa: BLE001 # it may be the page's own
                fault = error
        pdf = _printed(press().render(html), _alone(draft, punched=punched))
    except FatalURLFetchingError as error:  # a BaseException
        raise PdfError(f"{error}: {error.__cause__}") from None
    except Exception as error:
        raise PdfError(f"{type(error).__name__}: {error}") from error
    if fault:
        _LOG.error(FAULT, type(fault).__name__, fault)
    return pdf


def _add_font(weasyprint: ModuleType, fonts: object, path: Path, number: int) -> None:
    """Add a font after that of the sheets: it is used for what that one lacks."""
    real = path.resolve()
    face = f'font-family: "Other letters {number}"; src: url("{real.as_uri()}")'
    weasyprint.CSS(
        string=f"@font-face {{ {face} }}",
        font_config=fonts,
        url_fetcher=fetcher_of(real.parent, {}),
    )


def _parted(text: str) -> tuple[str, list[str]]:
    """The page without its styles, and them; a style that names a file stays there."""
    if any(address in text for address in _ADDRESSES):
        return text, []
    return _STYLE.sub("", text), _STYLE.findall(text)


@lru_cache(8)
def _read_style(text: str) -> object:
    """A style sheet, read once in a process."""
    from weasyprint import CSS

    return CSS(string=text)


def _alone(draft: Draft | None, *, punched: bool) -> Finish | None:
    """What is done to the pages that WeasyPrint made alone."""

    def finish(_: Document, pdf: Pdf) -> None:
        if punched:
            punch(pdf)
        if draft:
            lay_over(pdf, draft)

    return finish if punched or draft else None


def _printed(document: Document, finish: Finish | None) -> bytes:
    def finisher(document: Document, pdf: Pdf) -> None:
        if finish:
            finish(document, pdf)
            pdf.write = lambda output, *_: output.write(packed(pdf))
        name_parts(pdf)

    return bytes(document.write_pdf(finisher=finisher, pdf_variant=VARIANT))


@contextlib.contextmanager
def _no_collection() -> Iterator[None]:
    """No garbage collection of its own accord while a page is made."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


@contextlib.contextmanager
def _log() -> Iterator[list[str]]:
    """WeasyPrint's messages, kept from the terminal."""
    messages: list[str] = []
    handler, log = logging.Handler(), logging.getLogger("weasyprint")
    handler.emit = lambda record: messages.append(record.getMessage())  # type: ignore[method-assign]
    log.addHandler(handler)
    was, log.propagate = log.propagate, False
    try:
        yield messages
    finally:
        log.removeHandler(handler)
        log.propagate = was


def _lacking(messages: list[str]) -> str:
    """The characters no font could draw."""
    found = (_GLYPH.search(m) for m in messages if ".notdef" in m)
    return ", ".join(sorted({match[0] for match in found if match}))
