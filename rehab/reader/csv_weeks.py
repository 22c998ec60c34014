"""The weeks that are put together from the rows of a table."""

from collections.abc import Iterable

from rehab.model.diary import OF_SESSION
from rehab.reader.csv_draft import Draft
from rehab.reader.csv_table import Cell
from rehab.reader.csv_values import Said, by_week, values
from rehab.reader.places import Path

OF_WEEK = ("flare", "confidence", "away", "new_medicine", "new_symptoms")
RENAMED = {"week_note": "note", "week_effort": "effort"}  # a column: its key in a week


def add_row(made: Draft, number: object, cells: dict[str, Cell], first: Cell) -> None:
    """Put a row into its week; a row that says nothing of a session adds none."""
    at = _week(made, number, cells.get("week", first), first)
    week = made.weeks[number]
    felt = "effort" in cells
    cells = by_week(cells)
    for name, value, cell in values(made, cells, (*OF_WEEK, *RENAMED)):
        _once(made, (*at, RENAMED.get(name, name)), week, value, cell)
    said = [*values(made, cells, OF_SESSION, number), *_log(cells)]
    if felt or _says_anything(said):
        sessions = week["sessions"]
        assert isinstance(sessions, list)  # noqa: S101 - made with the week
        path = (*at, "sessions", len(sessions))
        sessions.append(_session(said))
        _mark_all(made, path, said, first)


def _week(made: Draft, number: object, week: Cell, first: Cell) -> Path:
    """Where the week of this number stands; it is begun when there is none."""
    known = list(made.weeks)
    at: Path = ("weeks", known.index(number) if number in known else len(known))
    if number not in known:
        made.weeks[number] = {"week": number, "sessions": []}
        for path in (("weeks",), at, (*at, "sessions")):
            made.mark(path, first)
        made.mark((*at, "week"), week)
    return at


def _log(cells: dict[str, Cell]) -> list[Said]:
    """A line of the log is a row of its day, also when nothing was done."""
    if "log" not in cells:
        return []
    cell = cells["log"]
    said: list[Said] = [("log", True, cell)]
    if "did" not in cells:
        said.append(("did", [], cell))
    texts = [cells[name].text for name in ("note", "log") if name in cells]
    if note := "; ".join(text for text in texts if text.lower() != "none"):
        said.append(("note", note, cell))
    return said


def _session(said: Iterable[Said]) -> dict[str, object]:
    data = {name: value for name, value, _ in said if value is not False}
    data.pop("log", None)
    if data.get("did") is True:
        del data["did"]  # all of the sheet
    return data


def _says_anything(said: Iterable[Said]) -> bool:
    """A date alone, with nothing done, is no session."""
    return any(
        name != "day" and value is not False and value != [] for name, value, _ in said
    )


def _mark_all(made: Draft, path: Path, said: Iterable[Said], first: Cell) -> None:
    made.mark(path, first)
    for name, value, cell in said:
        made.mark((*path, name), cell)
        inside = range(len(value)) if isinstance(value, list) else value
        for place in inside if isinstance(inside, range | dict) else ():
            made.mark((*path, name, place), cell)


def _once(
    made: Draft, path: Path, week: dict[str, object], value: object, cell: Cell
) -> None:
    """A value of the whole week: given again, it must be the same."""
    name = str(path[-1])
    if name in week and week[name] != value and name != "flare":
        hint = f"line {made.marks[path][0]} says {week[name]}; one for each week"
        made.wrong(cell, f'"{cell.text[:60]}" differs', hint)
    elif value is not None and (value is not False or name not in week):
        week[name] = value
        made.mark(path, cell)
