"""The floor: what it costs to write a finished PDF's objects again, and no more.

Usage: python -m benchmarks.floor dump PDF OBJECTS
       python -m benchmarks.floor write OBJECTS PDF

Only ``write`` is timed: it knows every object beforehand, so it has no layout and no
fonts. A program that makes its PDFs with pydyf can hardly be faster.
"""

import io
import pickle
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

# Written anew with every PDF, or a matter of how a stream is packed.
FILES_OWN = ("/ObjStm", "/XRef")
PACKING = ("/Length", "/Filter", "/DecodeParms")


def dump(pdf: Path, objects: Path) -> None:
    """Keep what every object is made of, by number; streams are unpacked."""
    from pypdf import PdfReader

    reader = PdfReader(pdf)
    kept = {
        reference.idnum: _unpacked(found)
        for reference, found in _objects(reader).items()
        if not (isinstance(found, dict) and found.get("/Type") in FILES_OWN)
    }
    root = reader.trailer.raw_get("/Root").idnum
    objects.write_bytes(pickle.dumps((root, kept)))


def _objects(reader: Any) -> Mapping[Any, Any]:  # noqa: ANN401 - pypdf's
    from pypdf.generic import IndirectObject

    numbers = (IndirectObject(n, 0, reader) for n in range(1, reader.trailer["/Size"]))
    found = {number: number.get_object() for number in numbers}
    return {number: value for number, value in found.items() if value is not None}


def _unpacked(found: Any) -> tuple[bytes | dict[str, bytes], bytes | None]:  # noqa: ANN401
    """Its text, and the content if it is a stream."""
    if not hasattr(found, "get_data"):
        return _text(found), None
    keys = {key[1:]: _text(found.raw_get(key)) for key in found if key not in PACKING}
    return keys, found.get_data()


def _text(found: Any) -> bytes:  # noqa: ANN401
    written = io.BytesIO()
    found.write_to_stream(written)
    return written.getvalue()


def write(objects: Path, pdf: Path) -> None:
    """The same objects as a compressed PDF."""
    import pydyf

    class Raw(pydyf.Object):  # type: ignore[misc]
        """An object whose text is known."""

        data = b""

    root, kept = pickle.loads(objects.read_bytes())  # noqa: S301 - our own
    made = pydyf.PDF()
    del made.objects[1:]
    for number in range(1, max(kept) + 1):
        text, content = kept.get(number, (b"", None))
        if content is None:
            known = Raw()
            known.data = text
        else:
            known = pydyf.Stream([content], text, compress=True)
        if number not in kept:
            known.free, known.generation = "f", 65535
        made.add_object(known)
    made.catalog = made.objects[root]
    with pdf.open("wb") as output:
        made.write(output, compress=True)


if __name__ == "__main__":
    {"dump": dump, "write": write}[sys.argv[1]](Path(sys.argv[2]), Path(sys.argv[3]))
