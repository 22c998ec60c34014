"""Check any mix of client files, diaries, library folders and single files."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from rehab.app.pages import templates
from rehab.app.papers import (
    Stopped,
    library_folders,
    library_parts,
    papers_with,
    record_file,
)
from rehab.app.pictures import problems_of
from rehab.app.planned import Planned, lay_out
from rehab.app.words import words
from rehab.checking.expectations import unmet
from rehab.checking.refusals import refusals
from rehab.disk.paths import OF_LIBRARY, PUBLISHED, WORDS, Folders
from rehab.model.clinic import Clinic
from rehab.model.problem import Problem
from rehab.model.programme import Library
from rehab.model.record import Record
from rehab.reader.client_files import clients_in, same_reference
from rehab.reader.client_library import named_library
from rehab.reader.clinic import NAME, read_clinic
from rehab.reader.expected import Expected, expected
from rehab.reader.files import is_there, misnamed_problem, read_bytes
from rehab.reader.folders import Below, yaml_below
from rehab.reader.library import (
    read_client,
    read_diary,
    read_record,
    read_unsound,
    record_seals,
)
from rehab.reader.named import names_of
from rehab.reader.own_languages import misplaced, shipped_in
from rehab.reader.shelf import REGIONS, RULES, SAFETY, TRIAGE
from rehab.reader.triage import read_triage
from rehab.render.own_parts import unsound
from rehab.render.trial import unpaintable

KINDS = ("exercises", "plans")


@dataclass(frozen=True, slots=True)
class Shelf:
    """A library as far as it could be read, and how many files it has."""

    library: Library | None
    unread: frozenset[str]
    problems: tuple[Problem, ...]
    files: int
    exercises: Folders
    folder: Path | None  # that it is in; None: the built-in one
    notes: tuple[str, ...]  # what a clinic's own files did to what is shipped


class Checked(NamedTuple):
    """What was found, and in how many files."""

    problems: tuple[Problem, ...]
    files: int
    notes: tuple[str, ...] = ()  # no faults: why sheets cannot be signed yet


def check(
    targets: Sequence[Path],
    on: datetime.date | None = None,
    library: Path | None = None,
) -> Checked:
    """Every problem in every file, and how many files were looked at.

    Without targets the library is checked: the clinic's own, or the built-in one. With
    a day, also what ``rehab pdf`` and ``rehab sign`` would refuse on it; nobody can
    have been screened after it. ``library`` is for clients that name none.
    """
    problems: set[Problem] = set()
    notes: list[str] = []
    files = 0
    wanted: Sequence[Path | None] = targets or [library]
    shelves = _Shelves(library)
    for target in wanted:
        found, count, told = _check_one(target, on, shelves)
        problems.update(found)
        notes += told
        files += count
    return Checked(tuple(sorted(problems)), files, tuple(dict.fromkeys(notes)))


@dataclass(frozen=True, slots=True)
class _Shelves:
    """The libraries of one check, each read once."""

    given: Path | None  # for clients that name none
    read: dict[tuple[Path | None, bool], Shelf] = field(default_factory=dict)

    def of(self, folder: Path | None, *, drawings: bool = True) -> Shelf:
        """The library in a folder; the built-in one for none."""
        whole = self.read.get((folder, True))
        if whole and not whole.problems:
            return whole
        if (folder, drawings) not in self.read:
            self.read[folder, drawings] = _shelf(folder, drawings=drawings)
        return self.read[folder, drawings]


def _check_one(
    target: Path | None, on: datetime.date | None, shelves: _Shelves
) -> Checked:
    """One target: a folder with a library in it, a folder of clients, or a file."""
    is_file = target is not None and target.is_file()
    part = target.resolve().parent if target and is_file else target
    if part is not None and (library := _library_of(part)):
        shelf = shelves.of(library)
        notes = () if shelf.problems else shelf.notes
        return Checked(shelf.problems, shelf.files, notes)
    if target is not None and is_file:
        return _one_file(target, on, shelves)
    own = target is not None and any((target / one).is_dir() for one in OF_LIBRARY)
    shelf = shelves.of(target if own else shelves.given)
    people, lost = _people(target) if target else Below((), ())
    clashes = same_reference(clients_in(target)).values() if target else ()
    each = [_person(person, shelf, on, shelves) for person in people]
    wrong = [problem for problems, _ in each for problem in problems]
    said = tuple(note for _, told in each for note in told)
    notes = said if shelf.problems else (*shelf.notes, *said)
    found = (*shelf.problems, *lost, *clashes, *wrong)
    return Checked(found, shelf.files + len(people), notes)


def _library_of(folder: Path) -> Path | None:
    """The library whose exercises, plans, regions or words are in it."""
    for path in (folder, folder.resolve()):
        if path.name == WORDS and path.parent.name == "templates":
            return path.parents[1]
        within = path.name in (PUBLISHED, REGIONS) and path.parent.name in KINDS
        part = path.parent if within else path
        if part.name in KINDS:
            return part.parent
    return None


def _one_file(file: Path, on: datetime.date | None, shelves: _Shelves) -> Checked:
    """A client's file or one beside it: of the library only what it needs."""
    shelf = shelves.of(shelves.given, drawings=False)
    found, notes = _person(file, shelf, on, shelves)
    return Checked((*shelf.problems, *found), 1, notes)


