"""Measure what the commands cost, print tables and write RESULTS.md. Asserts nothing.

Usage: python -m benchmarks.run [RUNS] [CLIENTS]

Each number is the median of RUNS (3 unless given); the clinic has CLIENTS (200).
"""

import sys
import tempfile
import time
from pathlib import Path

from benchmarks import alone, clinic, machine, sheets, tables
from benchmarks.results import Table, as_text, document
from benchmarks.targets import targets

RESULTS = Path(__file__).resolve().parent / "RESULTS.md"
RUNS = 3
CLIENTS = 200


def measured(folder: Path, runs: int, clients: int) -> list[Table]:
    """Everything, from the sheets to the clinic."""
    made = sheets.measured(folder, runs)
    started, parts = alone.commands(runs), alone.parts(runs)
    morning = clinic.measured(folder, runs, clients)
    return [
        tables.targets_table(targets(made, parts, morning)),
        tables.sheets_table(made),
        tables.growth_table(made),
        tables.start_table(started),
        tables.parts_table(parts),
        tables.clinic_table(morning),
    ]


def main() -> None:
    """Measure, print and write."""
    given = [int(word) for word in sys.argv[1:]]
    runs, clients = (*given, *(RUNS, CLIENTS)[len(given) :])
    with tempfile.TemporaryDirectory() as folder:
        found = measured(Path(folder), runs, clients)
    for table in found:
        print(as_text(table))
    date = time.strftime("%Y-%m-%d")
    text = document(date, runs, machine.described(), found)
    RESULTS.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
