"""Getting ready to load the text library: fonts, a fixed clock, plain advice."""

import contextlib
import ctypes
import ctypes.util
import io
import os
import platform
import warnings
from collections.abc import Iterator
from pathlib import Path

from rehab.render.late import later

_SUBSET = "libharfbuzz-subset.so.0"
_EPOCH = "1767225600"  # stands in for the clock, so the same input is the same file
_ELSEWHERE = ("FONTCONFIG_SYSROOT", "FONTCONFIG_PATH")  # no font there: it crashes
_FIXES = {
    "Linux": "Debian/Ubuntu:  sudo apt-get install -y "
    "libpangoft2-1.0-0 libharfbuzz-subset0\n"
    "  Fedora:         sudo dnf install pango\n"
    "  Arch:           sudo pacman -S pango",
    "Darwin": "brew install pango",
    "Windows": "pip install gstreamer-libs",
}


class PdfUnavailable(RuntimeError):
    """Pango, the text library WeasyPrint needs, is not installed."""


@contextlib.contextmanager
def loading(fonts: Path) -> Iterator[None]:
    """Import WeasyPrint in here: quietly, quickly, with our fonts and no others."""
    for name in _ELSEWHERE:
        os.environ.pop(name, None)
    os.environ["FONTCONFIG_FILE"] = str((fonts / "fonts.conf").resolve())
    os.environ.setdefault("SOURCE_DATE_EPOCH", _EPOCH)
    quiet = contextlib.redirect_stdout(io.StringIO())
    try:
        with quiet, warnings.catch_warnings(), _quick_lookup(), later():
            warnings.simplefilter("ignore", DeprecationWarning)
            yield
    except OSError as error:
        name = str(error).split("'")[1] if "'" in str(error) else str(error)
        raise PdfUnavailable(_advice(name)) from None


def makes_small_files() -> bool:
    """Whether fonts get into a PDF in part; on Linux a library of its own does that."""
    return platform.system() != "Linux" or _loads(_SUBSET)


def _advice(library: str) -> str:
    fix = _FIXES.get(platform.system(), _FIXES["Linux"])
    return (
        "cannot make PDFs yet: the text library Pango is not installed "
        f"(missing: {library}).\n  {fix}\nThen run the same command again."
    )


def _not_found(name: str) -> str | None:  # noqa: ARG001
    return None


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


@contextlib.contextmanager
def _quick_lookup() -> Iterator[None]:
    """Skip the slow search for libraries where their plain names are known to load."""
    search = ctypes.util.find_library
    if platform.system() == "Linux" and makes_small_files():
        ctypes.util.find_library = _not_found
    try:
        yield
    finally:
        ctypes.util.find_library = search
