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
FORTY = str(ROOT / "examples" / "forty-weeks" / "client.yaml")
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

FULL = """
import statistics, time
from pathlib import Path
from rehab.app import plan_client
from rehab.model.diary import Diary
from rehab.planner.programme import build_programme
planned = plan_client(Path({client!r}), None, None)
p = planned.programme
weeks = list(p.diary.weeks)
last, green = len(weeks), weeks[-1]
later = [green.model_copy(update={{"week": n}}) for n in range(last + 1, 61)]
undated = [row.model_copy(update={{"day": None}}) for row in green.sessions]
later = [week.model_copy(update={{"sessions": tuple(undated)}}) for week in later]
diary = Diary(weeks=(*weeks, *later))
times = []
for _ in range(15):
    begin = time.perf_counter()
    build_programme(p.client, p.plan, planned.library, diary, p.record)
    times.append(time.perf_counter() - begin)
print(statistics.median(times), diary.last_week)
"""

DRAWING = """
import statistics, time
from rehab.papers import library_folders
from rehab.figure.draw import draw
from rehab.reader.library import read_library
library, _ = read_library(*library_folders(None))
figures = [e.figure for e in library.exercises.values() if e.figure and e.figure.poses]
draw(figures[0])
times = []
for figure in figures:
    begin = time.perf_counter()
    draw(figure)
    times.append(time.perf_counter() - begin)
print(statistics.median(times), sum(times), len(times))
"""

DRAWN = """
import time
from pathlib import Path
from rehab import app
if {without}:
    app.drawings = lambda planned, weeks: {{}}
planned = app.plan_client(Path({client!r}), None, None)
weeks = [week.number for week in planned.programme.weeks][:{weeks}]
app.make_pdf(planned, weeks[:1], "client")
begin = time.perf_counter()
pdf = app.make_pdf(planned, weeks, "client")
print(time.perf_counter() - begin, len(pdf), len(app.drawings(planned, weeks)))
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


def drawing(runs: int) -> None:
    """What drawing costs without any PDF: one figure in ms, and all of them in s."""
    taken: list[tuple[float, ...]] = []
    for _ in range(runs):
        done = subprocess.run(
            python(DRAWING), check=True, capture_output=True, cwd=ROOT
        )
        taken.append(tuple(map(float, done.stdout.split())))
    one, every, count = map(statistics.median, zip(*taken, strict=True))
    print(f"{'drawing one figure, median':38}{one * 1000:9.1f} ms")
    print(f"{f'drawing all {int(count)} figures':38}{every:9.3f}")


def full_diary() -> None:
    """What planning costs when every one of sixty weeks came back, in ms."""
    code = python(FULL.format(client=FORTY))
    done = subprocess.run(code, check=True, capture_output=True, cwd=ROOT)
    planning, weeks = done.stdout.split()
    name = f"planning, {int(weeks)} weeks came back"
    print(f"{name:38}{float(planning) * 1000:9.1f} ms")


def pictures(runs: int) -> None:
    """What the drawings cost: the PDF of some weeks with them and without, in turn."""
    print(f"\n{'PDF, in a warm process':38}{'seconds':>9}{'kB':>9}{'drawings':>10}")
    for weeks in (4, 44):
        taken: dict[bool, list[list[float]]] = {True: [], False: []}
        for _ in range(runs):
            for without, lines in taken.items():
                lines.append(drawn(weeks, without=without))
        for without, lines in taken.items():
            took, size, count = map(statistics.median, zip(*lines, strict=True))
            name = f"{weeks} weeks, {'without' if without else 'with'} pictures"
            print(f"{name:38}{took:9.3f}{size / 1000:9.0f}{count:10.0f}")


def drawn(weeks: int, *, without: bool) -> list[float]:
    """Seconds, bytes and drawings of one PDF in a process of its own."""
    code = DRAWN.format(client=CLIENT, weeks=weeks, without=without)
    done = subprocess.run(python(code), check=True, capture_output=True, cwd=ROOT)
    return [float(word) for word in done.stdout.split()]


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
    full_diary()
    drawing(runs)
    pictures(runs)


if __name__ == "__main__":
    main()
