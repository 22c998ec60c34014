"""The disk: bytes of one file, the files of one folder, and what is wrong there."""

import difflib
import errno
import os
import re
from collections.abc import Sequence
from pathlib import Path

from rehab.disk.plain_file import NotPlain, opened
from rehab.model.problem import Problem
from rehab.reader.guards import MAX_BYTES
from rehab.reader.moved_keys import EDUCATION, cards_moved

_ID = re.compile(r"[a-z][a-z0-9_-]{0,59}")
_NOTHING = (errno.ENOENT, errno.ELOOP)


def read_bytes(path: Path) -> tuple[bytes | None, tuple[Problem, ...]]:
    """Return the bytes of a plain file, or why there are none.

    Never waits, as a pipe or a device would make it, and never takes more than is
    allowed and one byte.
    """
    try:
        with opened(path) as file:
            return file.read(MAX_BYTES + 1), ()
    except NotPlain as why:
        return None, (_whole(path, why.strerror or "is not a file"),)
    except (OSError, ValueError) as error:
        return None, (_whole(path, *_absent(path, error)),)


def _absent(path: Path, error: OSError | ValueError) -> tuple[str, str]:
    """Why there is nothing to read, and what to do."""
    if getattr(error, "errno", None) not in _NOTHING:
        return f"cannot be read: {_why(error)}", ""
    if not is_there(path):
        return "there is no such file", ""
    return "is a link to nothing", "put the file where it points to, or delete the link"


def is_there(path: Path) -> bool:
    """Whether anything has this name, also what cannot be read: a link to nothing."""
    return os.path.lexists(path)


def misnamed(path: Path) -> tuple[Path, ...]:
    """What stands beside it under nearly its name, such as diary.yml."""
    names = {f"{path.stem}{ending}".lower() for ending in (".yaml", ".yml")}
    try:
        found = sorted(path.parent.iterdir())
    except (OSError, ValueError):
        return ()
    return tuple(p for p in found if p.name != path.name and p.name.lower() in names)


def misnamed_problems(path: Path) -> tuple[Problem, ...]:
    """A problem for each of them."""
    return tuple(misnamed_problem(one, path.name) for one in misnamed(path))


def misnamed_problem(found: Path, name: str) -> Problem:
    """What stands there is read under this name alone."""
    hint = f"rename it to {name}, or put what it says there and delete it"
    return _whole(found, "is not read for its name", hint)


def yaml_files(
    folder: Path, shared: Sequence[str]
) -> tuple[tuple[Path, ...], tuple[Problem, ...]]:
    """Return a folder's own ``.yaml`` files in order, without the ``shared`` ones.

    A name that cannot be an id, or an ending that is nearly ours, is a problem.
    """
    try:
        found = sorted(p for p in folder.iterdir() if not p.name.startswith("."))
    except (OSError, ValueError) as error:
        return (), (_whole(folder, f"cannot be read: {_why(error)}"),)
    ours = [p for p in found if p.suffix.lower() in (".yaml", ".yml")]
    kept = [p for p in ours if p.suffix == ".yaml" and p.name not in shared]
    problems = [_ending(p) for p in ours if p.suffix != ".yaml"]
    problems += [_name(p, shared) for p in kept if not _ID.fullmatch(p.stem)]
    return tuple(p for p in kept if _ID.fullmatch(p.stem)), tuple(problems)


def _whole(path: Path, message: str, hint: str = "") -> Problem:
    return Problem(str(path), 1, 1, "", message, hint)


def _why(error: OSError | ValueError) -> str:
    words = getattr(error, "strerror", None) or str(error)
    return words[:1].lower() + words[1:]


def _ending(path: Path) -> Problem:
    name = path.with_suffix(".yaml").name
    return _whole(path, "is not read for its ending", f"rename it to {name}")


def _name(path: Path, shared: Sequence[str]) -> Problem:
    if path.name == EDUCATION:
        return _whole(path, *cards_moved())
    near = difflib.get_close_matches(path.name, shared, 1, 0.6)
    hint = f"did you mean {near[0]}?" if near else "such as heel_drop.yaml"
    words = 'lowercase letters, digits, "_" and "-", beginning with a letter'
    return _whole(path, f"the file's name must be {words}", hint)
