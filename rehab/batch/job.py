"""What is asked of a worker, and what it says back. Both travel between machines."""

import datetime
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

End: TypeAlias = Literal["made", "same", "not_due", "bad"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Order:
    """What is the same for every client of a run."""

    out: Path  # where the PDFs go
    library: Path | None  # a clinic's own
    weeks: str  # due, all, 5 or 5-8
    today: datetime.date
    made_of: str  # digest of everything but the client's own files


@dataclass(frozen=True, kw_only=True, slots=True)
class Job:
    """One client to make the sheets of."""

    order: Order
    client: Path
    reference: str  # as the folder was searched; the PDF's name begins with it
    shared: bool = False  # other clients' files stand in the same folder


@dataclass(frozen=True, kw_only=True, slots=True)
class Done:
    """What became of one client."""

    client: Path
    end: End
    content: str = ""  # digest of what the sheets were made of
    first: datetime.date | None = None  # from when the block is due,
    last: datetime.date | None = None  # and until when; None: whatever the day
    pdf: str = ""  # its name in the folder of PDFs
    size: int = 0  # bytes
    problems: tuple[str, ...] = ()
