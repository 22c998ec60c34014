"""Tiny fonts, so that no test depends on those of a machine."""

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

UNIT = 1000


def _box(width):
    pen = TTGlyphPen(None)
    pen.moveTo((50, 0))
    for point in ((width - 50, 0), (width - 50, 700), (50, 700)):
        pen.lineTo(point)
    pen.closePath()
    return pen.glyph()


def make_font(path, letters, *, common=" ", features="", parts=(), **style):
    """A font file whose letters are boxes; ``parts`` are glyphs of no letter."""
    names = {
        ord(letter): f"u{ord(letter):04X}" for letter in sorted({*letters, *common})
    }
    glyphs = [".notdef", *names.values(), *parts]
    builder = FontBuilder(UNIT, isTTF=True)
    builder.setupGlyphOrder(glyphs)
    builder.setupCharacterMap(names)
    builder.setupGlyf({name: _box(600) for name in glyphs})
    builder.setupHorizontalMetrics(dict.fromkeys(glyphs, (600, 50)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": path.stem, "styleName": "Regular"})
    builder.setupOS2(**{"usWeightClass": 400, "usWidthClass": 5, "fsType": 0} | style)
    builder.setupPost()
    if features:
        builder.addOpenTypeFeatures(features)
    path.parent.mkdir(parents=True, exist_ok=True)
    builder.save(path)
    return path
