"""What this computer has of all that the program needs, or can use."""

import platform
import re
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from importlib import metadata
from pathlib import Path
from typing import Literal, TypeAlias, get_args

from rehab import __version__
from rehab.disk import paths
from rehab.letters.folders import font_files
from rehab.letters.table import NoFont, read_font
from rehab.render.pango import PdfUnavailable, makes_small_files
from rehab.render.pdf import pango_version

State: TypeAlias = Literal["fine", "could", "wrong"]  # could: it goes without
NAME = "rehab-programme"
OWN = ("FiraSans_400Regular.ttf", "FiraSans_700Bold.ttf")  # that pages are set in
LETTERS = "é×–"  # in names and in what commands print
EXTRAS = ("desk", "table", "cluster")  # letters are looked for as fonts
_NEED = re.compile(r"([\w.-]+)\s*([^;]*)(?:;\s*(.*))?")
_BOUND = re.compile(r"(>=|<|==)\s*([\w.]+)")
_OF_EXTRA = re.compile(r"""extra\s*==\s*["']([\w-]+)["']""")
_DIGITS = 4  # of a version that are compared


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """One thing that was looked at; the words file has its sentence."""

    about: str
    state: State = "fine"
    slots: Mapping[str, object] = field(default_factory=dict)


def look_over(here: Path) -> Iterator[Finding]:
    """Everything, one after the other; ``here`` is where files would go."""
    python = platform.python_version()
    yield Finding(about="program", slots={"rehab": __version__, "python": python})
    yield _packages()
    yield _pango()
    yield Finding(about="small_files", state="fine" if makes_small_files() else "could")
    yield _fonts()
    count = sum(map(len, font_files()))
    yield Finding(
        about="letters", state="fine" if count else "could", slots={"n": count}
    )
    yield _shipped()
    yield _writable(here, "here")
    yield _writable(_temporary(), "temporary")
    yield _text()
    for extra in EXTRAS:
        state: State = "could" if _lacking(extra)[0] else "fine"
        yield Finding(about="extra", state=state, slots={"extra": extra})


def _lacking(extra: str | None) -> tuple[list[str], int]:
    """What is missing or has another version than is needed; of how many."""
    try:
        needs = metadata.requires(NAME) or []
    except metadata.PackageNotFoundError:
        return [f"{NAME} is not installed"], 0
    wanted = []
    for need in needs:
        name, bounds, marker = _NEED.match(need).groups()  # type: ignore[union-attr]
        found = _OF_EXTRA.search(marker or "")
        if (found[1] if found else None) == extra:
            wanted.append((name, bounds))
    faults = [fault for one in wanted if (fault := _fault(*one))]
    return faults, len(wanted)


def _fault(name: str, bounds: str) -> str:
    try:
        have = metadata.version(name)
    except metadata.PackageNotFoundError:
        return f"{name} is missing"
    fits = all(_fits(have, *bound) for bound in _BOUND.findall(bounds))
    return "" if fits else f"{name} {have} is here, {bounds.strip()} is needed"


def _fits(have: str, sign: str, bound: str) -> bool:
    """Whether a version is within a bound.

    >>> _fits("8.10", ">=", "8.2"), _fits("71.0", "<", "71"), _fits("2", ">=", "2.0")
    (True, False, True)
    """
    if sign == "==":
        return have == bound
    older = _numbers(have) < _numbers(bound)
    return older if sign == "<" else not older


def _numbers(version: str) -> list[int]:
    found = [int(number) for number in re.findall(r"\d+", version)]
    return (found + [0] * _DIGITS)[:_DIGITS]


def _packages() -> Finding:
    faults, count = _lacking(None)
    state: State = "wrong" if faults else "fine"
    slots = {"names": ", ".join(faults), "n": count}
    return Finding(about="packages", state=state, slots=slots)


def _pango() -> Finding:
    try:
        version = pango_version(paths.builtin("templates"))
    except (PdfUnavailable, ImportError, FileNotFoundError) as missing:
        slots = {"advice": str(missing)}
        return Finding(about="pango", state="wrong", slots=slots)
    return Finding(about="pango", slots={"version": version})


def _fonts() -> Finding:
    """Whether the fonts that the pages are set in can be read."""
    bad = [name for name in OWN if not _is_font(name)]
    state: State = "wrong" if bad else "fine"
    return Finding(about="fonts", state=state, slots={"names": ", ".join(bad)})


def _is_font(name: str) -> bool:
    try:
        read_font(paths.builtin("templates") / "fonts" / name)
    except (NoFont, OSError):
        return False
    return True


def _shipped() -> Finding:
    faults = [fault for kind in get_args(paths.Kind) if (fault := _absent(kind))]
    state: State = "wrong" if faults else "fine"
    return Finding(about="shipped", state=state, slots={"names": "; ".join(faults)})


def _absent(kind: paths.Kind) -> str:
    try:
        paths.builtin(kind)
    except FileNotFoundError as missing:
        return str(missing)
    return ""


def _writable(folder: Path | None, which: Literal["here", "temporary"]) -> Finding:
    """Whether a file can be made there, by making one."""
    slots: dict[str, object] = {"folder": folder or which, "fix": which}
    try:
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(b"rehab")
            file.flush()
    except OSError as fault:
        why = {"why": fault.strerror or str(fault)}
        return Finding(about="writable", state="wrong", slots={**slots, **why})
    return Finding(about="writable", slots=slots)


def _temporary() -> Path | None:
    """The folder for files of a moment; None where no such folder can be used."""
    try:
        return Path(tempfile.gettempdir())
    except OSError:
        return None


def _text() -> Finding:
    """Whether letters of any name can be shown, and stand in the name of a file."""
    found = _encodings()
    lacking = [one for one in found if not _has_letters(one)]
    state: State = "wrong" if lacking else "fine"
    shown = ", ".join(dict.fromkeys(lacking or found))
    return Finding(about="text", state=state, slots={"encoding": shown})


def _has_letters(encoding: str) -> bool:
    try:
        LETTERS.encode(encoding)
    except (UnicodeError, LookupError):
        return False
    return True


def _encodings() -> tuple[str, ...]:
    out = getattr(sys.stdout, "encoding", None) or "ascii"
    return out, sys.getfilesystemencoding()
