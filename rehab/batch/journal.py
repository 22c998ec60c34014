"""What the runs before made, in a file beside the PDFs.

A line is added for each client as soon as it is done, so that a run that is killed
loses nothing; the last line about a client counts, and half a line counts for
nothing. At the start of a run the file is written anew without what is out of date.
"""

import datetime
import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO

from rehab.batch.choose import is_due
from rehab.batch.job import Done, End
from rehab.write import write_atomic

NAME = ".rehab-batch.jsonl"


@dataclass(frozen=True, slots=True)
class Journal:
    """The last line about each client, by its path from the folder of PDFs."""

    out: Path
    lines: Mapping[str, Done]

    def same(self, client: Path, content: str, today: datetime.date) -> Done | None:
        """What stands there already, if it is what this run would make."""
        past = self.lines.get(key(client, self.out))
        if past is None or past.content != content:
            return None
        if not is_due(past.first, past.last, today):
            return replace(past, client=client, end="not_due")
        whole = past.end == "made" and _size(self.out / past.pdf) == past.size
        return replace(past, client=client, end="same") if whole else None

    def older(self, client: Path) -> str:
        """The name of a PDF that an earlier run made of this client, if it is there."""
        past = self.lines.get(key(client, self.out))
        return past.pdf if past and past.pdf and _size(self.out / past.pdf) else ""


def key(client: Path, out: Path) -> str:
    """The client's path from the folder of PDFs: both may move together."""
    return Path(os.path.relpath(client, out)).as_posix()


def read_journal(out: Path) -> Journal:
    """Read it, and put it in order; without one, an empty one."""
    path, found = out / NAME, {}
    with suppress(FileNotFoundError):
        for line in path.read_text("utf-8", errors="replace").splitlines():
            with suppress(ValueError, KeyError, TypeError):
                name, done = _read(line)
                found[name] = done
    lines = (_line(name, done) for name, done in sorted(found.items()))
    write_atomic(path, "".join(lines).encode())
    return Journal(out, found)


def open_journal(out: Path) -> IO[bytes]:
    """Open it to add lines at its end."""
    return (out / NAME).open("ab", buffering=0)


def add(journal: IO[bytes], done: Done, out: Path) -> None:
    """Add a line, in one piece; a client that got nothing is looked at again."""
    if done.end in ("made", "not_due"):
        journal.write(_line(key(done.client, out), done).encode())


def _line(name: str, done: Done) -> str:
    days = [day.isoformat() if day else None for day in (done.first, done.last)]
    whole = [name, done.end, done.content, *days, done.pdf, done.size]
    return json.dumps(whole, ensure_ascii=False) + "\n"


def _read(line: str) -> tuple[str, Done]:
    name, end, content, first, last, pdf, size = json.loads(line)
    ends: dict[str, End] = {"made": "made", "not_due": "not_due"}
    return name, Done(
        client=Path(name),
        end=ends[end],
        content=content,
        first=_day(first),
        last=_day(last),
        pdf=pdf,
        size=size,
    )


def _day(text: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None


def _size(path: Path) -> int:
    """Of the file; 0 where there is none."""
    try:
        return path.stat().st_size
    except OSError:
        return 0
