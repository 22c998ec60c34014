r"""An exercise of a clinic's own while it is typed: its file, and what check would say.

>>> text = "# New\nname: New\n# 0 to 6\nlevel: 1\ncues:\n  - Lift.\n"
>>> print(with_blocks(text, {"level": "level: 2\n", "note": "note: mine\n"}), end="")
# New
name: New
# 0 to 6
level: 2
cues:
  - Lift.
note: mine
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from rehab.app.papers import library_folders
from rehab.app.pictures import drawn
from rehab.app.words import words
from rehab.model.exercise import Exercise
from rehab.model.problem import Problem
from rehab.model.programme import Library
from rehab.reader.named import names_of
from rehab.reader.unwritten import beside_others, read_exercise

_BLOCK = re.compile(r"^((?:#.*\n)*)(([a-z_]+):.*\n(?:(?:[ \t-].*)?\n)*)", re.MULTILINE)
_ORDER = tuple(Exercise.model_fields)


@dataclass(frozen=True, slots=True)
class Look:
    """An exercise that is not written yet: its drawing, and what is wrong with it."""

    drawing: str  # SVG; empty where nothing can be drawn
    problems: tuple[Problem, ...]


def blocks(text: str) -> dict[str, str]:
    r"""The lines of each key, without the comment above it.

    >>> blocks("# A copy\nname: New\ndose:\n  kind: hold\n")
    {'name': 'name: New\n', 'dose': 'dose:\n  kind: hold\n'}
    """
    return {found[3]: found[2] for found in _BLOCK.finditer(text)}


def with_blocks(text: str, changed: Mapping[str, str]) -> str:
    """The text with other lines of these keys; a key without lines goes.

    A key that is new gets the comment that a file that is begun has above it.
    """
    heads = {found[3]: found[1] for found in _BLOCK.finditer(text)}
    whole = {**blocks(text), **changed}
    keys = list(blocks(text))
    for key in changed:
        if key not in keys:
            keys.insert(_before(keys, key), key)
    said = words().section("own_file")
    new = {key: f"# {said[key]}\n" for key in changed if key in said}
    return "".join(heads.get(k, new.get(k, "")) + whole[k] for k in keys if whole[k])


def _before(keys: list[str], key: str) -> int:
    """Where a new key goes: before the first that comes after it in a file."""
    later = _ORDER[_ORDER.index(key) :]
    return next((n for n, one in enumerate(keys) if one in later), len(keys))


def look(library: Library, file: Path, text: str) -> Look:
    """The exercise by itself: quick enough to ask while somebody types."""
    read, problems = read_exercise(file, text.encode(), names_of(library))
    if read is None:
        return Look("", problems)
    return Look(*drawn(read))


def look_in(library: Library, folder: Path, file: Path, text: str) -> Look:
    """The same in the library in this folder: all that ``rehab check`` would say."""
    read, problems = read_exercise(file, text.encode(), names_of(library))
    if read is None:
        return Look("", problems)
    drawing, faults = drawn(read)
    folders = library_folders(folder)
    beside = beside_others(read, folders.exercises, folders.plans)
    return Look(drawing, (*beside, *faults))
