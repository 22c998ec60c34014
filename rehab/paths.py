"""Where the exercises, plans, templates and examples that come with the program are."""

import os
from pathlib import Path
from typing import Literal, TypeAlias

Kind: TypeAlias = Literal["examples", "exercises", "plans", "templates"]


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
    package = Path(__file__).resolve().parent
    checkout = package.parent
    installed = package / "_data" / kind
    if installed.is_dir():
        return installed
    if (checkout / "pyproject.toml").is_file() and (checkout / kind).is_dir():
        return checkout / kind
    raise FileNotFoundError(f"this installation of rehab has no {kind} folder")


def chosen(library: Path | None, kind: Kind) -> Path:
    """A clinic's own folder of that kind, the built-in one where it has none.

    One that is there and cannot be read is no reason to take the built-in one.
    """
    own = library / kind if library else None
    return own if own and os.path.lexists(own) else builtin(kind)
