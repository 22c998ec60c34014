"""A plan or an exercise of a clinic's own, begun as a copy of one that is there."""

import re
from collections.abc import Mapping
from pathlib import Path

from rehab.app.papers import library_folders
from rehab.app.words import words
from rehab.disk.paths import Kind
from rehab.disk.write import Changed, write_over
from rehab.entry.emit import text as as_yaml
from rehab.entry.schema_line import LINE, schema_line
from rehab.model.problem import Problem
from rehab.reader.files import is_there, read_bytes
from rehab.reader.library import read_library

ID = re.compile(r"[a-z][a-z0-9_-]{0,59}")
_LEFT_OUT = re.compile(r"^(?:benchmark|expect):.*\n(?:[ \t-].*\n)*", re.MULTILINE)
OWN = {
    "version": '"0.1"',
    "status": "a clinic's own, tried with nobody yet",
}


def id_of(name: str, kind: Kind) -> str:
    """The file's name for a thing of this name.

    >>> id_of("Our back plan", "plans"), id_of("Heel drop", "exercises")
    ('our-back-plan', 'heel_drop')
    """
    between = "-" if kind == "plans" else "_"
    return re.sub(r"[^a-z0-9_-]+", between, name.strip().lower()).strip("-_")


def begun(text: str, name: str, source: str, comments: Mapping[str, str]) -> str:
    r"""The text of the file ``source`` under another name, with what to do first.

    >>> old = "name: Old\nversion: 3.0\nlevel: 1\n"
    >>> print(begun(old, "New", "old", {"level": "0 to 6"}), end="")
    # New: begun as a copy of old. Change what differs; rehab check says the rest.
    name: New
    version: "0.1"
    # 0 to 6
    level: 1
    """
    head = f"# {name}: begun as a copy of {source}. "
    head += "Change what differs; rehab check says the rest.\n"
    body = _LEFT_OUT.sub("", LINE.sub("", text))
    body = re.sub(
        r"^name:.*$",
        lambda _: f"name: {as_yaml(name)}",
        body,
        count=1,
        flags=re.MULTILINE,
    )
    for key, value in OWN.items():
        body = re.sub(
            rf"^{key}:.*$", f"{key}: {value}", body, count=1, flags=re.MULTILINE
        )
    for key, comment in comments.items():
        line = rf"^(?={key}:)"
        body = re.sub(line, f"# {comment}\n", body, count=1, flags=re.MULTILINE)
    return head + body


def begin(
    folder: Path, kind: Kind, name: str, source: str
) -> tuple[Path | None, tuple[Problem, ...]]:
    """Write the copy into the library in this folder; or why there is none.

    Raises:
        OSError: It cannot be written.
    """
    target = place_of(folder, kind, name)
    if is_there(target):
        return None, (_taken(target),)
    text, problems = copied(folder, kind, name, source)
    if text is None:
        return None, problems
    if problems := write_new(target, text):
        return None, problems
    _, problems = read_library(*library_folders(folder))
    return target, tuple(one for one in problems if one.file == str(target))


def place_of(folder: Path, kind: Kind, name: str) -> Path:
    """The file of a thing of this name in the library in this folder."""
    return folder / kind / f"{id_of(name, kind)}.yaml"


def copied(
    folder: Path, kind: Kind, name: str, source: str
) -> tuple[str | None, tuple[Problem, ...]]:
    """The text of the copy, before anybody writes it; or why there is none."""
    exercises, plans, _ = library_folders(folder)
    file = (plans if kind == "plans" else exercises).file(f"{source}.yaml")
    raw, problems = read_bytes(file)
    if raw is None:
        return None, problems
    comments = words().section("own_file") if kind == "exercises" else {}
    shown = name if not ID.fullmatch(name) else name.replace("_", " ").replace("-", " ")
    shown = shown[:1].upper() + shown[1:]
    text = begun(raw.decode("utf-8-sig"), shown, source, comments)
    return schema_line(place_of(folder, kind, name), kind.removesuffix("s")) + text, ()


def write_new(target: Path, text: str) -> tuple[Problem, ...]:
    """Write the file, never over one that is there: that is the problem then.

    Raises:
        OSError: It cannot be written.
    """
    if is_there(target):
        return (_taken(target),)
    try:
        write_over(target, None, text.encode())
    except Changed:  # another one was faster
        return (_taken(target),)
    return ()


def _taken(target: Path) -> Problem:
    hint = "take another name, or go on with that file"
    return Problem(str(target), 1, 1, "", "is there already", hint)
