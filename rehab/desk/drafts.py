"""What is typed and not saved yet: kept beside the client, so that no crash loses it.

A draft is a hidden file in the client's folder, readable by its owner alone. It goes
when its form is saved. Nothing but the form that it is of ever reads it.
"""

import contextlib
import json
from dataclasses import dataclass
from pathlib import Path

from rehab.plain_file import content
from rehab.write import slug, write_atomic

MOST_FIELDS = 2000
SKIPPED = ("form", "seen")  # fields that are of one opening of a form


@dataclass(frozen=True, slots=True)
class Drafts:
    """The drafts of the forms."""

    def keep(self, folder: Path, name: str, typed: dict[str, str]) -> None:
        """Keep what is typed.

        Raises:
            OSError: It cannot be written.
        """
        kept = {key: text for key, text in typed.items() if key not in SKIPPED}
        text = json.dumps(kept, ensure_ascii=False)
        write_atomic(_file(folder, name), text.encode())

    def read(self, folder: Path, name: str) -> dict[str, str]:
        """What was typed and not saved; empty when there is none."""
        try:
            found = json.loads(content(_file(folder, name)))
        except (OSError, ValueError):
            return {}
        if not isinstance(found, dict) or len(found) > MOST_FIELDS:
            return {}
        return {str(key): str(text) for key, text in found.items()}

    def drop(self, folder: Path, name: str) -> None:
        """It is saved, or nobody wants it."""
        with contextlib.suppress(OSError):
            _file(folder, name).unlink()


def _file(folder: Path, name: str) -> Path:
    return folder / f".desk-{slug(name)}.json"
