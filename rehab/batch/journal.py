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

from rehab.batch.choose import is_due
from rehab.batch.job import Done, End
from rehab.disk import plain_file
from rehab.disk.write import write_atomic

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
        old = plain_file.content(path).decode("utf-8", "replace")
        for line in old.splitlines():
            with suppress(ValueError, KeyError, TypeError):
                name, done = _read(line)
                found[name] = done
    lines = (_line(name, done) for name, done in sorted(found.items()))
    write_atomic(path, "".join(lines).encode())
    return Journal(out, found)


class Notes:
    """Lines at the end of the journal. A full disk costs lines, never the run."""

    def __init__(self, out: Path) -> None:
        """Open it to add lines at its end."""
        self._out = out
        self._file = (out / NAME).open("ab", buffering=0)
        self._torn = False  # half a line stands at the end
        self.lost: list[str] = []  # why each line that is missing could not be written

    def add(self, done: Done) -> None:
        """Add a line, in one piece; a client that got nothing is looked at again."""
        if done.end not in ("made", "not_due"):
            return
        line = "\n" * self._torn + _line(key(done.client, self._out), done)
        whole = line.encode()
        try:
            written = self._file.write(whole)
        except OSError as error:
            self._torn = True
            self.lost.append(error.strerror or str(error))
        else:
            self._torn = written != len(whole)
            self.lost += ["it was cut off"] * self._torn

    def close(self) -> None:
        """No more lines."""
        with suppress(OSError):
            self._file.close()


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
