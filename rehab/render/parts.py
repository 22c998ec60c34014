"""A name for each part of a letter in a PDF, so that everything in it can be read.

Some fonts draw one letter with several glyphs, such as an Arabic one and its dots.
WeasyPrint gives the letter to one of them and nothing to the others, which PDF/UA
does not allow. They get the grapheme joiner, which no reader shows or says.
"""

from rehab.render.compose.press import Pdf

_TABLE = b"/CIDInit /ProcSet findresource begin"  # how each begins
_NOTHING, _JOINER = b" <>", b" <034f>"


def name_parts(pdf: Pdf) -> None:
    """Complete the tables from glyphs to letters; others stay as they are."""
    for thing in pdf.objects:
        lines = getattr(thing, "stream", None)
        if lines and lines[0] == _TABLE:
            lines[:] = map(_named, lines)


def _named(line: bytes) -> bytes:
    return line.removesuffix(_NOTHING) + _JOINER if line.endswith(_NOTHING) else line
