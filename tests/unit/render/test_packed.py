"""The bytes of a PDF: smaller than pydyf writes them, and read as the same."""

import io
from typing import Any

import pydyf
import pypdf

from rehab.render.compose.packed import packed

MANY = 1000


def a_pdf():
    pdf = pydyf.PDF()
    stream = pydyf.Stream([b"0 0 m"], compress=True)
    pdf.add_object(stream)
    page = {"Type": "/Page", "Parent": pdf.pages.reference}
    pdf.add_page(pydyf.Dictionary(page | {"Contents": stream.reference}))
    for n in range(MANY):
        pdf.add_object(pydyf.Dictionary({"N": n}))
    return pdf


def test_it_reads_as_pydyf_has_written_it():
    pdf = a_pdf()
    usual = io.BytesIO()
    a_pdf().write(usual, compress=True)
    small = packed(pdf)
    assert len(small) < len(usual.getvalue())
    read: Any = pypdf.PdfReader(io.BytesIO(small), strict=True)
    assert read.pages[0].get_contents().get_data() == b"0 0 m"
    numbers = (one["/N"] for n in range(5, 5 + MANY) if (one := read.get_object(n)))
    assert list(numbers) == list(range(MANY))


def test_the_same_pdf_is_the_same_bytes():
    assert packed(a_pdf()) == packed(a_pdf())
