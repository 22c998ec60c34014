"""The letters of a font file, read from its ``cmap`` table alone.

A check of one name must not wait for a library of fonts, which takes a tenth of a
second to import.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from mmap import ACCESS_READ, mmap
from pathlib import Path
from struct import Struct, error, unpack_from
from typing import TypeAlias

from rehab.disk.plain_file import opened

Bytes: TypeAlias = bytes | mmap
Ranges: TypeAlias = tuple[tuple[int, int], ...]  # first and last, in order

_RECORD = Struct(">4sLLL")  # of the directory: tag, sum, where, how long
_ENCODING = Struct(">HHL")  # platform, encoding, where
_UNICODE = ((3, 10), (0, 6), (0, 4), (3, 1), (0, 3), (0, 2), (0, 1), (0, 0))
_WIDE, _NARROW = 12, 4  # layouts of a table of letters
_INK = {b"glyf", b"CFF "}  # outlines that a PDF can hold
_COLOUR = {b"CBDT", b"COLR", b"SVG ", b"sbix"}  # pictures in place of ink
_NO_LETTER = 0xFFFF  # ends the last run of a narrow table
_ORDINARY = (400, 5)  # weight and width
_ITALIC = 1  # a bit of the style
_RESTRICTED = 2  # of the rights: not to be embedded


class NoFont(Exception):
    """Not a font that can be read, or none whose outlines a PDF can hold."""


@dataclass(frozen=True, slots=True)
class FontFile:
    """What one file says of itself."""

    ranges: Ranges
    regular: bool  # upright, of ordinary weight and width
    may_be_embedded: bool

    def has(self, letter: str) -> bool:
        """Whether it has a glyph for the letter."""
        at = bisect_right(self.ranges, (ord(letter), 0x110000))
        return at > 0 and ord(letter) <= self.ranges[at - 1][1]


def read_font(path: Path) -> FontFile:
    """Read the first font in the file.

    Raises:
        NoFont: There is none to use.
    """
    try:
        with (
            opened(path) as file,
            mmap(file.fileno(), 0, access=ACCESS_READ) as data,
        ):
            return _font(data)
    except (error, OSError, ValueError) as fault:
        raise NoFont(path.name) from fault


def _font(data: Bytes) -> FontFile:
    start = unpack_from(">L", data, 12)[0] if data[:4] == b"ttcf" else 0
    (count,) = unpack_from(">H", data, start + 4)
    records = (_RECORD.unpack_from(data, start + 12 + 16 * n) for n in range(count))
    tables = {tag: where for tag, _, where, _ in records}
    drawn = _INK & tables.keys() and not _COLOUR & tables.keys()
    if not drawn or not {b"cmap", b"OS/2"} <= tables.keys():
        raise NoFont
    weight, width, rights = unpack_from(">HHH", data, tables[b"OS/2"] + 4)
    (style,) = unpack_from(">H", data, tables[b"OS/2"] + 62)
    ordinary = (weight, width) == _ORDINARY or b"fvar" in tables
    return FontFile(
        ranges=_ranges(data, tables[b"cmap"]),
        regular=ordinary and not style & _ITALIC,
        may_be_embedded=rights & 0xF != _RESTRICTED,
    )


def _ranges(data: Bytes, cmap: int) -> Ranges:
    (count,) = unpack_from(">H", data, cmap + 2)
    found = {}
    for n in range(count):
        platform, encoding, where = _ENCODING.unpack_from(data, cmap + 4 + 8 * n)
        found[platform, encoding] = cmap + where
    for kind in _UNICODE:
        if kind not in found:
            continue
        (layout,) = unpack_from(">H", data, found[kind])
        if layout == _WIDE:
            return tuple(_groups(data, found[kind]))
        if layout == _NARROW:
            return tuple(_runs(_segments(data, found[kind])))
    raise NoFont


def _groups(data: Bytes, at: int) -> Iterator[tuple[int, int]]:
    """Format 12: runs of letters and the glyph of the first; glyph 0 is none."""
    (count,) = unpack_from(">L", data, at + 12)
    for n in range(count):
        first, last, glyph = unpack_from(">LLL", data, at + 16 + 12 * n)
        if (first := first + (glyph == 0)) <= last:
            yield first, last


def _segments(data: Bytes, at: int) -> Iterator[int]:
    """Format 4: runs of letters, each with a sum or a list of glyphs."""
    (twice,) = unpack_from(">H", data, at + 6)
    ends, starts = at + 14, at + 16 + twice
    for n in range(0, twice, 2):
        (last,), (first,) = (unpack_from(">H", data, k + n) for k in (ends, starts))
        (add,) = unpack_from(">H", data, starts + twice + n)
        offset_at = starts + 2 * twice + n
        (offset,) = unpack_from(">H", data, offset_at)
        for letter in range(first, last + 1):
            glyph = letter
            if offset:
                (glyph,) = unpack_from(
                    ">H", data, offset_at + offset + 2 * (letter - first)
                )
                if not glyph:
                    continue
            if (glyph + add) & 0xFFFF and letter != _NO_LETTER:
                yield letter


def _runs(letters: Iterator[int]) -> Iterator[tuple[int, int]]:
    for _, run in groupby(enumerate(letters), lambda pair: pair[1] - pair[0]):
        found = [letter for _, letter in run]
        yield found[0], found[-1]
