"""A clinic's own parts of the page: which files there are, and what they may be."""

from collections.abc import Iterator
from pathlib import Path

from rehab.disk import paths
from rehab.model.clinic import OwnPages
from rehab.model.problem import Problem
from rehab.reader.files import read_bytes
from rehab.reader.guards import Fault, decode
from rehab.reader.hints import did_you_mean
from rehab.reader.places import Path as Place
from rehab.reader.places import Source, problem_at

MOST_FILES = 40
MOST_BYTES = 100_000
ENDINGS = (".j2", ".css")
OWN = "_"  # how a file begins that only the clinic's own parts use


def read_own_pages(
    pages: OwnPages, source: Source, where: Place
) -> tuple[OwnPages | None, tuple[Problem, ...]]:
    """The folder with its files, from beside the file that names it at this place."""
    folder = Path(source.file).with_name(pages.folder)
    if not folder.is_dir():
        hint = f"put it beside {Path(source.file).name}"
        return None, (problem_at(source, where, "there is no such folder", hint),)
    try:
        found = own_files(folder)
    except OSError as error:
        return None, (problem_at(source, where, f"cannot be read: {error.strerror}"),)
    if len(found) > MOST_FILES:
        message = f"holds more than {MOST_FILES} parts of the page"
        hint = "keep those that differ"
        return None, (problem_at(source, where, message, hint),)
    known = own_files(paths.builtin("templates"))
    files, problems = {}, list(_strangers(found, known))
    for path in found:
        text, more = _read(path)
        files[path.name] = text
        problems += more
    if problems:
        return None, tuple(problems)
    return OwnPages(folder=pages.folder, files=files, path=str(folder)), ()


def own_files(folder: Path) -> tuple[Path, ...]:
    """The parts of the page in a folder, in order; also what only has such a name.

    Raises:
        OSError: The folder cannot be looked into.
    """
    return tuple(
        path
        for path in sorted(folder.iterdir())
        if path.suffix in ENDINGS and path.name[0] != "." and not path.is_dir()
    )


def _strangers(found: tuple[Path, ...], known: tuple[Path, ...]) -> Iterator[Problem]:
    names = {path.name for path in known}
    for path in found:
        if path.name not in names and not path.name.startswith(OWN):
            hint = did_you_mean(path.name, names) or (
                f'a part of your own begins with "{OWN}"; the parts: '
                + ", ".join(sorted(names))
            )
            yield Problem(str(path), 1, 1, "", "is no part of the page", hint)


def _read(path: Path) -> tuple[str, tuple[Problem, ...]]:
    raw, problems = read_bytes(path)
    if raw is None:
        return "", problems
    if len(raw) > MOST_BYTES:
        message = f"is larger than {MOST_BYTES // 1000} kB"
        return "", (Problem(str(path), 1, 1, "", message, "divide it"),)
    try:
        return decode(raw), ()
    except Fault as fault:
        return "", (fault.problem(str(path)),)
