"""Write made-up clients, each as a valid client file in a folder of its own.

Usage: python benchmarks/clients.py FOLDER [COUNT] [YYYY-MM-DD]

They are four examples with other names, goals, days and pain, made of a counter: the
same count gives the same files. They begin in the four weeks from the date on.
"""

import datetime
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ("first-visit", "steady-build", "bending-trigger", "quota")
DAYS = ("mon, wed, fri", "tue, thu, sat", "mon, thu", "tue, wed, fri, sun")
NAMES = ("Ada", "Bo", "Cleo", "Dan", "Eve", "Finn", "Gus", "Ida", "Jo", "Kim", "Leo")
GOALS = (
    "Carry the shopping up the stairs",
    "Work a full day at the desk",
    "Pick up my granddaughter",
    "Walk the dog round the lake",
    "Play a whole match",
    "Dig the vegetable bed",
    "Drive for two hours",
)
WEEKS = 4  # of a clinic, in which its clients begin
EVERY_DAY = "mon, tue, wed, thu, fri, sat, sun"


def client_text(number: int, start: str | None = None, weeks: int = 1) -> str:
    """The client file of this number; they begin in so many weeks from the start."""
    sample = SAMPLES[number % len(SAMPLES)]
    text = (ROOT / "examples" / sample / "client.yaml").read_text("utf-8")
    changes = {
        "reference": f"made-up-{number:06d}",
        "name": NAMES[number % len(NAMES)],
        "usual_pain": str(number % 4),
    }
    if start:
        later = datetime.timedelta(weeks=number % weeks)
        changes["start"] = str(datetime.date.fromisoformat(start) + later)
    if EVERY_DAY not in text:
        changes["days"] = f"[{DAYS[number % len(DAYS)]}]"
    for key, value in changes.items():
        text = re.sub(rf"^{key}: .*$", f"{key}: {value}", text, flags=re.MULTILINE)
    goal = f"goals:\n  - {GOALS[number % len(GOALS)]}.\n"
    return re.sub(r"^goals:.*\n(?:  - .*\n)+", goal, text, flags=re.MULTILINE)


def write_clients(
    folder: Path, count: int, start: str | None = None, weeks: int = 1
) -> None:
    """So many folders with a client.yaml in each."""
    for number in range(count):
        place = folder / f"{number % 100:02d}" / f"client-{number:06d}"
        place.mkdir(parents=True, exist_ok=True)
        (place / "client.yaml").write_text(client_text(number, start, weeks), "utf-8")


if __name__ == "__main__":
    given = sys.argv[2:]
    write_clients(
        Path(sys.argv[1]),
        int(given[0]) if given else 1000,
        given[1] if given[1:] else None,
        WEEKS,
    )
