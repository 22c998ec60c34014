"""Commands that make no sheets, and the parts of the program by themselves."""

import statistics

from benchmarks.process import (
    REHAB,
    ROOT,
    Cost,
    answer,
    code,
    in_turn,
    module,
    tell,
)

CLIENT = str(ROOT / "examples" / "steady-build" / "client.yaml")
UNIT = "import click"  # every command needs at least this
PARTS = ("reader", "planner", "diary", "figures", "sheets")


def commands(runs: int) -> dict[str, Cost]:
    """What it costs to start, as whole processes."""
    return in_turn(
        {
            UNIT: code("import click"),
            "rehab --help": [*REHAB, "--help"],
            "rehab check (whole library)": [*REHAB, "check"],
            "rehab plan --weeks all": [*REHAB, "plan", CLIENT, "--weeks", "all"],
        },
        runs,
    )


def parts(runs: int) -> dict[str, float]:
    """Seconds by name: each part in so many processes of its own, in turn."""
    taken: dict[str, list[float]] = {}
    for turn in range(runs):
        tell(f"parts by themselves, round {turn + 1} of {runs}")
        for part in PARTS:
            for name, seconds in answer(module("parts", part)).items():
                taken.setdefault(name, []).append(seconds)
    return {name: statistics.median(times) for name, times in taken.items()}
