"""A PNG: whole, of a sane size, and without what a camera or a program adds to it."""

import struct
import zlib
from collections.abc import Iterator
from typing import NamedTuple

MOST_PIXELS = 2000  # on a side
_MARK = b"\x89PNG\r\n\x1a\n"
_DRAWN = {b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"}  # all that is kept
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}  # by kind of colour
_DEPTHS = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}
_HEAD = 13  # bytes that tell the size


class Png(NamedTuple):
    """A picture as it may be printed."""

    width: int
    height: int
    content: bytes


class NoPng(Exception):
    """Why it cannot be printed, and what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


AGAIN = "save it again as a PNG"


def read_png(raw: bytes) -> Png:
    """The picture, with nothing in it that is not drawn: no place, no date, no text.

    Raises:
        NoPng: It is none, it is broken, or it is too large.
    """
    if not raw.startswith(_MARK):
        raise NoPng("is not a PNG, whatever its name says", AGAIN)
    chunks = list(_chunks(raw))
    kinds = [kind for kind, _ in chunks]
    if kinds[:1] != [b"IHDR"] or kinds[-1:] != [b"IEND"] or b"IDAT" not in kinds:
        raise NoPng("is not a whole PNG", AGAIN)
    width, height = _size(chunks[0][1], kinds)
    _inflates(chunks)
    kept = (_chunk(kind, data) for kind, data in chunks if kind in _DRAWN)
    return Png(width, height, _MARK + b"".join(kept))


def _chunks(raw: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(_MARK)
    while at < len(raw):
        head = raw[at : at + 8]
        length = int.from_bytes(head[:4])
        kind, data = head[4:], raw[at + 8 : at + 8 + length]
        check = raw[at + 8 + length : at + 12 + length]
        if len(check) < 4 or int.from_bytes(check) != zlib.crc32(kind + data):  # noqa: PLR2004 - bytes of a checksum
            raise NoPng("is not a whole PNG", AGAIN)
        yield kind, data
        if kind == b"IEND":
            return
        at += 12 + length


def _chunk(kind: bytes, data: bytes) -> bytes:
    check = zlib.crc32(kind + data)
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)


def _size(head: bytes, kinds: list[bytes]) -> tuple[int, int]:
    if len(head) != _HEAD or kinds.count(b"IHDR") > 1:
        raise NoPng("is not a whole PNG", AGAIN)
    width, height, depth, colour = struct.unpack(">IIBB", head[:10])
    sound = depth in _DEPTHS.get(colour, ()) and head[10:12] == b"\0\0"
    if not sound or head[12] > 1 or (colour == 3 and b"PLTE" not in kinds):  # noqa: PLR2004 - colours of a palette
        raise NoPng("is not a whole PNG", AGAIN)
    if not (1 <= width <= MOST_PIXELS and 1 <= height <= MOST_PIXELS):
        hint = f"save it with at most {MOST_PIXELS} on a side"
        raise NoPng(f"has {width} × {height} pixels", hint)
    return width, height


def _inflates(chunks: list[tuple[bytes, bytes]]) -> None:
    """Its pixels are all there, and no more than its size says."""
    width, height, depth, colour = struct.unpack(">IIBB", chunks[0][1][:10])
    row = (width * depth * _CHANNELS[colour] + 7) // 8 + 1
    least = row * height
    woven = chunks[0][1][12] == 1
    most = 2 * least + 1000 if woven else least  # seven pictures that begin rows anew
    packed = b"".join(data for kind, data in chunks if kind == b"IDAT")
    unpack = zlib.decompressobj()
    try:
        size = len(unpack.decompress(packed, most + 1))
    except zlib.error:
        raise NoPng("is not a whole PNG", AGAIN) from None
    if size > most or (size < least and not woven) or not size:
        raise NoPng("is not a whole PNG", AGAIN)
