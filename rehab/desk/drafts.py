"""What is typed and not saved yet: kept beside the client, so that no crash loses it.

A draft is a hidden file in the client's folder, readable by its owner alone. It goes
when its form is saved. Nothing but the form that it is of ever reads it.
"""

import contextlib
import json
from pathlib import Path

from rehab.desk.practice import Place
from rehab.desk.site import MOST_FIELDS
from rehab.disk.plain_file import content
from rehab.disk.write import write_atomic

SKIPPED = ("form", "seen")  # fields that are of one opening of a form


def of_week(place: Place, number: int) -> Path:
    """Where the draft of a week is; several clients may stand in one folder."""
    return place.file.parent / f".desk-{place.key}-week-{number}.json"


def of_new(folder: Path) -> Path:
    """Where the draft of a client is who has no file yet."""
    return folder / ".desk-new.json"


def of_exercise(folder: Path) -> Path:
    """Where the draft of an exercise is that has no file yet."""
    return folder / ".desk-new-exercise.json"


def keep(draft: Path, typed: dict[str, str]) -> None:
    """Keep what is typed.

    Raises:
        OSError: It cannot be written.
    """
    kept = {key: text for key, text in typed.items() if key not in SKIPPED}
    write_atomic(draft, json.dumps(kept, ensure_ascii=False).encode())


def read(draft: Path) -> dict[str, str]:
    """What was typed and not saved; empty when there is none."""
    try:
        found = json.loads(content(draft))
    except (OSError, ValueError):
        return {}
    if not isinstance(found, dict) or len(found) > MOST_FIELDS:
        return {}
    return {str(key): str(text) for key, text in found.items()}


def drop(draft: Path) -> None:
    """It is saved, or nobody wants it."""
    with contextlib.suppress(OSError):
        draft.unlink()
