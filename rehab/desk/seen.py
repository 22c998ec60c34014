"""What the files of a client said when a form was opened, and what differs now.

A form carries the marks of the files it was made from. When it comes back and one of
them has another mark, nothing is written: what differs is shown first.
"""

import difflib
import hashlib
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from rehab.disk.plain_file import content

KEPT = 96  # texts
NONE = "-"  # the mark of a file that is not there
MOST_LINES = 40  # of what differs


@dataclass(frozen=True, slots=True)
class Difference:
    """One file that changed, with its lines as a plus or a minus each."""

    file: str
    lines: tuple[str, ...]  # empty: nobody knows any more what it said


@dataclass(slots=True)
class Seen:
    """The texts that forms were made from, the latest of them."""

    texts: OrderedDict[str, str] = field(default_factory=OrderedDict)

    def marks(self, files: Sequence[Path]) -> str:
        """The marks of the files as they are, for a form to carry."""
        return ".".join(self._mark(file) for file in files)

    def differences(self, files: Sequence[Path], marks: str) -> tuple[Difference, ...]:
        """Each of the files that has another mark now."""
        old = marks.split(".")
        if len(old) != len(files):
            old = ["?"] * len(files)
        now = [self._mark(file) for file in files]
        return tuple(
            self._difference(file, before, after)
            for file, before, after in zip(files, old, now, strict=True)
            if before != after
        )

    def _mark(self, file: Path) -> str:
        try:
            raw = content(file)
        except OSError:
            return NONE
        mark = hashlib.sha256(raw).hexdigest()[:16]
        self.texts[mark] = raw.decode("utf-8", "replace")
        self.texts.move_to_end(mark)
        while len(self.texts) > KEPT:
            self.texts.popitem(last=False)
        return mark

    def _difference(self, file: Path, before: str, after: str) -> Difference:
        texts = {**self.texts, NONE: ""}
        if before not in texts:
            return Difference(file.name, ())
        pair = (texts[before].splitlines(), texts[after].splitlines())
        lines = [line.rstrip("\n") for line in difflib.unified_diff(*pair, n=0)][2:]
        changed = [line for line in lines if not line.startswith("@@")]
        return Difference(file.name, tuple(changed[:MOST_LINES]))
