"""A spreadsheet's rows as a diary: one row is one session."""

import difflib
from dataclasses import replace

from rehab.model.diary import Diary
from rehab.model.names import tidy
from rehab.model.problem import Problem
from rehab.reader.check import check, first
from rehab.reader.csv_cells import Vocabulary, day, number_of_week
from rehab.reader.csv_draft import Draft
from rehab.reader.csv_table import Cell, Row, read_table
from rehab.reader.csv_weeks import add_row
from rehab.reader.diary_weeks import diary_problems
from rehab.reader.expected import Expected
from rehab.reader.guards import Fault
from rehab.reader.places import Read, Source, one_line
from rehab.reader.xlsx_table import is_spreadsheet, read_xlsx

ALIKE = 0.75  # headings, from 0 to 1: a word of another language is none of ours


def read_csv(
    raw: bytes, file: str, words: Vocabulary, expected: Expected
) -> tuple[Read[Diary] | None, tuple[Problem, ...]]:
    """The weeks in the table, or every problem in it."""
    made = Draft(file, words, expected)
    try:
        table = read_xlsx(raw) if is_spreadsheet(raw) else read_table(raw)
    except Fault as fault:
        return None, (fault.problem(file),)
    if len(table) < len(("headings", "a row")):
        message = "holds no rows below its headings"
        return None, (Problem(file, 1, 1, "", message),)
    if columns := _columns(made, table[0]):
        for row in table[1:]:
            _row(made, columns, table[0], row)
    return _checked(made)


def _checked(made: Draft) -> tuple[Read[Diary] | None, tuple[Problem, ...]]:
    data = {"weeks": list(made.weeks.values())}
    source = Source(made.file, data, made.marks, {})
    diary, found = check(Diary, source)
    problems = [*made.problems, *found]
    if diary:
        problems += diary_problems(Read(diary, source), made.expected)
    told = {(p.line, p.column) for p in made.problems}
    own = set(made.problems)
    kept = [p for p in problems if p in own or (p.line, p.column) not in told]
    named = {replace(p, where=made.heads.get((p.line, p.column), "")) for p in kept}
    read = Read(diary, source) if diary and not named else None
    return read, first(sorted(named), source)


def _columns(made: Draft, heads: Row) -> dict[int, str]:
    """Our name for each column that has one; faults in the headings end it all."""
    found: dict[int, str] = {}
    for number, head in enumerate(heads):
        made.heads[head.line, head.column] = one_line(head.text)
        name = made.words.columns.get(tidy(head.text))
        if name is None and head.text:
            made.wrong(head, "unknown heading", _meant(made.words, head.text))
        elif name in found.values():
            made.wrong(head, "this heading is there twice")
        elif name:
            found[number] = name
    if not made.problems and not {"week", "day"} & set(found.values()):
        made.wrong(heads[0], "there is no heading for the week or the date")
    return {} if made.problems else found


def _meant(words: Vocabulary, heading: str) -> str:
    close = difflib.get_close_matches(tidy(heading), words.columns, 1, ALIKE)
    near = close[0] if close else ""
    known = sorted(set(words.columns.values()))
    return f'did you mean "{near}"?' if near else f"known: {', '.join(known)}"


def _row(made: Draft, columns: dict[int, str], heads: Row, row: Row) -> None:
    cells: dict[str, Cell] = {}
    for number, cell in enumerate(row):
        if number in columns:
            made.heads[cell.line, cell.column] = one_line(heads[number].text)
            if cell.text.lower() not in {"", *made.words.nothing}:
                cells[columns[number]] = cell
        elif cell.text:
            hint = "a text with a comma in it must stand in quotes"
            made.wrong(cell, f'"{cell.text[:60]}" has no heading', hint)
    if (week := _week(made, cells, row[0])) is not None:
        add_row(made, week, cells, row[0])


def _week(made: Draft, cells: dict[str, Cell], first: Cell) -> object:
    if cell := cells.get("week"):
        return number_of_week(cell.text)
    week = made.expected.week_of(day(cells["day"].text)) if "day" in cells else None
    if week is None:
        made.wrong(cells.get("day", first), "which week is it? Write its number")
    return week
