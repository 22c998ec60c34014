"""Painting drawings for a trial, by a process with limits: what cannot be painted."""

import json
import logging
import re
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache

from rehab.model.problem import Problem
from rehab.render.child import TooMuch, ask

SECONDS = 5  # of processor time, for one drawing
SIDE_BY_SIDE = 4
_SIMPLER = "simplify the drawing"


@dataclass(frozen=True, slots=True)
class Trial:
    """One drawing to paint."""

    svg: str
    seconds: int = SECONDS


def unpaintable(drawings: Mapping[str, str]) -> Iterator[Problem]:
    """What is wrong with each, by the file it stands in."""
    with ThreadPoolExecutor(SIDE_BY_SIDE) as pool:
        tried = list(pool.map(_tried, drawings.values()))
    for file, message in zip(drawings, tried, strict=True):
        if message:
            yield Problem(file, 1, 1, "", message, _SIMPLER)


@lru_cache(64)
def _tried(svg: str) -> str:
    try:
        return str(json.loads(ask(Trial(svg))))
    except TooMuch as why:
        plural = {"take": "takes", "need": "needs"}
        words = re.sub(r"take|need", lambda found: plural[found[0]], str(why))
        return f"{words} to be painted"


def paint(svg: str) -> str:
    """What is wrong with it, or nothing. Only the process with limits does this."""
    from pathlib import Path
    from xml.etree.ElementTree import fromstring

    from rehab.disk.paths import builtin
    from rehab.render.files import fetcher_of
    from rehab.render.pango import PdfUnavailable, loading
    from rehab.render.strokes import strokes

    if strokes(fromstring(svg)):  # noqa: S314 - a DOCTYPE was refused by the reader
        return ""
    try:
        with loading(builtin("templates") / "fonts"):
            import weasyprint
    except PdfUnavailable:  # nothing is painted on this machine
        return ""
    told = _Told()
    log = logging.getLogger("weasyprint")
    log.handlers = [told]
    where = "file:///drawing.svg"
    fetcher = fetcher_of(Path("/"), {where: svg})
    page = weasyprint.HTML(string=f'<img src="{where}">', url_fetcher=fetcher)
    page.write_pdf()
    failed = any("Failed" in one for one in told.lines)
    return "has a value that cannot be painted" if failed else ""


class _Told(logging.Handler):
    """What WeasyPrint says, kept from the terminal."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())
