"""What the program should reach, as ratios of one run, and whether it does."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from benchmarks.clinic import Clinic
from benchmarks.sheets import CHROMIUM, IMPORT, OURS, PLAIN, Sheets

_PLANNING = {"plan 51 weeks": 60, "plan after 60 weeks": 100}  # milliseconds at most


@dataclass(frozen=True, slots=True)
class Target:
    """A limit, and what was measured. A moonshot is a limit nobody counts on."""

    name: str
    limit: float
    moonshot: float | None
    measured: float | None
    unit: str = "×"
    at_least: bool = False  # else at most

    @property
    def verdict(self) -> str:
        """Met or not, in words."""
        if self.measured is None:
            return "not measured"
        if self.moonshot is not None and self._reaches(self.moonshot):
            return "moonshot met"
        return "met" if self._reaches(self.limit) else "not met"

    def _reaches(self, limit: float) -> bool:
        if self.measured is None:
            return False
        return self.measured >= limit if self.at_least else self.measured <= limit


def find(sheets: Sequence[Sheets], tool: str, weeks: int | None) -> Sheets | None:
    """The row of this program, unless it is not installed."""
    rows = (row for row in sheets if (row.tool, row.weeks) == (tool, weeks))
    return next((row for row in rows if row.cost), None)


def ratio(
    sheets: Sequence[Sheets], one: tuple[str, int | None], other: tuple[str, int | None]
) -> float | None:
    """The time of one divided by the time of the other; None if one is missing."""
    above, below = find(sheets, *one), find(sheets, *other)
    if above and above.cost and below and below.cost:
        return above.cost.seconds / below.cost.seconds
    return None


def targets(
    sheets: Sequence[Sheets], parts: Mapping[str, float], clinic: Clinic
) -> list[Target]:
    """All of them; parts are seconds by name."""
    half = (OURS, 26)
    whole = find(sheets, *half)
    size = whole.size_kb if whole else None
    peak = whole.cost.peak_mib if whole and whole.cost else None

    def times(
        one: tuple[str, int | None], other: tuple[str, int | None]
    ) -> float | None:
        return ratio(sheets, one, other)

    return [
        Target("26 weeks against Chromium", 0.5, None, times(half, (CHROMIUM, 26))),
        Target("26 weeks against WeasyPrint", 0.15, 0.05, times(half, (PLAIN, 26))),
        Target("4 weeks against Chromium", 1.0, 0.5, times((OURS, 4), (CHROMIUM, 4))),
        Target(
            "4 weeks against its import", 1.6, 1.2, times((OURS, 4), (IMPORT, None))
        ),
        Target("51 weeks against 26", 2.0, None, times((OURS, 51), half)),
        Target("size of 26 weeks", 250, 150, size, "kB"),
        Target("peak memory of 26 weeks", 110, None, peak, "MiB"),
        *(_planning(parts, start, limit) for start, limit in _PLANNING.items()),
        Target("clinic against one by one", 8, 15, clinic.ratio, at_least=True),
    ]


def _planning(parts: Mapping[str, float], start: str, limit: float) -> Target:
    """A programme in a process that is warm."""
    found = {name: took for name, took in parts.items() if name.startswith(start)}
    name, took = next(iter(found.items()), (start, None))
    return Target(name, limit, None, None if took is None else 1000 * took, "ms")
