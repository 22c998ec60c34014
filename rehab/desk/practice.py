"""The folder on the desk: its clients, each read again when a file of it changed."""

import datetime
import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from rehab.app.file_marks import library_mark, mark_of
from rehab.app.papers import (
    Papers,
    Stopped,
    diary_beside,
    library_folders,
    library_for,
    papers_with,
    read_papers,
    record_file,
)
from rehab.app.planned import Planned, lay_out
from rehab.disk.write import slug
from rehab.model.programme import Library
from rehab.reader.client_files import Found, clients_in
from rehab.reader.clinic_files import clinic_files
from rehab.reader.library import read_library


@dataclass(frozen=True, slots=True)
class Place:
    """One client's file, and the name that stands for it in an address."""

    key: str
    file: Path
    shown: str  # relative to the folder
    reference: str = ""  # that the file seems to give


@dataclass(frozen=True, kw_only=True)
class Opened:
    """A client as the files are now."""

    place: Place
    mark: str  # changes with any file that it was read from
    papers: Papers | Stopped

    @cached_property
    def planned(self) -> Planned | Stopped:
        """Every week, or why there are none; worked out when a page asks."""
        return lay_out(self.papers)


@dataclass(slots=True)
class Practice:
    """A folder of clients, and the library that their programmes are made from."""

    folder: Path
    library: Path | None
    today: Callable[[], datetime.date]
    _shelf: tuple[str, Library | Stopped] | None = field(default=None, init=False)
    _opened: dict[str, Opened] = field(default_factory=dict, init=False)

    def places(self) -> tuple[Place, ...]:
        """Every client of the folder; a link that leads out of it is no client."""
        root = self.folder.resolve()
        if not root.is_dir():
            return ()
        return tuple(
            self.place(one.path, one.reference)
            for one in self.found()
            if one.path.resolve().is_relative_to(root)
        )

    def found(self) -> tuple[Found, ...]:
        """Every client's file of the folder, with the reference it seems to give."""
        return clients_in(self.folder)

    def place(self, file: Path, reference: str = "") -> Place:
        """The place of a file of this folder."""
        shown = file.relative_to(self.folder).as_posix()
        name = slug(shown.removesuffix("/client.yaml").removesuffix(".yaml"))
        digest = hashlib.sha256(shown.encode("utf-8", "surrogatepass")).hexdigest()
        return Place(f"{name}-{digest[:6]}", file, shown, reference)

    def find(self, key: str) -> Place | None:
        """The client with this name; nothing in an address is ever taken for a path."""
        return next((place for place in self.places() if place.key == key), None)

    def shelf(self) -> Library | Stopped:
        """The library, read again when one of its files changed."""
        mark = library_mark(self.library)
        if self._shelf is None or self._shelf[0] != mark:
            found, problems = read_library(*library_folders(self.library))
            self._shelf = mark, Stopped(problems) if found is None else found
        return self._shelf[1]

    def mark(self, place: Place, known: dict[Path | None, str] | None = None) -> str:
        """What changes with any file that this client's pages are made from.

        ``known`` are the marks of libraries that were looked at a moment ago.
        """
        known = {} if known is None else known
        library = library_for(place.file, self.library)[0]
        if library not in known:
            known[library] = library_mark(library)
        own = (*own_files(place.file), *clinic_files(place.file, library))
        beside = sorted(place.file.parent.glob("*.y*ml"))
        return mark_of((*own, *beside), known[library], str(self.today()))

    def mark_of_all(self) -> str:
        """What changes with any file of any client, or when one comes or goes."""
        known: dict[Path | None, str] = {}
        return _joined(self.mark(place, known) for place in self.places())

    def opened(self, place: Place) -> Opened:
        """The client as the files are now."""
        mark = self.mark(place)
        kept = self._opened.get(place.key)
        if kept is None or kept.mark != mark:
            kept = Opened(place=place, mark=mark, papers=self._papers(place))
            self._opened[place.key] = kept
        return kept

    def _papers(self, place: Place) -> Papers | Stopped:
        shelf, today = self.shelf(), self.today()
        if isinstance(shelf, Stopped):  # its problems, with those of the client's rows
            return read_papers(place.file, None, self.library, today)
        exercises = library_folders(self.library).exercises
        return papers_with(
            *(shelf, exercises, place.file, None, today), library=self.library
        )


def own_files(client_file: Path) -> tuple[Path, Path, Path]:
    """The three files of a client, that people and the desk write in."""
    return client_file, diary_beside(client_file), record_file(client_file)


def _joined(marks: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(marks).encode()).hexdigest()[:16]
