"""A PDF as bytes, smaller than pydyf writes it.

A table says where each object is. Most of its rows are the row above plus one, so it
is stored as differences from row to row.
"""

import zlib
from collections.abc import Sequence
from itertools import accumulate, chain, pairwise

import pydyf

from rehab.render.compose.press import Pdf

HEAD = b"%PDF-1.7\n%\xf0\x9f\x96\xa4\n"
WIDTHS = (1, 3, 2)  # bytes of a row: how the object is stored, where, and which of many
_FREE, _ALONE, _AMONG = range(3)
_STRATEGIES = (zlib.Z_DEFAULT_STRATEGY, zlib.Z_FILTERED)
_UP = b"\x02"  # before a row: what follows is its difference from the row above

_Row = tuple[int, int, int]


def packed(pdf: Pdf) -> bytes:
    """The whole file; objects that are no streams are in one stream, compressed."""
    if pdf.info:
        pdf.add_object(pdf.info)
    made = pdf.objects[1:]
    among = [one for one in made if one.compressible]
    pdf.add_object(_collection(among))
    alone = [one for one in pdf.objects[1:] if not one.compressible]
    rows = {0: (_FREE, 0, 65535)}
    rows |= {
        one.number: (_AMONG, pdf.objects[-1].number, n) for n, one in enumerate(among)
    }
    text = bytearray(HEAD)
    for one in alone:
        rows[one.number] = _ALONE, len(text), 0
        text += _dense(one).indirect + b"\n"
    place, number = len(text), len(pdf.objects)
    table = _table([row for _, row in sorted(rows.items())] + [(_ALONE, place, 0)])
    table.extra |= {"Size": number + 1, "Root": pdf.catalog.reference}
    if pdf.info:
        table.extra["Info"] = pdf.info.reference
    table.number = number
    return bytes(text + table.indirect) + b"\nstartxref\n%d\n%%%%EOF\n" % place


def _operator(part: object) -> bytes:
    if isinstance(part, pydyf.Object):
        return bytes(part.data)
    return part if isinstance(part, bytes) else str(part).encode()


def _dense(one: pydyf.Stream) -> pydyf.Stream:
    """The stream as small as deflate makes it; few matches may be better than many."""
    if not one.compress:
        return one
    whole = b"\n".join(map(_operator, one.stream))
    found = min((_deflated(whole, strategy) for strategy in _STRATEGIES), key=len)
    made = pydyf.Stream([found], {**one.extra, "Filter": "/FlateDecode"})
    made.number = one.number
    return made


def _deflated(whole: bytes, strategy: int) -> bytes:
    packer = zlib.compressobj(9, memLevel=9, strategy=strategy)
    return packer.compress(whole) + packer.flush()


def _collection(objects: Sequence[pydyf.Object]) -> pydyf.Stream:
    """The objects after one another, and before them where each begins."""
    texts = [one.data for one in objects]
    begins = accumulate((len(text) + 1 for text in texts), initial=0)
    pairs = zip((one.number for one in objects), begins, strict=False)
    head = " ".join(map(str, chain.from_iterable(pairs)))
    extra = {"Type": "/ObjStm", "N": len(texts), "First": len(head) + 1}
    return pydyf.Stream([head, *texts], extra, compress=True)


def _table(rows: Sequence[_Row]) -> pydyf.Stream:
    """Where each object is, by number."""
    lines = [bytes(sum(WIDTHS)), *map(_bytes, rows)]
    steps = (_UP + _difference(above, row) for above, row in pairwise(lines))
    predictor = {"Predictor": 12, "Columns": sum(WIDTHS)}
    extra = {
        "Type": "/XRef",
        "W": pydyf.Array(WIDTHS),
        "Filter": "/FlateDecode",
        "DecodeParms": pydyf.Dictionary(predictor),
    }
    return pydyf.Stream([zlib.compress(b"".join(steps), 9)], extra)


def _bytes(row: _Row) -> bytes:
    return b"".join(n.to_bytes(w, "big") for n, w in zip(row, WIDTHS, strict=True))


def _difference(above: bytes, row: bytes) -> bytes:
    return bytes((b - a) % 256 for a, b in zip(above, row, strict=True))
