"""What the fonts at hand can print: that of the sheets, and others for what it lacks.

A text that the sheets' own font can print never looks any further, so it comes out
the same on every machine.
"""

from collections.abc import Sequence
from contextlib import suppress
from functools import cache, partial
from pathlib import Path
from unicodedata import normalize

from rehab.disk import paths
from rehab.letters.choose import Fonts, choose
from rehab.letters.folders import font_files
from rehab.letters.silent import with_ink
from rehab.letters.table import FontFile, NoFont, read_font

OWN = "FiraSans_400Regular.ttf"  # the bold one has the same letters


def lacking(text: str) -> tuple[str, ...]:
    """The letters of the text that no font at hand can print, each once."""
    return _found(text)[1]


def fonts_for(text: str) -> tuple[Path, ...]:
    """The fonts to add to that of the sheets before this text is printed."""
    return _found(text)[0]


def _found(text: str) -> tuple[tuple[Path, ...], tuple[str, ...]]:
    if text.isascii() and text.isprintable():
        return (), ()
    own = _own()
    strange = (letter for letter in with_ink(text) if not _prints(own, letter))
    missing = frozenset(strange)
    return _added(missing, font_files()) if missing else ((), ())


def _prints(font: FontFile, letter: str) -> bool:
    """Whether it has the letter, or the parts that it is put together from."""
    return font.has(letter) or all(map(font.has, normalize("NFD", letter)))


@cache
def _own() -> FontFile:
    return read_font(paths.builtin("templates") / "fonts" / OWN)


@cache
def _added(
    missing: frozenset[str], places: tuple[tuple[Path, ...], ...]
) -> tuple[tuple[Path, ...], tuple[str, ...]]:
    return choose(missing, [partial(_fonts, place) for place in places])


@cache
def _fonts(files: Sequence[Path]) -> Fonts:
    found = []
    for path in files:
        with suppress(NoFont):
            font = read_font(path)
            if font.may_be_embedded and font.has(" "):  # the one between two names
                found.append((path, font))
    return found
