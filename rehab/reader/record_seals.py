"""Which entries of a record were changed, taken out or put in after it was written."""

from collections import Counter
from collections.abc import Iterator

from rehab.model.problem import Problem
from rehab.model.record import Record
from rehab.model.seal import Placed, entries_of, has_seal, is_changed
from rehab.reader.places import Read, problem_at

BACK = "put back what stood there, such as from a backup"
OWN = "if it is right as it is now, delete its follows and seal: nothing vouches for it"


def seal_problems(read: Read[Record]) -> Iterator[Problem]:
    """Yield each entry that is not as it was written, or not where it was."""
    every = list(entries_of(read.value))
    placed = [one for one in every if has_seal(one.entry)]
    for one in placed:
        if is_changed(one.kind, one.entry):
            yield _problem(
                read, one, "was changed after it was written", f"{BACK}; {OWN}"
            )
    seals = Counter(one.entry.seal for one in placed)
    before = Counter(one.entry.follows for one in placed)
    gone = [o for o in placed if o.entry.follows and o.entry.follows not in seals]
    if len(gone) > len(every) - len(placed):  # one without a seal may have had it
        for one in gone:
            yield _problem(
                read, one, "does not follow: the entry before it is gone", BACK
            )
    for one in placed:
        if seals[one.entry.seal] > 1:
            yield _problem(read, one, "is there twice", "delete one of them")
        elif before[one.entry.follows] > 1:
            message = "does not follow: another entry follows the same one"
            yield _problem(read, one, message, BACK)


def without_seal(record: Record) -> int:
    """How many entries have none: written by hand, or before there were seals."""
    return sum(not has_seal(one.entry) for one in entries_of(record))


def _problem(read: Read[Record], one: Placed, message: str, hint: str) -> Problem:
    words = f"entry {one.number + 1} of {one.kind} {message}"
    return problem_at(read.source, (one.kind, one.number), words, hint)
