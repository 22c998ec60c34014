"""The parts by themselves, in a warm process: prints seconds by name, as JSON.

Usage: python -m benchmarks.parts NAME
"""

import json
import statistics
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from rehab.app.pages import make_pdf
from rehab.app.papers import LibraryFolders, library_folders
from rehab.app.planned import Planned, plan_client
from rehab.figure.draw import draw
from rehab.model.diary import Diary
from rehab.planner.programme import build_programme
from rehab.reader.library import read_library

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
WEEKS = 26  # of the PDFs


def seconds(job: Callable[[], object]) -> float:
    """How long it takes once."""
    begin = time.perf_counter()
    job()
    return time.perf_counter() - begin


def often(job: Callable[[], object], times: int) -> float:
    """The median of so many times."""
    return statistics.median(seconds(job) for _ in range(times))


def planned(example: str) -> Planned:
    """An example with its programme."""
    found = plan_client(EXAMPLES / example / "client.yaml", None, None)
    if not isinstance(found, Planned):
        raise TypeError(found)
    return found


def reader() -> dict[str, float]:
    """Every exercise and plan, from files to values."""
    return {"read the whole library": often(lambda: read_library(*_library()), 5)}


def _library() -> LibraryFolders:
    return library_folders(None)


def planner() -> dict[str, float]:
    """Every week of a programme from which nothing came back yet."""
    made = planned("steady-build")
    p = made.programme
    took = often(lambda: build_programme(p.client, p.plan, made.library, p.diary), 15)
    return {f"plan {len(p.weeks)} weeks": took}


def diary() -> dict[str, float]:
    """Every week of a programme of which every week came back."""
    made = planned("forty-weeks")
    p = made.programme
    full = _full(p.diary)
    took = often(
        lambda: build_programme(p.client, p.plan, made.library, full, p.record), 15
    )
    return {f"plan after {full.last_week} weeks came back": took}


def _full(known: Diary) -> Diary:
    """The last week again and again until week 60, on no certain days."""
    weeks = list(known.weeks)
    undated = [row.model_copy(update={"day": None}) for row in weeks[-1].sessions]
    later = [
        weeks[-1].model_copy(update={"week": number, "sessions": tuple(undated)})
        for number in range(len(weeks) + 1, 61)
    ]
    return Diary(weeks=(*weeks, *later))


def figures() -> dict[str, float]:
    """Every drawing, without a PDF."""
    library, _ = read_library(*_library())
    if library is None:
        raise TypeError(library)
    exercises = library.exercises.values()
    known = [e.figure for e in exercises if e.figure and e.figure.poses]
    draw(known[0])
    taken = [seconds(partial(draw, figure)) for figure in known]
    return {
        "draw one figure": statistics.median(taken),
        f"draw all {len(known)} figures": sum(taken),
    }


def sheets() -> dict[str, float]:
    """The PDF in a process that has made another one, then once more."""
    make = _warm()
    return {
        f"PDF of {WEEKS} weeks": seconds(make),
        f"PDF of {WEEKS} weeks, made before": seconds(make),
    }


def _warm() -> Callable[[], object]:
    """The job, once another week's sheet has loaded what it needs."""
    made = planned("steady-build")
    make_pdf(made, [made.programme.weeks[-1].number], "client")
    return lambda: make_pdf(made, range(1, WEEKS + 1), "client")


PARTS = {part.__name__: part for part in (reader, planner, diary, figures, sheets)}

if __name__ == "__main__":
    print(json.dumps(PARTS[sys.argv[1]]()))
