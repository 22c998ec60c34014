"""Whose sheets they are: the client's own ``clinic`` block, else a clinic.yaml."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from rehab.model.client import Client
from rehab.model.clinic import Clinic
from rehab.model.problem import Problem
from rehab.reader.check import check
from rehab.reader.client_text import blocked_words
from rehab.reader.files import is_there
from rehab.reader.logo import read_logo
from rehab.reader.named import given_twice, with_ids
from rehab.reader.names import Names, Naming
from rehab.reader.own_pages import read_own_pages
from rehab.reader.places import Path as Place
from rehab.reader.places import Read, Source, problem_at
from rehab.reader.plain import read_plain, read_plain_file
from rehab.reader.shelf import read_file

NAME = "clinic.yaml"
ABOVE = 3  # folders above the client's that are looked in
MISSING = (
    f"put it into a {NAME} beside this file or in a folder above it, or write here: "
    "clinic: {name: ..., phone: ..., emergency_number: ..., emergency_department: ...}"
)
_UNREAD = Clinic(name="?", phone="?", emergency_number="?", emergency_department="?")


def clinic_file(client_file: Path, library: Path | None) -> Path | None:
    """The nearest clinic.yaml: beside the client's file, above it, in the library."""
    folders = (*beside_and_above(client_file), *([library] if library else ()))
    found = (folder / NAME for folder in folders)
    return next((path for path in found if is_there(path)), None)


def beside_and_above(client_file: Path) -> Iterator[Path]:
    """The folder of a file, and those above it that are looked in."""
    folder = client_file.parent
    yield folder
    for _ in range(ABOVE):
        named = folder.name not in ("", "..")
        above = folder.parent if named else folder.resolve().parent
        if above == folder:
            return
        folder = above
        yield folder


def read_clinic(
    path: Path, blocked: tuple[str, ...] = ()
) -> tuple[Clinic | None, tuple[Problem, ...]]:
    """One clinic.yaml with its logo and its own parts of the page."""
    read, problems = read_file(Clinic, path)
    if read is None:
        return None, problems
    clinic, problems = furnished(read.value, read.source, ())
    problems += tuple(blocked_words(Clinic, read.source, blocked))
    return (None if problems else clinic), problems


def furnished(
    clinic: Clinic, source: Source, at: Place
) -> tuple[Clinic, tuple[Problem, ...]]:
    """The clinic with what its files hold; its block stands at this place."""
    problems = _hidden(source, at)
    changes: dict[str, object] = {}
    if clinic.logo:
        changes["logo"], more = read_logo(clinic.logo, source, (*at, "logo"))
        problems += more
    if clinic.templates:
        where = (*at, "templates")
        changes["templates"], more = read_own_pages(clinic.templates, source, where)
        problems += more
    return clinic.model_copy(update=changes), problems


def _hidden(source: Source, at: Place) -> tuple[Problem, ...]:
    """A colour without quotes: # begins a comment, so nothing is left of it."""
    block = source.data
    for key in at:
        block = block.get(key) if isinstance(block, dict) else None
    if isinstance(block, dict) and "colour" in block and block["colour"] is None:
        hint = 'put it in quotes, such as "#0b5c8a": # begins a comment'
        return (problem_at(source, (*at, "colour"), "is empty", hint),)
    return ()


def read_with_clinic(
    path: Path,
    library: Path | None,
    blocked: tuple[str, ...],
    names: Names,
    raw: bytes | None = None,
) -> tuple[Read[Client] | None, tuple[Problem, ...]]:
    """One client's file, with the clinic it names or the nearest there is.

    ``raw`` is what the file would hold, where nobody has written it yet.
    """
    naming = Naming(names)
    source, bad = read_plain_file(path) if raw is None else read_plain(raw, str(path))
    if source is None:
        return None, bad
    problems = bad
    found = clinic_file(path, library)
    own = isinstance(source.data, dict) and "clinic" in source.data
    if own or found is None or not isinstance(source.data, dict):
        client, more = check(Client, source, naming)
        problems += tuple(_with_cure(problem) for problem in more)
        if client:
            clinic, more = furnished(client.clinic, source, ("clinic",))
            client = client.model_copy(update={"clinic": clinic})
            problems += more
    else:
        clinic_read, more = read_clinic(found, blocked)
        problems += more
        data = {**source.data, "clinic": clinic_read or _UNREAD}
        client, more = check(Client, replace(source, data=data), naming)
        problems += more
    twice = tuple(given_twice(source, naming))
    problems += twice
    if client is None or bad or twice:
        return None, problems
    return Read(client, with_ids(source, naming)), problems


def _with_cure(problem: Problem) -> Problem:
    missing = problem.where == "clinic" and problem.message == "is required"
    return replace(problem, hint=MISSING) if missing else problem
