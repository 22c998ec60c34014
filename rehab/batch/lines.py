"""How much is said of one client, so that one cannot hide the others."""

import shlex
from collections.abc import Sequence
from pathlib import Path

from rehab.app.words import words
from rehab.batch.job import Done

MOST_LINES = 20


def bad(client: Path, lines: Sequence[str]) -> Done:
    """A client who gets nothing, with the first lines about why; the rest counted."""
    shown, rest = tuple(lines[:MOST_LINES]), len(lines) - MOST_LINES
    if rest > 0:
        typed = shlex.quote(str(client))
        shown += (words().say("batch.more", client=client, typed=typed, n=rest),)
    return Done(client=client, end="bad", problems=shown)
