"""A clinic's logo: what is let in, what is left out of it, and what is told."""

import base64
import io
import struct
import zlib

import pytest
from PIL import Image, PngImagePlugin

from rehab.reader.clinic import read_clinic
from rehab.reader.png import MOST_PIXELS

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100">{}</svg>'
BOX = '<path d="M0 0h9v9z"/>'
CLINIC = """\
name: Clinic
phone: "1"
emergency_number: "112"
emergency_department: Hospital
logo: {}
"""
BROKEN = "is not a whole PNG; save it again as a PNG"


@pytest.fixture
def read(tmp_path):
    """Read a clinic with this picture for its logo: the logo, and what is told."""

    def reads(content, name="logo.svg"):
        raw = content if isinstance(content, bytes) else content.encode()
        (tmp_path / name).write_bytes(raw)
        file = tmp_path / "clinic.yaml"
        file.write_text(CLINIC.format(name), "utf-8")
        clinic, problems = read_clinic(file)
        told = [str(problem).replace(f"{tmp_path}/", "") for problem in problems]
        return (clinic.logo if clinic else None), told

    return reads


def png(width=30, height=10, mode="RGB", **options):
    """A PNG as a program writes it."""
    written = io.BytesIO()
    Image.new(mode, (width, height)).save(written, "png", **options)
    return written.getvalue()


def chunk(kind, data):
    check = struct.pack(">I", zlib.crc32(kind + data))
    return struct.pack(">I", len(data)) + kind + data + check


def made_png(width, height, packed, depth=8, colour=0):
    """A PNG made by hand, which may lie about its size."""
    head = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    inside = (chunk(b"IHDR", head), chunk(b"IDAT", packed), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(inside)


def test_an_svg_is_kept_as_it_is_with_its_size(read):
    logo, told = read(SVG.format(BOX))
    assert told == []
    assert (logo.media, logo.content) == ("image/svg+xml", SVG.format(BOX))
    assert (logo.width, logo.height) == (300, 100)


def test_without_a_viewbox_the_size_is_that_of_the_picture(read):
    logo, _ = read('<svg width="40mm" height="20mm"/>')
    assert (logo.width, logo.height) == (40, 20)


@pytest.mark.parametrize(
    ("svg", "told"),
    [
        (SVG.format("<script/>"), "<script> is not allowed in a drawing; delete it"),
        (SVG.format('<image href="x.png"/>'), "<image> is not allowed in a drawing"),
        (SVG.format('<path onclick="x()"/>'), "a program is not allowed in a drawing"),
        (SVG.format('<use href="other.svg#a"/>'), "a link to outside is not allowed"),
        (SVG.format('<g fill="url(http://a.example)"/>'), "a link to outside is not"),
        ('<!DOCTYPE svg [<!ENTITY a "b">]><svg/>', "a DOCTYPE is not allowed"),
        (SVG.format("<marker/>"), "<marker> is not allowed in a logo"),
        (SVG.format("<pattern/>"), "<pattern> is not allowed in a logo"),
        (SVG.format("<text>Do more.</text>"), "<text> is not allowed in a logo; turn"),
        (SVG.format('<linearGradient spreadMethod="repeat"/>'), "spreadMethod is not"),
        ("<svg", "is not a whole drawing"),
        ("<html/>", "is not a drawing: it begins with <html>"),
        ('<svg viewBox="0 0 wide 10"/>', "has no size that can be read; give <svg> a"),
        ('<svg viewBox="0 0 -5 10"/>', "has no size that can be read"),
        ('<svg width="100%" height="100%"/>', "has no size that can be read"),
        ('<svg viewBox="0 0 1e99 1e99"/>', "has no size that can be read"),
        ('<svg viewBox="0 0 30000 30000"/>', "is 30000 × 30000 large; save it with at"),
        ('<svg viewBox="0 0 900 10"/>', "is 900 × 10, a line rather than a picture;"),
        ("<svg>" + " " * 200_001 + "</svg>", "is larger than 200 kB; simplify"),
    ],
)
def test_an_svg_that_does_more_than_draw_or_has_no_sane_size_is_told(read, svg, told):
    logo, (found, *_) = read(svg)
    assert logo is None
    assert found.startswith("logo.svg:")
    assert told in found


@pytest.mark.parametrize("mode", ["1", "L", "P", "LA", "RGB", "RGBA", "I;16"])
def test_a_png_of_any_kind_is_kept(read, mode):
    logo, told = read(png(mode=mode), "logo.png")
    assert told == []
    assert (logo.media, logo.width, logo.height) == ("image/png", 30, 10)
    with Image.open(io.BytesIO(base64.b64decode(logo.content))) as kept:
        kept.load()
        assert kept.size == (30, 10)


def test_what_is_not_drawn_is_left_out_of_a_png(read):
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Author", "Sam Somebody")
    logo, told = read(png(pnginfo=notes, exif=b"MM\0*GPS"), "logo.png")
    kept = base64.b64decode(logo.content)
    assert told == []
    assert b"Somebody" not in kept
    assert b"GPS" not in kept


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (b"GIF89a", "is not a PNG, whatever its name says; save it again as a PNG"),
        (png()[:-4], BROKEN),
        (png()[:40], BROKEN),
        (png().replace(b"IDAT", b"IDAX"), BROKEN),
        (png().partition(b"\0\0\0\0IEND")[0], BROKEN),
        (made_png(10, 10, b"nothing packed"), BROKEN),
        (made_png(10, 10, zlib.compress(b"\0" * 50)), BROKEN),
        (made_png(10, 10, zlib.compress(b"\0" * 5_000_000)), BROKEN),
        (made_png(10, 10, b"", depth=3), BROKEN),
        (made_png(10, 10, zlib.compress(b"\0" * 110), colour=3), BROKEN),
        (made_png(0, 10, b""), "has 0 × 10 pixels; save it with at most 2000 on a"),
        (png(MOST_PIXELS + 1, 9), "has 2001 × 9 pixels; save it with at most 2000"),
        (png(900, 10), "is 900 × 10, a line rather than a picture"),
        (b"\x89PNG\r\n\x1a\n" + b"a" * 200_000, "is larger than 200 kB; simplify"),
    ],
)
def test_a_png_that_is_broken_or_too_large_is_told(read, raw, told):
    logo, (found,) = read(raw, "logo.png")
    assert logo is None
    assert found.startswith(f"logo.png:1:1: {told}")
