"""The weeks that are put together from the rows of a table."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from rehab.model.diary import OF_SESSION, SCORES, SIGNS
from rehab.model.problem import Problem
from rehab.reader.csv_cells import Vocabulary, day, exercise_names, score, yes_or_no
from rehab.reader.csv_table import Cell
from rehab.reader.expected import Expected
from rehab.reader.places import Mark, Path

OF_WEEK = ("flare", "confidence", "away", "new_medicine", "new_symptoms")
_SLASHES = "write it as 2026-01-31: nobody can tell 3/4 from 4/3"


@dataclass(slots=True)
class Draft:
    """The diary that is put together, and what is wrong so far."""

    file: str
    words: Vocabulary
    expected: Expected
    weeks: dict[object, dict[str, object]] = field(default_factory=dict)
    marks: dict[Path, Mark] = field(default_factory=dict)
    heads: dict[Mark, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def wrong(self, cell: Cell, message: str, hint: str = "") -> None:
        """Keep a problem of this cell."""
        where = self.heads.get((cell.line, cell.column), "")
        place = (self.file, cell.line, cell.column)
        self.problems.append(Problem(*place, where, message, hint))


def add_row(made: Draft, number: object, cells: dict[str, Cell], first: Cell) -> None:
    """Put a row into its week; a row that says nothing of a session adds none."""
    known = list(made.weeks)
    at: Path = ("weeks", known.index(number) if number in known else len(known))
    if number not in known:
        made.weeks[number] = {"week": number, "sessions": []}
        for path in (("weeks",), at, (*at, "sessions")):
            _mark(made, path, first)
        _mark(made, (*at, "week"), cells.get("week", first))
    week = made.weeks[number]
    for name, value, cell in _values(made, cells, (*OF_WEEK, "week_note")):
        key = "note" if name == "week_note" else name
        _once(made, (*at, key), week, value, cell)
    session = list(_values(made, cells, OF_SESSION))
    data = {name: value for name, value, _ in session if value is not False}
    if data.get("did") is True:
        del data["did"]  # all of the sheet
    if not _says_anything(session):
        return
    sessions = week["sessions"]
    assert isinstance(sessions, list)  # noqa: S101 - made four lines above
    path = (*at, "sessions", len(sessions))
    sessions.append(data)
    _mark(made, path, first)
    for name, value, cell in session:
        _mark(made, (*path, name), cell)
        for place in range(len(value) if isinstance(value, list) else 0):
            _mark(made, (*path, name, place), cell)


def _says_anything(session: Iterable[tuple[str, object, Cell]]) -> bool:
    """A date alone, with nothing done, is no session."""
    return any(
        name != "day" and value is not False and value != []
        for name, value, _ in session
    )


def _mark(made: Draft, path: Path, cell: Cell) -> None:
    made.marks.setdefault(path, (cell.line, cell.column))


def _once(
    made: Draft, path: Path, week: dict[str, object], value: object, cell: Cell
) -> None:
    """A value of the whole week: given again, it must be the same."""
    name = str(path[-1])
    if name in week and week[name] != value and name != "flare":
        hint = f"line {made.marks[path][0]} says {week[name]}; one for each week"
        made.wrong(cell, f'"{cell.text[:60]}" differs', hint)
    elif value is not False or name not in week:
        week[name] = value
        _mark(made, path, cell)


def _values(
    made: Draft, cells: dict[str, Cell], names: Iterable[str]
) -> Iterator[tuple[str, object, Cell]]:
    for name in names:
        if name in cells:
            yield name, _value(made, name, cells[name]), cells[name]


def _value(made: Draft, name: str, cell: Cell) -> object:
    text = cell.text
    if name in (*SCORES, "confidence"):
        return score(text)
    if name == "day":
        if "/" in text:
            made.wrong(cell, f'a date with slashes, got "{text}"', _SLASHES)
        return day(text)
    said = yes_or_no(made.words, text) if name in (*SIGNS, "flare", "did") else None
    if name == "did":
        return exercise_names(made.words, text) if said is None else said or []
    if name in (*SIGNS, "flare"):
        if said is None:
            made.wrong(cell, f'write yes or no, got "{text[:60]}"')
        return bool(said)
    return text.lower() if name == "away" else text
