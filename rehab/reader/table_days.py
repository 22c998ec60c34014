"""The days of a table's place: what does not go with rows that say their sessions."""

from collections.abc import Iterator

from rehab.model.phase import Phase, Place
from rehab.model.policy import TableRow
from rehab.reader.part_faults import Fault
from rehab.reader.places import Path


def table_days(
    path: Path, rows: tuple[TableRow, ...], place: Place, phase: Phase
) -> Iterator[Fault]:
    """Yield rows whose sessions the place or the phase would not give as written."""
    yield from _days_twice(path, rows, place, phase)
    if rows[0].from_session is not None and phase.easy_weeks:
        message = "counts sessions, and the phase has easy_weeks"
        hint = "write the easier sessions as rows, and delete easy_weeks"
        yield Fault((*path, "rows", 0, "from_session"), message, hint)


def _days_twice(
    path: Path, rows: tuple[TableRow, ...], place: Place, phase: Phase
) -> Iterator[Fault]:
    for number, row in enumerate(rows):
        if row.asked is None:
            continue
        said = "days" if row.days else "sessions_per_week"
        at: Path = (*path, "rows", number, said)
        if phase.daily:
            hint = "delete it; a sheet for days has times_per_day"
            yield Fault(at, "does not go with sheet_days", hint)
        elif place.by_the_calendar:
            key = "days" if place.days else "every_days"
            hint = f"delete it here, or {key} of the place"
            yield Fault(at, f"the place has {key} already", hint)
