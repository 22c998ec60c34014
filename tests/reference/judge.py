"""Holds the planner against ``programmes.yaml``: twelve clients, a year of each.

.venv/bin/python -m tests.reference.judge            how many ranges hold
.venv/bin/python -m tests.reference.judge c01 c07    and which of these do not
"""

import functools
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import yaml

from tests.reference.made import Case, programme_of
from tests.reference.ranges import Range, Shelf, ranges

FILE = Path(__file__).with_name("programmes.yaml")
EMPTY = {"number": 1, "phase": "", "easy": False, "prescriptions": []}


@functools.cache
def reference() -> dict[str, Any]:
    """Return the whole file, read once."""
    found: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return found


def cases() -> list[Case]:
    """Return the twelve cases."""
    found: list[Case] = reference()["cases"]
    return found


def judged(case: Case, folder: Path) -> list[Range]:
    """Return every range of a case; without a programme none of them holds."""
    shelf = Shelf(frozenset(reference()["known"]), reference()["missing"])
    found = programme_of(case, folder)
    if found is not None:
        return ranges(case, found, shelf)
    none = ranges(case, {"weeks": [EMPTY]}, shelf)
    return [one._replace(holds=False, text="no programme") for one in none]


def totals(every: Sequence[Range]) -> Iterator[str]:
    """Yield how many ranges hold, by kind and in all."""
    every_kind = Counter(one.kind for one in every)
    good = Counter(one.kind for one in every if one.holds)
    for kind, count in sorted(every_kind.items()):
        yield f"{kind:<34} {good[kind]:>4} of {count:>4}"
    yield f"{good.total()} of {every_kind.total()} ranges hold"


def main(wanted: Sequence[str]) -> None:
    """Print the cases whose ids begin so, or all of them in short."""
    every = []
    for case in cases():
        if wanted and not case["id"].startswith(tuple(wanted)):
            continue
        with tempfile.TemporaryDirectory() as folder:
            found = judged(case, Path(folder))
        every += found
        say(f"{case['id']:<34} {sum(r.holds for r in found):>4} of {len(found):>4}")
        for one in found:
            if wanted and not one.holds:
                say(f"  {one}")
    for line in ("", *totals(every)):
        say(line)


def say(line: str) -> None:
    """Print a line."""
    sys.stdout.write(line + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
