r"""A table that a spreadsheet shows and never works out.

A cell that begins like a formula gets an apostrophe before it; so does what follows a
semicolon in it, where a spreadsheet of another country begins a cell.

>>> safe("=1+1"), safe("-2 kg"), safe("2; @x"), safe("3-4")
("'=1+1", "'-2 kg", "2; '@x", '3-4')
"""

import csv
import io
import re
from collections.abc import Iterable, Sequence

_FORMULA = re.compile(r"""(^|[;\t\r\n])([ "]*)(?=[=+\-@\t\r＝＋－＠])""")  # noqa: RUF001
MARK = "\ufeff"  # without it a spreadsheet guesses the letters


def safe(text: str) -> str:
    """The text with nothing in it that is worked out."""
    return _FORMULA.sub(r"\1\2'", text)


def table(rows: Iterable[Sequence[object]]) -> str:
    """The rows as CSV, every cell in quotes; None is an empty one."""
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    for row in rows:
        writer.writerow(["" if cell is None else safe(str(cell)) for cell in row])
    return MARK + out.getvalue()
