"""The YAML files below a folder, and what there cannot be looked into."""

from collections.abc import Collection, Iterator
from os import DirEntry, scandir
from pathlib import Path
from typing import NamedTuple

from rehab.model.problem import Problem

ENDINGS = (".yaml", ".yml")  # in any mixture of small and capital letters
_LINKED = "put the folder itself in its place, or name it by itself"


class Below(NamedTuple):
    """Files in order, with whatever has such a name, and problems of folders."""

    files: tuple[Path, ...]
    problems: tuple[Problem, ...]


def yaml_below(folder: Path, passed_over: Collection[str]) -> Below:
    """Look at any depth; what is hidden and folders of these names are passed over.

    A name may be of a folder in another: ``templates/words``.

    A linked folder is told and not followed: it could lead back to where it is, or
    anywhere.
    """
    files: list[Path] = []
    problems: list[Problem] = []
    left = [folder]
    while left:
        here = left.pop()
        try:
            for entry in _shown(here):
                kind = _kind(entry, here.name, passed_over)
                if kind == "folder":
                    left.append(here / entry.name)
                elif kind == "file":
                    files.append(here / entry.name)
                elif kind == "link":
                    message = "is a link to a folder, which is not followed"
                    problems.append(_whole(here / entry.name, message, _LINKED))
        except OSError as error:
            problems.append(_whole(here, f"cannot be looked into: {error.strerror}"))
    return Below(tuple(sorted(files)), tuple(sorted(problems)))


def _shown(folder: Path) -> Iterator["DirEntry[str]"]:
    with scandir(folder) as entries:
        yield from (entry for entry in entries if not entry.name.startswith("."))


def _kind(entry: "DirEntry[str]", within: str, passed_over: Collection[str]) -> str:
    """What to do with it: a folder, a link to one, a file by its name, or nothing."""
    if entry.name.lower().endswith(ENDINGS):
        return "file"  # also a folder of that name: whoever reads it says so
    if _is_folder(entry):
        if {entry.name, f"{within}/{entry.name}"} & set(passed_over):
            return ""
        return "link" if entry.is_symlink() else "folder"
    return ""


def _is_folder(entry: "DirEntry[str]") -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link to itself
        return False


def _whole(path: Path, message: str, hint: str = "") -> Problem:
    return Problem(str(path), 1, 1, "", message, hint)
