"""Which fonts to add so that every letter can be printed."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TypeAlias

from rehab.letters.table import FontFile

Fonts: TypeAlias = Sequence[tuple[Path, FontFile]]


def choose(
    letters: Iterable[str], places: Iterable[Callable[[], Fonts]]
) -> tuple[tuple[Path, ...], tuple[str, ...]]:
    """The fonts to add, and the letters that are in none.

    The first place that has a letter counts; in a place the font with the most of
    them, so that a name is printed in one; of several, an upright plain one, then by
    name. A place is looked at only when something is still missing.
    """
    missing, chosen = set(letters), []
    for place in places:
        fonts = place() if missing else ()
        while found := [(_order(font, missing), font) for font in fonts]:
            (few, *_), (path, font) = min(found, key=lambda pair: pair[0])
            if not few:
                break
            chosen.append(path)
            missing = {letter for letter in missing if not font.has(letter)}
    return tuple(chosen), tuple(sorted(missing))


def _order(
    one: tuple[Path, FontFile], missing: Iterable[str]
) -> tuple[int, bool, bool, str, Path]:
    path, font = one
    many = sum(map(font.has, missing))
    plain = path.name.lower().startswith(("notosans", "dejavusans"))
    return -many, not font.regular, not plain, path.name, path
