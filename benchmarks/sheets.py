"""The sheets of 4, 26 and 51 weeks: by us, by others, and the least there is to do."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks import browser
from benchmarks.process import (
    REHAB,
    ROOT,
    Cost,
    answer,
    code,
    in_turn,
    measure,
    module,
    tell,
)

CLIENT = ROOT / "examples" / "steady-build" / "client.yaml"
WEEKS = (4, 26, 51)

OURS = "rehab pdf"
PLAIN = "plain WeasyPrint, same HTML"
CHROMIUM = "Chromium, same HTML"
FLOOR = "floor: pydyf writes our objects"
IMPORT = "import weasyprint"


@dataclass(frozen=True, slots=True)
class Sheets:
    """What one program needs for so many weeks, and what it makes."""

    tool: str
    weeks: int | None  # None: it makes no sheets
    cost: Cost | None  # None: it is not installed
    size_kb: float | None = None  # thousands of bytes
    pages: int | None = None


def measured(folder: Path, runs: int) -> list[Sheets]:
    """Every program for every number of weeks, all in turn."""
    commands = {IMPORT: code("import weasyprint")}
    missing = set()
    for weeks in WEEKS:
        for tool, command in commands_for(weeks, folder).items():
            if command is None:
                missing.add(tool)
            else:
                commands[_key(tool, weeks)] = command
    costs = in_turn(commands, runs)
    return [Sheets(IMPORT, None, costs[IMPORT]), *_sheets(folder, costs, missing)]


def commands_for(weeks: int, folder: Path) -> dict[str, list[str] | None]:
    """What each program is called with; None for one that is not installed."""
    page, objects = folder / f"page-{weeks}", folder / f"objects-{weeks}"
    pdfs = {tool: _pdf(folder, tool, weeks) for tool in (OURS, PLAIN, CHROMIUM, FLOOR)}
    html = page / "handout.html"
    ours = _rehab_pdf(weeks, pdfs[OURS])
    tell(f"getting {weeks} weeks ready")
    measure(module("page", CLIENT, weeks, page))
    measure(ours)
    measure(module("floor", "dump", pdfs[OURS], objects))
    return {
        OURS: ours,
        PLAIN: module("plain", html, pdfs[PLAIN]),
        CHROMIUM: browser.printing(html, pdfs[CHROMIUM], folder / "profile"),
        FLOOR: module("floor", "write", objects, pdfs[FLOOR]),
    }


def _rehab_pdf(weeks: int, pdf: Path) -> list[str]:
    asked = ("--weeks", f"1-{weeks}", "--no-record")
    return [*REHAB, "pdf", str(CLIENT), *asked, "-o", str(pdf)]


def _sheets(
    folder: Path, costs: dict[str, Cost], missing: set[str]
) -> Iterator[Sheets]:
    for weeks in WEEKS:
        for tool in (OURS, PLAIN, CHROMIUM, FLOOR):
            if tool in missing:
                yield Sheets(tool, weeks, None)
                continue
            pdf = _pdf(folder, tool, weeks)
            (pages,) = answer(module("facts", pdf))
            size_kb = pdf.stat().st_size / 1000
            yield Sheets(tool, weeks, costs[_key(tool, weeks)], size_kb, pages)


def _key(tool: str, weeks: int) -> str:
    return f"{tool}, {weeks} weeks"


def _pdf(folder: Path, tool: str, weeks: int) -> Path:
    return folder / f"{tool.partition(' ')[0].strip(':')}-{weeks}.pdf"
