"""Published programmes: every cell that is printed is the one of the paper's table."""

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from rehab.app import Planned, plan_client, words
from rehab.model.programme import Week
from rehab.render.view import build_view
from rehab.render.view_grid import TickRow
from tests.support.cases import ROOT

PAPERS = yaml.safe_load((Path(__file__).parent / "tables.yaml").read_text("utf-8"))
FILES = {file.stem for file in (ROOT / "plans" / "published").glob("*.yaml")}
CELLS = [(name, row) for name, rows in PAPERS.items() for row in rows]


@cache
def planned(name: str) -> Planned:
    """Return the programme of the plan's client."""
    file = ROOT / "examples" / "published" / name / "client.yaml"
    found = plan_client(file, None, None)
    assert isinstance(found, Planned), found
    return found.laid_out("weekly")


@cache
def printed(name: str) -> dict[int, tuple[Week, dict[str, TickRow]]]:
    """Return what stands beside the boxes of each week's page, by exercise."""
    made = planned(name)
    numbers = [week.number for week in made.programme.weeks]
    view = build_view(
        made.programme,
        made.library,
        words(),
        weeks=numbers,
        copy="client",
        draft=True,
        fingerprint="",
    )
    ids = {one.name: key for key, one in made.library.exercises.items()}
    sheets = zip(made.programme.weeks, view.pages, strict=True)
    return {
        week.number: (week, {ids[row.name]: row for row in page.week.grid.ticks})
        for week, page in sheets
    }


def test_each_programme_has_its_paper_and_a_client() -> None:
    assert set(PAPERS) == FILES
    for name in FILES:
        plan = planned(name).programme.plan
        assert plan.status.startswith("As published, not validated here.")
        assert plan.sources


@pytest.mark.parametrize(("name", "row"), CELLS)
def test_what_is_printed_is_what_the_paper_has(name: str, row: dict[str, Any]) -> None:
    found = printed(name)
    if "weeks" in row:
        first, last = row["weeks"]
        numbers = list(range(first, last + 1))
    else:
        numbers = [n for n, (week, _) in found.items() if week.phase.id == row["phase"]]
    assert numbers
    for number in numbers:
        week, rows = found[number]
        assert {key: one.dose for key, one in rows.items()} == _said(row), number
        for given in week.prescriptions:
            assert given.times_a_day == row.get("a_day", 1)
            assert len(set(given.days)) == row["sessions"], number


def _said(row: dict[str, Any]) -> dict[str, str]:
    """Return each dose as a sentence begins, with how often a day."""
    times = {1: "", 2: ", twice a day"}[row.get("a_day", 1)]
    return {
        key: f"{dose[:1].upper()}{dose[1:]}{times}"
        for key, dose in row["doses"].items()
    }


def test_every_week_of_a_programme_is_in_its_table() -> None:
    for name, rows in PAPERS.items():
        told: set[int] = set()
        for row in rows:
            first, last = row.get("weeks", (1, 0))
            told |= set(range(first, last + 1))
        if told:
            assert told == set(printed(name)), name
