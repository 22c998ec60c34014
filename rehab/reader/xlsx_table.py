"""The same table as a spreadsheet saves it: .xlsx, where the extra for it is there."""

import datetime
import io
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rehab.reader.csv_table import Cell, Row, in_lines
from rehab.reader.guards import MAX_BYTES, Fault

if TYPE_CHECKING:
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

_ZIP, _OLD = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"  # how .xlsx and .xls begin
MOST_UNPACKED = 20 * MAX_BYTES
MOST_ROWS, MOST_COLUMNS = 5_000, 100
AS_CSV = "save it as CSV UTF-8 in the spreadsheet program"


def is_spreadsheet(raw: bytes) -> bool:
    r"""Whether the file is no text, but what a spreadsheet program keeps.

    >>> is_spreadsheet(b"week;note"), is_spreadsheet(b"PK\x03\x04...")
    (False, True)
    """
    return raw.startswith((_ZIP, _OLD))


def read_xlsx(raw: bytes) -> tuple[Row, ...]:
    """Every row of the one sheet that is not empty, the headings first.

    Raises:
        Fault: It is another kind of file, too large, or has several filled sheets.
    """
    _guard(raw)
    try:
        from openpyxl import load_workbook
    except ImportError:
        hint = f'{AS_CSV}, or install the extra: pip install "rehab-programme[table]"'
        raise Fault(1, 1, "is a spreadsheet, which cannot be read here", hint) from None
    try:
        book = load_workbook(io.BytesIO(raw), read_only=True, data_only=True)
        sheets = [rows for one in book.worksheets if (rows := tuple(_rows(one)))]
    except Fault:
        raise
    except Exception:  # noqa: BLE001 - whatever a broken file makes of the library
        raise Fault(1, 1, "is a spreadsheet that cannot be read", AS_CSV) from None
    if len(sheets) > 1:
        hint = "leave what came back on one sheet, and delete or empty the others"
        raise Fault(1, 1, f"has {len(sheets)} sheets that are filled in", hint)
    return sheets[0] if sheets else ()


def _guard(raw: bytes) -> None:
    if len(raw) > MAX_BYTES:
        raise Fault(1, 1, f"is larger than {MAX_BYTES:,} bytes")
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            names = {one.filename for one in packed.infolist()}
            unpacked = sum(one.file_size for one in packed.infolist())
    except (zipfile.BadZipFile, ValueError, OSError):
        names, unpacked = set(), 0
    if "xl/workbook.xml" not in names:
        raise Fault(1, 1, "is a spreadsheet of another kind than .xlsx", AS_CSV)
    if unpacked > MOST_UNPACKED:
        raise Fault(1, 1, f"unpacks to more than {MOST_UNPACKED:,} bytes", AS_CSV)


def _rows(sheet: "ReadOnlyWorksheet") -> Iterator[Row]:
    for line, values in enumerate(sheet.iter_rows(values_only=True), start=1):
        if line > MOST_ROWS or len(values) > MOST_COLUMNS:
            most = f"{MOST_ROWS:,} rows and {MOST_COLUMNS} columns"
            raise Fault(line, 1, f"has more than {most}", "delete what is below")
        texts = [_text(value) for value in values]
        if any(texts):
            yield tuple(Cell(text, line, n) for n, text in enumerate(texts, start=1))


def _text(value: object) -> str:
    """The cell as somebody would have typed it.

    >>> _text(3.0), _text(2.5), _text(None), _text(datetime.datetime(2026, 3, 2))
    ('3', '2.5', '', '2026-03-02')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    return in_lines(str(value))
