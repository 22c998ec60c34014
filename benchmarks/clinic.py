"""A clinic's morning: a block of sheets for many clients, at once and one by one."""

from dataclasses import dataclass
from pathlib import Path

from benchmarks.clients import WEEKS, write_clients
from benchmarks.process import REHAB, Cost, measure, median, tell

START = "2026-11-23"
BLOCK = ("--weeks", "1-4")
JOBS = 2
SAMPLE = 8  # a multiple of the kinds of made-up clients, which differ in length


@dataclass(frozen=True, slots=True)
class Clinic:
    """The same clients by one command and by a fresh process each."""

    clients: int
    together: Cost  # of all of them; the memory is without the workers
    sample: int
    each: Cost  # of one process, the mean over the sample

    @property
    def together_per_second(self) -> float:
        """Clients a second, by rehab batch."""
        return self.clients / self.together.seconds

    @property
    def each_per_second(self) -> float:
        """Clients a second, a process each."""
        return 1 / self.each.seconds

    @property
    def ratio(self) -> float:
        """How many times faster together is."""
        return self.together_per_second / self.each_per_second


def measured(folder: Path, runs: int, clients: int) -> Clinic:
    """Both ways in turn; the medians."""
    place = folder / "clients"
    write_clients(place, clients, START, WEEKS)
    files = sorted(place.rglob("client.yaml"), key=lambda file: file.parent.name)
    together, each = [], []
    for turn in range(runs):
        tell(f"clinic of {clients} clients, round {turn + 1} of {runs}")
        together.append(measure(_batch(place, folder / f"out-{turn}")))
        each.append(
            mean([measure(_pdf(file, folder / "one.pdf")) for file in files[:SAMPLE]])
        )
    return Clinic(clients, median(together), len(files[:SAMPLE]), median(each))


def mean(costs: list[Cost]) -> Cost:
    """The mean time, and the memory of the largest."""
    return Cost(
        sum(cost.seconds for cost in costs) / len(costs),
        max(cost.peak_mib for cost in costs),
    )


def _batch(clients: Path, out: Path) -> list[str]:
    jobs = ("--jobs", str(JOBS))
    return [*REHAB, "batch", str(clients), "-o", str(out), *BLOCK, *jobs]


def _pdf(client: Path, out: Path) -> list[str]:
    return [*REHAB, "pdf", str(client), *BLOCK, "--no-record", "-o", str(out)]
