"""Print what the commands cost, as ratios taken in one run. Asserts nothing.

Usage: python benchmarks/run.py [RUNS]

Each row is the median of RUNS whole processes (5 unless given), the commands in
turn, so that a machine that slows down slows all of them down.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CLIENT = str(ROOT / "examples" / "steady-build" / "client.yaml")
REHAB = [sys.executable, "-m", "rehab"]

PLANNING = """
import statistics, time
from pathlib import Path
from rehab.app import plan_client
from rehab.planner.programme import build_programme
planned = plan_client(Path({client!r}), None, None)
p = planned.programme
times = []
for _ in range(15):
    begin = time.perf_counter()
    build_programme(p.client, p.plan, planned.library, p.diary)
    times.append(time.perf_counter() - begin)
print(statistics.median(times), len(p.weeks))
"""

BARE = """
import sys
from weasyprint import HTML
HTML(filename={html!r}).write_pdf({pdf!r}, pdf_variant="pdf/ua-1")
"""

HTML = """
import sys
from pathlib import Path
from rehab import app
from rehab.planner.block import fingerprint, next_block
planned = app.plan_client(Path({client!r}), None, None)
weeks = next_block(planned.programme)
Path({html!r}).write_text(app.make_html(planned, weeks, "client"), encoding="utf-8")
"""


def seconds(command: list[str]) -> float:
    """Wall time of one whole process."""
    begin = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, cwd=ROOT)
    return time.perf_counter() - begin


def python(code: str) -> list[str]:
    """A process that runs this code."""
    return [sys.executable, "-c", code]


def rows(folder: Path) -> dict[str, list[str]]:
    """What is timed, by name."""
    html, out = str(folder / "block.html"), str(folder / "out.pdf")
    subprocess.run(python(HTML.format(client=CLIENT, html=html)), check=True, cwd=ROOT)
    return {
        "import click": python("import click"),
        "rehab --help": [*REHAB, "--help"],
        "rehab check (whole library)": [*REHAB, "check"],
        "rehab plan --weeks all": [*REHAB, "plan", CLIENT, "--weeks", "all"],
        "import weasyprint": python("import weasyprint"),
        "bare WeasyPrint, same 4-week HTML": python(
            BARE.format(html=html, pdf=str(folder / "bare.pdf"))
        ),
        "rehab pdf, 4-week block": [*REHAB, "pdf", CLIENT, "-o", out],
    }


def main() -> None:
    """Time everything in turn and print medians and ratios."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    with tempfile.TemporaryDirectory() as folder:
        commands = rows(Path(folder))
        taken: dict[str, list[float]] = {name: [] for name in commands}
        for turn in range(runs + 1):  # the first turn warms the caches
            for name, command in commands.items():
                took = seconds(command)
                taken[name] += [took] if turn else []
    unit = statistics.median(taken["import click"])
    print(f"{'what':38}{'seconds':>9}{'x import click':>16}")
    for name, times in taken.items():
        median = statistics.median(times)
        print(f"{name:38}{median:9.3f}{median / unit:16.1f}")
    code = PLANNING.format(client=CLIENT)
    done = subprocess.run(python(code), check=True, capture_output=True, cwd=ROOT)
    planning, weeks = done.stdout.split()
    print(f"{f'planning {int(weeks)} weeks, in process':38}{float(planning):9.3f}")


if __name__ == "__main__":
    main()
