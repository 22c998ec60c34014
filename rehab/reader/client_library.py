"""The library that a client's file names: ``library: ../ours``."""

import os
from pathlib import Path

from rehab.disk.paths import OF_LIBRARY
from rehab.model.problem import Problem
from rehab.reader.clinic import NAME
from rehab.reader.files import read_bytes
from rehab.reader.places import Source, problem_at
from rehab.reader.source import read_source

ABOVE = 3  # folders above the client's that it may lie in
_KEY = ("library",)


def holds_library(folder: Path) -> bool:
    """Whether anything of a library is in the folder."""
    return any((folder / one).exists() for one in (*OF_LIBRARY, NAME))


def named_library(client_file: Path) -> tuple[Path | None, tuple[Problem, ...]]:
    """The folder that the file names, or none; and what is wrong with it.

    It lies beside the client's file or in one of the three folders above it, also
    when links are followed: a client's file never leads to anywhere on the disk.
    """
    raw, _ = read_bytes(client_file)
    if raw is None or b"library" not in raw:
        return None, ()
    source, _ = read_source(raw, str(client_file))
    if source is None or not isinstance(source.data, dict):
        return None, ()
    name = source.data.get("library")
    if not isinstance(name, str) or not name.strip():
        return None, ()  # told with the rest of the file
    return _folder(client_file, name, source)


def _folder(
    client_file: Path, name: str, source: Source
) -> tuple[Path | None, tuple[Problem, ...]]:
    hint = "such as ../ours: a folder beside this file, or up to three above it"
    if Path(name).is_absolute() or "\\" in name or ":" in name or "\0" in name:
        message = f'must be a folder from here, got "{name[:60]}"'
        return None, (problem_at(source, _KEY, message, hint),)
    here = client_file.resolve().parent
    above = [one for one in (here, *here.parents)[: ABOVE + 1] if one != one.parent]
    folder = Path(os.path.normpath(client_file.parent / name))
    if not above or not folder.resolve().is_relative_to(above[-1]):
        message = f'"{name[:60]}" lies too far away'
        return None, (problem_at(source, _KEY, message, hint),)
    if not folder.is_dir():
        return None, (problem_at(source, _KEY, "there is no such folder", hint),)
    if not holds_library(folder):
        message = "has neither exercises/ nor plans/ in it"
        return None, (problem_at(source, _KEY, message),)
    return folder, ()
