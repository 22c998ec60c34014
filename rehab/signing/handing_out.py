"""Sheets and the line in the record that they were handed out: both, or neither.

The order, after each step of which the machine may stop:

1. a note beside the client file says what is about to be done;
2. the sheets are written whole, beside the place where they belong;
3. the record says that they were handed out: from here on it is done;
4. the sheets take their place, and the note goes.

A failure undoes what went before. After a kill, whatever is done next for this client
begins with `settle`: with the line in the record it does step 4, without it nothing
was handed out. All of it by who holds the client: `held` does both.
"""

import datetime
import hashlib
import json
import os
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal, TypeAlias

from rehab.app.pages import code_of
from rehab.app.papers import Stopped, record_file
from rehab.app.planned import Planned
from rehab.disk.one_writer import one_writer
from rehab.disk.plain_file import content
from rehab.disk.write import Changed, sync_folder, write_atomic, write_over
from rehab.handout.weeks import span
from rehab.reader.library import read_record
from rehab.signing.proofs import keep_proof
from rehab.signing.reviewing import hand_out, is_to_record

NOTE = ".rehab-handing-out.json"
PREFIX, SUFFIX = ".rehab-", ".ready"  # of sheets that wait for their line
_OURS = re.compile(rf"{re.escape(PREFIX)}[0-9a-f]{{12}}{re.escape(SUFFIX)}")
End: TypeAlias = Literal["completed", "missing"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Note:
    """What is about to be done."""

    weeks: str
    fingerprint: str
    entries: int  # handings out in the record before this one
    ready: str  # where the sheets wait, from the client's folder
    pdf: str  # where they belong, the same


@dataclass(frozen=True, kw_only=True, slots=True)
class Settled:
    """What became of a handing out that was cut short after it was written down."""

    end: End  # missing: the sheets are nowhere
    weeks: str
    pdf: Path


def hand_over(  # noqa: PLR0913 - what, when and where to
    planned: Planned,
    client_file: Path,
    numbers: Sequence[int],
    on: datetime.date,
    *,
    pdf: Path,
    sheets: bytes,
) -> Stopped | None:
    """Put the sheets in their place, and what is handed out with them in the record.

    Raises:
        OSError: It could not be written; record and older sheets are as they
            were. Where an editor saved the record meanwhile, it keeps the line,
            and `settle` ends it.
    """
    if not is_to_record(planned, numbers, on):
        put_proof(planned, client_file, numbers, pdf=pdf, sheets=sheets)
        return None
    note = _note(planned, client_file, numbers, pdf)
    ready = _place(client_file, note.ready)
    read: list[bytes] = []
    written = None
    write_atomic(client_file.with_name(NOTE), json.dumps(asdict(note)).encode())
    try:
        write_atomic(ready, sheets)
        kept = hand_out(planned, client_file, numbers, on, read.append)
        if not isinstance(kept, Stopped):
            written = content(record_file(client_file))
            os.replace(ready, pdf)  # noqa: PTH105 - as in rehab.disk.write
    except BaseException:  # an interruption too
        _undo(client_file, note, read, written)
        raise
    if isinstance(kept, Stopped):
        _undo(client_file, note, read, written)
        return kept
    sync_folder(pdf.parent)
    _forget(client_file)
    return None


def put_proof(
    planned: Planned,
    client_file: Path,
    numbers: Sequence[int],
    *,
    pdf: Path,
    sheets: bytes,
) -> None:
    """Put sheets in their place to be looked at, and note that they were made.

    Raises:
        OSError: The sheets could not be written.
    """
    write_atomic(pdf, sheets)
    keep_proof(planned, client_file, numbers)


@contextmanager
def held(client_file: Path) -> Iterator[Settled | None]:
    """Hold the client; what was cut short is ended first, and given.

    Raises:
        Busy: Another one did not let go in time.
        OSError: As `settle` does.
    """
    with one_writer(client_file):
        yield settle(client_file)


def settle(client_file: Path) -> Settled | None:
    """End what was cut short; None where nothing was, or where it was never begun.

    Raises:
        OSError: The sheets cannot be put in their place; the next one tries again.
    """
    if not is_cut_short(client_file):
        return None
    note = _read_note(client_file)
    if note is None:
        _forget(client_file)
        return None
    ready, pdf = _place(client_file, note.ready), _place(client_file, note.pdf)
    end = None
    if not _is_in_record(client_file, note):
        with suppress(OSError):
            ready.unlink()
    elif ready.exists():
        os.replace(ready, pdf)  # noqa: PTH105 - as in rehab.disk.write
        sync_folder(pdf.parent)
        end = Settled(end="completed", weeks=note.weeks, pdf=pdf)
    elif not pdf.exists():
        end = Settled(end="missing", weeks=note.weeks, pdf=pdf)
    _forget(client_file)
    return end


def is_cut_short(client_file: Path) -> bool:
    """Whether there may be something to settle."""
    return os.path.lexists(client_file.with_name(NOTE))


def _note(
    planned: Planned, client_file: Path, numbers: Sequence[int], pdf: Path
) -> Note:
    place = _from_folder(client_file, pdf)
    return Note(
        weeks=span(numbers),
        fingerprint=code_of(planned, numbers),
        entries=len(planned.programme.record.issued),
        ready=str(_ready(client_file, place)),
        pdf=str(place),
    )


def _from_folder(client_file: Path, pdf: Path) -> Path:
    """Where the PDF belongs, whatever way leads there.

    What lies in the client's folder is told from there: it may be moved.
    """
    whole, folder = pdf.parent.resolve() / pdf.name, client_file.parent.resolve()
    return whole.relative_to(folder) if whole.is_relative_to(folder) else whole


def _place(client_file: Path, noted: str) -> Path:
    return client_file.parent / noted


def _ready(client_file: Path, pdf: Path) -> Path:
    """Where sheets wait for their line: beside their place, by a name of our own."""
    whole = client_file.parent.resolve() / client_file.name
    whose = hashlib.sha256(os.fsencode(whole)).hexdigest()[:12]
    return pdf.with_name(f"{PREFIX}{whose}{SUFFIX}")


def _read_note(client_file: Path) -> Note | None:
    """The note, if there is one that can be read: it is written whole.

    One that names another file than one of ours, beside the place of the sheets, is
    not ours: it would move or delete it.
    """
    try:
        note = Note(**json.loads(content(client_file.with_name(NOTE))))
        ready, pdf = Path(note.ready), Path(note.pdf)
    except (OSError, ValueError, TypeError):
        return None
    ours = _OURS.fullmatch(ready.name) and ready.parent == pdf.parent
    return note if ours else None


def _is_in_record(client_file: Path, note: Note) -> bool:
    path = record_file(client_file)
    record = read_record(path)[0] if path.exists() else None
    added = record.issued[note.entries :] if record else ()
    wanted = (note.weeks, note.fingerprint)
    return any((one.weeks, one.fingerprint) == wanted for one in added)


def _undo(
    client_file: Path, note: Note, read: Sequence[bytes], written: bytes | None
) -> None:
    """As if nothing had begun; what cannot be undone now is settled next time.

    Only what was ``written`` is taken back, and what was ``read`` last put there; what
    an editor saved since is kept, and with it the line. Where nobody came to see what
    was written, it is what stands there now.
    """
    with suppress(OSError, Changed):
        if _is_in_record(client_file, note):
            record = record_file(client_file)
            now = content(record)
            if written not in (None, now):
                raise Changed
            if read[-1]:
                write_over(record.resolve(), now, read[-1])
            else:
                record.unlink()
        with suppress(FileNotFoundError):
            _place(client_file, note.ready).unlink()
        _forget(client_file)


def _forget(client_file: Path) -> None:
    with suppress(OSError):
        client_file.with_name(NOTE).unlink()
