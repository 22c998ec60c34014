"""Where fonts may be, besides the one of the sheets."""

import os
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

CHOSEN = "REHAB_FONTS"  # a folder, or several: these and no others
EXTRA = ("manimgx_fonts", "noto_cjk_sans_jp_regular")  # packages of `letters`
_SUFFIXES = {".ttf", ".otf", ".ttc", ".otc"}


def font_files() -> tuple[tuple[Path, ...], ...]:
    """The files of each place, in order of their names; an earlier place goes first.

    That is the packages of the extra, then this machine's own folders.
    """
    if CHOSEN in os.environ:
        chosen = filter(None, os.environ[CHOSEN].split(os.pathsep))
        return (_files(map(Path, chosen)),)
    return _files(_packages()), _files(_machine())


def _files(folders: Iterator[Path]) -> tuple[Path, ...]:
    found = {
        Path(where, name)
        for folder in folders
        for where, _, names in os.walk(folder)
        for name in names
        if Path(name).suffix.lower() in _SUFFIXES
    }
    return tuple(sorted(found, key=lambda path: (path.name, path)))


def _packages() -> Iterator[Path]:
    for name in EXTRA:
        if spec := find_spec(name):
            yield from map(Path, spec.submodule_search_locations or ())


def _machine() -> Iterator[Path]:
    home = Path(os.path.expanduser("~"))  # noqa: PTH111 # never raises
    if sys.platform == "darwin":
        yield from (Path("/System/Library/Fonts"), Path("/Library/Fonts"))
        yield home / "Library" / "Fonts"
    elif sys.platform == "win32":
        yield Path(os.environ.get("WINDIR", "C:\\Windows"), "Fonts")
        yield home / "AppData" / "Local" / "Microsoft" / "Windows" / "Fonts"
    else:
        yield from (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"))
        yield from (home / ".local" / "share" / "fonts", home / ".fonts")
