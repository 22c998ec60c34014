"""A weight by effort: a box for the kilograms, which the diary takes by every way."""

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from rehab.app.planned import Planned, plan_client
from rehab.app.words import words
from rehab.commands import clock
from rehab.render.view import build_view
from tests.support.tables import WEEKS, write_client, write_library, write_plan

Run = Callable[..., tuple[int, str, str]]
PRESS = {"sets": 3, "repetitions": 6, "load": {"rm": 6}}
CURL = {"sets": 2, "repetitions": 10, "load": {"effort": 7}}


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "today", lambda: datetime.date(2027, 1, 18))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a library with a plan whose weights the client finds."""
    made = tmp_path / "library"
    write_library(made)
    _plan(made, {"press": PRESS, "curl": CURL})
    write_client(made)
    return made


def _plan(folder: Path, doses: dict[str, dict[str, Any]]) -> None:
    write_plan(
        folder,
        {name: [{"from_week": 1, "dose": dose}] for name, dose in doses.items()},
    )


def _planned(folder: Path) -> Planned:
    found = plan_client(folder / "client.yaml", folder / "diary.yaml", folder)
    assert isinstance(found, Planned), found
    return found


def _ticks(folder: Path, week: int) -> dict[str, tuple[str, set[str]]]:
    """Return the dose of each exercise, and the units of its boxes."""
    made = _planned(folder).laid_out("weekly")
    view = build_view(
        made.programme,
        made.library,
        words(),
        weeks=range(1, WEEKS + 1),
        copy="client",
        draft=True,
        fingerprint="",
    )
    grid = view.pages[week - 1].week.grid
    return {
        row.name: (row.dose, {box.unit for box in row.boxes if box.due})
        for row in grid.ticks
    }


def test_the_sheet_says_how_heavy_and_has_boxes_for_kilograms(folder: Path) -> None:
    (folder / "diary.yaml").write_text("weeks: []\n", "utf-8")
    press = "3 sets of 6, a weight you can lift 6 times, not 7"
    curl = "2 sets of 10, each side, a weight that feels like 7 of 10"
    assert _ticks(folder, 1) == {"Press": (press, {"kg"}), "Curl": (curl, {"kg"})}


def test_typed_or_from_a_table_they_are_in_the_diary_and_on_the_next_sheet(
    folder: Path, rehab: Run
) -> None:
    client, library = folder / "client.yaml", ("--library", folder)
    row = "before=0 during=0 morning=0 'kg=press 22.5; 2 8'"
    status, said, wrong = rehab(
        "diary", "add", client, *library, "--week", "1", "--session", row, "--yes"
    )
    assert status == 0, said + wrong
    table = folder / "rows.csv"
    table.write_text("week,date,kg used\n2,2027-01-11,Curl 8; press: 25 kg\n", "utf-8")
    status, said, wrong = rehab("diary", "import", client, table, *library, "--yes")
    assert status == 0, said + wrong
    weeks = yaml.safe_load((folder / "diary.yaml").read_text("utf-8"))["weeks"]
    assert [week["sessions"][0]["kg"] for week in weeks] == [
        {"press": 22.5, "curl": 8},
        {"curl": 8, "press": 25},
    ]
    first, second, third = (_ticks(folder, n)["Press"][0] for n in (1, 2, 3))
    assert "last" not in first
    assert second.endswith("not 7 (last 22.5 kg)")
    assert third.endswith("not 7 (last 25 kg)")


@pytest.mark.parametrize("kg", ["600", "0", "forty"])
def test_what_is_no_weight_is_a_wrong_command_line(
    folder: Path, rehab: Run, kg: str
) -> None:
    row = ("--week", "1", "--session", f"'kg=press {kg}'")
    status, out, wrong = rehab(
        *("diary", "add", folder / "client.yaml", "--library", folder), *row, "--yes"
    )
    assert (status, "its kilograms, such as" in out + wrong) == (2, True)


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("40", 'no kilograms: "40"'),
        ("press forty", 'no kilograms: "press forty"'),
        ("leg curl 40", 'no kilograms: "leg curl 40"'),
    ],
)
def test_kilograms_that_nobody_can_place_are_told_at_their_cell(
    folder: Path, rehab: Run, cell: str, said: str
) -> None:
    table = folder / "rows.csv"
    table.write_text(f"week,date,kg\n1,2027-01-04,{cell}\n", "utf-8")
    run = ("diary", "import", folder / "client.yaml", table, "--library", folder)
    status, out, wrong = rehab(*run, "--yes")
    assert status == 1
    assert said in out + wrong
    assert "write the exercise and its kilograms" in out + wrong
    assert not (folder / "diary.yaml").exists()


def test_worse_days_keep_the_weight_and_have_fewer_of_it(folder: Path) -> None:
    (folder / "diary.yaml").write_text("weeks: []\n", "utf-8")
    made = _planned(folder).programme
    press = made.weeks[0].given("press")
    assert press
    assert (press.dose.load, press.lower.load) == (press.back[0].load,) * 2
    assert press.lower.repetitions == 4  # 70 % of 6
    assert press.back[0].repetitions == 2  # 50 % of what is in a set, 80 % of the load
