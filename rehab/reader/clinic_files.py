"""Which files a clinic is read from: when one of them changes, so do its sheets."""

import re
from collections.abc import Iterator
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from rehab.model.clinic import FOLDER, LOGO
from rehab.reader.clinic import clinic_file
from rehab.reader.files import read_bytes
from rehab.reader.own_pages import own_files
from rehab.reader.source import read_source

KEPT = 64  # clinics whose names are kept
_OWN = re.compile(rb"^clinic *:", re.MULTILINE)
_NAMES = re.compile(rb"\b(?:logo|templates)\b")


def clinic_files(client_file: Path, library: Path | None) -> tuple[Path, ...]:
    """Those of this client's clinic, besides the client's own file.

    Rather one too many than one too few: whoever asks makes sheets again.
    """
    raw = read_bytes(client_file)[0] or b""
    found = tuple(_beside(client_file, raw))
    clinic = None if _OWN.search(raw) else clinic_file(client_file, library)
    if clinic is None:
        return found
    return (*found, clinic, *_beside(clinic, read_bytes(clinic)[0] or b""))


def _beside(file: Path, raw: bytes) -> Iterator[Path]:
    if not _NAMES.search(raw):
        return
    logo, folder = _named(raw)
    if logo:
        yield file.with_name(logo)
    with suppress(OSError):  # whoever reads it says so
        if folder:
            yield from own_files(file.with_name(folder))


@lru_cache(KEPT)
def _named(raw: bytes) -> tuple[str, str]:
    """The logo and the folder that a file names, for itself or in its block."""
    source, _ = read_source(raw, "")
    whole = source.data if source else None
    block = whole.get("clinic", whole) if isinstance(whole, dict) else None
    if not isinstance(block, dict):
        return "", ""
    logo, folder = str(block.get("logo")), str(block.get("templates"))
    named = logo if LOGO.fullmatch(logo) else ""
    return named, folder if FOLDER.fullmatch(folder) else ""
