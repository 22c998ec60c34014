"""Write made-up clients, each as a valid client file in a folder of its own.

Usage: python benchmarks/clients.py FOLDER [COUNT] [YYYY-MM-DD]

They are the examples with other references, days, pain and equipment: made of a
counter, so the same count gives the same files. The date is their first day.
"""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ("first-visit", "steady-build", "bending-trigger", "quota")
DAYS = ("mon, wed, fri", "tue, thu, sat", "mon, thu", "tue, wed, fri, sun")
EVERY_DAY = "mon, tue, wed, thu, fri, sat, sun"


def client_text(number: int, start: str | None = None) -> str:
    """The client file of this number."""
    sample = SAMPLES[number % len(SAMPLES)]
    text = (ROOT / "examples" / sample / "client.yaml").read_text("utf-8")
    changes = {"reference": f"made-up-{number:06d}", "usual_pain": str(number % 4)}
    if start:
        changes["start"] = start
    if EVERY_DAY not in text:
        changes["days"] = f"[{DAYS[number % len(DAYS)]}]"
    for key, value in changes.items():
        text = re.sub(rf"^{key}: .*$", f"{key}: {value}", text, flags=re.MULTILINE)
    return text


def write_clients(folder: Path, count: int, start: str | None = None) -> None:
    """So many folders with a client.yaml in each."""
    for number in range(count):
        place = folder / f"{number % 100:02d}" / f"client-{number:06d}"
        place.mkdir(parents=True, exist_ok=True)
        (place / "client.yaml").write_text(client_text(number, start), "utf-8")


if __name__ == "__main__":
    given = sys.argv[2:]
    write_clients(
        Path(sys.argv[1]),
        int(given[0]) if given else 1000,
        given[1] if given[1:] else None,
    )