def _notes(library: Path | None, left_out: frozenset[str]) -> tuple[str, ...]:
    """Which shipped files a clinic's own take the place of, and which then go."""
    if library is None:
        return ()
    taken = [
        path.stem
        for folders in library_folders(library)[:2]
        for path in sorted(folders.all[0].glob("*.yaml"))
        if path.name in (SAFETY, RULES, *_ids(folders))
        and _differ(*folders.files(path.name))
    ]
    words_of = library_folders(library).words.all[:-1]
    taken += [f"{WORDS}/{one.stem}" for of in words_of for one in shipped_in(of)]
    said = (("own_files", taken), ("left_out", sorted(left_out)))
    return tuple(_say(key, library, names) for key, names in said if names)


def _ids(folders: Folders) -> Iterator[str]:
    """The names of files that are an exercise or a plan, not shared ones."""
    return (p.name for p in folders.all[0].glob("*.yaml") if p.name[0] != "_")


def _say(key: str, library: Path, names: Sequence[str]) -> str:
    listed = words().listed(tuple(names))
    return words().say(f"cli.{key}", folder=library, names=listed)


def _differ(own: Path, *shipped: Path) -> bool:
    mine = read_bytes(own)[0]
    return any(mine != read_bytes(other)[0] for other in shipped)


def _shelf(folder: Path | None, *, drawings: bool = True) -> Shelf:
    exercises, plans, languages = library_folders(folder)
    library, unread, left_out, problems = read_unsound(exercises, plans, languages)
    if library and plans.file(TRIAGE).is_file():
        _, wrong = read_triage(plans, library.plans, library.regions)
        problems = tuple(sorted({*problems, *wrong}))
    if library and drawings:
        drawn = {_named(exercises, library, n): s for n, s in library.drawings.items()}
        wrong = (*problems_of(library, exercises), *unpaintable(drawn))
        problems = tuple(sorted({*problems, *wrong}))
    problems = tuple(sorted({*problems, *(misplaced(folder) if folder else ())}))
    every = {p for one in library_parts(folder) for p in one.glob("*.yaml")}
    notes = _notes(folder, left_out if library else frozenset())
    return Shelf(library, unread, problems, len(every), exercises, folder, notes)


def _named(exercises: Folders, library: Library, name: str) -> str:
    """The file of a clinic's own drawing."""
    figure = library.exercises[name].figure
    file = exercises.file(f"{name}.yaml")
    return str(file.with_name(figure.svg if figure and figure.svg else name))


def _people(folder: Path) -> Below:
    """Client files and diaries below the folder; the library's own files are not."""
    files, problems = yaml_below(folder, OF_LIBRARY)
    astray = {problem.file for problem in misplaced(folder)}
    files = tuple(file for file in files if str(file) not in astray)
    named = tuple(file for file in files if file.suffix == ".yaml")
    wrong = (
        misnamed_problem(f, f"{f.stem}.yaml") for f in files if f.suffix != ".yaml"
    )
    return Below(named, (*problems, *wrong))


