"""Whether a diary or a record is of the client whose folder it stands in."""

from collections.abc import Iterator

from rehab.model.diary import Diary
from rehab.model.problem import Problem
from rehab.model.record import Record
from rehab.reader.places import Read, problem_at

_HINT = (
    "put each in the folder of its own client; if that reference was changed, here too"
)


def whose_problems(
    read: Read[Diary] | Read[Record], reference: str | None
) -> Iterator[Problem]:
    """Yield that it is of another client, where both say whose they are."""
    own = read.value.reference
    if own and reference and own != reference:
        message = f"is of client {own}, and the client here is {reference}"
        yield problem_at(read.source, ("reference",), message, _HINT)
