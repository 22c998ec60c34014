"""A table saved by a spreadsheet: its cells, and where each of them stands."""

import csv
import io
import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple, TypeAlias

from rehab.reader.guards import Fault, decode

DELIMITERS = (",", ";", "\t")
MOST_COLUMNS, MOST_ROWS = 200, 5_000
_FEWER = "save the diary alone as a table"
_EXCEL = re.compile(r"sep=(.)\r?\n?", re.IGNORECASE)  # a first line some programs add


class Cell(NamedTuple):
    """One cell; line and column count from 1."""

    text: str
    line: int
    column: int


Row: TypeAlias = tuple[Cell, ...]


def read_table(raw: bytes) -> tuple[Row, ...]:
    r"""Every row that is not empty, the headings first.

    >>> read_table(b"week;note\n3;'fine'\n")[1]
    (Cell(text='3', line=2, column=1), Cell(text="'fine'", line=2, column=3))

    Raises:
        Fault: It is no UTF-8 text, a quote is not closed, or it is far too large.
    """
    text = decode(raw)
    first = next(iter(text.splitlines()), "")
    delimiter = max(DELIMITERS, key=first.count)
    if told := _EXCEL.fullmatch(first):
        delimiter = told[1]
        if delimiter not in (*DELIMITERS, "|", ":"):
            raise Fault(1, 5, "cells cannot be parted by this sign", "write sep=;")
    rows = (row for row in _rows(text, delimiter) if any(cell.text for cell in row))
    found = tuple(islice(rows, MOST_ROWS + 2))
    if len(found) > MOST_ROWS + 1:
        raise Fault(found[-1][0].line, 1, f"has more than {MOST_ROWS:,} rows", _FEWER)
    return found[1:] if told else found


def _rows(text: str, delimiter: str) -> Iterator[Row]:
    lines: list[str] = []
    reader = csv.reader(_kept(text, lines), delimiter=delimiter, strict=True)
    line = 1
    while True:
        try:
            values = next(reader, None)
        except csv.Error:
            hint = "a text with quotes in it is doubly quoted by the spreadsheet itself"
            raise Fault(line, 1, "a quote is not closed in this row", hint) from None
        if values is None:
            return
        if len(values) > MOST_COLUMNS:
            raise Fault(line, 1, f"has more than {MOST_COLUMNS} columns", _FEWER)
        places = _places("".join(lines), delimiter, line)
        pairs = zip(values, places, strict=False)
        yield tuple(Cell(in_lines(value), *place) for value, place in pairs)
        line += len(lines)
        lines.clear()


def in_lines(value: str) -> str:
    """The text of a cell; a break in it is one sign, whoever saved it."""
    return re.sub(r"\r\n?", "\n", value).strip()


def _kept(text: str, lines: list[str]) -> Iterator[str]:
    for line in io.StringIO(text, newline=""):
        lines.append(line)
        yield line


def _places(row: str, delimiter: str, line: int) -> Iterator[tuple[int, int]]:
    """Where each cell of the row begins; a text in quotes may go over lines."""
    column, quoted = 1, False
    yield line, column
    for letter in row:
        column += 1
        if letter == '"':
            quoted = not quoted
        elif letter == "\n":
            line, column = line + 1, 1
        elif letter == delimiter and not quoted:
            yield line, column
