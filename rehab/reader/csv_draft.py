"""The diary that is put together from a table, and what is wrong so far."""

from dataclasses import dataclass, field

from rehab.model.problem import Problem
from rehab.reader.csv_cells import Vocabulary
from rehab.reader.csv_table import Cell
from rehab.reader.expected import Expected
from rehab.reader.places import Mark, Path, printable

MOST_SAID = 200  # letters of what is wrong; a cell can hold many more


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
        words = printable(message[:MOST_SAID]), printable(hint)
        self.problems.append(Problem(*place, where, *words))

    def mark(self, path: Path, cell: Cell) -> None:
        """Keep where a value stands."""
        self.marks.setdefault(path, (cell.line, cell.column))
