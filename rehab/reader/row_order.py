"""The rows of a table in order: from the first on, each later, all of them met."""

from collections.abc import Iterator
from itertools import pairwise

from rehab.model.phase import Phase
from rehab.model.policy import Table, TableRow
from rehab.reader.part_faults import Fault
from rehab.reader.places import Path


def row_order(path: Path, table: Table, phase: Phase, sessions: int) -> Iterator[Fault]:
    """Yield rows that are out of order, twice there, or never met.

    ``sessions`` is the most that a week has, where a row says no other number.
    """
    at: Path = (*path, "rows")
    rows, key = table.rows, "from_session" if table.by_session else "from_week"
    unit = "session" if table.by_session else "sheet" if phase.daily else "week"
    first = rows[0].begins
    if first == min(row.begins for row in rows) > 1:
        message = f"the first row begins with {unit} {first}: nothing is said before it"
        yield Fault((*at, 0, key), message, f"write a row with {key}: 1")
    for number, (one, two) in enumerate(pairwise(rows), start=1):
        here: Path = (*at, number, key)
        if two.begins in [row.begins for row in rows[:number]]:
            message = f"{unit} {two.begins} has a row already"
            yield Fault(here, message, "write one row for it, and delete the other")
        elif two.begins < one.begins:
            message = f"{unit} {two.begins} comes after {unit} {one.begins}"
            yield Fault(here, message, f"put the rows in the order of their {unit}s")
    yield from _too_late(at, rows, key, unit, _most(table, phase, sessions))


def _most(table: Table, phase: Phase, sessions: int) -> int:
    """The weeks, sheets or sessions that the phase has at most."""
    weeks = phase.weeks.max
    if not table.by_session:
        return weeks
    if phase.daily:
        return weeks * phase.times_per_day * phase.sheet_days
    done = 0
    for _ in range(weeks):
        done += table.row(table.at(done + 1)).asked or sessions
    return done


def _too_late(
    at: Path, rows: tuple[TableRow, ...], key: str, unit: str, most: int
) -> Iterator[Fault]:
    for number, row in enumerate(rows):
        if row.begins > most:
            message = (
                f"comes too late: the phase has {most} {unit}{'s' * (most > 1)} at most"
            )
            hint = f"write {row.begins} or more for weeks › max, or delete the row"
            if unit == "session":
                hint = "write more for weeks › max, or delete the row"
            yield Fault((*at, number, key), message, hint)
