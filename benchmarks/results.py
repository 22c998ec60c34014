"""Tables as text for the terminal and as Markdown for the file."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

READING = (
    "Every number is from one run on one machine, and the commands of a table took "
    "turns in it. Quote the ratios and not the seconds: another machine has other "
    "seconds, and this one has others on another day. Time is that of a whole process "
    "from start to end unless a table says otherwise. The peak of memory is that of "
    "the process itself or of the largest one it waited for, whichever is more: for "
    "Chromium, which is several processes, it is the largest of them and not their "
    "sum; for `rehab batch` it is the command itself without its workers. The floor "
    "is what is left when everything is known beforehand: a process "
    "that only writes the objects of our own PDF again."
)


@dataclass(frozen=True, slots=True)
class Table:
    """Cells of text below their heads; the first column is words, the rest numbers."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""


def as_text(table: Table) -> str:
    """For a terminal: columns in line."""
    lines = (table.head, *table.rows)
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    shown = [_in_line(line, widths) for line in lines]
    return "\n".join(["", table.title, *shown, *([table.note] if table.note else [])])


def _in_line(cells: Sequence[str], widths: Sequence[int]) -> str:
    first, *rest = zip(cells, widths, strict=True)
    return first[0].ljust(first[1]) + "".join(f"  {c.rjust(w)}" for c, w in rest)


def as_markdown(table: Table) -> str:
    """For the file: a heading, a table and its note."""
    rule = ("---", *("---:" for _ in table.head[1:]))
    lines = [_piped(line) for line in (table.head, rule, *table.rows)]
    note = ["", table.note] if table.note else []
    return "\n".join([f"## {table.title}", "", *lines, *note])


def _piped(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def document(
    date: str, runs: int, machine: Sequence[str], tables: Sequence[Table]
) -> str:
    """The whole file."""
    return "\n".join(_lines(date, runs, machine, tables))


def _runs(runs: int) -> str:
    return "1 run" if runs == 1 else f"{runs} runs"


def _lines(
    date: str, runs: int, machine: Sequence[str], tables: Sequence[Table]
) -> Iterator[str]:
    yield "# What it costs"
    yield ""
    yield f"Written by `./run bench` on {date}: medians of {_runs(runs)}."
    yield ""
    yield from (f"- {line}" for line in machine)
    yield ""
    yield READING
    for table in tables:
        yield ""
        yield as_markdown(table)
    yield ""