def _person(
    file: Path, shelf: Shelf, on: datetime.date | None, shelves: _Shelves
) -> tuple[tuple[Problem, ...], tuple[str, ...]]:
    """The problems of one file, and notes about the client it is of."""
    named, wrong = named_library(_client_of(file))
    if wrong:
        return wrong, ()
    if named and shelves.given is None:
        own = shelves.of(named, drawings=False)
        found, notes = _of_person(file, own, on)
        return (*own.problems, *found), (*own.notes, *notes)
    return _of_person(file, shelf, on)


def _client_of(file: Path) -> Path:
    """The client's file: this one, or the one beside a diary or a record."""
    beside = file.stem.startswith("diary") or file.stem == "record"
    return file.with_name("client.yaml") if beside else file


def _of_person(
    file: Path, shelf: Shelf, on: datetime.date | None
) -> tuple[tuple[Problem, ...], tuple[str, ...]]:
    if file.stem.startswith("diary"):
        return read_diary(file, _expected(file, shelf, on))[1], ()
    if file.stem == "record":
        changed, notes = _changed(file, shelf.library)
        return (*read_record(file, shelf.library)[1], *changed), notes
    if shelf.library is None:  # a catalogue or safety file that cannot be read at all
        return (), ()
    if file.name == NAME:
        return _clinic(file, shelf.library), ()
    problems = read_client(file, shelf.library, shelf.unread, on, shelf.folder)[1]
    changed, notes = _changed(record_file(file), shelf.library)
    if problems or shelf.problems or on is None:
        return (*problems, *changed), notes
    papers = papers_with(
        shelf.library, shelf.exercises, file, None, on, library=shelf.folder
    )
    made = papers if isinstance(papers, Stopped) else lay_out(papers)
    refused, more = refusals(made, file, on)
    if isinstance(made, Planned) and not refused:
        refused = tuple(unmet(made.programme, file, shelf.folder))
    return (*refused, *changed), (*notes, *more)


def _changed(
    record: Path, library: Library | None
) -> tuple[tuple[Problem, ...], tuple[str, ...]]:
    """What was changed in a record, and that some of it may have been."""
    if not is_there(record):
        return (), ()
    problems, without = record_seals(record, library)
    if not without:
        return problems, ()
    count = words().count("entries", without)
    return problems, (words().say("check.no_seal", file=record, entries=count),)


def _clinic(file: Path, library: Library) -> tuple[Problem, ...]:
    """The problems of one clinic.yaml, and of the parts of the page beside it."""
    clinic, problems = read_clinic(file, library.safety.blocked_words)
    if clinic is None:
        return problems
    return (*_logo(clinic, file), *_parts(clinic))


def _parts(clinic: Clinic) -> tuple[Problem, ...]:
    return unsound(clinic.templates, templates()) if clinic.templates else ()


def _logo(clinic: Clinic, file: Path) -> tuple[Problem, ...]:
    """A logo that cannot be painted, from beside the file that names it."""
    logo = clinic.logo
    if logo is None or logo.media != "image/svg+xml":
        return ()
    return tuple(unpaintable({str(file.with_name(logo.file)): logo.content}))


def _expected(diary: Path, shelf: Shelf, on: datetime.date | None) -> Expected | None:
    """What the client's file beside a diary says that it can hold."""
    beside = diary.with_name("client.yaml")
    if shelf.library is None or not beside.is_file():
        return None
    client, _ = read_client(beside, shelf.library, shelf.unread, folder=shelf.folder)
    record_beside = record_file(beside)
    found = read_record(record_beside)[0] if is_there(record_beside) else Record()
    if client is None or found is None:
        return None
    ids = {*shelf.library.exercises, *shelf.unread}
    plan, names = shelf.library.plans[client.plan], names_of(shelf.library)
    return expected(client, plan, found, ids, on, names)
