"""Where the exercises, plans, templates and examples that come with the program are."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

Kind: TypeAlias = Literal["examples", "exercises", "plans", "templates"]
WORDS = "words"  # a folder of languages within the templates
OF_LIBRARY = ("exercises", "plans", f"templates/{WORDS}")  # folders of a library
PUBLISHED = "published"  # a folder of plans within the plans: papers' programmes


def builtin(kind: Kind) -> Path:
    """The folder of that kind that comes with the program.

    An installed wheel holds it as ``rehab/_data/<kind>``; a checkout has it beside
    the package. The installed one comes first, so that a program never picks up a
    folder it happens to stand next to.

    >>> builtin("exercises").joinpath("_catalogue.yaml").is_file()
    True

    Raises:
        FileNotFoundError: The installation is incomplete.
    """
    package = Path(__file__).resolve().parents[1]
    checkout = package.parent
    installed = package / "_data" / kind
    if installed.is_dir():
        return installed
    if (checkout / "pyproject.toml").is_file() and (checkout / kind).is_dir():
        return checkout / kind
    raise FileNotFoundError(f"this installation of rehab has no {kind} folder")


@dataclass(frozen=True, slots=True)
class Folders:
    """Folders of one kind, read together: of one name the first counts."""

    all: tuple[Path, ...]

    @property
    def read(self) -> tuple[Path, ...]:
        """Each of them, then the published plans in it."""
        return tuple(path for folder in self.all for path in _with_published(folder))

    def __truediv__(self, name: str) -> "Folders":
        """The folders of this name in each of them."""
        return Folders(tuple(path for one in self.all if (path := one / name).is_dir()))

    def file(self, name: str) -> Path:
        """The file of this name that is read; without one, where it would be."""
        return next(self.files(name), self.all[-1] / name)

    def files(self, name: str) -> Iterator[Path]:
        """Every file of this name, the one that is read first."""
        return (path for folder in self.read if (path := folder / name).is_file())

    def glob(self, pattern: str) -> Iterator[Path]:
        """Every file of every one of the folders that fits."""
        return (path for folder in self.read for path in folder.glob(pattern))


def _with_published(folder: Path) -> tuple[Path, ...]:
    inner = folder / PUBLISHED
    return (folder, inner) if inner.is_dir() else (folder,)


Where: TypeAlias = Path | Folders


def folders(where: Where) -> Folders:
    """One folder alone, or several together."""
    return where if isinstance(where, Folders) else Folders((where,))


def chosen(library: Path | None, kind: Kind) -> Folders:
    """The built-in folder of that kind, after a clinic's own if there is one.

    One that is there and cannot be read is no reason to leave it out in silence.
    """
    own = library / kind if library else None
    first = [own] if own and os.path.lexists(own) else []
    return Folders((*first, builtin(kind)))
