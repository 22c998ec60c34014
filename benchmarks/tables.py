"""What was measured, as tables."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from benchmarks.alone import UNIT
from benchmarks.clinic import JOBS, Clinic
from benchmarks.process import Cost
from benchmarks.results import Table
from benchmarks.sheets import CHROMIUM, FLOOR, OURS, PLAIN, WEEKS, Sheets
from benchmarks.targets import Target, find, ratio

MISSING = "not installed"
NOTHING = "–"


def targets_table(targets: Sequence[Target]) -> Table:
    """The limits, and whether they are kept."""
    rows = (
        (
            target.name,
            f"{'≥' if target.at_least else '≤'} {_amount(target.limit, target.unit)}",
            _amount(target.moonshot, target.unit),
            _amount(target.measured, target.unit),
            target.verdict,
        )
        for target in targets
    )
    head = ("what", "target", "moonshot", "measured", "result")
    return Table("Targets", head, tuple(rows))


def _amount(value: float | None, unit: str) -> str:
    if value is None:
        return NOTHING
    return f"{value:.2f} ×" if unit == "×" else f"{value:.0f} {unit}"


def sheets_table(sheets: Sequence[Sheets]) -> Table:
    """Every program for every number of weeks."""
    head = ("what", "weeks", "seconds", f"× {OURS}", "peak MiB", "kB", "pages")
    rows = tuple(_row(row, sheets) for row in sheets)
    return Table("Sheets of examples/steady-build", head, rows)


def _row(row: Sheets, sheets: Sequence[Sheets]) -> tuple[str, ...]:
    weeks = str(row.weeks or NOTHING)
    if row.cost is None:
        return (row.tool, weeks, MISSING, *[NOTHING] * 4)
    times = ratio(sheets, (row.tool, row.weeks), (OURS, row.weeks))
    return (
        row.tool,
        weeks,
        f"{row.cost.seconds:.2f}",
        _number(times, 2),
        f"{row.cost.peak_mib:.0f}",
        _number(row.size_kb, 0),
        _number(row.pages, 0),
    )


def _number(value: float | None, places: int) -> str:
    return NOTHING if value is None else f"{value:.{places}f}"


def growth_table(sheets: Sequence[Sheets]) -> Table:
    """How many times more the next number of weeks costs."""
    rows = (
        (tool, f"{few} to {many}", *_growth(sheets, tool, few, many))
        for few, many in pairwise(WEEKS)
        for tool in (OURS, PLAIN, CHROMIUM, FLOOR)
    )
    head = ("what", "weeks", "seconds", "peak MiB", "kB", "pages")
    return Table("How it grows with the weeks", head, tuple(rows))


def _growth(sheets: Sequence[Sheets], tool: str, few: int, many: int) -> list[str]:
    before, after = (_numbers(find(sheets, tool, weeks)) for weeks in (few, many))
    return [
        f"{b / a:.2f} ×" if a and b else NOTHING
        for a, b in zip(before, after, strict=True)
    ]


def _numbers(row: Sheets | None) -> tuple[float | None, ...]:
    if row is None or row.cost is None:
        return (None,) * 4
    return (row.cost.seconds, row.cost.peak_mib, row.size_kb, row.pages)


def start_table(costs: Mapping[str, Cost]) -> Table:
    """Commands that make no sheets."""
    unit = costs[UNIT].seconds
    rows = (
        (name, f"{c.seconds:.3f}", f"{c.seconds / unit:.1f}", f"{c.peak_mib:.0f}")
        for name, c in costs.items()
    )
    head = ("what", "seconds", f"× {UNIT}", "peak MiB")
    return Table("Starting", head, tuple(rows))


def parts_table(seconds: Mapping[str, float]) -> Table:
    """The parts in a process that is warm."""
    rows = ((name, f"{took * 1000:.1f}") for name, took in seconds.items())
    note = "In a process that runs already; each in a process of its own."
    return Table("Parts by themselves", ("what", "ms"), tuple(rows), note)


def clinic_table(clinic: Clinic) -> Table:
    """Many clients, both ways."""
    rows = (
        _clinic_row(
            f"rehab batch --jobs {JOBS}",
            clinic.clients,
            clinic.together,
            clinic.together_per_second,
        ),
        _clinic_row(
            "rehab pdf, a process each",
            clinic.sample,
            clinic.each,
            clinic.each_per_second,
        ),
        ("ratio", NOTHING, NOTHING, f"{clinic.ratio:.2f} ×", NOTHING),
    )
    note = (
        f"Blocks of 4 weeks for {clinic.clients} made-up clients. One by one, "
        f"{clinic.sample} of them were made and the mean of a client is told; the "
        "seconds of the first row are for all of its clients. Made-up clients are a "
        "few examples with other days and pain: they have more in common than real "
        "ones, and a process that makes many sheets keeps what it painted."
    )
    head = ("what", "clients", "seconds", "clients a second", "peak MiB")
    return Table("A clinic's run", head, rows, note)


def _clinic_row(
    name: str, clients: int, cost: Cost, per_second: float
) -> tuple[str, ...]:
    numbers = (f"{cost.seconds:.2f}", f"{per_second:.2f}", f"{cost.peak_mib:.0f}")
    return (name, str(clients), *numbers)
